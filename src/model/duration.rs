use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use super::InvalidValue;

/// Keeps sums of durations far from overflow.
const LONGEST: Duration = Duration::from_hours(365 * 24);

/// `90s`, `1h30m`, `500ms`, `3d`, or a bare number of seconds as in curl and timeout.
fn parse_duration(text: &str) -> Result<Duration, InvalidValue> {
    let parsed = match text.parse::<u64>() {
        Ok(seconds) if !text.starts_with('+') => Some(Duration::from_secs(seconds)),
        _ => humantime::parse_duration(text).ok(),
    };
    parsed.filter(|duration| *duration <= LONGEST).ok_or_else(|| {
        InvalidValue::new("a duration is a number with a unit, such as 90s, 15m or 1h30m, up to 365d")
    })
}

/// A duration longer than 0: a pause, or the timeout of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval(Duration);

impl Interval {
    /// For constants.
    ///
    /// # Panics
    /// If `seconds` is 0.
    pub const fn from_secs(seconds: u64) -> Self {
        assert!(seconds > 0, "an interval is longer than 0");
        Self(Duration::from_secs(seconds))
    }

    pub const fn duration(self) -> Duration {
        self.0
    }
}

impl FromStr for Interval {
    type Err = InvalidValue;

    fn from_str(text: &str) -> Result<Self, InvalidValue> {
        let duration = parse_duration(text)?;
        if duration.is_zero() {
            return Err(InvalidValue::new("the duration must be longer than 0"));
        }
        Ok(Self(duration))
    }
}

impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_duration(f, self.0)
    }
}

/// The limit of a whole operation; `0` is no limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeLimit(Option<Duration>);

impl TimeLimit {
    pub const fn from_secs(seconds: u64) -> Self {
        match seconds {
            0 => Self(None),
            _ => Self(Some(Duration::from_secs(seconds))),
        }
    }

    pub const fn duration(self) -> Option<Duration> {
        self.0
    }
}

impl FromStr for TimeLimit {
    type Err = InvalidValue;

    fn from_str(text: &str) -> Result<Self, InvalidValue> {
        let duration = parse_duration(text)?;
        Ok(Self(Some(duration).filter(|duration| !duration.is_zero())))
    }
}

impl fmt::Display for TimeLimit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            None => f.write_str("0"),
            Some(duration) => write_duration(f, duration),
        }
    }
}

/// A duration for people, rounded to the second: `45s`, `1m 5s`, `9490d 12h 1s`.
pub fn format_duration(duration: Duration) -> String {
    let seconds = duration.saturating_add(Duration::from_millis(500)).as_secs();
    // Seldom longer, and written in several pieces.
    let mut text = String::with_capacity(16);
    // Writing to a String cannot fail.
    let _ = write_duration(&mut text, Duration::from_secs(seconds));
    text
}

/// A duration for people, in its largest unit and cut: `45s`, `3m`, `2h`, `5d`.
pub fn format_age(age: Duration) -> String {
    match age.as_secs() {
        seconds @ ..60 => format!("{seconds}s"),
        seconds @ 60..3_600 => format!("{}m", seconds / 60),
        seconds @ 3_600..86_400 => format!("{}h", seconds / 3_600),
        seconds => format!("{}d", seconds / 86_400),
    }
}

/// For programs: an integer, or a float if there is a fraction.
pub fn duration_in_seconds(duration: Duration) -> serde_json::Value {
    if duration.subsec_nanos() == 0 { duration.as_secs().into() } else { duration.as_secs_f64().into() }
}

/// Not humantime's own format, whose months and years are averages.
fn write_duration(out: &mut impl fmt::Write, duration: Duration) -> fmt::Result {
    const SECONDS: [(&str, u64); 4] = [("d", 86_400), ("h", 3_600), ("m", 60), ("s", 1)];
    const NANOSECONDS: [(&str, u64); 3] = [("ms", 1_000_000), ("us", 1_000), ("ns", 1)];
    if duration.is_zero() {
        return out.write_str("0s");
    }
    let parts = [(duration.as_secs(), &SECONDS[..]), (duration.subsec_nanos().into(), &NANOSECONDS)];
    let mut separator = "";
    for (mut rest, units) in parts {
        for (unit, size) in units {
            if rest >= *size {
                out.write_str(separator)?;
                write!(out, "{}", rest / size)?;
                out.write_str(unit)?;
                rest %= size;
                separator = " ";
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn units_and_bare_seconds_are_parsed() {
        for (text, seconds) in [("90s", 90), ("1h30m", 5400), ("15m", 900), ("30", 30), ("1d", 86400)] {
            assert_eq!(text.parse::<Interval>().unwrap().duration().as_secs(), seconds, "{text}");
        }
        let half: Interval = "500ms".parse().unwrap();
        assert_eq!(half.duration(), Duration::from_millis(500));
    }

    #[test]
    fn other_texts_are_invalid() {
        for wrong in ["", "abc", "-5s", "+5", "5x", "1.2.3s", "99999999999y", "10 parsecs"] {
            assert!(wrong.parse::<Interval>().is_err(), "{wrong:?}");
            assert!(wrong.parse::<TimeLimit>().is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn zero_is_no_limit_and_an_invalid_interval() {
        let error = "0".parse::<Interval>().unwrap_err();
        assert_eq!(error.to_string(), "the duration must be longer than 0");
        assert_eq!("0".parse::<TimeLimit>().unwrap().duration(), None);
        assert_eq!("0s".parse::<TimeLimit>().unwrap().duration(), None);
    }

    #[test]
    fn a_duration_is_shown_in_days_hours_minutes_and_seconds() {
        for (millis, text) in [
            (0, "0s"),
            (499, "0s"),
            (500, "1s"),
            (65_000, "1m 5s"),
            (5_400_000, "1h 30m"),
            (172_800_000, "2d"),
            (819_979_201_000, "9490d 12h 1s"),
        ] {
            assert_eq!(format_duration(Duration::from_millis(millis)), text);
        }
    }

    #[test]
    fn an_age_has_one_unit() {
        for (seconds, text) in [
            (0, "0s"),
            (59, "59s"),
            (60, "1m"),
            (3_599, "59m"),
            (3_600, "1h"),
            (86_399, "23h"),
            (86_400, "1d"),
            (40_000_000, "462d"),
        ] {
            assert_eq!(format_age(Duration::from_secs(seconds)), text);
        }
    }

    proptest! {
        #[test]
        fn a_printed_limit_parses_to_the_same_limit(millis in 1_u64..10_000_000_000) {
            let limit = TimeLimit(Some(Duration::from_millis(millis)));
            prop_assert_eq!(limit.to_string().parse(), Ok(limit));
        }
    }
}
