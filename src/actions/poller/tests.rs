//! The number of requests of whole waits, with a scripted API and a manual clock.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::ActionPoller;
use crate::actions::wait::{Outcome, Schedule, StopCondition, WaitResult, Waiter};
use crate::http::testing::RecordingReporter;
use crate::http::{self, HttpClient, HttpError, Request, RetryPolicy, Transport, TransportError};
use crate::model::ActionId;
use crate::system::testing::ManualClock;
use crate::system::{Clock, Deadline};
use crate::terminal::progress::{NoProgress, Target};

/// An API on which the actions with these IDs exist and end after a while.
struct Account {
    clock: Arc<ManualClock>,
    ends: fn(u64) -> Duration,
    on_page: fn(u64) -> bool,
    ids: Vec<u64>,
    page_status: u16,
    remaining: Option<u64>,
    paths: Mutex<Vec<String>>,
}

impl Account {
    fn json(&self, id: u64) -> String {
        let status = if self.clock.elapsed() >= (self.ends)(id) { "completed" } else { "in-progress" };
        format!(r#"{{"id":{id},"status":"{status}"}}"#)
    }
}

impl Transport for Account {
    fn exchange(&self, request: &Request, _: Duration) -> Result<http::Response, TransportError> {
        let mut paths = self.paths.lock().unwrap();
        paths.push(request.path.clone());
        let mut headers = Vec::new();
        if let Some(remaining) = self.remaining {
            let left = remaining.saturating_sub(paths.len() as u64);
            let reset = 1_700_000_000 + 3_600;
            headers.push(("ratelimit-remaining".to_owned(), left.to_string()));
            headers.push(("ratelimit-reset".to_owned(), reset.to_string()));
        }
        let respond = |http_status, body| {
            Ok(http::Response { http_status, headers, body, ..http::Response::default() })
        };
        match request.path.strip_prefix("/v2/actions/") {
            Some(id) => respond(200, format!(r#"{{"action":{}}}"#, self.json(id.parse().unwrap()))),
            None if self.page_status != 200 => respond(self.page_status, String::new()),
            None => {
                let listed = self.ids.iter().filter(|id| (self.on_page)(**id)).map(|id| self.json(*id));
                respond(200, format!(r#"{{"actions":[{}]}}"#, listed.collect::<Vec<_>>().join(",")))
            }
        }
    }
}

struct Setting {
    count: u64,
    ends: fn(u64) -> Duration,
    on_page: fn(u64) -> bool,
    page_status: u16,
    remaining: Option<u64>,
}

const A_MINUTE: Setting = Setting {
    count: 1,
    ends: |_| Duration::from_secs(60),
    on_page: |_| true,
    page_status: 200,
    remaining: None,
};

/// The requested paths, the result of each wait, and the time it took.
fn wait(setting: &Setting) -> (Vec<String>, Vec<WaitResult<HttpError>>, Duration) {
    let clock = Arc::new(ManualClock::default());
    let &Setting { count, ends, on_page, page_status, remaining } = setting;
    let ids: Vec<_> = (1..=count).collect();
    let targets = ids.iter().map(|&id| Target { id: ActionId::new(id).unwrap(), last: None }).collect();
    let account =
        Account { clock: clock.clone(), ends, on_page, ids, page_status, remaining, paths: Mutex::default() };
    let account = Arc::new(account);
    let deadline = Deadline::after(&*clock, Some(Duration::from_secs(7_200)));
    let policy = RetryPolicy {
        http_timeout: Duration::from_secs(30),
        max_retries: 5,
        pending_event_until_deadline: false,
        deadline,
    };
    let http =
        HttpClient::new(account.clone(), clock.clone(), Arc::new(RecordingReporter::default()), policy);
    let mut poller = ActionPoller::new(&http, None, 5);
    let waiter = Waiter {
        clock: &*clock,
        schedule: Schedule::Adaptive,
        deadline,
        just_started: false,
        stop_condition: StopCondition::All,
    };
    let results = waiter.wait(targets, &mut poller, &mut NoProgress);
    let paths = account.paths.lock().unwrap().clone();
    (paths, results, clock.elapsed())
}

fn are_completed(results: &[WaitResult<HttpError>]) -> bool {
    results.iter().all(|result| matches!(result.outcome, Outcome::Completed))
}

#[test]
fn a_wait_for_many_actions_takes_as_many_requests_as_for_one() {
    let (one, ..) = wait(&A_MINUTE);
    for count in [5, 15, 100, 200] {
        let (many, results, took) = wait(&Setting { count, ..A_MINUTE });
        assert!(are_completed(&results) && results.len() == usize::try_from(count).unwrap());
        assert_eq!(many.len(), one.len(), "{count}");
        assert!(many.iter().all(|path| path == "/v2/actions"), "{many:?}");
        assert!(took <= Duration::from_secs(66));
    }
}

#[test]
fn a_few_actions_are_polled_by_id() {
    let (paths, ..) = wait(&Setting { count: 3, ends: |_| Duration::ZERO, ..A_MINUTE });
    assert_eq!(paths, ["/v2/actions/1", "/v2/actions/2", "/v2/actions/3"]);
}

#[test]
fn the_page_is_requested_as_long_as_it_saves_requests() {
    let ends = |id| Duration::from_secs(if id <= 2 { 60 } else { 1 });
    let (one, ..) = wait(&A_MINUTE);
    let (many, results, _) = wait(&Setting { count: 15, ends, ..A_MINUTE });
    assert!(are_completed(&results) && many.len() <= one.len() + 1, "{}", many.len());
}

#[test]
fn actions_too_old_for_the_page_take_turns() {
    let (one, ..) = wait(&A_MINUTE);
    // The end of one of fifteen is seen as early as in a wait for it alone.
    let (many, results, took) = wait(&Setting { count: 15, on_page: |id| id > 1, ..A_MINUTE });
    assert!(are_completed(&results) && took <= Duration::from_secs(66));
    assert!(many.len() <= 2 * one.len(), "{} and {}", many.len(), one.len());
    // Each poll has one more request, after one for each action.
    let ends = |id| Duration::from_secs(if id > 60 { 600 } else { 0 });
    let (many, results, _) = wait(&Setting { count: 100, ends, on_page: |id| id > 60, ..A_MINUTE });
    let (one, ..) = wait(&Setting { ends: |_| Duration::from_secs(600), ..A_MINUTE });
    assert!(are_completed(&results) && many.len() <= one.len() + 62, "{} and {}", many.len(), one.len());
}

#[test]
fn a_page_without_the_actions_is_rarely_requested() {
    let (paths, results, _) = wait(&Setting { count: 15, on_page: |_| false, ..A_MINUTE });
    let pages = paths.iter().filter(|path| *path == "/v2/actions").count();
    assert!(are_completed(&results) && pages * 4 < paths.len(), "{pages} of {}", paths.len());
}

#[test]
fn a_token_that_may_not_list_costs_one_request() {
    let (paths, results, _) = wait(&Setting { count: 5, page_status: 403, ..A_MINUTE });
    assert!(are_completed(&results));
    assert_eq!(paths.iter().filter(|path| *path == "/v2/actions").count(), 1);
}

#[test]
fn a_refused_token_ends_all_waits_after_one_request() {
    let (paths, results, _) = wait(&Setting { count: 15, page_status: 401, ..A_MINUTE });
    assert_eq!(paths.len(), 1);
    assert!(results.iter().all(|result| matches!(result.outcome, Outcome::Failed(_))));
}

#[test]
fn ids_are_polled_if_the_page_keeps_failing() {
    let (paths, results, _) = wait(&Setting { count: 5, page_status: 500, ..A_MINUTE });
    let (one, ..) = wait(&A_MINUTE);
    assert!(are_completed(&results) && paths.len() <= 2 * one.len(), "{}", paths.len());
}

#[test]
fn no_more_requests_are_sent_than_the_rate_limit_allows() {
    for remaining in [30, 100, 1_000] {
        let setting = Setting {
            count: 15,
            page_status: 403,
            remaining: Some(remaining),
            ends: |_| Duration::from_secs(1_800),
            ..A_MINUTE
        };
        let (paths, ..) = wait(&setting);
        assert!(paths.len() as u64 <= remaining, "{} of {remaining}", paths.len());
    }
}
