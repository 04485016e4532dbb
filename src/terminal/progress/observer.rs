use std::time::Duration;

use crate::model::{Action, ActionId};

/// An action to wait for.
#[derive(Debug, Clone)]
pub struct Target {
    pub id: ActionId,
    /// What the user calls it, such as `data → Droplet 42`; by default its type and resource.
    pub label: Option<String>,
    /// The action as last seen, if it has been.
    pub last: Option<Action>,
}

/// Receives the events of a wait. `index` is that of a target.
pub trait Observer {
    fn on_start(&mut self, targets: &[Target]);
    /// An action was seen, which has run for this long.
    fn on_seen(&mut self, index: usize, action: &Action, running_for: Duration);
    /// A poll failed, and will be repeated.
    fn on_poll_failed(&mut self, index: usize, message: &str);
    /// Called every [`HEARTBEAT`], with how long each pending action has run.
    fn on_heartbeat(&mut self, pending: &[(usize, Duration)]);
    /// The wait for one target ended: `completed after 12s`.
    fn on_end(&mut self, index: usize, message: &str);
}

pub const HEARTBEAT: Duration = Duration::from_secs(30);

pub struct NoProgress;

impl Observer for NoProgress {
    fn on_start(&mut self, _: &[Target]) {}
    fn on_seen(&mut self, _: usize, _: &Action, _: Duration) {}
    fn on_poll_failed(&mut self, _: usize, _: &str) {}
    fn on_heartbeat(&mut self, _: &[(usize, Duration)]) {}
    fn on_end(&mut self, _: usize, _: &str) {}
}
