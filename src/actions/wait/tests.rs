use std::time::Duration;

use serde_json::value::RawValue;

use super::{Outcome, PollError, PollResult, Poller, Schedule, StopCondition, WaitResult, Waiter};
use crate::model::{Action, ActionId};
use crate::system::testing::ManualClock;
use crate::system::{Clock, Deadline};
use crate::terminal::progress::{Observer, Target};

/// What the API says of an action at a time since the wait began.
type Script<'a> = dyn Fn(Duration) -> Result<&'static str, PollError<String>> + 'a;

struct Scripted<'a> {
    clock: &'a ManualClock,
    script: &'a Script<'a>,
    polls: usize,
    min_interval: Duration,
}

impl Poller for Scripted<'_> {
    type Error = String;

    fn poll(&mut self, ids: &[ActionId]) -> Vec<PollResult<String>> {
        self.polls += 1;
        let answer = |id: &ActionId| (self.script)(self.clock.elapsed()).map(|s| action(id.number(), s));
        ids.iter().map(|id| (*id, answer(id))).collect()
    }

    fn min_interval(&self) -> Duration {
        self.min_interval
    }
}

/// Writes down what it sees.
#[derive(Default)]
pub(super) struct Diary(Vec<String>);

impl Observer for Diary {
    fn on_start(&mut self, watched: &[Target]) {
        self.0.push(format!("begin {}", watched.len()));
    }

    fn on_poll(&mut self, index: usize, action: &Action, _: Duration) {
        self.0.push(format!("{index} {}", action.status().unwrap()));
    }

    fn on_poll_failed(&mut self, index: usize, words: &str, _: Duration) {
        self.0.push(format!("{index} trouble {words}"));
    }

    fn on_heartbeat(&mut self, pending: &[usize], waited: Duration) {
        self.0.push(format!("heartbeat {pending:?} {waited:?}"));
    }

    fn on_end(&mut self, index: usize, _: Option<&Action>, words: &str, _: Duration) {
        self.0.push(format!("{index} end {words}"));
    }
}

pub(super) fn action(id: u64, status: &str) -> Action {
    let json = format!("{{\"id\":{id},\"status\":\"{status}\"}}");
    Action::from_raw(&RawValue::from_string(json).unwrap()).unwrap()
}

fn passing(error: &str, pause: Option<u64>) -> PollError<String> {
    PollError::Transient { error: error.to_owned(), retry_after: pause.map(Duration::from_secs) }
}

struct Recorded {
    ended: Vec<WaitResult<String>>,
    polls: usize,
    diary: Vec<String>,
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
        until: StopCondition::All,
    };
    let last = setting.just_started.then(|| action(7, "in-progress"));
    let watched = vec![Target { id: ActionId::new(7).unwrap(), last }];
    let mut poller = Scripted { clock: &clock, script, polls: 0, min_interval: setting.min_interval };
    let mut diary = Diary::default();
    let ended = waiter.wait(watched, &mut poller, &mut diary);
    Recorded { ended, polls: poller.polls, diary: diary.0, took: clock.elapsed() }
}

fn completed_after(seconds: u64) -> impl Fn(Duration) -> Result<&'static str, PollError<String>> {
    move |now| Ok(if now.as_secs() >= seconds { "completed" } else { "in-progress" })
}

#[test]
fn an_action_that_is_done_already_costs_one_poll_and_no_time() {
    let outcome = wait(&NAMED, &completed_after(0));
    assert!(matches!(outcome.ended[0].outcome, Outcome::Completed));
    assert_eq!((outcome.polls, outcome.took), (1, Duration::ZERO));
    assert_eq!(outcome.diary, ["begin 1", "0 completed", "0 end completed"]);
}

#[test]
fn an_action_that_was_just_started_is_asked_about_after_a_second() {
    let outcome = wait(&STARTED, &completed_after(0));
    assert_eq!((outcome.polls, outcome.took), (1, Duration::from_secs(1)));
}

#[test]
fn an_errored_action_ends_the_wait_with_its_last_state() {
    let outcome = wait(&NAMED, &|_| Ok("errored"));
    assert!(matches!(outcome.ended[0].outcome, Outcome::Errored));
    assert!(outcome.ended[0].last.is_some());
}

#[test]
fn an_unknown_status_is_waited_on() {
    let outcome = wait(&NAMED, &|now| Ok(if now.as_secs() > 2 { "completed" } else { "paused" }));
    assert!(matches!(outcome.ended[0].outcome, Outcome::Completed));
    assert!(outcome.diary.contains(&"0 paused".to_owned()));
}

#[test]
fn the_deadline_ends_it_to_the_moment_with_a_last_look_before() {
    let outcome = wait(&Setting { limit: Some(100), ..NAMED }, &|_| Ok("in-progress"));
    assert!(matches!(outcome.ended[0].outcome, Outcome::TimedOut));
    assert!(outcome.ended[0].last.is_some());
    assert_eq!(outcome.took, Duration::from_secs(100));
    let late = wait(&Setting { limit: Some(100), ..NAMED }, &completed_after(99));
    assert!(matches!(late.ended[0].outcome, Outcome::Completed));
}

#[test]
fn a_fixed_interval_stays() {
    let setting = Setting { schedule: Schedule::Fixed(Duration::from_secs(10)), ..NAMED };
    assert_eq!(wait(&setting, &completed_after(600)).polls, 61);
}

#[test]
fn no_poll_is_faster_than_the_rate_limit_leaves() {
    let setting = Setting { min_interval: Duration::from_secs(60), ..NAMED };
    assert_eq!(wait(&setting, &completed_after(600)).polls, 11);
}

#[test]
fn what_passes_is_survived_and_told() {
    let outcome = wait(&STARTED, &|now| match now.as_secs() {
        0..20 => Err(passing("HTTP status 503", None)),
        _ => Ok("completed"),
    });
    assert!(matches!(outcome.ended[0].outcome, Outcome::Completed));
    assert_eq!(outcome.diary[1], "0 trouble HTTP status 503");
    assert!(outcome.polls < 8, "it hammers a server in trouble: {} polls", outcome.polls);
}

#[test]
fn a_pause_that_is_asked_for_is_kept_and_one_beyond_the_budget_is_not_slept() {
    let outcome =
        wait(&NAMED, &|now| if now.is_zero() { Err(passing("429", Some(45))) } else { Ok("completed") });
    assert_eq!((outcome.polls, outcome.took), (2, Duration::from_secs(45)));
    let outcome = wait(&NAMED, &|_| Err(passing("429", Some(3_000))));
    assert!(matches!(&outcome.ended[0].outcome, Outcome::Failed(error) if error == "429"));
    assert_eq!(outcome.took, Duration::ZERO);
}

#[test]
fn a_missing_action_has_a_grace_and_then_the_wait_fails() {
    let missing = |_| Err(PollError::NotFound("404".to_owned()));
    let named = wait(&NAMED, &missing);
    assert!(matches!(named.ended[0].outcome, Outcome::Failed(_)));
    assert!(named.took < Duration::from_secs(10));
    let started = wait(&STARTED, &missing);
    assert!(started.took >= Duration::from_secs(10));
    let late = wait(&STARTED, &|now| match now.as_secs() {
        0..5 => Err(PollError::NotFound("404".to_owned())),
        _ => Ok("completed"),
    });
    assert!(matches!(late.ended[0].outcome, Outcome::Completed));
}

#[test]
fn what_will_not_pass_ends_the_wait_at_once() {
    let outcome = wait(&NAMED, &|_| Err(PollError::Permanent("401".to_owned())));
    assert!(matches!(outcome.ended[0].outcome, Outcome::Failed(_)));
    assert_eq!(outcome.polls, 1);
}

#[test]
fn a_heartbeat_comes_every_thirty_seconds_and_costs_no_poll() {
    let outcome = wait(&NAMED, &completed_after(100));
    let beats: Vec<_> = outcome.diary.iter().filter(|line| line.starts_with("heartbeat")).collect();
    assert_eq!(beats, ["heartbeat [0] 30s", "heartbeat [0] 60s", "heartbeat [0] 90s"]);
}

#[test]
fn without_a_limit_it_waits_for_days() {
    let outcome = wait(&Setting { limit: None, ..NAMED }, &completed_after(3 * 86_400));
    assert!(matches!(outcome.ended[0].outcome, Outcome::Completed));
    assert!(outcome.polls < 200);
}

/// Waits for actions of which number `n` ends after `n` seconds, errored where it is `bad`.
fn wait_for_several(until: StopCondition, bad: u64) -> (Vec<WaitResult<String>>, Duration) {
    struct EachItsOwn<'a>(&'a ManualClock, u64);
    impl Poller for EachItsOwn<'_> {
        type Error = String;
        fn poll(&mut self, ids: &[ActionId]) -> Vec<PollResult<String>> {
            let status = |id: u64| match self.0.elapsed().as_secs() {
                now if now < id => "in-progress",
                _ if id == self.1 => "errored",
                _ => "completed",
            };
            ids.iter().map(|id| (*id, Ok(action(id.number(), status(id.number()))))).collect()
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
        until,
    };
    let watched = [4, 2, 3].map(|id| Target { id: ActionId::new(id).unwrap(), last: None });
    let ended = waiter.wait(watched.into(), &mut EachItsOwn(&clock, bad), &mut Diary::default());
    (ended, clock.elapsed())
}

#[test]
fn the_first_to_finish_may_decide() {
    let (ended, took) = wait_for_several(StopCondition::Any, 2);
    assert_eq!(took, Duration::from_secs(2));
    assert!(matches!(
        [&ended[0].outcome, &ended[1].outcome, &ended[2].outcome],
        [Outcome::Abandoned, Outcome::Errored, Outcome::Abandoned]
    ));
    assert!(ended.iter().all(|one| one.last.is_some()));
}

#[test]
fn the_first_failure_may_end_it() {
    let (ended, took) = wait_for_several(StopCondition::Failure, 3);
    assert_eq!(took, Duration::from_secs(3));
    assert!(matches!(
        [&ended[0].outcome, &ended[1].outcome, &ended[2].outcome],
        [Outcome::Abandoned, Outcome::Completed, Outcome::Errored]
    ));
    let (ended, took) = wait_for_several(StopCondition::Failure, 0);
    assert_eq!(took, Duration::from_secs(4));
    assert!(ended.iter().all(|one| matches!(one.outcome, Outcome::Completed)));
}
