//! Parses the two requests that change a volume.

use jiff::Timestamp;

use super::error_response::ErrorResponse;
use super::fields::{Fields, invalid};
use super::paging::PageRequest;
use super::state::{Change, State, VolumeFilter};
use crate::model::{DropletId, VolumeId};

#[derive(Debug)]
pub(super) struct ChangeRequest {
    pub(super) change: Change,
    volume: VolumeSelector,
}

#[derive(Debug, PartialEq, Eq)]
enum VolumeSelector {
    /// openapi `volumeActions_post_byId`
    Id { id: VolumeId, region: Option<String> },
    /// openapi `volumeActions_post`
    Name { name: String, region: String },
}

impl ChangeRequest {
    pub(super) fn parse(path: &str, body: &[u8]) -> Result<Self, ErrorResponse> {
        let segments: Vec<_> = path.split('/').collect();
        match segments[..] {
            ["", "v2", "volumes", "actions"] => Self::parse_by_name(body),
            // An invalid ID is a 404, like an unknown one.
            ["", "v2", "volumes", id, "actions"] => {
                Self::parse_by_id(id.parse().map_err(|_| ErrorResponse::NotFound)?, body)
            }
            _ => Err(ErrorResponse::NotFound),
        }
    }

    fn parse_by_id(id: VolumeId, body: &[u8]) -> Result<Self, ErrorResponse> {
        let fields = Fields::parse(body)?;
        let volume = VolumeSelector::Id { id, region: fields.optional_text("region")? };
        let change = match fields.text("type")?.as_str() {
            "attach" => attach(&fields)?,
            "detach" => detach(&fields)?,
            "resize" => Change::Resize { size: fields.size()? },
            _ => return Err(invalid("type must be attach, detach or resize")),
        };
        Ok(Self { change, volume })
    }

    /// The API has no resize by name.
    fn parse_by_name(body: &[u8]) -> Result<Self, ErrorResponse> {
        let fields = Fields::parse(body)?;
        let change = match fields.text("type")?.as_str() {
            "attach" => attach(&fields)?,
            "detach" => detach(&fields)?,
            _ => return Err(invalid("type must be attach or detach")),
        };
        let volume =
            VolumeSelector::Name { name: fields.text("volume_name")?, region: fields.text("region")? };
        Ok(Self { change, volume })
    }

    /// The volume to change.
    pub(super) fn find_volume(&self, state: &mut State, now: Timestamp) -> Result<VolumeId, ErrorResponse> {
        match &self.volume {
            VolumeSelector::Id { id, region } => {
                let volume = state.volume(id, now)?;
                match region {
                    Some(region) if region != volume.region.slug => {
                        Err(ErrorResponse::WrongRegion(volume.region.slug))
                    }
                    _ => Ok(volume.id.clone()),
                }
            }
            VolumeSelector::Name { name, region } => {
                let filter = VolumeFilter { name: Some(name.clone()), region: Some(region.clone()) };
                let page = state.volumes(&filter, PageRequest::new(1, 1), now);
                page.items.first().map(|volume| volume.id.clone()).ok_or(ErrorResponse::NotFound)
            }
        }
    }
}

fn attach(fields: &Fields) -> Result<Change, ErrorResponse> {
    Ok(Change::Attach { droplet: droplet(fields)?, tags: fields.tags()? })
}

fn detach(fields: &Fields) -> Result<Change, ErrorResponse> {
    Ok(Change::Detach { droplet: droplet(fields)? })
}

fn droplet(fields: &Fields) -> Result<DropletId, ErrorResponse> {
    let droplet = fields.number("droplet_id")?.and_then(DropletId::new);
    droplet.ok_or_else(|| invalid("droplet_id must be a positive whole number"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::SizeGib;

    const ID: &str = "7724db7c-e098-11e5-b522-000f53304e51";
    const BY_ID: &str = "/v2/volumes/7724db7c-e098-11e5-b522-000f53304e51/actions";
    const BY_NAME: &str = "/v2/volumes/actions";

    #[test]
    fn the_documented_bodies_are_parsed() {
        let by_id = |body: &str| ChangeRequest::parse(BY_ID, body.as_bytes()).unwrap();
        let droplet = DropletId::new(11_612_190).unwrap();
        let tags = vec!["aninterestingtag".to_owned()];
        let body = r#"{"type":"attach","droplet_id":11612190,"region":"nyc1","tags":["aninterestingtag"]}"#;
        assert_eq!(by_id(body).change, Change::Attach { droplet, tags });
        let (id, region) = (ID.parse().unwrap(), Some("nyc1".to_owned()));
        assert_eq!(by_id(body).volume, VolumeSelector::Id { id, region });
        let body = r#"{"type":"detach","droplet_id":"11612190","tags":null}"#;
        assert_eq!(by_id(body).change, Change::Detach { droplet });
        let size = SizeGib::new(100).unwrap();
        for body in
            [r#"{"type":"resize","size_gigabytes":100}"#, r#"{"type":"resize","size_gigabytes":"100"}"#]
        {
            assert_eq!(by_id(body).change, Change::Resize { size });
        }
        let body = r#"{"type":"detach","droplet_id":11612190,"volume_name":"example","region":"nyc1"}"#;
        let by_name = ChangeRequest::parse(BY_NAME, body.as_bytes()).unwrap();
        let (name, region) = ("example".to_owned(), "nyc1".to_owned());
        assert_eq!(by_name.volume, VolumeSelector::Name { name, region });
    }

    #[test]
    fn an_error_names_the_missing_or_invalid_field() {
        for (body, word) in [
            ("[]", "object"),
            ("{}", "type"),
            (r#"{"type":1}"#, "type"),
            (r#"{"type":"burn"}"#, "attach, detach or resize"),
            (r#"{"type":"attach"}"#, "droplet_id"),
            (r#"{"type":"attach","droplet_id":0}"#, "droplet_id"),
            (r#"{"type":"attach","droplet_id":"x"}"#, "droplet_id"),
            (r#"{"type":"attach","droplet_id":1.5}"#, "droplet_id"),
            (r#"{"type":"attach","droplet_id":1,"tags":"a"}"#, "tags"),
            (r#"{"type":"attach","droplet_id":1,"tags":[1]}"#, "tags"),
            (r#"{"type":"attach","droplet_id":1,"region":1}"#, "region"),
            (r#"{"type":"resize"}"#, "size_gigabytes"),
            (r#"{"type":"resize","size_gigabytes":16385}"#, "16384"),
            (r#"{"type":"attach","droplet_id":"+1"}"#, "droplet_id"),
            (r#"{"type":"resize","size_gigabytes":"5 GiB"}"#, "size_gigabytes"),
            (r#"{"type":"resize","size_gigabytes":""}"#, "size_gigabytes"),
        ] {
            let error = ChangeRequest::parse(BY_ID, body.as_bytes()).unwrap_err();
            assert_eq!(error.http_status_and_id().0, 422, "{body}");
            assert!(error.to_string().contains(word), "{body}: {error}");
        }
        assert_eq!(ChangeRequest::parse(BY_ID, b"{").unwrap_err().http_status_and_id().0, 400);
        assert_eq!(ChangeRequest::parse(BY_ID, b"").unwrap_err().http_status_and_id().0, 400);
    }

    #[test]
    fn a_change_by_name_requires_name_and_region_and_cannot_be_a_resize() {
        for (body, word) in [
            (r#"{"type":"attach","droplet_id":1,"region":"nyc1"}"#, "volume_name"),
            (r#"{"type":"attach","droplet_id":1,"volume_name":"a"}"#, "region"),
            (r#"{"type":"resize","size_gigabytes":1,"volume_name":"a","region":"nyc1"}"#, "type"),
        ] {
            let error = ChangeRequest::parse(BY_NAME, body.as_bytes()).unwrap_err();
            assert!(error.to_string().contains(word), "{body}: {error}");
        }
    }

    proptest! {
        #[test]
        fn no_body_causes_a_panic(body in "\\PC{0,60}") {
            let _ = ChangeRequest::parse(BY_ID, body.as_bytes());
            let _ = ChangeRequest::parse(BY_NAME, body.as_bytes());
        }
    }
}
