//! The schedule as a whole wait lives it: actions from 0.2 s to 2 h, answers that
//! take a while, and a rate limit that others use too.

use std::cell::Cell;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;

use super::tests::{Diary, action};
use super::{PollResult, Poller, Schedule, StopCondition, Waiter};
use crate::http::RateLimit;
use crate::model::ActionId;
use crate::system::testing::ManualClock;
use crate::system::{Clock, Deadline};
use crate::terminal::progress::Target;

const HOUR: Duration = Duration::from_secs(3_600);

/// A rate limit whose window begins with the wait; the next one is full again.
#[derive(Clone, Copy)]
struct Limit {
    /// What is left of the first window.
    left: u64,
    full: u64,
    /// How many requests others make in an hour.
    others: u64,
}

const ALONE: Limit = Limit { left: 5_000, full: 5_000, others: 0 };

impl Limit {
    /// What is left after `ours` requests in the window of this time, and when it ends.
    fn at(self, now: Duration, ours: u64) -> (u64, Duration) {
        let window = now.as_secs() / HOUR.as_secs();
        let left = if window == 0 { self.left } else { self.full };
        let begun = HOUR * u32::try_from(window).unwrap();
        let others = self.others * now.saturating_sub(begun).as_secs() / HOUR.as_secs();
        (left.saturating_sub(others + ours), begun + HOUR)
    }
}

/// One action that ends after `ends`, and the limit it is watched under.
struct Server<'a> {
    clock: &'a ManualClock,
    ends: Duration,
    latency: Duration,
    limit: Limit,
    window: u64,
    ours: u64,
    polls: u64,
    refused: u64,
    min_interval: Cell<Duration>,
}

impl Poller for Server<'_> {
    type Error = String;

    fn poll(&mut self, ids: &[ActionId]) -> Vec<PollResult<String>> {
        let now = self.clock.elapsed();
        let window = now.as_secs() / HOUR.as_secs();
        if window != self.window {
            (self.window, self.ours) = (window, 0);
        }
        let (left, _) = self.limit.at(now, self.ours);
        self.refused += u64::from(left == 0);
        (self.ours, self.polls) = (self.ours + 1, self.polls + 1);
        let status = if now >= self.ends { "completed" } else { "in-progress" };
        let (left, reset) = self.limit.at(now, self.ours);
        self.clock.sleep(self.latency);
        let at = |time: Duration| Timestamp::UNIX_EPOCH + SignedDuration::try_from(time).unwrap();
        let limit = RateLimit { remaining: Some(left), reset: Some(at(reset)) };
        self.min_interval.set(limit.min_interval(at(now)).unwrap());
        ids.iter().map(|id| (*id, Ok(action(id.number(), status)))).collect()
    }

    fn min_interval(&self) -> Duration {
        self.min_interval.get()
    }
}

struct Seen {
    /// How long after its end the action was seen.
    late: Duration,
    polls: u64,
    /// How many polls there was nothing left for.
    refused: u64,
}

fn simulate(ends: Duration, latency: Duration, limit: Limit) -> Seen {
    let clock = ManualClock::default();
    let mut server = Server {
        clock: &clock,
        ends,
        latency,
        limit,
        window: 0,
        ours: 0,
        polls: 0,
        refused: 0,
        min_interval: Cell::default(),
    };
    let waiter = Waiter {
        clock: &clock,
        schedule: Schedule::Adaptive,
        deadline: Deadline::NEVER,
        just_started: true,
        until: StopCondition::All,
    };
    let last = Some(action(7, "in-progress"));
    let watched = vec![Target { id: ActionId::new(7).unwrap(), last }];
    waiter.wait(watched, &mut server, &mut Diary::default());
    let late = clock.elapsed().saturating_sub(ends + latency);
    Seen { late, polls: server.polls, refused: server.refused }
}

fn millis(millis: u64) -> Duration {
    Duration::from_millis(millis)
}

#[test]
fn requests_are_as_many_as_seconds_at_first_and_then_few_more() {
    for (seconds, at_most) in [(1, 1), (5, 5), (10, 10), (30, 24), (60, 34), (600, 64), (7_200, 96)] {
        let polls = simulate(Duration::from_secs(seconds), Duration::ZERO, ALONE).polls;
        assert!(polls <= at_most, "{polls} for {seconds} s");
    }
}

#[test]
fn a_scarce_limit_is_never_used_up_although_others_use_it() {
    for left in [20, 50, 200, 1_000, 5_000] {
        for share_of_others in [0, 1, 2] {
            // None, a quarter or half of what is left goes to others.
            let limit = Limit { left, full: 5_000, others: left * share_of_others / 4 };
            for seconds in [1, 60, 900, 3_500, 7_200] {
                let seen = simulate(Duration::from_secs(seconds), millis(100), limit);
                assert_eq!(seen.refused, 0, "{left} left, {share_of_others}/4 for others, {seconds} s");
            }
        }
    }
}

#[test]
fn of_a_scarce_limit_about_half_is_left() {
    for left in [20, 60] {
        let polls = simulate(Duration::from_secs(3_500), Duration::ZERO, Limit { left, ..ALONE }).polls;
        assert!(polls <= left * 3 / 4, "{polls} of {left}");
    }
}

proptest! {
    #[test]
    fn the_end_is_seen_within_a_tenth_or_a_second(
        ends in 200_u64..7_200_000, latency in 0_u64..150, left in 4_500_u64..=5_000,
    ) {
        let ends = millis(ends);
        let limit = Limit { left, ..ALONE };
        let Seen { late, refused, .. } = simulate(ends, millis(latency), limit);
        prop_assert!(late <= (ends / 10).max(Duration::from_secs(1)), "{late:?} after {ends:?}");
        prop_assert_eq!(refused, 0);
    }
}
