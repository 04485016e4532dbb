use std::str::FromStr;
use std::time::Duration;

use jiff::Timestamp;
use jiff::civil::Date;

use super::InvalidValue;

/// A time as a user says it: when, or how long ago.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeSpec {
    /// A point in time. A date alone is its first moment in UTC, as the API shows times.
    At(Timestamp),
    /// So long before now: `2h`, `3d`.
    Ago(Duration),
}

impl TimeSpec {
    /// The point in time, seen from `now`.
    pub fn timestamp(self, now: Timestamp) -> Timestamp {
        match self {
            Self::At(timestamp) => timestamp,
            Self::Ago(age) => now.checked_sub(age).unwrap_or(Timestamp::MIN),
        }
    }
}

impl FromStr for TimeSpec {
    type Err = InvalidValue;

    fn from_str(text: &str) -> Result<Self, InvalidValue> {
        // The reader of dates would also take the date of a time without a zone.
        let date = text.parse::<Date>().ok().filter(|date| date.to_string() == text);
        let midnight = || format!("{}T00:00:00Z", date?).parse().ok();
        // A bare number would be a year, seconds or days, depending on whom one asks.
        let age =
            || humantime::parse_duration(text).ok().filter(|_| !text.bytes().all(|b| b.is_ascii_digit()));
        let time = text.parse::<Timestamp>().ok().or_else(midnight);
        time.map(Self::At).or_else(|| age().map(Self::Ago)).ok_or_else(|| {
            InvalidValue::new(
                "a time is RFC 3339 (2026-11-23T22:15:31Z), a date (2026-11-23), or an age (2h, 3d)",
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        let now = "2026-11-23T12:00:00Z".parse().unwrap();
        text.parse::<TimeSpec>().unwrap().timestamp(now)
    }

    #[test]
    fn times_dates_and_ages_are_taken() {
        for (text, meant) in [
            ("2026-11-23T10:15:31Z", "2026-11-23T10:15:31Z"),
            ("2026-11-23T10:15:31+02:00", "2026-11-23T08:15:31Z"),
            ("2026-11-01", "2026-11-01T00:00:00Z"),
            ("2h", "2026-11-23T10:00:00Z"),
            ("3d", "2026-11-20T12:00:00Z"),
            ("1h30m", "2026-11-23T10:30:00Z"),
        ] {
            assert_eq!(at(text), meant.parse::<Timestamp>().unwrap(), "{text}");
        }
    }

    #[test]
    fn what_is_no_time_is_refused() {
        for wrong in ["", "yesterday", "2026-13-01", "-2h", "5", "12:00", "2026-11-23T10:15:31"] {
            assert!(wrong.parse::<TimeSpec>().is_err(), "{wrong:?}");
        }
    }
}
