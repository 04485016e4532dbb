use super::decode;
use super::page::{Page, paged};
use crate::http::{HttpClient, HttpError, Request};
use crate::model::{Action, ActionId, DropletId};

/// openapi `dropletActions_list` and `dropletActions_get`, `security`.
const SCOPE: &str = "droplet:read";

/// One page of a Droplet's actions, newest first (`GET /v2/droplets/{droplet_id}/actions`).
/// Pages count from 1.
pub fn list_droplet_actions(
    http: &HttpClient,
    droplet: DropletId,
    page: usize,
) -> Result<Page<Action>, HttpError> {
    let request = Request::get(format!("/v2/droplets/{droplet}/actions"), SCOPE);
    http.send(&paged(request, page), decode::decode_actions)
}

/// One of a Droplet's actions (`GET /v2/droplets/{droplet_id}/actions/{action_id}`).
pub fn get_droplet_action(http: &HttpClient, droplet: DropletId, id: ActionId) -> Result<Action, HttpError> {
    let request = Request::get(format!("/v2/droplets/{droplet}/actions/{id}"), SCOPE);
    http.send(&request, |response| decode::decode_action_with_id(response, id))
}
