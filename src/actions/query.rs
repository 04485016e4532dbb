use std::mem;

use jiff::Timestamp;

use super::list_order::{ListOrder, sort_newest_first};
use crate::model::{Action, Region, Status, is_same_word};

/// Which actions of a list are wanted, and how many.
///
/// An action has to match each kind of value, by any of the values given for it. An empty
/// kind matches everything.
#[derive(Debug, Clone, Default)]
pub struct ActionQuery {
    pub statuses: Vec<Status>,
    /// Only actions that are neither completed nor errored.
    pub unfinished: bool,
    pub types: Vec<String>,
    pub resource_types: Vec<String>,
    /// As digits.
    pub resource_ids: Vec<String>,
    pub regions: Vec<Region>,
    /// Started then or later.
    pub since: Option<Timestamp>,
    /// Started then or earlier.
    pub until: Option<Timestamp>,
    /// At most this many, the newest.
    pub limit: Option<usize>,
}

impl ActionQuery {
    /// Whether an action is wanted. Where a field is missing or unreadable, no value matches it.
    pub fn matches(&self, action: &Action) -> bool {
        is_one_of(action.status(), &self.statuses)
            && !(self.unfinished && action.is_final())
            && self.matches_in_any_status(action)
    }

    /// Whether an action would be wanted if it had another status.
    pub fn matches_in_any_status(&self, action: &Action) -> bool {
        is_one_of_words(action.action_type(), self.types.iter().map(String::as_str))
            && is_one_of_words(action.resource_type(), self.resource_types.iter().map(String::as_str))
            && is_one_of(action.resource_id(), &self.resource_ids)
            && is_one_of_words(action.region_slug(), self.regions.iter().map(Region::as_str))
            && self.matches_start(action)
    }

    fn matches_start(&self, action: &Action) -> bool {
        if self.since.is_none() && self.until.is_none() {
            return true;
        }
        let Some(start) = action.start() else { return false };
        self.since.is_none_or(|since| since <= start) && self.until.is_none_or(|until| start <= until)
    }

    /// Whether the query selects all actions, up to its limit.
    pub(crate) fn matches_everything(&self) -> bool {
        let Self {
            statuses,
            unfinished,
            types,
            resource_types,
            resource_ids,
            regions,
            since,
            until,
            limit: _,
        } = self;
        let any = statuses.is_empty() && types.is_empty() && resource_types.is_empty();
        let any = any && resource_ids.is_empty() && regions.is_empty();
        any && !unfinished && since.is_none() && until.is_none()
    }

    /// Whether the list may be read only in part.
    pub fn may_stop_early(&self) -> bool {
        self.limit.is_some() || self.since.is_some()
    }
}

/// What a query selects from a list, chunk by chunk.
pub(super) struct Selection {
    query: ActionQuery,
    /// How many may still be selected.
    remaining: usize,
    is_complete: bool,
    order: ListOrder,
    /// The wanted actions of a list that is not newest first, or not yet known to be so.
    held_back: Vec<Action>,
}

impl Selection {
    pub(super) fn new(query: ActionQuery) -> Self {
        Self {
            remaining: query.limit.unwrap_or(usize::MAX),
            query,
            is_complete: false,
            order: ListOrder::default(),
            held_back: Vec::new(),
        }
    }

    /// The wanted actions of the next chunk, as far as they are known now.
    pub(super) fn select(&mut self, mut chunk: Vec<Action>) -> Vec<Action> {
        self.order.observe(&chunk, self.query.since.is_some());
        chunk.retain(|action| self.query.matches(action));
        if self.held_back.is_empty() {
            self.held_back = chunk;
        } else {
            self.held_back.append(&mut chunk);
        }
        if !self.order.is_newest_first() {
            return Vec::new();
        }
        let selected = self.take_held_back();
        let is_past_since = self.query.since.is_some_and(|since| self.order.is_past(since));
        self.is_complete = is_past_since || self.remaining == 0;
        selected
    }

    /// The wanted actions that were not known before the end of the list, newest first.
    pub(super) fn rest(&mut self) -> Vec<Action> {
        if self.order.is_disordered() {
            sort_newest_first(&mut self.held_back);
        }
        self.take_held_back()
    }

    fn take_held_back(&mut self) -> Vec<Action> {
        let mut selected = mem::take(&mut self.held_back);
        selected.truncate(self.remaining);
        self.remaining -= selected.len();
        selected
    }

    /// Whether nothing further down the list is wanted.
    pub(super) fn is_complete(&self) -> bool {
        self.is_complete
    }
}

fn is_one_of_words<'a>(value: Option<&str>, mut wanted: impl ExactSizeIterator<Item = &'a str>) -> bool {
    wanted.len() == 0 || value.is_some_and(|value| wanted.any(|word| is_same_word(word, value)))
}

fn is_one_of<T: PartialEq<W> + ?Sized, W>(value: Option<&T>, wanted: &[W]) -> bool {
    wanted.is_empty() || value.is_some_and(|value| wanted.iter().any(|one| value == one))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::value::RawValue;

    use super::*;

    fn action() -> Action {
        let json = r#"{"id":1,"status":"completed","type":"create","resource_type":"droplet","resource_id":7,
            "region_slug":"nyc3","started_at":"2020-11-14T16:29:21Z"}"#;
        Action::from_raw(&RawValue::from_string(json.to_owned()).unwrap()).unwrap()
    }

    fn time(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn any_value_of_a_kind_matches_and_every_kind_has_to() {
        let any =
            ActionQuery { statuses: vec![Status::Errored, Status::Completed], ..ActionQuery::default() };
        assert!(any.matches(&action()));
        let regions = vec!["nyc1".parse().unwrap()];
        assert!(!ActionQuery { regions, ..any }.matches(&action()));
        let all = ActionQuery {
            types: vec!["create".into()],
            resource_types: vec!["droplet".into()],
            resource_ids: vec!["7".into()],
            regions: vec!["nyc3".parse().unwrap()],
            ..ActionQuery::default()
        };
        assert!(all.matches(&action()));
        let json = r#"{"status":"completed","type":"CREATE","resource_type":"Droplet","resource_id":"7","region_slug":"NYC3"}"#;
        let shouted = Action::from_raw(&RawValue::from_string(json.to_owned()).unwrap()).unwrap();
        assert!(all.matches(&shouted));
        assert!(!ActionQuery { resource_ids: vec!["8".into()], ..all.clone() }.matches(&action()));
        assert!(
            ActionQuery { types: vec!["Create".into()], resource_types: vec!["DROPLET".into()], ..all }
                .matches(&action())
        );
    }

    #[test]
    fn a_period_includes_both_its_ends() {
        let between =
            |since, until| ActionQuery { since, until, ..ActionQuery::default() }.matches(&action());
        let start = Some(time("2020-11-14T16:29:21Z"));
        assert!(between(start, start));
        assert!(!between(Some(time("2020-11-14T16:29:22Z")), None));
        assert!(!between(None, Some(time("2020-11-14T16:29:20Z"))));
    }

    /// An action with this ID that started in this second.
    fn numbered(id: usize, second: usize) -> Action {
        let json = format!(r#"{{"id":{id},"started_at":"2020-11-14T16:29:{second:02}Z"}}"#);
        Action::from_raw(&RawValue::from_string(json).unwrap()).unwrap()
    }

    /// The IDs that a query selects of chunks, and after how many chunks it was complete.
    fn select(query: ActionQuery, chunks: &[Vec<Action>]) -> (Vec<String>, usize) {
        let mut selection = Selection::new(query);
        let (mut selected, mut read) = (Vec::new(), 0);
        for chunk in chunks {
            if selection.is_complete() {
                break;
            }
            read += 1;
            selected.extend(selection.select(chunk.clone()));
        }
        selected.extend(selection.rest());
        (selected.iter().map(|action| action.id().unwrap().to_owned()).collect(), read)
    }

    #[test]
    fn nothing_is_read_after_the_last_wanted_action_of_a_list_that_is_newest_first() {
        let list: Vec<_> = (1..=20).rev().map(|id| numbered(id, id)).collect();
        let chunks: Vec<_> = list.chunks(4).map(<[Action]>::to_vec).collect();
        let limit = |limit| ActionQuery { limit: Some(limit), ..ActionQuery::default() };
        assert_eq!(select(limit(2), &chunks), (vec!["20".to_owned(), "19".to_owned()], 1));
        assert_eq!(select(limit(5), &chunks).1, 2);
        let since = ActionQuery { since: Some(time("2020-11-14T16:29:14Z")), ..ActionQuery::default() };
        assert_eq!(select(since, &chunks), ((14..=20).rev().map(|id| id.to_string()).collect(), 2));
    }

    proptest! {
        #[test]
        fn the_newest_are_selected_whatever_the_order_of_the_list(
            mut list in Just((1..=30).collect::<Vec<usize>>()).prop_shuffle(),
            order in 0..4,
            chunk in 1_usize..12,
            (limit, since) in (1_usize..40, 0_usize..40),
            equal_times in any::<bool>(),
        ) {
            match order {
                0 => list.sort_unstable(),
                1 => list.sort_unstable_by(|a, b| b.cmp(a)),
                _ => {}
            }
            let list: Vec<_> = list.iter().map(|&id| numbered(id, if equal_times { 40 } else { id })).collect();
            let since_time = time(&format!("2020-11-14T16:29:{since:02}Z"));
            let query =
                ActionQuery { limit: Some(limit), since: Some(since_time), ..ActionQuery::default() };
            let chunks: Vec<_> = list.chunks(chunk).map(<[Action]>::to_vec).collect();
            let wanted = (1..=30).rev().filter(|id| equal_times || *id >= since).take(limit);
            let expected: Vec<_> = wanted.map(|id| id.to_string()).collect();
            // A shuffled list may begin as one that is newest first.
            let looks_sorted = list.chunks(chunk).next().is_some_and(|first| {
                let mut order = ListOrder::default();
                order.observe(first, true);
                first.len() < 2 || order.is_newest_first()
            });
            prop_assume!(order < 2 || !looks_sorted);
            prop_assert_eq!(select(query, &chunks).0, expected);
        }
    }

    #[test]
    fn a_missing_field_matches_no_value() {
        let empty = Action::from_raw(&RawValue::from_string("{}".to_owned()).unwrap()).unwrap();
        assert!(ActionQuery::default().matches(&empty));
        assert!(!ActionQuery { statuses: vec![Status::Completed], ..ActionQuery::default() }.matches(&empty));
        assert!(
            !ActionQuery { since: Some(time("2020-11-14T16:29:21Z")), ..ActionQuery::default() }
                .matches(&empty)
        );
    }
}
