use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use super::InvalidValue;

/// The longest duration that is taken: a year. Sums of a few stay far from overflow.
const LONGEST: Duration = Duration::from_hours(365 * 24);

/// Reads `90s`, `1h30m`, `500ms`, `3d`, or a bare number of seconds as curl and timeout take it.
fn parse_duration(text: &str) -> Result<Duration, InvalidValue> {
    let parsed = match text.parse::<u64>() {
        Ok(seconds) if !text.starts_with('+') => Some(Duration::from_secs(seconds)),
        _ => humantime::parse_duration(text).ok(),
    };
    parsed
        .filter(|duration| *duration <= LONGEST)
        .ok_or_else(|| InvalidValue::new("a duration is a number with a unit, such as 90s, 15m or 1h30m"))
}

/// A length of time that is more than nothing: a pause, or the limit of one request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval(Duration);

impl Interval {
    /// The interval of this many seconds, of which there must be one at least.
    ///
    /// # Panics
    /// If `seconds` is 0; meant for constants.
    pub const fn from_secs(seconds: u64) -> Self {
        assert!(seconds > 0, "an interval is more than nothing");
        Self(Duration::from_secs(seconds))
    }

    /// The length.
    pub const fn duration(self) -> Duration {
        self.0
    }
}

impl FromStr for Interval {
    type Err = InvalidValue;

    fn from_str(text: &str) -> Result<Self, InvalidValue> {
        let duration = parse_duration(text)?;
        if duration.is_zero() {
            return Err(InvalidValue::new("a duration of nothing is not taken here"));
        }
        Ok(Self(duration))
    }
}

impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        humantime::format_duration(self.0).fmt(f)
    }
}

/// How long something may take as a whole; `0` is no limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeLimit(Option<Duration>);

impl TimeLimit {
    /// The limit of this many seconds; 0 is none.
    pub const fn from_secs(seconds: u64) -> Self {
        match seconds {
            0 => Self(None),
            _ => Self(Some(Duration::from_secs(seconds))),
        }
    }

    /// The limit, if there is one.
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
            Some(duration) => humantime::format_duration(duration).fmt(f),
        }
    }
}

/// A duration for people, rounded to the second: `45s`, `1m 5s`.
pub fn format_duration(duration: Duration) -> String {
    let seconds = (duration + Duration::from_millis(500)).as_secs();
    humantime::format_duration(Duration::from_secs(seconds)).to_string()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn units_and_bare_seconds_are_taken() {
        for (text, seconds) in [("90s", 90), ("1h30m", 5400), ("15m", 900), ("30", 30), ("1d", 86400)] {
            assert_eq!(text.parse::<Interval>().unwrap().duration().as_secs(), seconds, "{text}");
        }
        let half: Interval = "500ms".parse().unwrap();
        assert_eq!(half.duration(), Duration::from_millis(500));
    }

    #[test]
    fn nonsense_is_refused() {
        for wrong in ["", "abc", "-5s", "+5", "5x", "1.2.3s", "99999999999y", "10 parsecs"] {
            assert!(wrong.parse::<Interval>().is_err(), "{wrong:?}");
            assert!(wrong.parse::<TimeLimit>().is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn nothing_is_no_interval_but_no_limit() {
        assert!("0".parse::<Interval>().is_err());
        assert_eq!("0".parse::<TimeLimit>().unwrap().duration(), None);
        assert_eq!("0s".parse::<TimeLimit>().unwrap().duration(), None);
    }

    proptest! {
        #[test]
        fn what_is_shown_can_be_typed_again(millis in 1_u64..10_000_000_000) {
            let limit = TimeLimit(Some(Duration::from_millis(millis)));
            prop_assert_eq!(limit.to_string().parse(), Ok(limit));
        }
    }
}
