use std::collections::HashMap;

use crate::model::ActionId;

/// How many actions that were never seen are asked about by ID in one round.
/// Each has to be asked about once in any case, and most that are too old for
/// the page are over by then.
const FIRST_LOOKS: usize = 20;

/// With how many further looks by ID a wait begins: short ones lose no time.
const LOOKS_AT_FIRST: usize = 8;
/// How many such looks one round takes at most.
const LOOKS_A_ROUND: usize = 4;

/// Whose turn it is to be asked about by ID, of those that no page holds.
///
/// However many they are, each round earns one look beside its page, so that a
/// wait for many costs about twice the requests of a wait for one. They take turns.
#[derive(Debug)]
pub(super) struct FairQueue {
    /// When each was asked about last, counted in looks.
    asked: HashMap<ActionId, u64>,
    looks: u64,
    credit: usize,
}

impl Default for FairQueue {
    fn default() -> Self {
        Self { asked: HashMap::new(), looks: 0, credit: LOOKS_AT_FIRST }
    }
}

impl FairQueue {
    /// These, those first who have waited longest for their turn.
    pub(super) fn in_order(&self, ids: &[ActionId]) -> Vec<ActionId> {
        let mut ids = ids.to_vec();
        ids.sort_by_key(|id| self.asked.get(id).copied().unwrap_or(0));
        ids
    }

    /// Those of these whose turn it is in a round that earns `earned` looks;
    /// `is_seen` tells who was seen before.
    pub(super) fn next(
        &mut self,
        ids: &[ActionId],
        earned: usize,
        is_seen: impl Fn(ActionId) -> bool,
    ) -> Vec<ActionId> {
        self.credit = self.credit.saturating_add(earned).min(LOOKS_AT_FIRST);
        let (seen, unseen): (Vec<_>, Vec<_>) = self.in_order(ids).into_iter().partition(|id| is_seen(*id));
        let looks = self.credit.min(LOOKS_A_ROUND).min(seen.len());
        self.credit -= looks;
        unseen.into_iter().take(FIRST_LOOKS).chain(seen.into_iter().take(looks)).collect()
    }

    /// This one was asked about.
    pub(super) fn note(&mut self, id: ActionId) {
        self.looks += 1;
        self.asked.insert(id, self.looks);
    }
}
