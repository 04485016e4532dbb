use std::fmt;

use serde::Serialize;

use super::decode;
use super::page::{Page, paged};
use crate::http::{HttpClient, HttpError, Request};
use crate::model::{Action, ActionId, Region, SizeGib, VolumeId, VolumeName};

/// openapi `volumeActions_list` and `volumeActions_get`, `security`.
const READ_SCOPE: &str = "block_storage_action:read";
/// openapi `volumeActions_post` and `volumeActions_post_byId`, `security`.
const CREATE_SCOPE: &str = "block_storage_action:create";

/// How an endpoint identifies a volume.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VolumeAddress {
    /// The region is sent only if the user typed one.
    Id(VolumeId, Option<Region>),
    /// A name is unique only within a region.
    Name(VolumeName, Region),
}

impl VolumeAddress {
    pub(crate) fn region(&self) -> Option<&Region> {
        match self {
            Self::Id(_, region) => region.as_ref(),
            Self::Name(_, region) => Some(region),
        }
    }
}

/// The ID or the name alone.
impl fmt::Display for VolumeAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Id(id, _) => id.fmt(f),
            Self::Name(name, _) => name.fmt(f),
        }
    }
}

/// The body that starts an action (openapi `volume_action_post_attach`, `…_detach`, `…_resize`).
#[derive(Debug, Clone, Copy, Default, Serialize)]
pub(crate) struct VolumeActionRequest<'a> {
    #[serde(rename = "type")]
    pub(crate) kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) volume_name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) droplet_id: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) size_gigabytes: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) region: Option<&'a str>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    pub(crate) tags: &'a [String],
}

impl<'a> VolumeActionRequest<'a> {
    pub(crate) fn resize(size: SizeGib) -> Self {
        Self { kind: "resize", size_gigabytes: Some(size.gib()), ..Self::default() }
    }

    pub(crate) fn to(self, volume: &'a VolumeAddress) -> Request {
        match volume {
            VolumeAddress::Id(id, region) => Self { region: region.as_ref().map(Region::as_str), ..self }
                .post(format!("/v2/volumes/{id}/actions")),
            VolumeAddress::Name(name, region) => {
                let (volume_name, region) = (Some(name.as_str()), Some(region.as_str()));
                Self { volume_name, region, ..self }.post("/v2/volumes/actions".to_owned())
            }
        }
    }

    fn post(self, path: String) -> Request {
        let body = serde_json::to_string(&self).expect("text and numbers are JSON");
        Request::post(path, body, CREATE_SCOPE)
    }
}

/// One page of a volume's actions, newest first (`GET /v2/volumes/{volume_id}/actions`).
/// Pages count from 1.
pub fn list_volume_actions(
    http: &HttpClient,
    volume: &VolumeId,
    page: usize,
) -> Result<Page<Action>, HttpError> {
    let request = Request::get(format!("/v2/volumes/{volume}/actions"), READ_SCOPE);
    http.send(&paged(request, page), decode::decode_actions)
}

/// One of a volume's actions (`GET /v2/volumes/{volume_id}/actions/{action_id}`).
pub fn get_volume_action(http: &HttpClient, volume: &VolumeId, id: ActionId) -> Result<Action, HttpError> {
    let request = Request::get(format!("/v2/volumes/{volume}/actions/{id}"), READ_SCOPE);
    http.send(&request, |response| decode::decode_action_with_id(response, id))
}
