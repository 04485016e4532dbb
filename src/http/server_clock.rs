use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

/// What the answers' `Date` headers say of the server's clock, against our own monotonic one.
///
/// A date is cut to whole seconds and made at an unknown moment between sending
/// and receiving, so each answer gives bounds; several answers narrow them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ServerClock(Option<Bounds>);

/// When our clock stood at nothing, the server's stood between these two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Bounds {
    earliest: Timestamp,
    latest: Timestamp,
}

/// A date is the server's time cut to this.
const PRECISION: SignedDuration = SignedDuration::from_secs(1);

impl ServerClock {
    /// Learns from an answer with this date, asked for and received at these
    /// times of our own clock.
    pub fn learn(&mut self, date: Timestamp, sent: Duration, received: Duration) {
        let at_zero = |date: Timestamp, ours| date.checked_sub(ours).ok();
        let latest = date.checked_add(PRECISION).ok().and_then(|date| at_zero(date, sent));
        let (Some(earliest), Some(latest)) = (at_zero(date, received), latest) else { return };
        let learned = Bounds { earliest, latest };
        let narrowed = self
            .0
            .map(|known| Bounds { earliest: known.earliest.max(earliest), latest: known.latest.min(latest) });
        // Where they contradict one another the clock was set; the newest counts.
        self.0 = narrowed.filter(|bounds| bounds.earliest <= bounds.latest).or(Some(learned));
    }

    /// The earliest and the latest time that the server's clock may have shown at
    /// this time of ours; none if no answer had a date.
    pub fn at(&self, ours: Duration) -> Option<(Timestamp, Timestamp)> {
        let bounds = self.0?;
        Some((bounds.earliest.checked_add(ours).ok()?, bounds.latest.checked_add(ours).ok()?))
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
    fn without_a_date_nothing_is_known() {
        assert_eq!(ServerClock::default().at(Duration::from_secs(1)), None);
    }

    #[test]
    fn a_clock_that_was_set_is_believed_anew() {
        let mut clock = ServerClock::default();
        clock.learn(milli(1_000_000), Duration::from_secs(1), Duration::from_secs(1));
        clock.learn(milli(9_000_000), Duration::from_secs(2), Duration::from_secs(2));
        assert_eq!(clock.at(Duration::from_secs(2)), Some((milli(9_000_000), milli(9_001_000))));
    }

    proptest! {
        #[test]
        fn the_servers_time_is_always_within_the_bounds(
            offset in 0_i64..10_000_000,
            answers in prop::collection::vec((0_u64..100_000, 0_u64..3_000, 0_u64..3_000), 1..6),
            asked in 0_u64..100_000,
        ) {
            let mut clock = ServerClock::default();
            for (sent, up, down) in answers {
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
