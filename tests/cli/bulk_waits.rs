//! Waits for many actions: the number of requests, --any and --fail-fast.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use crate::harness::{Doact, action, bare_action};
use crate::raw_server::{RawServer, Reply};

const PAGE: &str = "GET /v2/actions?page=1&per_page=200";

fn page(actions: impl IntoIterator<Item = (u64, &'static str)>) -> Reply {
    let actions: Vec<_> = actions.into_iter().map(|(id, status)| bare_action(id, status)).collect();
    Reply::json(200, format!(r#"{{"actions":[{}],"links":{{}},"meta":{{"total":9}}}}"#, actions.join(",")))
}

fn all(ids: std::ops::RangeInclusive<u64>, status: &'static str) -> Reply {
    page(ids.rev().map(|id| (id, status)))
}

/// `actions wait 1 2 …`, which polls every 10 ms.
fn wait(server: &RawServer, ids: std::ops::RangeInclusive<u64>) -> Doact {
    let ids: Vec<_> = ids.map(|id| id.to_string()).collect();
    let line = "--poll-interval 10ms --format ID,Status --no-header";
    Doact::at(server.url()).args(["actions", "wait"]).args(ids).line(line)
}

#[test]
fn fifteen_actions_cost_one_request_a_poll_and_are_printed_in_the_order_given() {
    let server = RawServer::new([all(1..=15, "in-progress"), all(1..=15, "in-progress")])
        .then_always(all(1..=15, "completed"));
    let done = wait(&server, 1..=15).succeeds();
    let ids: Vec<u64> =
        done.out.lines().map(|line| line.split_whitespace().next().unwrap().parse().unwrap()).collect();
    assert_eq!(ids, (1..=15).collect::<Vec<_>>());
    assert_eq!(server.lines(), [PAGE; 3]);
}

#[test]
fn an_action_that_is_not_on_the_page_is_requested_by_its_id() {
    let server = RawServer::new([all(2..=5, "completed"), Reply::json(200, action(1, "completed"))]);
    wait(&server, 1..=5).succeeds().stdout_has("1   completed\n");
    assert_eq!(server.lines(), [PAGE, "GET /v2/actions/1"]);
}

/// Serves this many completed actions, 200 a page.
fn account(count: u64) -> RawServer {
    account_with(count, |_| "completed")
}

/// The same with a status for each number of the request.
fn account_with(count: u64, status: impl Fn(usize) -> &'static str + Send + Sync + 'static) -> RawServer {
    let requests = AtomicUsize::new(0);
    RawServer::answering(move |request| {
        let status = status(requests.fetch_add(1, Ordering::Relaxed));
        let number = request.line.split("page=").nth(1).and_then(|rest| rest.split('&').next());
        let number: u64 = number.unwrap().parse().unwrap();
        let newest = count.saturating_sub((number - 1) * 200);
        let oldest = newest.saturating_sub(199).max(1);
        let actions: Vec<_> = (oldest..=newest).rev().map(|id| bare_action(id, status)).collect();
        let next = if oldest > 1 { r#"{"pages":{"next":"https://x"}}"# } else { "{}" };
        let (actions, links) = (actions.join(","), next);
        Reply::json(200, format!(r#"{{"actions":[{actions}],"links":{links},"meta":{{"total":{count}}}}}"#))
    })
}

#[test]
fn more_actions_than_a_page_holds_cost_a_request_for_each_page() {
    let server = account(600);
    let done = wait(&server, 1..=600).succeeds();
    assert_eq!(done.out.lines().count(), 600);
    let pages = [1, 2, 3].map(|number| format!("GET /v2/actions?page={number}&per_page=200"));
    assert_eq!(server.lines(), pages);
}

#[test]
fn the_more_pages_a_poll_takes_the_longer_is_the_time_to_the_next() {
    let server = account_with(600, |request| if request < 3 { "in-progress" } else { "completed" });
    let start = Instant::now();
    let line = "actions wait - --format ID --no-header";
    let ids: Vec<_> = (1..=600).map(|id| id.to_string()).collect();
    Doact::at(server.url()).line(line).stdin(ids.join("\n")).succeeds();
    assert_eq!(server.lines().len(), 6);
    // Of a single page it would be a second.
    assert!(start.elapsed() >= Duration::from_millis(1_500), "{:?}", start.elapsed());
}

#[test]
fn old_actions_are_found_on_their_page() {
    let server = account(5_000);
    let done = wait(&server, 1_001..=1_060).succeeds();
    assert_eq!(done.out.lines().count(), 60);
    assert_eq!(server.lines(), [PAGE, "GET /v2/actions?page=20&per_page=200"]);
}

#[test]
fn the_limit_per_minute_stops_a_poll_of_many_actions_and_not_the_wait() {
    let body = r#"{"id":"too_many_requests","message":"API Rate limit exceeded."}"#;
    let limited = Reply::with(429, &["ratelimit-remaining: 4321", "ratelimit-reset: 1"], body);
    let one = |id| Reply::json(200, action(id, "completed"));
    let server = RawServer::new([one(1), limited, one(2), one(3)]);
    wait(&server, 1..=3).succeeds().stderr_has("API Rate limit exceeded.");
    assert_eq!(server.lines(), [1, 2, 2, 3].map(|id| format!("GET /v2/actions/{id}")));
}

#[test]
fn without_the_scope_to_list_each_action_is_requested_by_its_id() {
    let refused = Reply::error(403, "forbidden", "You are not authorized to perform this operation");
    let one = |id| Reply::json(200, action(id, "completed"));
    let server = RawServer::new([refused, one(1), one(2), one(3), one(4)]);
    wait(&server, 1..=4).succeeds().stderr_lacks("authorized");
    assert_eq!((server.lines()[0].as_str(), server.lines().len()), (PAGE, 5));
}

#[test]
fn a_page_that_fails_is_requested_again() {
    for error in [Reply::rate_limited(), Reply::unavailable(), Reply::close(), Reply::json(200, "")] {
        let server = RawServer::new([error]).then_always(all(1..=6, "completed"));
        wait(&server, 1..=6).succeeds();
        assert_eq!(server.lines(), [PAGE; 2]);
    }
}

#[test]
fn with_any_the_first_action_to_finish_ends_the_wait() {
    let states = [(5, "in-progress"), (4, "errored"), (3, "in-progress"), (2, "in-progress")];
    let server = RawServer::new([page(states)]);
    let failed = wait(&server, 2..=5).args(["--any"]).fails_with(3);
    failed
        .stdout("2   in-progress\n3   in-progress\n4   errored\n5   in-progress\n")
        .stderr_has("3 actions are still running; resume with `doact actions wait 2 3 5`")
        .stderr_has("error: action 4");
    let server = RawServer::new([
        Reply::json(200, action(1, "in-progress")),
        Reply::json(200, action(2, "completed")),
    ]);
    let done = wait(&server, 1..=2).args(["--any"]).succeeds();
    done.stderr_has("action 1 is still running; resume with `doact actions wait 1`");
}

#[test]
fn with_fail_fast_the_first_errored_action_ends_the_wait() {
    let states = [(5, "in-progress"), (4, "errored"), (3, "completed"), (2, "in-progress")];
    let server = RawServer::new([all(2..=5, "in-progress"), page(states)]);
    let failed = wait(&server, 2..=5).args(["--fail-fast"]).fails_with(3);
    failed.stdout_has("3   completed\n").stderr_has("2 actions are still running");
    assert_eq!(server.lines().len(), 2);
}

#[test]
fn any_and_fail_fast_cannot_be_combined() {
    let server = RawServer::untouched();
    wait(&server, 1..=2).args(["--any", "--fail-fast"]).fails_with(2).stdout("");
    assert!(server.lines().is_empty());
}

#[test]
fn a_failed_wait_reports_its_reason_once() {
    let missing = Reply::error(404, "not_found", "There is no such action.");
    let server = RawServer::new([]).then_always(missing);
    let failed = wait(&server, 7..=7).fails_with(5);
    assert_eq!(failed.err.matches("There is no such action.").count(), 1, "{failed:#?}");
}
