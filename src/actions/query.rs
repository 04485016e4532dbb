use jiff::Timestamp;

use crate::model::{Action, Region, Status};

/// Which actions of a list are wanted, and how many.
///
/// An action has to match each kind of value, by any of the values given for it. An empty
/// kind matches everything.
#[derive(Debug, Clone, Default)]
pub struct ActionQuery {
    pub statuses: Vec<Status>,
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
        is_one_of(action.status(), &self.statuses) && self.matches_in_any_status(action)
    }

    /// Whether an action would be wanted if it had another status.
    pub fn matches_in_any_status(&self, action: &Action) -> bool {
        is_one_of(action.action_type(), &self.types)
            && is_one_of(action.resource_type(), &self.resource_types)
            && is_one_of(action.resource_id(), &self.resource_ids)
            && is_one_of(action.region_slug(), &self.regions)
            && self.matches_start(action)
    }

    fn matches_start(&self, action: &Action) -> bool {
        if self.since.is_none() && self.until.is_none() {
            return true;
        }
        let Some(start) = action.start() else { return false };
        self.since.is_none_or(|since| since <= start) && self.until.is_none_or(|until| start <= until)
    }

    /// Whether the list may be read only in part.
    pub fn may_stop_early(&self) -> bool {
        self.limit.is_some() || self.since.is_some()
    }
}

/// What a query selects from a list that is newest first, chunk by chunk.
pub(super) struct Selection {
    query: ActionQuery,
    /// How many may still be selected.
    remaining: usize,
    is_complete: bool,
}

impl Selection {
    pub(super) fn new(query: ActionQuery) -> Self {
        Self { remaining: query.limit.unwrap_or(usize::MAX), query, is_complete: false }
    }

    /// The wanted actions of the next chunk.
    pub(super) fn select(&mut self, chunk: Vec<Action>) -> Vec<Action> {
        let oldest = chunk.last().and_then(Action::start);
        let is_past_since = oldest.zip(self.query.since).is_some_and(|(oldest, since)| oldest < since);
        let wanted = chunk.into_iter().filter(|action| self.query.matches(action));
        let selected: Vec<_> = wanted.take(self.remaining).collect();
        self.remaining -= selected.len();
        self.is_complete = is_past_since || self.remaining == 0;
        selected
    }

    /// Whether nothing further down the list is wanted.
    pub(super) fn is_complete(&self) -> bool {
        self.is_complete
    }
}

fn is_one_of<T: PartialEq<W> + ?Sized, W>(value: Option<&T>, wanted: &[W]) -> bool {
    wanted.is_empty() || value.is_some_and(|value| wanted.iter().any(|one| value == one))
}

#[cfg(test)]
mod tests {
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
        assert!(!ActionQuery { resource_ids: vec!["8".into()], ..all }.matches(&action()));
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

    #[test]
    fn an_action_before_the_period_completes_the_query() {
        let is_complete = |since| {
            let mut selection = Selection::new(ActionQuery { since, ..ActionQuery::default() });
            selection.select(vec![action()]);
            selection.is_complete()
        };
        assert!(is_complete(Some(time("2020-11-14T16:29:22Z"))));
        assert!(!is_complete(Some(time("2020-11-14T16:29:21Z"))));
        assert!(!is_complete(None));
    }

    #[test]
    fn the_limit_counts_selected_actions_over_all_chunks() {
        let mut selection = Selection::new(ActionQuery { limit: Some(3), ..ActionQuery::default() });
        let selected = [2, 0, 2].map(|length| selection.select(vec![action(); length]).len());
        assert_eq!((selected, selection.is_complete()), ([2, 0, 1], true));
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
