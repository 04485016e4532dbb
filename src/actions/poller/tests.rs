//! The number of requests of whole waits, with a scripted API and a manual clock.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::ActionPoller;
use crate::actions::wait::{Outcome, Schedule, StopCondition, WaitResult, Waiter};
use crate::api::PER_PAGE;
use crate::http::testing::RecordingReporter;
use crate::http::{self, HttpClient, HttpError, Request, RetryPolicy, Transport, TransportError};
use crate::model::{Action, ActionId};
use crate::system::testing::ManualClock;
use crate::system::{Clock, Deadline};
use crate::terminal::progress::{Observer, Target};

const HOUR: Duration = Duration::from_secs(3_600);

/// A wait for the actions of an account.
#[derive(Clone)]
pub(super) struct Setting {
    pub(super) ids: Vec<u64>,
    /// The IDs on the account's pages, in this order.
    pub(super) listed: Vec<u64>,
    /// When an action ends.
    pub(super) ends: Arc<dyn Fn(u64) -> Duration + Send + Sync>,
    /// The time in which another action is put on top of the list.
    pub(super) growth: Option<Duration>,
    pub(super) latency: Duration,
    pub(super) page_status: u16,
    /// The page that has this status; all of them without one.
    pub(super) bad_page: Option<usize>,
    /// Whether every page is answered with the first one.
    pub(super) repeats_first_page: bool,
    pub(super) remaining: Option<u64>,
    pub(super) timeout: Duration,
}

impl Default for Setting {
    /// An action that takes a minute.
    fn default() -> Self {
        Self {
            ids: vec![1],
            listed: vec![1],
            ends: Arc::new(|_| Duration::from_secs(60)),
            growth: None,
            latency: Duration::ZERO,
            page_status: 200,
            bad_page: None,
            repeats_first_page: false,
            remaining: None,
            timeout: HOUR * 2,
        }
    }
}

impl Setting {
    /// All of these actions are waited for and listed, newest first.
    pub(super) fn new_actions(count: u64) -> Self {
        let ids: Vec<_> = (1..=count).collect();
        Self { listed: ids.iter().rev().copied().collect(), ids, ..Self::default() }
    }

    pub(super) fn ending(self, ends: impl Fn(u64) -> Duration + Send + Sync + 'static) -> Self {
        Self { ends: Arc::new(ends), ..self }
    }
}

struct Account {
    clock: Arc<ManualClock>,
    setting: Setting,
    requests: Mutex<Vec<(Duration, String)>>,
    lowest_remaining: Mutex<u64>,
}

impl Account {
    fn json(&self, id: u64) -> String {
        let status =
            if self.clock.elapsed() >= (self.setting.ends)(id) { "completed" } else { "in-progress" };
        format!(r#"{{"id":{id},"status":"{status}"}}"#)
    }

    /// The IDs on all pages at this time.
    fn listed(&self) -> Vec<u64> {
        let grown = |growth: Duration| self.clock.elapsed().as_millis() / growth.as_millis();
        let grown = u64::try_from(self.setting.growth.map_or(0, grown)).unwrap();
        let newest = self.setting.listed.iter().max().copied().unwrap_or_default();
        (1..=grown).rev().map(|more| newest + more).chain(self.setting.listed.iter().copied()).collect()
    }

    fn page(&self, number: usize) -> String {
        let listed = self.listed();
        let skipped = if self.setting.repeats_first_page { 0 } else { (number - 1) * PER_PAGE };
        let page = listed.iter().skip(skipped).take(PER_PAGE).map(|id| self.json(*id)).collect::<Vec<_>>();
        let next = r#"{"pages":{"next":"https://api.digitalocean.com/v2/actions"}}"#;
        let links = if listed.len() > number * PER_PAGE { next } else { "{}" };
        let (actions, total) = (page.join(","), listed.len());
        format!(r#"{{"actions":[{actions}],"links":{links},"meta":{{"total":{total}}}}}"#)
    }

    /// The headers of a limit whose windows begin with the wait and are full after the first.
    fn headers(&self, remaining: u64) -> Vec<(String, String)> {
        let now = self.clock.elapsed();
        let window = now.as_secs() / HOUR.as_secs();
        let sent = self.requests.lock().unwrap();
        let own = sent.iter().filter(|(at, _)| at.as_secs() / HOUR.as_secs() == window).count() as u64;
        let left = if window == 0 { remaining } else { 5_000 }.saturating_sub(own);
        let mut lowest = self.lowest_remaining.lock().unwrap();
        *lowest = (*lowest).min(left);
        let reset = self.clock.wall().as_second() - i64::try_from(now.as_secs()).unwrap()
            + i64::try_from((window + 1) * HOUR.as_secs()).unwrap();
        vec![
            ("ratelimit-remaining".to_owned(), left.to_string()),
            ("ratelimit-reset".to_owned(), reset.to_string()),
        ]
    }
}

impl Transport for Account {
    fn exchange(&self, request: &Request, _: Duration) -> Result<http::Response, TransportError> {
        let page = request.query.iter().find(|(name, _)| *name == "page").map(|(_, page)| page.clone());
        let path = page.as_ref().map_or(request.path.clone(), |page| format!("page {page}"));
        self.requests.lock().unwrap().push((self.clock.elapsed(), path));
        self.clock.sleep(self.setting.latency);
        let headers = self.setting.remaining.map(|remaining| self.headers(remaining)).unwrap_or_default();
        let respond = |http_status, body| {
            Ok(http::Response { http_status, headers, body, ..http::Response::default() })
        };
        let Some(page) = page.map(|page| page.parse().unwrap()) else {
            let id = request.path.strip_prefix("/v2/actions/").unwrap().parse().unwrap();
            return respond(200, format!(r#"{{"action":{}}}"#, self.json(id)));
        };
        if self.setting.page_status != 200 && self.setting.bad_page.is_none_or(|bad| bad == page) {
            return respond(self.setting.page_status, String::new());
        }
        respond(200, self.page(page))
    }
}

/// Records how long after its end each action was seen.
struct Lateness<'a> {
    clock: &'a ManualClock,
    setting: &'a Setting,
    ids: Vec<u64>,
    late: HashMap<u64, Duration>,
}

impl Observer for Lateness<'_> {
    fn on_start(&mut self, targets: &[Target]) {
        self.ids = targets.iter().map(|target| target.id.number()).collect();
    }
    fn on_seen(&mut self, _: usize, _: &Action, _: Duration) {}
    fn on_poll_failed(&mut self, _: usize, _: &str) {}
    fn on_heartbeat(&mut self, _: &[(usize, Duration)]) {}
    fn on_end(&mut self, index: usize, _: &str) {
        let id = self.ids[index];
        self.late.insert(id, self.clock.elapsed().saturating_sub((self.setting.ends)(id)));
    }
}

pub(super) struct Simulated {
    /// `page 1` or `/v2/actions/7`, with the time of the request.
    pub(super) requests: Vec<(Duration, String)>,
    pub(super) results: Vec<WaitResult<HttpError>>,
    pub(super) took: Duration,
    /// How long after its end each action was seen.
    pub(super) late: HashMap<u64, Duration>,
    /// The fewest requests that the rate limit had left.
    pub(super) lowest_remaining: u64,
}

impl Simulated {
    pub(super) fn are_completed(&self) -> bool {
        self.results.iter().all(|result| matches!(result.outcome, Outcome::Completed))
    }

    pub(super) fn latest(&self) -> Duration {
        self.late.values().max().copied().unwrap_or_default()
    }

    pub(super) fn pages(&self) -> usize {
        self.requests.iter().filter(|(_, path)| path.starts_with("page")).count()
    }
}

pub(super) fn wait(setting: &Setting) -> Simulated {
    let clock = Arc::new(ManualClock::default());
    let targets = setting
        .ids
        .iter()
        .map(|&id| Target { id: ActionId::new(id).unwrap(), label: None, last: None })
        .collect();
    let account = Arc::new(Account {
        clock: clock.clone(),
        setting: setting.clone(),
        requests: Mutex::default(),
        lowest_remaining: Mutex::new(u64::MAX),
    });
    let deadline = Deadline::after(&*clock, Some(setting.timeout));
    let policy = RetryPolicy {
        http_timeout: Duration::from_secs(30),
        max_retries: 5,
        pending_event_until_deadline: false,
        deadline,
    };
    let http =
        HttpClient::new(account.clone(), clock.clone(), Arc::new(RecordingReporter::default()), policy);
    let mut poller = ActionPoller::new(&http, super::Endpoint::Account, 5);
    let waiter = Waiter {
        clock: &*clock,
        schedule: Schedule::Adaptive,
        deadline,
        just_started: false,
        stop_condition: StopCondition::All,
    };
    let mut observer = Lateness { clock: &clock, setting, ids: Vec::new(), late: HashMap::new() };
    let results = waiter.wait(targets, &mut poller, &mut observer);
    let requests = account.requests.lock().unwrap().clone();
    let lowest_remaining = *account.lowest_remaining.lock().unwrap();
    Simulated { requests, results, took: clock.elapsed(), late: observer.late, lowest_remaining }
}

/// Asserts that at no time more than 4 requests a second were sent on average, after a first round.
pub(super) fn assert_rate(simulated: &Simulated) {
    for (sent, (at, _)) in (0..).zip(&simulated.requests) {
        assert!(
            Duration::from_millis(250) * sent <= *at + Duration::from_millis(2_500),
            "{sent} after {at:?}"
        );
    }
}

/// The number of requests of a wait for one action of a minute.
fn one() -> usize {
    wait(&Setting::default()).requests.len()
}

#[test]
fn a_wait_for_many_actions_takes_as_many_requests_as_for_one() {
    for count in [5, 15, 100, 200] {
        let many = wait(&Setting::new_actions(count));
        assert!(many.are_completed() && many.results.len() == usize::try_from(count).unwrap());
        assert_eq!(many.requests.len(), one(), "{count}");
        assert_eq!(many.pages(), one());
        assert!(many.took <= Duration::from_secs(66));
    }
}

#[test]
fn a_few_actions_are_polled_by_id() {
    let few = wait(&Setting::new_actions(3).ending(|_| Duration::ZERO));
    let paths: Vec<_> = few.requests.iter().map(|(_, path)| path.as_str()).collect();
    assert_eq!(paths, ["/v2/actions/1", "/v2/actions/2", "/v2/actions/3"]);
}

#[test]
fn each_action_is_seen_as_soon_as_its_response_is_read() {
    let second = Duration::from_secs(1);
    let setting = Setting { latency: second, ..Setting::new_actions(3) };
    let few = wait(&setting.ending(|_| Duration::ZERO));
    assert_eq!(few.late, [(1, second), (2, second * 2), (3, second * 3)].into());
}

#[test]
fn the_page_is_requested_as_long_as_it_saves_requests() {
    let ends = |id| Duration::from_secs(if id <= 2 { 60 } else { 1 });
    let many = wait(&Setting::new_actions(15).ending(ends));
    assert!(many.are_completed() && many.requests.len() <= one() + 1, "{}", many.requests.len());
}

#[test]
fn an_action_on_no_page_is_polled_by_id_beside_the_page() {
    let setting = Setting { listed: (2..=15).rev().collect(), ..Setting::new_actions(15) };
    // Its end is seen as early as in a wait for it alone.
    let many = wait(&setting);
    assert!(many.are_completed() && many.took <= Duration::from_secs(66));
    assert!(many.requests.len() <= 2 * one(), "{}", many.requests.len());
    // Those that have ended cost a request each.
    let setting = Setting { listed: (61..=100).rev().collect(), ..Setting::new_actions(100) };
    let many = wait(&setting.ending(|id| Duration::from_secs(if id > 60 { 600 } else { 0 })));
    let one = wait(&Setting::default().ending(|_| Duration::from_secs(600))).requests.len();
    assert!(many.are_completed() && many.requests.len() <= one + 64, "{} and {one}", many.requests.len());
}

#[test]
fn pages_without_the_actions_are_rarely_requested() {
    for listed in
        [Vec::new(), (1_000..1_900).rev().collect(), (1..=2_000).step_by(20).map(|id| 20 + id).collect()]
    {
        let many = wait(&Setting { listed, ..Setting::new_actions(15) });
        assert!(many.are_completed() && many.pages() * 4 < many.requests.len(), "{}", many.pages());
    }
}

#[test]
fn a_token_that_may_not_list_costs_one_request() {
    let many = wait(&Setting { page_status: 403, ..Setting::new_actions(5) });
    assert!(many.are_completed());
    assert_eq!(many.pages(), 1);
}

#[test]
fn a_refused_token_ends_all_waits_after_one_request() {
    let many = wait(&Setting { page_status: 401, ..Setting::new_actions(15) });
    assert_eq!(many.requests.len(), 1);
    assert!(many.results.iter().all(|result| matches!(result.outcome, Outcome::Failed(_))));
}

#[test]
fn the_limit_per_minute_is_backed_off_from_until_the_deadline() {
    let setting =
        Setting { page_status: 429, remaining: Some(4_000), timeout: HOUR, ..Setting::new_actions(15) };
    let many = wait(&setting);
    assert!(many.results.iter().all(|result| matches!(result.outcome, Outcome::TimedOut)));
    let pauses = many.requests.windows(2).map(|pair| pair[1].0.saturating_sub(pair[0].0));
    // As long as the deadline is far away: growing to half a minute and more, and at most a minute.
    let pauses: Vec<_> = pauses.take(20).collect();
    assert!(pauses[3..].iter().all(|pause| *pause >= Duration::from_secs(30)), "{pauses:?}");
    assert!(pauses[..4].iter().all(|pause| *pause <= Duration::from_secs(60)), "{pauses:?}");
}

#[test]
fn ids_are_polled_if_the_page_keeps_failing() {
    let many = wait(&Setting { page_status: 500, ..Setting::new_actions(5) });
    assert!(many.are_completed() && many.requests.len() <= 5 * one(), "{}", many.requests.len());
    assert!(many.latest() <= Duration::from_secs(10), "{:?}", many.latest());
}

#[test]
fn the_actions_of_a_page_that_keeps_failing_are_polled_by_id() {
    let setting = Setting { page_status: 500, bad_page: Some(2), ..Setting::new_actions(500) };
    let many = wait(&setting);
    assert!(many.are_completed() && many.latest() <= Duration::from_secs(90), "{:?}", many.latest());
}

#[test]
fn no_more_requests_are_sent_than_the_rate_limit_allows() {
    for remaining in [30, 100, 1_000] {
        let setting = Setting { page_status: 403, remaining: Some(remaining), ..Setting::new_actions(15) };
        let many = wait(&setting.ending(|_| Duration::from_secs(1_800)));
        assert!(many.lowest_remaining >= remaining / 10, "{} of {remaining}", many.lowest_remaining);
    }
}
