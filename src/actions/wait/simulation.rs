//! The schedule in whole waits: actions from 0.2 s to 2 h, slow answers, and a rate limit
//! that is shared with other programs.

use std::cell::Cell;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;

use super::tests::{RecordingObserver, action};
use super::{OnResult, Poller, Schedule, StopCondition, Waiter};
use crate::http::RateLimit;
use crate::model::ActionId;
use crate::system::testing::ManualClock;
use crate::system::{Clock, Deadline};
use crate::terminal::progress::Target;

const HOUR: Duration = Duration::from_secs(3_600);

/// A rate limit whose first window starts with the wait. Later windows are full.
#[derive(Clone, Copy)]
struct Limit {
    /// Requests left in the first window.
    left: u64,
    full: u64,
    /// Requests of other programs per hour.
    others: u64,
}

const ALONE: Limit = Limit { left: 5_000, full: 5_000, others: 0 };

impl Limit {
    /// The requests left after `own` ones in the window at this time, and the end of the window.
    fn at(self, now: Duration, own: u64) -> (u64, Duration) {
        let window = now.as_secs() / HOUR.as_secs();
        let left = if window == 0 { self.left } else { self.full };
        let start = HOUR * u32::try_from(window).unwrap();
        let others = self.others * now.saturating_sub(start).as_secs() / HOUR.as_secs();
        (left.saturating_sub(others + own), start + HOUR)
    }
}

/// An action that ends after `ends`.
struct Server<'a> {
    clock: &'a ManualClock,
    ends: Duration,
    latency: Duration,
    limit: Limit,
    window: u64,
    own: u64,
    polls: u64,
    refused: u64,
    min_interval: Cell<Duration>,
}

impl Poller for Server<'_> {
    type Error = String;

    fn poll(&mut self, ids: &[ActionId], on_result: &mut OnResult<'_, Self>) {
        let now = self.clock.elapsed();
        let window = now.as_secs() / HOUR.as_secs();
        if window != self.window {
            (self.window, self.own) = (window, 0);
        }
        let (left, _) = self.limit.at(now, self.own);
        self.refused += u64::from(left == 0);
        (self.own, self.polls) = (self.own + 1, self.polls + 1);
        let status = if now >= self.ends { "completed" } else { "in-progress" };
        let (left, reset) = self.limit.at(now, self.own);
        self.clock.sleep(self.latency);
        let at = |time: Duration| Timestamp::UNIX_EPOCH + SignedDuration::try_from(time).unwrap();
        let limit = RateLimit { remaining: Some(left), reset: Some(at(reset)), ..RateLimit::default() };
        self.min_interval.set(limit.min_interval(at(now)).unwrap());
        for id in ids {
            on_result(self, (*id, Ok(action(id.number(), status))));
        }
    }

    fn min_interval(&self) -> Duration {
        self.min_interval.get()
    }
}

struct Simulated {
    /// The time from the end of the action to the end of the wait.
    delay: Duration,
    polls: u64,
    /// Polls beyond the rate limit.
    refused: u64,
}

fn simulate(ends: Duration, latency: Duration, limit: Limit) -> Simulated {
    let clock = ManualClock::default();
    let mut server = Server {
        clock: &clock,
        ends,
        latency,
        limit,
        window: 0,
        own: 0,
        polls: 0,
        refused: 0,
        min_interval: Cell::default(),
    };
    let waiter = Waiter {
        clock: &clock,
        schedule: Schedule::Adaptive,
        deadline: Deadline::NEVER,
        just_started: true,
        stop_condition: StopCondition::All,
    };
    let last = Some(action(7, "in-progress"));
    let targets = vec![Target { id: ActionId::new(7).unwrap(), label: None, last }];
    waiter.wait(targets, &mut server, &mut RecordingObserver::default());
    let delay = clock.elapsed().saturating_sub(ends + latency);
    Simulated { delay, polls: server.polls, refused: server.refused }
}

fn millis(millis: u64) -> Duration {
    Duration::from_millis(millis)
}

#[test]
fn a_wait_takes_a_request_a_second_at_first_and_then_ever_fewer() {
    for (seconds, at_most) in [(1, 1), (5, 5), (10, 10), (30, 24), (60, 34), (600, 64), (7_200, 96)] {
        let polls = simulate(Duration::from_secs(seconds), Duration::ZERO, ALONE).polls;
        assert!(polls <= at_most, "{polls} for {seconds} s");
    }
}

#[test]
fn a_scarce_limit_that_others_use_too_is_never_exhausted() {
    for left in [20, 50, 200, 1_000, 5_000] {
        for share_of_others in [0, 1, 2] {
            // Other programs use none, a quarter or half of what is left.
            let limit = Limit { left, full: 5_000, others: left * share_of_others / 4 };
            for seconds in [1, 60, 900, 3_500, 7_200] {
                let simulated = simulate(Duration::from_secs(seconds), millis(100), limit);
                assert_eq!(simulated.refused, 0, "{left} left, {share_of_others}/4 for others, {seconds} s");
            }
        }
    }
}

#[test]
fn about_half_of_a_scarce_limit_is_left() {
    for left in [20, 60] {
        let polls = simulate(Duration::from_secs(3_500), Duration::ZERO, Limit { left, ..ALONE }).polls;
        assert!(polls <= left * 3 / 4, "{polls} of {left}");
    }
}

proptest! {
    #[test]
    fn the_end_is_seen_within_a_tenth_of_the_duration_or_a_second(
        ends in 200_u64..7_200_000, latency in 0_u64..150, left in 4_500_u64..=5_000,
    ) {
        let ends = millis(ends);
        let limit = Limit { left, ..ALONE };
        let Simulated { delay, refused, .. } = simulate(ends, millis(latency), limit);
        prop_assert!(delay <= (ends / 10).max(Duration::from_secs(1)), "{delay:?} after {ends:?}");
        prop_assert_eq!(refused, 0);
    }
}
