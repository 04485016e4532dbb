use std::collections::{BTreeSet, HashSet};

use super::limits::PAGES_AHEAD_MAX;
use super::list_item::{ItemKey, ListItem};
use crate::api::page::PER_PAGE;
use crate::model::ActionId;

/// The items of a list that were received, in memory that does not grow with the list.
///
/// IDs count up and lists are newest first, so only the IDs received last are kept, and the others are
/// represented by a lower bound. If a list is in another order, nothing is forgotten.
#[derive(Default)]
pub(super) struct SeenSet {
    /// A tree, because inserting descending IDs takes half as long as with a hash set.
    recent: BTreeSet<u64>,
    /// The recent IDs in the order in which they came.
    ids: Vec<u64>,
    /// The number of IDs at which to try pruning again.
    next_prune: usize,
    /// IDs from this one on were seen long ago.
    forgotten_from: Option<u64>,
    /// Items whose ID is not a number, as those of volumes, which are few. Nothing is forgotten.
    others: HashSet<ItemKey>,
}

/// Whether an item was seen before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Insertion {
    New,
    Duplicate,
    /// Its ID is among those seen long ago: a duplicate, or an item out of order.
    Forgotten,
}

/// This many are never forgotten: some pages more than are ever read ahead.
const RECENT_MIN: usize = (PAGES_AHEAD_MAX + 2) * PER_PAGE;

impl SeenSet {
    fn insert(&mut self, item: &impl ListItem) -> Insertion {
        let Some(id) = item.id().and_then(number) else {
            let is_new = self.others.insert(ItemKey::of(item));
            return if is_new { Insertion::New } else { Insertion::Duplicate };
        };
        if self.is_forgotten(id) {
            return Insertion::Forgotten;
        }
        if !self.recent.insert(id) {
            return Insertion::Duplicate;
        }
        self.ids.push(id);
        if self.ids.len() >= self.next_prune.max(2 * RECENT_MIN) {
            self.prune();
        }
        Insertion::New
    }

    /// Whether an item with this ID was seen, for certain.
    pub(super) fn contains(&self, item: &impl ListItem) -> bool {
        item.id().is_some_and(|id| match number(id) {
            Some(id) => !self.is_forgotten(id) && self.recent.contains(&id),
            None => self.others.contains(&ItemKey::of(item)),
        })
    }

    /// The items of a page that were not seen before.
    ///
    /// Items may look the same if they have no ID, and an ID may be forgotten. Such an item is
    /// new if it is further down than everything that was seen for certain: the list is
    /// read downwards. In a list without a total, the whole page may be a repetition.
    pub(super) fn take_new<T: ListItem>(&mut self, items: Vec<T>, has_total: bool) -> Vec<T> {
        let is_repeated = |item: &T| item.id().is_none() && self.others.contains(&ItemKey::of(item));
        let repeated: Vec<_> = items.iter().map(is_repeated).collect();
        let insertions: Vec<_> = items.iter().map(|item| self.insert(item)).collect();
        let last_seen = items
            .iter()
            .zip(&insertions)
            .rposition(|(item, insertion)| item.id().is_some() && *insertion == Insertion::Duplicate);
        if insertions.iter().all(|insertion| *insertion == Insertion::New) {
            return items;
        }
        let mut new = Vec::with_capacity(items.len());
        for (index, item) in items.into_iter().enumerate() {
            let is_below = last_seen.is_none_or(|last| index > last);
            let is_new = match insertions[index] {
                Insertion::New => true,
                Insertion::Duplicate if item.id().is_some() => false,
                Insertion::Duplicate => !repeated[index] || (is_below && has_total),
                Insertion::Forgotten => is_below,
            };
            if is_new {
                new.push(item);
            }
        }
        new
    }

    fn is_forgotten(&self, id: u64) -> bool {
        self.forgotten_from.is_some_and(|from| id >= from)
    }

    /// Forgets all but the most recent, if all IDs of those are lower than the others.
    fn prune(&mut self) {
        let (old, recent) = self.ids.split_at(self.ids.len() - RECENT_MIN);
        let (lowest_old, highest_recent) = (old.iter().min().copied(), recent.iter().max());
        if lowest_old.as_ref() > highest_recent {
            self.forgotten_from = lowest_old;
            self.ids.drain(..self.ids.len() - RECENT_MIN);
            self.recent.retain(|id| Some(*id) < lowest_old);
            self.next_prune = 0;
        } else {
            self.next_prune = 2 * self.ids.len();
        }
    }
}

/// None for a UUID, and for `007`, which is not the same ID as 7.
fn number(id: &str) -> Option<u64> {
    id.parse().ok().map(ActionId::number).filter(|_| !id.starts_with('0'))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::value::RawValue;

    use super::*;
    use crate::model::Action;

    fn action(id: u64) -> Action {
        Action::from_raw(&RawValue::from_string(format!("{{\"id\":{id}}}")).unwrap()).unwrap()
    }

    #[test]
    fn a_long_list_newest_first_is_recognized_in_bounded_memory() {
        let mut seen = SeenSet::default();
        for id in (1..=100_000).rev() {
            assert_eq!(seen.insert(&action(id)), Insertion::New);
            assert!(seen.recent.len() <= 2 * RECENT_MIN && seen.ids.len() <= 2 * RECENT_MIN);
        }
        assert!((1..=100_000).all(|id| seen.insert(&action(id)) != Insertion::New));
    }

    #[test]
    fn a_list_oldest_first_is_remembered_completely() {
        let mut seen = SeenSet::default();
        assert!((1..=50_000).all(|id| seen.insert(&action(id)) == Insertion::New));
        assert!((1..=50_000).all(|id| seen.insert(&action(id)) == Insertion::Duplicate));
    }

    #[test]
    fn other_ids_than_numbers_are_compared_as_text() {
        let mut seen = SeenSet::default();
        for id in ["7", "\"007\"", "\"0\"", "\"a\"", "18446744073709551616"] {
            let item = Action::from_raw(&RawValue::from_string(format!("{{\"id\":{id}}}")).unwrap()).unwrap();
            assert_eq!((seen.contains(&item), seen.insert(&item)), (false, Insertion::New), "{id}");
            assert_eq!((seen.contains(&item), seen.insert(&item)), (true, Insertion::Duplicate), "{id}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(20))]
        #[test]
        fn a_list_with_local_disorder_is_recognized_exactly(
            swaps in prop::collection::vec((0_usize..40_000, 1_usize..400), 0..400),
        ) {
            let mut ids: Vec<_> = (1..=40_000_u64).rev().collect();
            for (at, distance) in swaps {
                let other = (at + distance).min(ids.len() - 1);
                ids.swap(at, other);
            }
            let mut seen = SeenSet::default();
            for id in ids {
                prop_assert_eq!(seen.insert(&action(id)), Insertion::New);
                prop_assert_eq!(seen.insert(&action(id)), Insertion::Duplicate);
            }
        }
    }
}
