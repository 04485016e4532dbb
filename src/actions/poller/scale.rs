//! Waits for 1 to 5,000 new actions: the requests, how late their ends are seen, and what is left
//! of the rate limit.
//!
//! `cargo test --release --lib every_wait -- --ignored --nocapture` prints them all as a table.

use std::time::Duration;

use super::tests::{Setting, assert_rate, wait};
use crate::api::PER_PAGE;

const COUNTS: [u32; 10] = [1, 2, 15, 100, 200, 300, 600, 1_000, 2_000, 5_000];
const DURATIONS: [u64; 5] = [1, 5, 20, 120, 600];
const REMAINDERS: [u32; 4] = [5_000, 1_000, 200, 50];
const STARTS: [Start; 3] = [Start::Together, Start::InARow, Start::AtRandom];

/// When the actions were started. The wait begins after the last of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Start {
    Together,
    /// 50 a second.
    InARow,
    /// So that they end at any time up to the duration.
    AtRandom,
}

#[derive(Debug, Clone, Copy)]
struct Row {
    may_list: bool,
    remaining: u32,
    /// How long each action takes, in seconds.
    duration: u64,
    start: Start,
    count: u32,
}

struct Figures {
    requests: usize,
    latest: Duration,
    left: u64,
}

impl Row {
    fn ends(self, id: u64) -> Duration {
        let duration = Duration::from_secs(self.duration);
        match self.start {
            Start::Together => duration,
            Start::InARow => {
                duration.saturating_sub(Duration::from_millis(20 * (u64::from(self.count) - id)))
            }
            Start::AtRandom => duration * u32::try_from(id * 7_919 % 1_009).unwrap() / 1_009,
        }
    }

    /// The requests that it takes to ask about all actions.
    fn sweep(self) -> u32 {
        let is_by_id = !self.may_list || self.count < 4;
        if is_by_id { self.count } else { self.count.div_ceil(u32::try_from(PER_PAGE).unwrap()) }
    }

    /// How late the end of an action may be seen, in seconds: by a tenth of the time until then,
    /// or what a sweep takes, and by a part of it that grows with the part of the rate limit that a
    /// sweep uses.
    fn allowed(self, end: Duration) -> f64 {
        let (end, sweep, usable) =
            (end.as_secs_f64(), f64::from(self.sweep()), f64::from(self.remaining) * 0.9);
        let shortest = match (self.sweep(), self.may_list) {
            // A single request a poll leaves half of a scarce limit to others.
            (1, _) if self.remaining < 3_600 => 7_200.0 / f64::from(self.remaining - 2),
            (1, _) => 1.0,
            (_, true) if self.count > 3 => (sweep * 0.6).min(4.0).max(sweep * 0.25),
            _ => 1.0 + sweep * 0.25,
        };
        if sweep > usable / 5.0 {
            // The first sweep takes up to two windows of the rate limit, and a part of the third.
            return 7_600.0;
        }
        let scarcity = if self.sweep() == 1 { 0.0 } else { sweep / usable };
        (end / 10.0).max(shortest) + 16.0 * scarcity * (end + 10.0) + 0.1
    }

    fn run(self) -> Figures {
        let setting = Setting {
            remaining: Some(self.remaining.into()),
            page_status: if self.may_list { 200 } else { 403 },
            timeout: Duration::from_secs(86_400),
            ..Setting::new_actions(self.count.into())
        };
        let simulated = wait(&setting.ending(move |id| self.ends(id)));
        let (requests, latest, left) =
            (simulated.requests.len(), simulated.latest(), simulated.lowest_remaining);
        assert!(simulated.are_completed(), "{self:?}");
        assert!(left * 10 >= u64::from(self.remaining), "{left} left in {self:?}");
        assert_rate(&simulated);
        for (id, late) in &simulated.late {
            let (end, allowed) = (self.ends(*id), self.allowed(self.ends(*id)));
            assert!(late.as_secs_f64() <= allowed, "{late:?} after {end:?} and not {allowed} in {self:?}");
        }
        if self.duration == 20 && self.may_list && self.remaining >= 200 {
            match self.count {
                4..=200 => assert!(requests <= 20, "{requests} requests in {self:?}"),
                1..=1_000 => {
                    assert!(requests <= 40, "{requests} requests in {self:?}");
                    assert!(
                        self.count < 4 || latest <= Duration::from_millis(3_400),
                        "{latest:?} in {self:?}"
                    );
                }
                _ => {}
            }
        }
        Figures { requests, latest, left }
    }
}

fn run_all(counts: &[u32], durations: &[u64], starts: &[Start], remainders: &[u32], may_list: bool) {
    for &remaining in remainders {
        for &duration in durations {
            for &start in starts {
                for &count in counts {
                    Row { may_list, remaining, duration, start, count }.run();
                }
            }
        }
    }
}

#[test]
fn a_wait_for_20_seconds_takes_40_requests_for_up_to_1000_actions() {
    run_all(&[1, 2, 15, 200, 300, 600, 1_000], &[20], &STARTS, &[5_000], true);
}

#[test]
fn a_wait_for_5000_actions_takes_a_sweep_as_often_as_the_limit_per_minute_allows() {
    run_all(&[5_000], &[1, 20], &[Start::AtRandom], &[5_000], true);
}

#[test]
fn the_scarcer_the_rate_limit_is_the_later_are_ends_seen() {
    run_all(&[1, 15, 300, 1_000], &[1, 20, 600], &[Start::InARow], &[50], true);
    run_all(&[15, 600], &[20, 120], &[Start::AtRandom], &[1_000, 200], true);
}

#[test]
fn without_the_scope_to_list_a_wait_takes_a_request_for_each_action() {
    run_all(&[1, 2, 15, 100], &[1, 20, 120], &[Start::Together, Start::AtRandom], &REMAINDERS, false);
}

#[test]
#[ignore = "takes some minutes, and prints a table"]
#[expect(clippy::print_stdout, reason = "the table is its result")]
fn every_wait_keeps_the_laws() {
    for may_list in [true, false] {
        for remaining in REMAINDERS {
            let listing = if may_list { "" } else { ", not allowed to list" };
            println!("\n{remaining} requests left{listing}: requests / seconds late\n");
            println!("| | {} | least left |", COUNTS.map(|count| count.to_string()).join(" | "));
            println!("|---|{}", "--:|".repeat(COUNTS.len() + 1));
            for duration in DURATIONS {
                for start in STARTS {
                    let row = |count| Row { may_list, remaining, duration, start, count }.run();
                    let figures = COUNTS.map(row);
                    let left = figures.iter().map(|figures| figures.left).min().unwrap();
                    let cell = |Figures { requests, latest, .. }: Figures| {
                        format!("{requests} / {:.1}", latest.as_secs_f64())
                    };
                    println!("| {duration} s, {start:?} | {} | {left} |", figures.map(cell).join(" | "));
                }
            }
        }
    }
}
