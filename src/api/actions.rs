use std::fmt;

use super::decode;
use super::droplet_actions::{get_droplet_action, list_droplet_actions};
use super::page::{Page, paged};
use super::paginate::Pages;
use super::volume_actions::{get_volume_action, list_volume_actions};
use crate::http::{HttpClient, HttpError, Request};
use crate::model::{Action, ActionId, DropletId, VolumeId};

/// openapi `actions_list` and `actions_get`, `security`.
const SCOPE: &str = "actions:read";

/// Asks for `reserved_ips` in place of `floating_ips` ("Actions" in the API's documentation).
const RESERVED_IPS: &str = "application/vnd.digitalocean.reserveip+json";

/// One page of the account's actions, newest first (`GET /v2/actions`). Pages count from 1.
pub fn list_actions(http: &HttpClient, page: usize, reserved_ips: bool) -> Result<Page<Action>, HttpError> {
    let mut request = paged(Request::get("/v2/actions", SCOPE), page);
    request.accept = reserved_ips.then_some(RESERVED_IPS);
    http.send(&request, decode::decode_actions)
}

/// One action (`GET /v2/actions/{action_id}`).
pub fn get_action(http: &HttpClient, id: ActionId) -> Result<Action, HttpError> {
    let request = Request::get(format!("/v2/actions/{id}"), SCOPE);
    http.send(&request, |response| decode::decode_action_with_id(response, id))
}

/// A list of actions that the API has, newest first.
#[derive(Debug, Clone)]
pub enum ActionList {
    Account {
        reserved_ips: bool,
    },
    Droplet(DropletId),
    Volume {
        id: VolumeId,
        /// What messages call the volume.
        name: String,
    },
}

impl ActionList {
    /// All its actions; `may_stop_early` says whether the reader may want fewer.
    pub fn pages(&self, http: &HttpClient, may_stop_early: bool) -> Pages<Action> {
        let list = self.clone();
        Pages::of(http, may_stop_early, move |http, number| list.get_page(http, number))
    }

    fn get_page(&self, http: &HttpClient, number: usize) -> Result<Page<Action>, HttpError> {
        match self {
            Self::Account { reserved_ips } => list_actions(http, number, *reserved_ips),
            Self::Droplet(id) => list_droplet_actions(http, *id, number),
            Self::Volume { id, .. } => list_volume_actions(http, id, number),
        }
    }

    /// One of its actions.
    pub fn get(&self, http: &HttpClient, id: ActionId) -> Result<Action, HttpError> {
        match self {
            Self::Account { .. } => get_action(http, id),
            Self::Droplet(droplet) => get_droplet_action(http, *droplet, id),
            Self::Volume { id: volume, .. } => get_volume_action(http, volume, id),
        }
    }

    /// What messages call one of its actions: `action 5 of volume data`.
    pub fn describe_one(&self, id: ActionId) -> String {
        format!("action {id}{}", self.of_resource())
    }

    fn of_resource(&self) -> String {
        match self {
            Self::Account { .. } => String::new(),
            Self::Droplet(id) => format!(" of Droplet {id}"),
            Self::Volume { name, .. } => format!(" of volume {name}"),
        }
    }
}

impl fmt::Display for ActionList {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the actions{}", self.of_resource())
    }
}
