use std::time::Duration;

use jiff::Timestamp;

/// The rate limit in a response's headers (openapi `ratelimit-*`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct RateLimit {
    /// Requests in an hour.
    pub limit: Option<u64>,
    pub remaining: Option<u64>,
    /// When the oldest request leaves the window of an hour.
    pub reset: Option<Timestamp>,
}

/// Limits count by the hour, so no reset is further away.
const WINDOW: Duration = Duration::from_hours(1);

/// A limit that allows one request in this time is enough for other programs too.
const ENOUGH: Duration = Duration::from_secs(1);

impl RateLimit {
    /// The time until the limit resets, from 0 to an hour. `now` is the server's time.
    pub(crate) fn resets_in(&self, now: Timestamp) -> Option<Duration> {
        let until = self.reset?.duration_since(now);
        Some(Duration::try_from(until).unwrap_or_default().min(WINDOW))
    }

    /// The interval between requests that spreads the remaining ones over the time
    /// until the reset; with none remaining, that time. None without the headers.
    ///
    /// Other programs on the same account share the limit: if it allows less than one request a second, only
    /// about half of it is used.
    pub(crate) fn min_interval(&self, now: Timestamp) -> Option<Duration> {
        let remaining = u32::try_from(self.remaining?).unwrap_or(u32::MAX);
        let resets_in = self.resets_in(now)?;
        let even = resets_in / remaining.max(1);
        let shared = even.saturating_mul(2).saturating_sub(ENOUGH);
        Some(even.max(shared).min(resets_in))
    }
}

/// The limit per minute allows 250 requests.
const MIN_BULK_INTERVAL: Duration = Duration::from_millis(250);

/// A reset is a whole second, so it may be this much later than it says.
const RESET_UNIT: Duration = Duration::from_secs(1);

/// The shortest pause once the usable part of the limit is used up. It is long enough to end a poll of
/// several requests.
const USED_UP: Duration = Duration::from_secs(10);

/// How much of the limit this process has used in the current window, for work that takes
/// many requests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct RateLimitUsage(Option<Window>);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Window {
    /// The time of the first response of all windows.
    first: Timestamp,
    /// The requests that remained after the first response.
    remaining_at_start: u64,
    /// The requests of this process after that.
    requests: u64,
    end: Timestamp,
}

/// How fast requests may follow each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Pace {
    interval: Duration,
    /// The time to the reset, after which the interval no longer holds.
    longest: Duration,
}

impl Pace {
    /// The time over which to spread this many requests.
    pub(crate) fn time_for(self, requests: u32) -> Duration {
        self.interval.saturating_mul(requests).min(self.longest)
    }
}

impl Window {
    fn includes(self, now: Timestamp) -> bool {
        let since_end = Duration::try_from(now.duration_since(self.end));
        since_end.unwrap_or_default() < RESET_UNIT
    }
}

impl RateLimitUsage {
    /// Counts a request, and returns the pace for the next ones. A tenth of the limit is kept in reserve.
    ///
    /// The interval grows with the time since the first request, such that the rest of the limit is used up
    /// by its reset: the end of a long action may be noticed later than that of a short one.
    pub(crate) fn count(&mut self, limit: &RateLimit, now: Timestamp) -> Pace {
        let (Some(remaining), Some(end), Some(resets_in)) =
            (limit.remaining, limit.reset, limit.resets_in(now))
        else {
            return Pace { interval: MIN_BULK_INTERVAL, longest: Duration::MAX };
        };
        let window = match self.0 {
            Some(window) if window.includes(now) && remaining <= window.remaining_at_start => {
                Window { requests: window.requests + 1, ..window }
            }
            previous => {
                let first = previous.map_or(now, |window| window.first);
                Window { first, remaining_at_start: remaining, requests: 0, end }
            }
        };
        self.0 = Some(window);
        let reserve = window.remaining_at_start.div_ceil(10);
        let own = window.remaining_at_start.saturating_sub(reserve).saturating_sub(window.requests);
        // Other programs use the limit too.
        let usable = own.min(remaining.saturating_sub(reserve).max(1));
        let usable = u32::try_from(usable).unwrap_or(u32::MAX);
        let elapsed = Duration::try_from(now.duration_since(window.first)).unwrap_or_default();
        let elapsed = elapsed.max(Duration::from_secs(1)).as_secs_f64();
        let usable_time = elapsed * (1.0 + resets_in.as_secs_f64() / elapsed).ln();
        let longest = resets_in + RESET_UNIT;
        match Duration::from_secs_f64(usable_time).checked_div(usable) {
            Some(interval) => Pace { interval: interval.max(MIN_BULK_INTERVAL), longest },
            None => Pace { interval: longest.max(USED_UP), longest: longest.max(USED_UP) },
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    #[test]
    fn the_remaining_requests_are_spread_over_the_rest_of_the_window() {
        let limit = RateLimit { remaining: Some(10), reset: Some(at(1_600)), ..RateLimit::default() };
        assert_eq!(limit.min_interval(at(1_000)), Some(Duration::from_secs(119)));
        let none_remaining = RateLimit { remaining: Some(0), ..limit };
        assert_eq!(none_remaining.min_interval(at(1_000)), Some(Duration::from_secs(600)));
    }

    #[test]
    fn a_scarce_limit_is_used_by_half_and_a_full_one_at_a_request_a_second() {
        let min_interval = |remaining| {
            RateLimit { remaining: Some(remaining), reset: Some(at(4_600)), ..RateLimit::default() }
                .min_interval(at(1_000))
        };
        assert_eq!(min_interval(5_000), Some(Duration::from_millis(720)));
        assert_eq!(min_interval(3_600), Some(Duration::from_secs(1)));
        assert_eq!(min_interval(100), Some(Duration::from_secs(71)));
        assert_eq!(min_interval(1), Some(WINDOW));
    }

    #[test]
    fn a_reset_is_between_now_and_in_an_hour() {
        let limit = |reset| RateLimit { remaining: Some(1), reset: Some(at(reset)), ..RateLimit::default() };
        assert_eq!(limit(10).resets_in(at(1_000)), Some(Duration::ZERO));
        assert_eq!(limit(99_999_999).resets_in(at(1_000)), Some(WINDOW));
    }

    proptest! {
        #[test]
        fn no_header_gives_an_interval_longer_than_the_window(
            remaining in proptest::option::of(any::<u64>()),
            reset in proptest::option::of(-377_705_023_201_i64..253_402_207_200),
            now in -377_705_023_201_i64..253_402_207_200,
        ) {
            let limit = RateLimit { remaining, reset: reset.map(at), ..RateLimit::default() };
            prop_assert!(limit.min_interval(at(now)).unwrap_or_default() <= WINDOW);
        }

        #[test]
        fn work_at_the_bulk_interval_leaves_a_tenth_and_sends_4_requests_a_second(
            start in 1_u64..6_000, others in 0_u64..3_000, resets_in in 1_i64..3_600,
        ) {
            let (mut usage, mut elapsed, mut requests) = (RateLimitUsage::default(), Duration::ZERO, 0);
            let window = Duration::from_secs(u64::try_from(resets_in).unwrap());
            while elapsed < window {
                // Others use theirs evenly.
                let used = others * elapsed.as_secs() / window.as_secs();
                let remaining = start.saturating_sub(used + requests);
                let limit = RateLimit { remaining: Some(remaining), reset: Some(at(resets_in)), ..RateLimit::default() };
                prop_assert!(requests <= start - start / 10);
                prop_assert!(Duration::from_millis(250) * u32::try_from(requests).unwrap() <= elapsed);
                elapsed += usage.count(&limit, at(0) + elapsed).time_for(1).max(Duration::from_millis(1));
                requests += 1;
            }
        }
    }
}
