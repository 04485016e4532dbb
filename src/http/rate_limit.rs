use std::time::Duration;

use jiff::Timestamp;

/// What an answer's headers say of the rate limit (openapi `ratelimit-*`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RateLimit {
    /// Requests left in the window.
    pub remaining: Option<u64>,
    /// When the oldest request leaves the window.
    pub reset: Option<Timestamp>,
}

/// The window's length: limits count by the hour, so no reset is further away.
const WINDOW: Duration = Duration::from_hours(1);

/// With a request in less than this there is enough for others too.
const PLENTY: Duration = Duration::from_secs(1);

impl RateLimit {
    /// Time until the limit lifts, seen from `now` on the server's clock: within nothing and an hour.
    pub fn resets_in(&self, now: Timestamp) -> Option<Duration> {
        let until = self.reset?.duration_since(now);
        Some(Duration::try_from(until).unwrap_or_default().min(WINDOW))
    }

    /// The pause between requests that spreads those left over the time they have to last.
    ///
    /// The limit is shared with everything else that uses the account. A request a
    /// second is taken where there is enough for it; of less than that, about half
    /// is left to the others.
    ///
    /// None where the headers say too little. With nothing left, it is the time
    /// until the limit lifts.
    pub fn min_interval(&self, now: Timestamp) -> Option<Duration> {
        let left = u32::try_from(self.remaining?).unwrap_or(u32::MAX);
        let resets_in = self.resets_in(now)?;
        let even = resets_in / left.max(1);
        let shared = even.saturating_mul(2).saturating_sub(PLENTY);
        Some(even.max(shared).min(resets_in))
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
    fn what_is_left_is_spread_over_what_remains_of_the_window() {
        let limit = RateLimit { remaining: Some(10), reset: Some(at(1_600)) };
        assert_eq!(limit.min_interval(at(1_000)), Some(Duration::from_secs(119)));
        let none_left = RateLimit { remaining: Some(0), ..limit };
        assert_eq!(none_left.min_interval(at(1_000)), Some(Duration::from_secs(600)));
    }

    #[test]
    fn a_full_limit_leaves_a_request_a_second_and_a_scarce_one_is_halved() {
        let min_interval = |remaining| {
            RateLimit { remaining: Some(remaining), reset: Some(at(4_600)) }.min_interval(at(1_000))
        };
        assert_eq!(min_interval(5_000), Some(Duration::from_millis(720)));
        assert_eq!(min_interval(3_600), Some(Duration::from_secs(1)));
        assert_eq!(min_interval(100), Some(Duration::from_secs(71)));
        assert_eq!(min_interval(1), Some(WINDOW));
    }

    #[test]
    fn a_reset_in_the_past_is_now_and_one_far_away_is_an_hour() {
        let limit = |reset| RateLimit { remaining: Some(1), reset: Some(at(reset)) };
        assert_eq!(limit(10).resets_in(at(1_000)), Some(Duration::ZERO));
        assert_eq!(limit(99_999_999).resets_in(at(1_000)), Some(WINDOW));
    }

    proptest! {
        #[test]
        fn no_header_makes_a_pause_longer_than_the_window(
            remaining in proptest::option::of(any::<u64>()),
            reset in proptest::option::of(-377_705_023_201_i64..253_402_207_200),
            now in -377_705_023_201_i64..253_402_207_200,
        ) {
            let limit = RateLimit { remaining, reset: reset.map(at) };
            prop_assert!(limit.min_interval(at(now)).unwrap_or_default() <= WINDOW);
        }
    }
}
