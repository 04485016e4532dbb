use std::cmp::{Ordering, Reverse};

use jiff::{SignedDuration, Timestamp};

use crate::model::{Action, ActionId};

/// How far the start times of a list that is newest first may be out of order: actions do not always start in
/// the order of their IDs.
const DISORDER_MAX: SignedDuration = SignedDuration::from_hours(1);

/// Whether a list is newest first, as far as it was read: by its IDs, or by its start times.
#[derive(Debug, Clone, Default)]
pub(super) struct ListOrder {
    last_id: Option<ActionId>,
    ids_descend: bool,
    ids_ascend: bool,
    oldest: Option<Timestamp>,
    times_descend: bool,
    /// The most by which an action is newer than one before it.
    disorder: SignedDuration,
}

impl ListOrder {
    /// Takes in the next actions of the list. Times are costly to parse, and only needed for `--since` or
    /// if the IDs do not show the order.
    pub(super) fn observe(&mut self, chunk: &[Action], with_times: bool) {
        for id in chunk.iter().filter_map(Action::action_id) {
            match self.last_id.replace(id).map(|last| id.cmp(&last)) {
                Some(Ordering::Less) => self.ids_descend = true,
                Some(Ordering::Greater) => self.ids_ascend = true,
                Some(Ordering::Equal) | None => {}
            }
        }
        if !with_times && self.ids_descend && !self.ids_ascend {
            return;
        }
        for start in chunk.iter().filter_map(Action::start) {
            let oldest = *self.oldest.get_or_insert(start);
            self.times_descend |= start < oldest;
            self.disorder = self.disorder.max(start.duration_since(oldest));
            self.oldest = Some(oldest.min(start));
        }
    }

    /// Whether at least two actions show it, and none shows another order.
    pub(super) fn is_newest_first(&self) -> bool {
        (self.ids_descend && !self.ids_ascend) || (self.times_descend && self.disorder.is_zero())
    }

    /// Whether at least two actions show another order.
    pub(super) fn is_disordered(&self) -> bool {
        !self.is_newest_first() && (self.ids_ascend || !self.disorder.is_zero())
    }

    /// Whether everything further down started before this time.
    pub(super) fn is_past(&self, time: Timestamp) -> bool {
        let tolerance = if self.disorder.is_zero() { SignedDuration::ZERO } else { DISORDER_MAX };
        let newest_to_come = self.oldest.and_then(|oldest| oldest.checked_add(tolerance).ok());
        self.is_newest_first()
            && self.disorder <= DISORDER_MAX
            && newest_to_come.is_some_and(|newest| newest < time)
    }
}

/// By start time and then by ID; actions without a time come last.
pub(super) fn sort_newest_first(actions: &mut [Action]) {
    actions.sort_by_cached_key(|action| Reverse((action.start(), action.action_id())));
}

#[cfg(test)]
mod tests {
    use serde_json::value::RawValue;

    use super::*;

    /// An action with this ID that started this many minutes after noon.
    fn action((id, minute): (u64, i64)) -> Action {
        let noon: Timestamp = "2020-11-14T12:00:00Z".parse().unwrap();
        let start = noon + SignedDuration::from_mins(minute);
        let json = format!(r#"{{"id":{id},"started_at":"{start}"}}"#);
        Action::from_raw(&RawValue::from_string(json).unwrap()).unwrap()
    }

    fn order(actions: &[(u64, i64)]) -> ListOrder {
        let mut order = ListOrder::default();
        // The order is the same however it is cut into chunks.
        for action in actions.iter().copied().map(action) {
            order.observe(&[action], true);
        }
        order
    }

    #[test]
    fn ids_or_times_that_fall_are_newest_first() {
        for newest_first in [&[(3, 0), (2, 0), (1, 0)][..], &[(2, 5), (3, 4), (1, 4)], &[(3, 1), (2, 2)]] {
            let order = order(newest_first);
            assert!(order.is_newest_first() && !order.is_disordered(), "{newest_first:?}");
        }
        for other in [&[(1, 0), (2, 0)][..], &[(1, 1), (2, 2)], &[(3, 5), (1, 0), (2, 3)]] {
            let order = order(other);
            assert!(!order.is_newest_first() && order.is_disordered(), "{other:?}");
        }
    }

    #[test]
    fn one_action_tells_nothing() {
        for actions in [&[][..], &[(1, 0)]] {
            let order = order(actions);
            assert!(!order.is_newest_first() && !order.is_disordered());
        }
    }

    #[test]
    fn an_hour_of_disorder_is_expected_further_down_if_there_is_any() {
        let since = action((1, 0)).start().unwrap();
        let is_past = |actions: &[(u64, i64)]| order(actions).is_past(since);
        assert!(is_past(&[(3, 9), (2, -1)]) && !is_past(&[(3, 9), (2, 0)]));
        assert!(!is_past(&[(4, 9), (3, -2), (2, -1)]) && is_past(&[(4, 9), (3, -62), (2, -61)]));
        assert!(!is_past(&[(4, 9), (3, -200), (2, -100)]));
        assert!(!is_past(&[(1, -300), (2, -200), (3, 0)]));
    }

    #[test]
    fn sorted_actions_are_newest_first_by_time_and_then_by_id() {
        let mut actions = [(1, 5), (4, 2), (3, 5), (2, 9)].map(action).to_vec();
        actions.push(Action::from_raw(&RawValue::from_string("{\"id\":9}".to_owned()).unwrap()).unwrap());
        sort_newest_first(&mut actions);
        let ids: Vec<_> = actions.iter().map(|action| action.id().unwrap()).collect();
        assert_eq!(ids, ["2", "3", "1", "4", "9"]);
    }
}
