use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::time::Duration;

use crate::actions::wait::Schedule;
use crate::model::{Action, ActionId, Status};

/// The actions whose end is still to come, each with when it was asked about.
#[derive(Debug, Default)]
pub(super) struct Pending(HashMap<ActionId, Asked>);

#[derive(Debug, Clone, Copy)]
struct Asked {
    /// When its status was new.
    since: Duration,
    /// When it was asked about last.
    last: Duration,
}

impl Pending {
    /// Takes in an action as it is now.
    pub(super) fn note(&mut self, action: &Action, now: Duration) {
        let Some(id) = action.action_id() else { return };
        if action.status().is_some_and(Status::is_final) {
            self.0.remove(&id);
        } else {
            self.0.insert(id, Asked { since: now, last: now });
        }
    }

    /// This one is not asked about any longer.
    pub(super) fn forget(&mut self, id: ActionId) {
        self.0.remove(&id);
    }

    /// Up to `limit` actions whose turn it is to be asked about, other than those
    /// on the page. One that has been stuck for long is asked about rarely, so that
    /// many of them do not use up the rate limit.
    pub(super) fn next(&mut self, on_page: &HashSet<ActionId>, limit: usize, now: Duration) -> Vec<ActionId> {
        let is_due = |asked: &Asked| {
            let interval =
                Schedule::Adaptive.interval(asked.last.saturating_sub(asked.since), Duration::ZERO);
            now.saturating_sub(asked.last) >= interval
        };
        let due = self.0.iter().filter(|(id, asked)| is_due(asked) && !on_page.contains(id));
        let mut due: Vec<_> = due.map(|(&id, asked)| (asked.last, Reverse(id))).collect();
        due.sort_unstable();
        due.truncate(limit);
        for (_, Reverse(id)) in &due {
            if let Some(asked) = self.0.get_mut(id) {
                asked.last = now;
            }
        }
        due.into_iter().map(|(_, Reverse(id))| id).collect()
    }
}
