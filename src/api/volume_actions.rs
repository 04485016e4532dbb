use serde::Serialize;

use super::decode::{self, Page};
use crate::http::{HttpClient, HttpError, Request};
use crate::model::{Action, ActionId, DropletId, Region, SizeGib, VolumeId, VolumeName};

/// openapi `volumeActions_list` and `volumeActions_get`, `security`.
const READ_SCOPE: &str = "block_storage_action:read";
/// openapi `volumeActions_post` and `volumeActions_post_byId`, `security`.
const CREATE_SCOPE: &str = "block_storage_action:create";

/// A volume in the two ways in which an endpoint takes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VolumeAddress {
    /// By its ID, and a region if the user named one.
    Id(VolumeId, Option<Region>),
    /// By its name, which only a region makes unique.
    Name(VolumeName, Region),
}

/// What goes on the wire (openapi `volume_action_post_attach`, `…_detach`, `…_resize`).
#[derive(Serialize)]
struct ChangeRequest<'a> {
    r#type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    volume_name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    droplet_id: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    size_gigabytes: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<&'a str>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    tags: &'a [String],
}

impl<'a> ChangeRequest<'a> {
    fn new(r#type: &'static str, region: Option<&'a Region>) -> Self {
        let region = region.map(Region::as_str);
        Self { r#type, volume_name: None, droplet_id: None, size_gigabytes: None, region, tags: &[] }
    }

    fn request(self, path: String) -> Request {
        let body = serde_json::to_string(&self).expect("text and numbers are JSON");
        Request::post(path, body, CREATE_SCOPE)
    }

    fn of_volume(mut self, volume: &'a VolumeAddress) -> Request {
        match volume {
            VolumeAddress::Id(id, region) => {
                self.region = region.as_ref().map(Region::as_str);
                self.request(format!("/v2/volumes/{id}/actions"))
            }
            VolumeAddress::Name(name, region) => {
                self.volume_name = Some(name.as_str());
                self.region = Some(region.as_str());
                self.request("/v2/volumes/actions".to_owned())
            }
        }
    }
}

/// The change that attaches a volume to a Droplet and tags it
/// (`POST /v2/volumes/{volume_id}/actions` or `POST /v2/volumes/actions`).
pub fn attach_request(volume: &VolumeAddress, droplet: DropletId, tags: &[String]) -> Request {
    let droplet_id = Some(droplet.number());
    ChangeRequest { droplet_id, tags, ..ChangeRequest::new("attach", None) }.of_volume(volume)
}

/// The change that detaches a volume from a Droplet (the same two endpoints).
pub fn detach_request(volume: &VolumeAddress, droplet: DropletId) -> Request {
    let droplet_id = Some(droplet.number());
    ChangeRequest { droplet_id, ..ChangeRequest::new("detach", None) }.of_volume(volume)
}

/// The change that grows a volume (`POST /v2/volumes/{volume_id}/actions`).
///
/// `volume` is an ID, or a placeholder where the request is only shown; so is a
/// size that is not known yet.
pub fn resize_request(volume: &str, size: Option<SizeGib>, region: Option<&Region>) -> Request {
    let size_gigabytes = size.map(SizeGib::gib);
    let change = ChangeRequest { size_gigabytes, ..ChangeRequest::new("resize", region) };
    change.request(format!("/v2/volumes/{volume}/actions"))
}

/// One page of a volume's actions, newest first (`GET /v2/volumes/{volume_id}/actions`).
/// Pages count from 1.
pub fn list_volume_actions(
    http: &HttpClient,
    volume: &VolumeId,
    page: usize,
) -> Result<Page<Action>, HttpError> {
    let request = Request::get(format!("/v2/volumes/{volume}/actions"), READ_SCOPE);
    http.send(&decode::paged(request, page), decode::decode_actions)
}

/// One of a volume's actions (`GET /v2/volumes/{volume_id}/actions/{action_id}`).
pub fn get_volume_action(http: &HttpClient, volume: &VolumeId, id: ActionId) -> Result<Action, HttpError> {
    let request = Request::get(format!("/v2/volumes/{volume}/actions/{id}"), READ_SCOPE);
    http.send(&request, decode::decode_action)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "7724db7c-e098-11e5-b522-000f53304e51";

    fn by_id(region: Option<&str>) -> VolumeAddress {
        VolumeAddress::Id(ID.parse().unwrap(), region.map(|slug| slug.parse().unwrap()))
    }

    fn droplet() -> DropletId {
        "11612190".parse().unwrap()
    }

    fn body(request: &Request) -> &str {
        request.body.as_deref().unwrap()
    }

    #[test]
    fn a_body_carries_exactly_what_was_said() {
        let bare = attach_request(&by_id(None), droplet(), &[]);
        assert_eq!(bare.path, format!("/v2/volumes/{ID}/actions"));
        assert_eq!(body(&bare), r#"{"type":"attach","droplet_id":11612190}"#);
        let full = attach_request(&by_id(Some("nyc1")), droplet(), &["a".into(), "b".into()]);
        assert_eq!(
            body(&full),
            r#"{"type":"attach","droplet_id":11612190,"region":"nyc1","tags":["a","b"]}"#
        );
        let detach = detach_request(&by_id(None), droplet());
        assert_eq!(body(&detach), r#"{"type":"detach","droplet_id":11612190}"#);
    }

    #[test]
    fn a_name_goes_to_the_endpoint_for_names_with_its_region() {
        let volume = VolumeAddress::Name("example".parse().unwrap(), "nyc1".parse().unwrap());
        let request = detach_request(&volume, droplet());
        assert_eq!(request.path, "/v2/volumes/actions");
        assert_eq!(
            body(&request),
            r#"{"type":"detach","volume_name":"example","droplet_id":11612190,"region":"nyc1"}"#
        );
    }

    #[test]
    fn a_size_is_a_number() {
        let request = resize_request(ID, SizeGib::new(100), None);
        assert_eq!(body(&request), r#"{"type":"resize","size_gigabytes":100}"#);
    }
}
