use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::time::Duration;

use crate::actions::wait::Schedule;
use crate::model::{Action, ActionId};

/// The actions that are not final yet.
#[derive(Debug, Default)]
pub(super) struct Pending(HashMap<ActionId, Times>);

#[derive(Debug, Clone, Copy)]
struct Times {
    /// When its status last changed.
    changed: Duration,
    /// When it was last requested by ID, or last changed.
    polled: Duration,
}

impl Pending {
    /// Records the current state of an action.
    pub(super) fn update(&mut self, action: &Action, now: Duration) {
        let Some(id) = action.action_id() else { return };
        if action.is_final() {
            self.0.remove(&id);
        } else {
            self.0.insert(id, Times { changed: now, polled: now });
        }
    }

    pub(super) fn remove(&mut self, id: ActionId) {
        self.0.remove(&id);
    }

    /// Returns up to `limit` actions that are due to be requested by ID and are not on the page, and counts
    /// them as polled now. The longer an action has not changed, the more rarely it is due, so that many
    /// stuck actions do not use up the rate limit.
    pub(super) fn take_due(
        &mut self,
        on_page: &HashSet<ActionId>,
        limit: usize,
        now: Duration,
    ) -> Vec<ActionId> {
        let is_due = |times: &Times| {
            let unchanged = times.polled.saturating_sub(times.changed);
            now.saturating_sub(times.polled) >= Schedule::Adaptive.interval(unchanged, Duration::ZERO)
        };
        let due = self.0.iter().filter(|(id, times)| is_due(times) && !on_page.contains(id));
        let mut due: Vec<_> = due.map(|(&id, times)| (times.polled, Reverse(id))).collect();
        due.sort_unstable();
        due.truncate(limit);
        for (_, Reverse(id)) in &due {
            if let Some(times) = self.0.get_mut(id) {
                times.polled = now;
            }
        }
        due.into_iter().map(|(_, Reverse(id))| id).collect()
    }
}
