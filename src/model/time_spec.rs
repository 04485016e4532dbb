use std::str::FromStr;
use std::time::Duration;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

use super::InvalidValue;

/// The value of `--since` and `--until`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeSpec {
    At(Timestamp),
    /// A date, which is midnight, or a time without a zone. Both are in UTC, as the API's times are.
    InUtc(Timestamp),
    /// `2h`, `3d`
    Ago(Duration),
}

impl TimeSpec {
    pub fn timestamp(self, now: Timestamp) -> Timestamp {
        match self {
            Self::At(timestamp) | Self::InUtc(timestamp) => timestamp,
            Self::Ago(age) => now.checked_sub(age).unwrap_or(Timestamp::MIN),
        }
    }
}

impl FromStr for TimeSpec {
    type Err = InvalidValue;

    fn from_str(text: &str) -> Result<Self, InvalidValue> {
        // A bare number could be a year, seconds or days.
        let age =
            || humantime::parse_duration(text).ok().filter(|_| !text.bytes().all(|b| b.is_ascii_digit()));
        let time = text.parse().ok().map(Self::At).or_else(|| without_zone(text).map(Self::InUtc));
        time.or_else(|| age().map(Self::Ago)).ok_or_else(|| {
            InvalidValue::new(
                "a time is RFC 3339 (2026-11-23T22:15:31Z), a date (2026-11-23), or an age (2h, 3d)",
            )
        })
    }
}

fn without_zone(text: &str) -> Option<Timestamp> {
    // jiff would drop a zone, and the time after a date.
    let local: DateTime = match text.split_once(['T', ' ']) {
        None => text.parse::<Date>().ok().filter(|date| date.to_string() == text)?.into(),
        Some((_, time)) if time.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b':' | b'.')) => {
            text.parse().ok()?
        }
        Some(_) => return None,
    };
    local.to_zoned(TimeZone::UTC).ok().map(|zoned| zoned.timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        let now = "2026-11-23T12:00:00Z".parse().unwrap();
        text.parse::<TimeSpec>().unwrap().timestamp(now)
    }

    #[test]
    fn times_dates_and_ages_are_parsed() {
        for (text, timestamp) in [
            ("2026-11-23T10:15:31Z", "2026-11-23T10:15:31Z"),
            ("2026-11-23T10:15:31+02:00", "2026-11-23T08:15:31Z"),
            ("2026-11-01", "2026-11-01T00:00:00Z"),
            ("2026-11-23T10:15:31", "2026-11-23T10:15:31Z"),
            ("2026-11-23 10:15", "2026-11-23T10:15:00Z"),
            ("2h", "2026-11-23T10:00:00Z"),
            ("3d", "2026-11-20T12:00:00Z"),
            ("1h30m", "2026-11-23T10:30:00Z"),
        ] {
            assert_eq!(at(text), timestamp.parse::<Timestamp>().unwrap(), "{text}");
        }
    }

    #[test]
    fn other_texts_are_invalid() {
        for invalid in [
            "",
            "yesterday",
            "2026-13-01",
            "-2h",
            "5",
            "12:00",
            "2026-11-23T10:15:31[Europe/Berlin]",
            "2026-11-23T25:00",
        ] {
            assert!(invalid.parse::<TimeSpec>().is_err(), "{invalid:?}");
        }
    }
}
