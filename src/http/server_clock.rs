use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

/// The server's clock in relation to the client's monotonic one, from `Date` headers.
///
/// A date is cut to whole seconds and made at an unknown time between sending and
/// receiving, so each response gives bounds, and several responses narrow them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct ServerClock(Option<Bounds>);

/// The server's time when the client's clock was at 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Bounds {
    earliest: Timestamp,
    latest: Timestamp,
}

/// Of a `Date` header.
const PRECISION: SignedDuration = SignedDuration::from_secs(1);

impl ServerClock {
    /// `sent` and `received` are times of the client's clock.
    pub(crate) fn learn(&mut self, date: Timestamp, sent: Duration, received: Duration) {
        let at_zero = |date: Timestamp, elapsed: Duration| date.checked_sub(elapsed).ok();
        let latest = date.checked_add(PRECISION).ok().and_then(|date| at_zero(date, sent));
        let (Some(earliest), Some(latest)) = (at_zero(date, received), latest) else { return };
        let learned = Bounds { earliest, latest };
        let narrowed = self
            .0
            .map(|known| Bounds { earliest: known.earliest.max(earliest), latest: known.latest.min(latest) });
        // If the bounds contradict each other, the server's clock was set: start over.
        self.0 = narrowed.filter(|bounds| bounds.earliest <= bounds.latest).or(Some(learned));
    }

    /// The earliest and the latest time that the server's clock may have shown when
    /// the client's showed `elapsed`; none if no response had a date.
    pub(crate) fn at(&self, elapsed: Duration) -> Option<(Timestamp, Timestamp)> {
        let bounds = self.0?;
        Some((bounds.earliest.checked_add(elapsed).ok()?, bounds.latest.checked_add(elapsed).ok()?))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn milli(milli: i64) -> Timestamp {
        Timestamp::from_millisecond(milli).unwrap()
    }

    #[test]
    fn without_a_date_there_are_no_bounds() {
        assert_eq!(ServerClock::default().at(Duration::from_secs(1)), None);
    }

    #[test]
    fn contradicting_dates_replace_the_bounds() {
        let mut clock = ServerClock::default();
        clock.learn(milli(1_000_000), Duration::from_secs(1), Duration::from_secs(1));
        clock.learn(milli(9_000_000), Duration::from_secs(2), Duration::from_secs(2));
        assert_eq!(clock.at(Duration::from_secs(2)), Some((milli(9_000_000), milli(9_001_000))));
    }

    proptest! {
        #[test]
        fn the_servers_time_is_always_within_the_bounds(
            offset in 0_i64..10_000_000,
            responses in prop::collection::vec((0_u64..100_000, 0_u64..3_000, 0_u64..3_000), 1..6),
            asked in 0_u64..100_000,
        ) {
            let mut clock = ServerClock::default();
            for (sent, up, down) in responses {
                let theirs = offset + i64::try_from(sent + up).unwrap();
                let date = milli(theirs - theirs % 1000);
                clock.learn(date, Duration::from_millis(sent), Duration::from_millis(sent + up + down));
            }
            let (earliest, latest) = clock.at(Duration::from_millis(asked)).unwrap();
            let theirs = milli(offset + i64::try_from(asked).unwrap());
            prop_assert!(earliest <= theirs && theirs <= latest);
        }
    }
}
