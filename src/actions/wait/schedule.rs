use std::time::Duration;

use super::PollShare;
use crate::model::Interval;

/// When to poll again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Schedule {
    /// Every second at first, then less and less often.
    Adaptive,
    /// `--poll-interval`
    Fixed(Duration),
}

const FIRST_INTERVAL: Duration = Duration::from_secs(1);

/// The interval is the time waited divided by this. With a twelfth, the end of an action is noticed within
/// 10 % of its duration, which leaves some time for the request.
const WAITED_PER_INTERVAL: u32 = 12;

/// Polling every action once is spread over this time for each page …
const TIME_PER_PAGE: Duration = Duration::from_millis(600);
/// … but not longer than this.
const TIME_FOR_PAGES: Duration = Duration::from_secs(4);

const LONGEST_BACKOFF: Duration = Duration::from_secs(30);

impl Schedule {
    /// Fixed if `--poll-interval` is set.
    pub(crate) fn new(poll_interval: Option<Interval>) -> Self {
        poll_interval.map_or(Self::Adaptive, |interval| Self::Fixed(interval.duration()))
    }

    /// The time from one poll to the next, `waited` after the start of the wait. The rate
    /// limit allows no interval below `min_interval`.
    pub fn interval(self, waited: Duration, min_interval: Duration) -> Duration {
        let interval = match self {
            Self::Adaptive => (waited / WAITED_PER_INTERVAL).max(FIRST_INTERVAL),
            Self::Fixed(interval) => interval,
        };
        interval.max(min_interval)
    }

    /// The time from a poll to the next, if the poll was about only a part of the actions.
    pub fn interval_after(self, waited: Duration, share: PollShare) -> Duration {
        let min_interval = match self {
            Self::Adaptive => TIME_PER_PAGE.saturating_mul(share.pages).min(TIME_FOR_PAGES),
            Self::Fixed(_) => Duration::ZERO,
        };
        self.interval(waited, min_interval).mul_f64(f64::from(share.requests) / f64::from(share.of))
    }

    /// The time to the next poll after this many failures in a row (at least 1). A
    /// `retry_after` of the server is kept.
    pub fn after_failures(self, waited: Duration, failures: u32, retry_after: Option<Duration>) -> Duration {
        let regular = self.interval(waited, Duration::ZERO);
        let backoff = match self {
            Self::Adaptive => {
                let doubled = regular.saturating_mul(2_u32.saturating_pow(failures.saturating_sub(1)));
                doubled.min(LONGEST_BACKOFF.max(regular))
            }
            Self::Fixed(_) => regular,
        };
        retry_after.map_or(backoff, |pause| pause.max(regular))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn failures_back_off_exponentially_and_a_retry_after_is_kept() {
        let after =
            |failures, retry_after| Schedule::Adaptive.after_failures(Duration::ZERO, failures, retry_after);
        assert_eq!(after(1, None), Duration::from_secs(1));
        assert_eq!(after(3, None), Duration::from_secs(4));
        assert_eq!(after(90, None), LONGEST_BACKOFF);
        assert_eq!(after(1, Some(Duration::from_secs(45))), Duration::from_secs(45));
    }

    #[test]
    fn only_a_longer_retry_after_changes_a_fixed_interval() {
        let five = Duration::from_secs(5);
        let after = |failures, retry_after| {
            Schedule::Fixed(five).after_failures(Duration::ZERO, failures, retry_after)
        };
        assert_eq!(after(1, None), five);
        assert_eq!(after(7, None), five);
        assert_eq!(after(1, Some(Duration::from_secs(45))), Duration::from_secs(45));
        assert_eq!(after(1, Some(Duration::from_secs(1))), five);
    }

    #[test]
    fn a_poll_about_some_of_the_actions_is_followed_by_its_share_of_the_interval() {
        let after = |schedule: Schedule, waited, requests, of| {
            schedule.interval_after(Duration::from_secs(waited), PollShare { requests, of, pages: 0 })
        };
        assert_eq!(after(Schedule::Adaptive, 0, 1, 1), Duration::from_secs(1));
        assert_eq!(after(Schedule::Adaptive, 0, 10, 20), Duration::from_millis(500));
        assert_eq!(after(Schedule::Adaptive, 600, 10, 20), Duration::from_secs(25));
        let fixed = Schedule::Fixed(Duration::from_secs(1));
        assert_eq!(after(fixed, 600, 10, 20), Duration::from_millis(500));
    }

    #[test]
    fn the_interval_grows_with_the_pages_and_a_fixed_one_does_not() {
        let after = |schedule: Schedule, waited, pages| {
            let share = PollShare { requests: pages + 1, of: pages + 1, pages };
            schedule.interval_after(Duration::from_secs(waited), share)
        };
        assert_eq!(after(Schedule::Adaptive, 0, 1), Duration::from_secs(1));
        assert_eq!(after(Schedule::Adaptive, 0, 5), Duration::from_secs(3));
        assert_eq!(after(Schedule::Adaptive, 0, 25), Duration::from_secs(4));
        assert_eq!(after(Schedule::Adaptive, 600, 5), Duration::from_secs(50));
        assert_eq!(after(Schedule::Fixed(Duration::from_secs(1)), 0, 5), Duration::from_secs(1));
    }

    proptest! {
        #[test]
        fn no_interval_is_shorter_than_the_rate_limit_allows(waited in 0_u64..100_000, min_interval in 0_u64..3_600) {
            let min_interval = Duration::from_secs(min_interval);
            prop_assert!(Schedule::Adaptive.interval(Duration::from_secs(waited), min_interval) >= min_interval);
            prop_assert!(Schedule::Fixed(Duration::from_millis(1)).interval(Duration::ZERO, min_interval) >= min_interval);
        }
    }
}
