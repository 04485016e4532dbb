use std::time::Duration;

use jiff::Timestamp;

use super::{Outcome, WaitResult};
use crate::model::{Action, ActionId};
use crate::terminal::progress::Target;

/// What is known about an action that is waited for.
pub(super) struct TargetState<E> {
    pub(super) id: ActionId,
    pub(super) last: Option<Action>,
    /// When it was first seen, if it had not ended then.
    running_since: Option<Duration>,
    pub(super) missing_since: Option<Duration>,
    pub(super) outcome: Option<Outcome<E>>,
}

impl<E> TargetState<E> {
    pub(super) fn new(target: Target, now: Duration) -> Self {
        let (id, last) = (target.id, None);
        let mut state = Self { id, last, running_since: None, missing_since: None, outcome: None };
        if let Some(action) = target.last {
            state.set_last(action, now);
        }
        state
    }

    pub(super) fn set_last(&mut self, action: Action, now: Duration) {
        if !action.is_final() {
            self.running_since.get_or_insert(now);
        }
        self.missing_since = None;
        self.last = Some(action);
    }

    /// Whether it was seen before it ended.
    pub(super) fn was_running(&self) -> bool {
        self.running_since.is_some()
    }

    /// How long the action has run, by its own start and the server's clock. It is at least the time since it
    /// was first seen, because the start may come from another clock, or else since the start of the wait.
    pub(super) fn running_for(
        &self,
        wait_start: Duration,
        now: Duration,
        server_time: Timestamp,
    ) -> Duration {
        let watched = now.saturating_sub(self.running_since.unwrap_or(wait_start));
        let start = self.last.as_ref().and_then(Action::start);
        let by_start = start.map(|start| Duration::try_from(server_time.duration_since(start)));
        by_start.and_then(Result::ok).unwrap_or_default().max(watched)
    }

    pub(super) fn into_result(self) -> Option<WaitResult<E>> {
        Some(WaitResult { id: self.id, last: self.last, outcome: self.outcome? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_counts_from_the_start_of_the_action_and_not_of_the_wait() {
        let running_for = |start: &str, watched: u64| {
            let json = format!(r#"{{"started_at":{start}}}"#);
            let last = Action::from_raw(serde_json::from_str(&json).unwrap()).unwrap();
            let target = Target { id: ActionId::new(7).unwrap(), label: None, last: Some(last) };
            let (began, now) = (Duration::from_secs(100), Duration::from_secs(100 + watched));
            let state = TargetState::<String>::new(target, began);
            state.running_for(began, now, "2020-11-14T16:30:00Z".parse().unwrap()).as_secs()
        };
        assert_eq!(running_for("\"2020-11-14T16:29:21Z\"", 5), 39);
        // Of a clock that is ahead.
        assert_eq!(running_for("\"2020-11-14T16:31:00Z\"", 5), 5);
        assert_eq!((running_for("null", 0), running_for("null", 7)), (0, 7));
    }
}
