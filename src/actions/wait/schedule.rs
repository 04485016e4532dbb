use std::time::Duration;

use crate::model::Interval;

/// When to ask again about a healthy action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Schedule {
    /// Every second at first, then less and less often.
    Adaptive,
    /// At this interval (`--poll-interval`).
    Fixed(Duration),
}

const FIRST_INTERVAL: Duration = Duration::from_secs(1);

/// The interval is at most this part of the time waited. With a twelfth, the
/// poll that sees the end comes within 10 % of the action's own duration even
/// when the answer itself takes a while.
const PART_OF_TIME_WAITED: u32 = 12;

/// The longest pause between polls after failures that may pass.
const LONGEST_AFTER_TROUBLE: Duration = Duration::from_secs(30);

impl Schedule {
    /// Fixed if `--poll-interval` is set.
    pub(crate) fn new(poll_interval: Option<Interval>) -> Self {
        poll_interval.map_or(Self::Adaptive, |interval| Self::Fixed(interval.duration()))
    }

    /// The time from one poll to the next.
    ///
    /// `waited` is the time since the wait began; `min_interval` is what the rate limit
    /// leaves, under which no interval goes.
    pub fn interval(self, waited: Duration, min_interval: Duration) -> Duration {
        let interval = match self {
            Self::Adaptive => (waited / PART_OF_TIME_WAITED).max(FIRST_INTERVAL),
            Self::Fixed(interval) => interval,
        };
        interval.max(min_interval)
    }

    /// The time to the next poll after this many failures in a row (at least one).
    ///
    /// `asked` is the pause that the server asks for, which is kept.
    pub fn after_failures(self, waited: Duration, failures: u32, asked: Option<Duration>) -> Duration {
        let usual = self.interval(waited, Duration::ZERO);
        let backoff = match self {
            Self::Adaptive => {
                let doubled = usual.saturating_mul(2_u32.saturating_pow(failures.saturating_sub(1)));
                doubled.min(LONGEST_AFTER_TROUBLE.max(usual))
            }
            Self::Fixed(_) => usual,
        };
        asked.map_or(backoff, |asked| asked.max(usual))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_pause_that_is_asked_for_is_kept() {
        let after = |failures, asked| Schedule::Adaptive.after_failures(Duration::ZERO, failures, asked);
        assert_eq!(after(1, None), Duration::from_secs(1));
        assert_eq!(after(3, None), Duration::from_secs(4));
        assert_eq!(after(90, None), LONGEST_AFTER_TROUBLE);
        assert_eq!(after(1, Some(Duration::from_secs(45))), Duration::from_secs(45));
    }

    #[test]
    fn a_fixed_interval_stays_but_for_a_pause_that_is_asked_for() {
        let five = Duration::from_secs(5);
        let after = |failures, asked| Schedule::Fixed(five).after_failures(Duration::ZERO, failures, asked);
        assert_eq!(after(1, None), five);
        assert_eq!(after(7, None), five);
        assert_eq!(after(1, Some(Duration::from_secs(45))), Duration::from_secs(45));
        assert_eq!(after(1, Some(Duration::from_secs(1))), five);
    }

    proptest! {
        #[test]
        fn no_interval_is_shorter_than_the_rate_limit_leaves(waited in 0_u64..100_000, min_interval in 0_u64..3_600) {
            let min_interval = Duration::from_secs(min_interval);
            prop_assert!(Schedule::Adaptive.interval(Duration::from_secs(waited), min_interval) >= min_interval);
            prop_assert!(Schedule::Fixed(Duration::from_millis(1)).interval(Duration::ZERO, min_interval) >= min_interval);
        }
    }
}
