use std::time::Duration;

use serde_json::value::RawValue;

use super::{OnResult, Outcome, PollError, Poller, Schedule, StopCondition, WaitResult, Waiter};
use crate::model::{Action, ActionId};
use crate::system::testing::ManualClock;
use crate::system::{Clock, Deadline};
use crate::terminal::progress::{Observer, Target};

/// The result of a poll at a time since the start of the wait.
type Script<'a> = dyn Fn(Duration) -> Result<&'static str, PollError<String>> + 'a;

struct Scripted<'a> {
    clock: &'a ManualClock,
    script: &'a Script<'a>,
    polls: usize,
    /// Polls after the waiter set a deadline of their own.
    late_polls: usize,
    has_late_deadline: bool,
    min_interval: Duration,
}

impl Poller for Scripted<'_> {
    type Error = String;

    fn poll(&mut self, ids: &[ActionId], on_result: &mut OnResult<'_, Self>) {
        self.polls += 1;
        self.late_polls += usize::from(self.has_late_deadline);
        let answer = |id: &ActionId| (self.script)(self.clock.elapsed()).map(|s| action(id.number(), s));
        for id in ids {
            on_result(self, (*id, answer(id)));
        }
    }

    fn min_interval(&self) -> Duration {
        self.min_interval
    }

    fn set_deadline(&mut self, _: Deadline) {
        self.has_late_deadline = true;
    }
}

#[derive(Default)]
pub(super) struct RecordingObserver(Vec<String>);

impl Observer for RecordingObserver {
    fn on_start(&mut self, targets: &[Target]) {
        self.0.push(format!("start {}", targets.len()));
    }

    fn on_seen(&mut self, index: usize, action: &Action, _: Duration) {
        self.0.push(format!("{index} {}", action.status().unwrap()));
    }

    fn on_poll_failed(&mut self, index: usize, message: &str) {
        self.0.push(format!("{index} failed: {message}"));
    }

    fn on_heartbeat(&mut self, pending: &[(usize, Duration)]) {
        self.0.push(format!("heartbeat {pending:?}"));
    }

    fn on_end(&mut self, index: usize, message: &str) {
        self.0.push(format!("{index} end: {message}"));
    }
}

pub(super) fn action(id: u64, status: &str) -> Action {
    let json = format!("{{\"id\":{id},\"status\":\"{status}\"}}");
    Action::from_raw(&RawValue::from_string(json).unwrap()).unwrap()
}

fn transient(error: &str, retry_after: Option<u64>) -> PollError<String> {
    PollError::Transient { error: error.to_owned(), retry_after: retry_after.map(Duration::from_secs) }
}

struct Recorded {
    results: Vec<WaitResult<String>>,
    polls: usize,
    events: Vec<String>,
    took: Duration,
}

struct Setting {
    limit: Option<u64>,
    just_started: bool,
    schedule: Schedule,
    min_interval: Duration,
}

const NAMED: Setting = Setting {
    limit: Some(900),
    just_started: false,
    schedule: Schedule::Adaptive,
    min_interval: Duration::ZERO,
};

const STARTED: Setting = Setting { just_started: true, ..NAMED };

fn wait(setting: &Setting, script: &Script<'_>) -> Recorded {
    let clock = ManualClock::default();
    let waiter = Waiter {
        clock: &clock,
        schedule: setting.schedule,
        deadline: Deadline::after(&clock, setting.limit.map(Duration::from_secs)),
        just_started: setting.just_started,
        stop_condition: StopCondition::All,
    };
    let last = setting.just_started.then(|| action(7, "in-progress"));
    let targets = vec![Target { id: ActionId::new(7).unwrap(), label: None, last }];
    let mut poller = Scripted {
        clock: &clock,
        script,
        polls: 0,
        late_polls: 0,
        has_late_deadline: false,
        min_interval: setting.min_interval,
    };
    let mut observer = RecordingObserver::default();
    let results = waiter.wait(targets, &mut poller, &mut observer);
    Recorded { results, polls: poller.polls, events: observer.0, took: clock.elapsed() }
}

fn completed_after(seconds: u64) -> impl Fn(Duration) -> Result<&'static str, PollError<String>> {
    move |now| Ok(if now.as_secs() >= seconds { "completed" } else { "in-progress" })
}

#[test]
fn a_completed_action_takes_one_poll_and_no_time() {
    let run = wait(&NAMED, &completed_after(0));
    assert!(matches!(run.results[0].outcome, Outcome::Completed));
    assert_eq!((run.polls, run.took), (1, Duration::ZERO));
    assert_eq!(run.events, ["start 1", "0 completed", "0 end: completed"]);
}

#[test]
fn an_action_that_was_just_started_is_polled_after_a_second() {
    let run = wait(&STARTED, &completed_after(0));
    assert_eq!((run.polls, run.took), (1, Duration::from_secs(1)));
}

#[test]
fn an_errored_action_ends_the_wait_with_its_last_state() {
    let run = wait(&NAMED, &|_| Ok("errored"));
    assert!(matches!(run.results[0].outcome, Outcome::Errored));
    assert!(run.results[0].last.is_some());
}

#[test]
fn an_unknown_status_is_waited_on() {
    let run = wait(&NAMED, &|now| Ok(if now.as_secs() > 2 { "completed" } else { "paused" }));
    assert!(matches!(run.results[0].outcome, Outcome::Completed));
    assert!(run.events.contains(&"0 paused".to_owned()));
}

#[test]
fn the_wait_ends_at_the_deadline_with_a_poll_just_before() {
    let run = wait(&Setting { limit: Some(100), ..NAMED }, &|_| Ok("in-progress"));
    assert!(matches!(run.results[0].outcome, Outcome::TimedOut));
    assert!(run.results[0].last.is_some());
    assert_eq!(run.events.last().unwrap(), "0 end: stopped waiting after 1m 40s");
    assert_eq!(run.took, Duration::from_secs(100));
    let late = wait(&Setting { limit: Some(100), ..NAMED }, &completed_after(99));
    assert!(matches!(late.results[0].outcome, Outcome::Completed));
}

/// A clock of a process that is stopped for a while after 50 seconds, during a sleep.
struct StoppedClock {
    clock: ManualClock,
    stop: Duration,
}

impl Clock for StoppedClock {
    fn elapsed(&self) -> Duration {
        self.clock.elapsed()
    }

    fn wall(&self) -> jiff::Timestamp {
        self.clock.wall()
    }

    fn sleep(&self, pause: Duration) {
        let before = self.elapsed();
        self.clock.sleep(pause);
        let at = Duration::from_secs(50);
        if before < at && self.elapsed() >= at {
            self.clock.sleep(self.stop);
        }
    }
}

/// Waits at most 100 seconds with a clock that is stopped for some seconds.
fn wait_with_a_stop(seconds: u64, script: &dyn Fn(Duration) -> bool) -> (Outcome<String>, usize) {
    let clock = StoppedClock { clock: ManualClock::default(), stop: Duration::from_secs(seconds) };
    let waiter = Waiter {
        clock: &clock,
        schedule: Schedule::Adaptive,
        deadline: Deadline::after(&clock, Some(Duration::from_secs(100))),
        just_started: false,
        stop_condition: StopCondition::All,
    };
    let script = |now| Ok(if script(now) { "completed" } else { "in-progress" });
    let script: &Script<'_> = &script;
    let mut poller = Scripted {
        clock: &clock.clock,
        script,
        polls: 0,
        late_polls: 0,
        has_late_deadline: false,
        min_interval: Duration::ZERO,
    };
    let targets = vec![Target { id: ActionId::new(7).unwrap(), label: None, last: None }];
    let mut results = waiter.wait(targets, &mut poller, &mut RecordingObserver::default());
    (results.remove(0).outcome, poller.late_polls)
}

#[test]
fn a_deadline_that_passed_while_the_process_was_stopped_is_followed_by_one_poll() {
    let (outcome, late_polls) = wait_with_a_stop(3_600, &|now| now.as_secs() >= 60);
    assert!(matches!(outcome, Outcome::Completed));
    assert_eq!(late_polls, 1);
    let (outcome, late_polls) = wait_with_a_stop(3_600, &|_| false);
    assert!(matches!(outcome, Outcome::TimedOut));
    assert_eq!(late_polls, 1);
}

#[test]
fn a_stop_that_ends_before_the_deadline_changes_nothing() {
    let (outcome, late_polls) = wait_with_a_stop(20, &|now| now.as_secs() >= 98);
    assert!(matches!(outcome, Outcome::Completed));
    assert_eq!(late_polls, 0);
}

#[test]
fn after_failed_polls_there_is_one_more_just_before_the_deadline() {
    for schedule in [Schedule::Adaptive, Schedule::Fixed(Duration::from_secs(40))] {
        let run = wait(&Setting { limit: Some(100), schedule, ..NAMED }, &|now| match now.as_secs() {
            0..99 => Err(transient("HTTP 503", None)),
            _ => Ok("completed"),
        });
        assert!(matches!(run.results[0].outcome, Outcome::Completed), "{schedule:?}");
    }
}

#[test]
fn a_fixed_interval_does_not_change() {
    let setting = Setting { schedule: Schedule::Fixed(Duration::from_secs(10)), ..NAMED };
    assert_eq!(wait(&setting, &completed_after(600)).polls, 61);
}

#[test]
fn no_interval_is_shorter_than_the_rate_limit_allows() {
    let setting = Setting { min_interval: Duration::from_secs(60), ..NAMED };
    assert_eq!(wait(&setting, &completed_after(600)).polls, 11);
}

#[test]
fn transient_errors_are_reported_and_survived() {
    let run = wait(&STARTED, &|now| match now.as_secs() {
        0..20 => Err(transient("HTTP 503", None)),
        _ => Ok("completed"),
    });
    assert!(matches!(run.results[0].outcome, Outcome::Completed));
    assert_eq!(run.events[2], "0 failed: HTTP 503");
    assert!(run.polls < 8, "{} polls in 20 s of errors", run.polls);
}

#[test]
fn a_retry_after_is_kept_and_one_beyond_the_deadline_ends_the_wait_at_once() {
    let run =
        wait(&NAMED, &|now| if now.is_zero() { Err(transient("429", Some(45))) } else { Ok("completed") });
    assert_eq!((run.polls, run.took), (2, Duration::from_secs(45)));
    assert_eq!(run.events[1], "0 failed: 429; next poll in 45s");
    let run = wait(&NAMED, &|_| Err(transient("429", Some(3_000))));
    assert!(matches!(&run.results[0].outcome, Outcome::Failed(error) if error == "429"));
    assert_eq!(run.took, Duration::ZERO);
}

#[test]
fn without_a_deadline_a_retry_after_is_kept_up_to_a_minute() {
    for (seconds, polls) in [(60, 2), (61, 1)] {
        let script = |now: Duration| {
            if now.is_zero() { Err(transient("429", Some(seconds))) } else { Ok("completed") }
        };
        let run = wait(&Setting { limit: None, ..NAMED }, &script);
        assert_eq!((run.polls, run.took.as_secs()), (polls, seconds * (polls as u64 - 1)));
    }
}

#[test]
fn a_missing_action_fails_the_wait_after_a_grace_period() {
    let missing = |_| Err(PollError::NotFound("404".to_owned()));
    let named = wait(&NAMED, &missing);
    assert!(matches!(named.results[0].outcome, Outcome::Failed(_)));
    assert!(named.took < Duration::from_secs(10));
    let started = wait(&STARTED, &missing);
    assert!(started.took >= Duration::from_secs(10));
    let late = wait(&STARTED, &|now| match now.as_secs() {
        0..5 => Err(PollError::NotFound("404".to_owned())),
        _ => Ok("completed"),
    });
    assert!(matches!(late.results[0].outcome, Outcome::Completed));
}

#[test]
fn a_permanent_error_ends_the_wait_at_once() {
    let run = wait(&NAMED, &|_| Err(PollError::Permanent("401".to_owned())));
    assert!(matches!(run.results[0].outcome, Outcome::Failed(_)));
    assert_eq!(run.polls, 1);
}

#[test]
fn the_observer_gets_a_heartbeat_every_30_seconds() {
    let run = wait(&NAMED, &completed_after(100));
    let beats: Vec<_> = run.events.iter().filter(|line| line.starts_with("heartbeat")).collect();
    assert_eq!(beats, ["heartbeat [(0, 30s)]", "heartbeat [(0, 60s)]", "heartbeat [(0, 90s)]"]);
}

#[test]
fn a_wait_without_a_deadline_can_take_days() {
    let run = wait(&Setting { limit: None, ..NAMED }, &completed_after(3 * 86_400));
    assert!(matches!(run.results[0].outcome, Outcome::Completed));
    assert!(run.polls < 200);
}

/// Waits for actions of which number `n` ends after `n` seconds; `errored` is the one that fails.
fn wait_for_several(stop_condition: StopCondition, errored: u64) -> (Vec<WaitResult<String>>, Duration) {
    struct IdsAsSeconds<'a>(&'a ManualClock, u64);
    impl Poller for IdsAsSeconds<'_> {
        type Error = String;
        fn poll(&mut self, ids: &[ActionId], on_result: &mut OnResult<'_, Self>) {
            let status = |id: u64| match self.0.elapsed().as_secs() {
                now if now < id => "in-progress",
                _ if id == self.1 => "errored",
                _ => "completed",
            };
            for id in ids {
                on_result(self, (*id, Ok(action(id.number(), status(id.number())))));
            }
        }
        fn min_interval(&self) -> Duration {
            Duration::ZERO
        }
    }
    let clock = ManualClock::default();
    let waiter = Waiter {
        clock: &clock,
        schedule: Schedule::Adaptive,
        deadline: Deadline::NEVER,
        just_started: false,
        stop_condition,
    };
    let targets = [4, 2, 3].map(|id| Target { id: ActionId::new(id).unwrap(), label: None, last: None });
    let results =
        waiter.wait(targets.into(), &mut IdsAsSeconds(&clock, errored), &mut RecordingObserver::default());
    (results, clock.elapsed())
}

#[test]
fn with_any_the_first_action_to_end_ends_the_wait() {
    let (results, took) = wait_for_several(StopCondition::Any, 2);
    assert_eq!(took, Duration::from_secs(2));
    assert!(matches!(
        [&results[0].outcome, &results[1].outcome, &results[2].outcome],
        [Outcome::Abandoned, Outcome::Errored, Outcome::Abandoned]
    ));
    assert!(results.iter().all(|result| result.last.is_some()));
}

#[test]
fn with_failure_the_first_errored_action_ends_the_wait() {
    let (results, took) = wait_for_several(StopCondition::Failure, 3);
    assert_eq!(took, Duration::from_secs(3));
    assert!(matches!(
        [&results[0].outcome, &results[1].outcome, &results[2].outcome],
        [Outcome::Abandoned, Outcome::Completed, Outcome::Errored]
    ));
    let (results, took) = wait_for_several(StopCondition::Failure, 0);
    assert_eq!(took, Duration::from_secs(4));
    assert!(results.iter().all(|result| matches!(result.outcome, Outcome::Completed)));
}
