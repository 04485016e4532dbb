//! A long history as the sandbox generates it, so that both measure the same.

use std::time::Duration;

use doact::model::Action;
use doact::sandbox::PageRequest;
use doact::sandbox::state::State;
use jiff::Timestamp;
use serde_json::value::to_raw_value;

/// The API's maximum page size.
pub const PER_PAGE: usize = 200;

/// Finished actions, newest first.
pub fn actions(count: usize) -> Vec<Action> {
    let mut all = Vec::with_capacity(count);
    let (mut state, now) = account(count);
    for number in 1..=count.div_ceil(PER_PAGE) {
        let page = state.actions(PageRequest::new(number, PER_PAGE), now);
        all.extend(page.items.into_iter().map(|record| {
            let raw = to_raw_value(record).expect("a record is JSON");
            Action::from_raw(&raw).expect("a record is an action")
        }));
    }
    all
}

/// The body of an answer with one full page on it.
pub fn page_body() -> String {
    let (mut state, now) = account(PER_PAGE);
    let page = state.actions(PageRequest::new(1, PER_PAGE), now);
    let actions = serde_json::to_string(&page.items).expect("records are JSON");
    format!(r#"{{"actions":{actions},"links":{{}},"meta":{{"total":{PER_PAGE}}}}}"#)
}

fn account(count: usize) -> (State, Timestamp) {
    let now = Timestamp::UNIX_EPOCH + Duration::from_secs(1_700_000_000);
    (State::new(&[], count, Duration::ZERO, 0, now), now)
}
