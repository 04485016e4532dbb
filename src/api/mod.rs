//! The provider's endpoints: one file a resource, one function an endpoint.
//!
//! This layer knows paths, bodies, scopes and envelopes, and neither a terminal
//! nor a setting. Reads are functions over an [`HttpClient`]; a change is first a
//! [`Request`], so that it can be shown without being sent.

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
