//! Which actions of a list are wanted.

use jiff::Timestamp;

use crate::model::{Action, Region, Status};

/// What an action must be like. Of several values of one kind any will do; an
/// empty kind takes all.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Its status.
    pub statuses: Vec<Status>,
    /// Its type, such as `attach_volume`.
    pub types: Vec<String>,
    /// Its resource's type, such as `droplet`.
    pub resource_types: Vec<String>,
    /// Its resource's ID, as digits.
    pub resource_ids: Vec<String>,
    /// The slug of its region.
    pub regions: Vec<Region>,
    /// It started then or later.
    pub since: Option<Timestamp>,
    /// It started before then, or just then.
    pub until: Option<Timestamp>,
}

impl Filter {
    /// Whether an action is wanted. One whose field is missing or unreadable is
    /// not what a filter on that field asks for.
    pub fn takes(&self, action: &Action) -> bool {
        is_one_of(action.status(), &self.statuses) && self.takes_in_some_status(action)
    }

    /// Whether an action would be wanted if it had another status.
    pub fn takes_in_some_status(&self, action: &Action) -> bool {
        is_one_of(action.action_type(), &self.types)
            && is_one_of(action.resource_type(), &self.resource_types)
            && is_one_of(action.resource_id().map(crate::model::Integer::as_str), &self.resource_ids)
            && is_one_of(action.region_slug(), &self.regions)
            && self.takes_start(action)
    }

    fn takes_start(&self, action: &Action) -> bool {
        if self.since.is_none() && self.until.is_none() {
            return true;
        }
        let Some(started) = action.start() else { return false };
        self.since.is_none_or(|since| since <= started) && self.until.is_none_or(|until| started <= until)
    }

    /// Whether neither this action nor any older one is wanted. Lists are newest first.
    pub fn ends_before(&self, action: &Action) -> bool {
        matches!((self.since, action.start()), (Some(since), Some(started)) if started < since)
    }
}

/// Whether a value is there and among those that are wanted, if any are.
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
    fn of_one_kind_any_will_do_and_of_several_kinds_all() {
        let any = Filter { statuses: vec![Status::Errored, Status::Completed], ..Filter::default() };
        assert!(any.takes(&action()));
        let regions = vec!["nyc1".parse().unwrap()];
        assert!(!Filter { regions, ..any }.takes(&action()));
        let all = Filter {
            types: vec!["create".into()],
            resource_types: vec!["droplet".into()],
            resource_ids: vec!["7".into()],
            regions: vec!["nyc3".parse().unwrap()],
            ..Filter::default()
        };
        assert!(all.takes(&action()));
        assert!(!Filter { resource_ids: vec!["8".into()], ..all }.takes(&action()));
    }

    #[test]
    fn both_ends_of_a_period_belong_to_it() {
        let between = |since, until| Filter { since, until, ..Filter::default() }.takes(&action());
        let start = Some(time("2020-11-14T16:29:21Z"));
        assert!(between(start, start));
        assert!(!between(Some(time("2020-11-14T16:29:22Z")), None));
        assert!(!between(None, Some(time("2020-11-14T16:29:20Z"))));
    }

    #[test]
    fn an_action_before_the_period_ends_a_list_that_is_newest_first() {
        let since = |since| Filter { since, ..Filter::default() }.ends_before(&action());
        assert!(since(Some(time("2020-11-14T16:29:22Z"))));
        assert!(!since(Some(time("2020-11-14T16:29:21Z"))));
        assert!(!since(None));
    }

    #[test]
    fn what_is_missing_is_not_what_was_asked_for() {
        let empty = Action::from_raw(&RawValue::from_string("{}".to_owned()).unwrap()).unwrap();
        assert!(Filter::default().takes(&empty));
        assert!(!Filter { statuses: vec![Status::Completed], ..Filter::default() }.takes(&empty));
        assert!(!Filter { since: Some(time("2020-11-14T16:29:21Z")), ..Filter::default() }.takes(&empty));
    }
}
