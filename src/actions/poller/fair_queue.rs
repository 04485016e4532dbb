use std::collections::HashMap;

use crate::model::ActionId;

/// How many actions that were never seen are polled at once. Each has to be polled once
/// anyway, and most that are too old for the page have ended.
const MAX_FIRST_POLLS: usize = 20;

/// The credit at the start, so that short waits lose no time, and the most that is saved.
const MAX_CREDIT: usize = 8;
/// The most credit that is spent at once.
const MAX_SPENT: usize = 4;

/// The order in which actions are polled by ID that are not on the page.
///
/// They take turns: each poll has the credit for one of them beside its page, so that a
/// wait for many actions takes about twice the requests of a wait for one.
#[derive(Debug)]
pub(super) struct FairQueue {
    /// The number of the last poll of each action.
    last_polls: HashMap<ActionId, u64>,
    polls: u64,
    credit: usize,
}

impl Default for FairQueue {
    fn default() -> Self {
        Self { last_polls: HashMap::new(), polls: 0, credit: MAX_CREDIT }
    }
}

impl FairQueue {
    /// These actions, the least recently polled first.
    pub(super) fn in_order(&self, ids: &[ActionId]) -> Vec<ActionId> {
        let mut ids = ids.to_vec();
        ids.sort_by_key(|id| self.last_polls.get(id).copied().unwrap_or(0));
        ids
    }

    /// The actions that are polled now, with this much more credit.
    pub(super) fn next(
        &mut self,
        ids: &[ActionId],
        credit: usize,
        is_seen: impl Fn(ActionId) -> bool,
    ) -> Vec<ActionId> {
        self.credit = self.credit.saturating_add(credit).min(MAX_CREDIT);
        let (seen, unseen): (Vec<_>, Vec<_>) = self.in_order(ids).into_iter().partition(|id| is_seen(*id));
        let spent = self.credit.min(MAX_SPENT).min(seen.len());
        self.credit -= spent;
        unseen.into_iter().take(MAX_FIRST_POLLS).chain(seen.into_iter().take(spent)).collect()
    }

    pub(super) fn on_poll(&mut self, id: ActionId) {
        self.polls += 1;
        self.last_polls.insert(id, self.polls);
    }
}
