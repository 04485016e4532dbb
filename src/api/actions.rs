use super::decode::{self, Page};
use crate::http::{HttpClient, HttpError, Request};
use crate::model::{Action, ActionId};

/// openapi `actions_list` and `actions_get`, `security`.
const SCOPE: &str = "actions:read";

/// Asks for `reserved_ips` in place of `floating_ips` ("Actions" in the API's documentation).
const RESERVED_IPS: &str = "application/vnd.digitalocean.reserveip+json";

/// One page of the account's actions, newest first (`GET /v2/actions`). Pages count from 1.
pub fn list_actions(http: &HttpClient, page: usize, reserved_ips: bool) -> Result<Page<Action>, HttpError> {
    let mut request = decode::paged(Request::get("/v2/actions", SCOPE), page);
    request.accept = reserved_ips.then_some(RESERVED_IPS);
    http.send(&request, decode::decode_actions)
}

/// One action (`GET /v2/actions/{action_id}`).
pub fn get_action(http: &HttpClient, id: ActionId) -> Result<Action, HttpError> {
    http.send(&Request::get(format!("/v2/actions/{id}"), SCOPE), decode::decode_action)
}
