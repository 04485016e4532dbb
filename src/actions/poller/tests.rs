//! Whole waits against a scripted API, on a turned clock: how many requests they cost.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::ActionPoller;
use crate::actions::wait::{Outcome, Schedule, StopCondition, WaitResult, Waiter};
use crate::http::testing::RecordingReporter;
use crate::http::{self, HttpClient, HttpError, Request, RetryPolicy, Transport, TransportError};
use crate::model::{Action, ActionId};
use crate::system::testing::ManualClock;
use crate::system::{Clock, Deadline};
use crate::terminal::progress::{Observer, Target};

/// An API on which actions end after a while, and whose page holds the IDs from
/// one on.
struct Account {
    clock: Arc<ManualClock>,
    /// When the action with this ID ends.
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
        let answer = |http_status, body| {
            Ok(http::Response { http_status, headers, body, ..http::Response::default() })
        };
        match request.path.strip_prefix("/v2/actions/") {
            Some(id) => answer(200, format!(r#"{{"action":{}}}"#, self.json(id.parse().unwrap()))),
            None if self.page_status != 200 => answer(self.page_status, String::new()),
            None => {
                let listed = self.ids.iter().filter(|id| (self.on_page)(**id)).map(|id| self.json(*id));
                answer(200, format!(r#"{{"actions":[{}]}}"#, listed.collect::<Vec<_>>().join(",")))
            }
        }
    }
}

struct Nobody;

impl Observer for Nobody {
    fn on_start(&mut self, _: &[Target]) {}
    fn on_poll(&mut self, _: usize, _: &Action, _: Duration) {}
    fn on_poll_failed(&mut self, _: usize, _: &str, _: Duration) {}
    fn on_heartbeat(&mut self, _: &[usize], _: Duration) {}
    fn on_end(&mut self, _: usize, _: Option<&Action>, _: &str, _: Duration) {}
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

/// The paths asked for, how each wait ended, and the time it took.
fn wait(setting: &Setting) -> (Vec<String>, Vec<WaitResult<HttpError>>, Duration) {
    let clock = Arc::new(ManualClock::default());
    let &Setting { count, ends, on_page, page_status, remaining } = setting;
    let ids: Vec<_> = (1..=count).collect();
    let watched = ids.iter().map(|&id| Target { id: ActionId::new(id).unwrap(), last: None }).collect();
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
        until: StopCondition::All,
    };
    let ended = waiter.wait(watched, &mut poller, &mut Nobody);
    let paths = account.paths.lock().unwrap().clone();
    (paths, ended, clock.elapsed())
}

fn is_whole(ended: &[WaitResult<HttpError>]) -> bool {
    ended.iter().all(|one| matches!(one.outcome, Outcome::Completed))
}

#[test]
fn many_waits_cost_as_many_requests_as_one() {
    let (one, ..) = wait(&A_MINUTE);
    for count in [5, 15, 100, 200] {
        let (many, ended, took) = wait(&Setting { count, ..A_MINUTE });
        assert!(is_whole(&ended) && ended.len() == usize::try_from(count).unwrap());
        assert_eq!(many.len(), one.len(), "{count}");
        assert!(many.iter().all(|path| path == "/v2/actions"), "{many:?}");
        assert!(took <= Duration::from_secs(66));
    }
}

#[test]
fn a_few_are_asked_about_one_by_one() {
    let (paths, ..) = wait(&Setting { count: 3, ends: |_| Duration::ZERO, ..A_MINUTE });
    assert_eq!(paths, ["/v2/actions/1", "/v2/actions/2", "/v2/actions/3"]);
}

#[test]
fn the_page_is_kept_to_while_it_saves_requests() {
    let ends = |id| Duration::from_secs(if id <= 2 { 60 } else { 1 });
    let (one, ..) = wait(&A_MINUTE);
    let (many, ended, _) = wait(&Setting { count: 15, ends, ..A_MINUTE });
    assert!(is_whole(&ended) && many.len() <= one.len() + 1, "{}", many.len());
}

#[test]
fn those_too_old_for_the_page_take_turns() {
    let (one, ..) = wait(&A_MINUTE);
    // One of fifteen is seen as soon as if it were alone.
    let (many, ended, took) = wait(&Setting { count: 15, on_page: |id| id > 1, ..A_MINUTE });
    assert!(is_whole(&ended) && took <= Duration::from_secs(66));
    assert!(many.len() <= 2 * one.len(), "{} and {}", many.len(), one.len());
    // However many there are, a round grows by one look, after one at each.
    let ends = |id| Duration::from_secs(if id > 60 { 600 } else { 0 });
    let (many, ended, _) = wait(&Setting { count: 100, ends, on_page: |id| id > 60, ..A_MINUTE });
    let (one, ..) = wait(&Setting { ends: |_| Duration::from_secs(600), ..A_MINUTE });
    assert!(is_whole(&ended) && many.len() <= one.len() + 62, "{} and {}", many.len(), one.len());
}

#[test]
fn a_page_that_holds_none_of_them_is_seldom_asked_for() {
    let (paths, ended, _) = wait(&Setting { count: 15, on_page: |_| false, ..A_MINUTE });
    let pages = paths.iter().filter(|path| *path == "/v2/actions").count();
    assert!(is_whole(&ended) && pages * 4 < paths.len(), "{pages} of {}", paths.len());
}

#[test]
fn a_token_that_may_not_list_costs_one_request_and_then_ids_are_asked() {
    let (paths, ended, _) = wait(&Setting { count: 5, page_status: 403, ..A_MINUTE });
    assert!(is_whole(&ended));
    assert_eq!(paths.iter().filter(|path| *path == "/v2/actions").count(), 1);
}

#[test]
fn a_refused_token_is_not_tried_again() {
    let (paths, ended, _) = wait(&Setting { count: 15, page_status: 401, ..A_MINUTE });
    assert_eq!(paths.len(), 1);
    assert!(ended.iter().all(|one| matches!(one.outcome, Outcome::Failed(_))));
}

#[test]
fn a_page_that_keeps_failing_gives_way_to_ids() {
    let (paths, ended, _) = wait(&Setting { count: 5, page_status: 500, ..A_MINUTE });
    let (one, ..) = wait(&A_MINUTE);
    assert!(is_whole(&ended) && paths.len() <= 2 * one.len(), "{}", paths.len());
}

#[test]
fn the_rate_limit_counts_every_request_of_a_round() {
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
