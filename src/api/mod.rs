//! The endpoints of the API: a file for each resource, a function for each endpoint.
//!
//! This layer knows paths, bodies and scopes, and neither a terminal nor a setting. A read is a function
//! that takes an [`HttpClient`]; a change is first a [`Request`], so that `--dry-run` can show it.

mod actions;
mod decode;
mod droplet_actions;
mod list_body;
mod page;
mod paginate;
mod volume_actions;
mod volumes;

use crate::http::{HttpClient, HttpError, Method, Request};
use crate::model::Action;

pub use actions::{ActionList, get_action, list_actions};
pub use droplet_actions::{get_droplet_action, list_droplet_actions};
pub use page::{PER_PAGE, Page};
pub use paginate::{ItemKey, ListEnd, ListItem, Pages};
pub(crate) use volume_actions::VolumeActionRequest;
pub use volume_actions::{VolumeAddress, get_volume_action, list_volume_actions};
pub use volumes::{VolumeList, find_volumes, get_volume};

/// Sends the request of a change and returns the action that it started.
pub fn start_action(http: &HttpClient, change: &Request) -> Result<Action, HttpError> {
    debug_assert_eq!(change.method, Method::Post);
    http.send(change, decode::decode_started_action)
}
