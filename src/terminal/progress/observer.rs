use std::time::Duration;

use crate::model::{Action, ActionId};
use crate::terminal::text::escape_controls;

/// An action to wait for.
#[derive(Debug, Clone)]
pub struct Target {
    pub id: ActionId,
    /// The action as last seen, if it has been.
    pub last: Option<Action>,
}

/// Receives the events of a wait. `index` is that of a target, `waited` the time since
/// the start of the wait.
pub trait Observer {
    fn on_start(&mut self, targets: &[Target]);
    fn on_poll(&mut self, index: usize, action: &Action, waited: Duration);
    /// A poll failed, and will be repeated.
    fn on_poll_failed(&mut self, index: usize, message: &str, waited: Duration);
    /// Called every [`HEARTBEAT`].
    fn on_heartbeat(&mut self, pending: &[usize], waited: Duration);
    /// The wait for one target ended.
    fn on_end(&mut self, index: usize, last: Option<&Action>, message: &str, waited: Duration);
}

pub const HEARTBEAT: Duration = Duration::from_secs(30);

pub struct NoProgress;

impl Observer for NoProgress {
    fn on_start(&mut self, _: &[Target]) {}
    fn on_poll(&mut self, _: usize, _: &Action, _: Duration) {}
    fn on_poll_failed(&mut self, _: usize, _: &str, _: Duration) {}
    fn on_heartbeat(&mut self, _: &[usize], _: Duration) {}
    fn on_end(&mut self, _: usize, _: Option<&Action>, _: &str, _: Duration) {}
}

/// `action 7 (attach_volume volume)`, or less if the action is not known.
pub(crate) fn title(id: ActionId, action: Option<&Action>) -> String {
    let action_type = action.and_then(Action::action_type).map(str::to_owned);
    let details: Vec<_> =
        [action_type, action.and_then(Action::resource_name)].into_iter().flatten().collect();
    if details.is_empty() {
        return format!("action {id}");
    }
    escape_controls(&format!("action {id} ({})", details.join(" "))).into_owned()
}

pub(super) fn status(action: Option<&Action>) -> String {
    let status = action.and_then(Action::status);
    status.map_or_else(|| "not seen yet".to_owned(), |status| escape_controls(status.as_str()).into_owned())
}
