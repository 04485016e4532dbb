use std::collections::HashSet;

use super::ON_THEIR_WAY_MAX;
use super::action_key::ActionKey;
use crate::api::PER_PAGE;
use crate::model::{Action, ActionId};

/// Which actions a listing has seen, in memory that does not grow with the list.
///
/// What was seen lately is known by its identity. IDs count up and lists are
/// newest first, so what came long ago is known by an ID alone: it was that one or
/// a higher one. Where a list is in another order, nothing is forgotten.
#[derive(Default)]
pub(super) struct SeenSet {
    lately: HashSet<ActionKey>,
    /// The IDs of those, in the order in which they came.
    ids: Vec<u64>,
    /// How many there are before it is tried again to forget some.
    policy: usize,
    /// IDs from here on were seen long ago.
    floor: Option<u64>,
}

/// Whether an action was seen before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Insertion {
    /// It was not.
    New,
    /// It was, lately.
    SeenSet,
    /// Those with such an ID were, long ago: it is one of them, or stands out of order.
    Forgotten,
}

/// So many are never forgotten: some pages more than are ever on their way at once.
const KEPT: usize = (ON_THEIR_WAY_MAX + 2) * PER_PAGE;

impl SeenSet {
    pub(super) fn has(&self, action: &Action) -> bool {
        self.was_long_ago(action) || self.lately.contains(&ActionKey::of(action))
    }

    /// Adds an action. Gives whether it was there.
    pub(super) fn add(&mut self, action: &Action) -> Insertion {
        if self.was_long_ago(action) {
            return Insertion::Forgotten;
        }
        if !self.lately.insert(ActionKey::of(action)) {
            return Insertion::SeenSet;
        }
        if let Some(id) = action.action_id() {
            self.ids.push(id.number());
            if self.ids.len() >= self.policy.max(2 * KEPT) {
                self.forget();
            }
        }
        Insertion::New
    }

    fn was_long_ago(&self, action: &Action) -> bool {
        let id = || action.action_id().map(ActionId::number);
        self.floor.is_some_and(|floor| id().is_some_and(|id| id >= floor))
    }

    /// Forgets all but the last, if every one of them is below the others.
    fn forget(&mut self) {
        let (old, last) = self.ids.split_at(self.ids.len() - KEPT);
        let (lowest_old, highest_last) = (old.iter().min().copied(), last.iter().max());
        if lowest_old.as_ref() > highest_last {
            self.floor = lowest_old;
            self.ids.drain(..self.ids.len() - KEPT);
            self.lately.retain(|identity| match identity {
                ActionKey::Id(id) => id.action_id().is_none_or(|id| Some(id.number()) < lowest_old),
                ActionKey::Text(_) => true,
            });
            self.policy = 0;
        } else {
            self.policy = 2 * self.ids.len();
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::value::RawValue;

    use super::*;

    fn action(id: u64) -> Action {
        Action::from_raw(&RawValue::from_string(format!("{{\"id\":{id}}}")).unwrap()).unwrap()
    }

    #[test]
    fn a_long_list_that_is_newest_first_is_forgotten_and_still_known() {
        let mut seen = SeenSet::default();
        for id in (1..=100_000).rev() {
            assert_eq!(seen.add(&action(id)), Insertion::New);
            assert!(seen.lately.len() <= 2 * KEPT && seen.ids.len() <= 2 * KEPT);
        }
        assert!((1..=100_000).all(|id| seen.has(&action(id)) && seen.add(&action(id)) != Insertion::New));
    }

    #[test]
    fn a_list_that_is_oldest_first_is_known_to_the_last() {
        let mut seen = SeenSet::default();
        assert!((1..=50_000).all(|id| seen.add(&action(id)) == Insertion::New));
        assert!((1..=50_000).all(|id| seen.add(&action(id)) == Insertion::SeenSet));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(20))]
        #[test]
        fn neighbours_in_disorder_are_told_apart_like_all_others(
            swaps in prop::collection::vec((0_usize..40_000, 1_usize..400), 0..400),
        ) {
            let mut ids: Vec<_> = (1..=40_000_u64).rev().collect();
            for (at, distance) in swaps {
                let other = (at + distance).min(ids.len() - 1);
                ids.swap(at, other);
            }
            let mut seen = SeenSet::default();
            for id in ids {
                prop_assert_eq!(seen.add(&action(id)), Insertion::New);
                prop_assert_eq!(seen.add(&action(id)), Insertion::SeenSet);
            }
        }
    }
}
