use std::fmt::{self, Display};
use std::ops::RangeInclusive;
use std::str::FromStr;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;
use smol_str::SmolStr;

use super::{ActionId, InvalidValue};

/// A whole number as the API sent it, of any size: openapi has `integer` without a
/// bound for identifiers.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Integer(SmolStr);

impl Integer {
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// None outside 1 to [`u64::MAX`].
    pub fn action_id(&self) -> Option<ActionId> {
        self.0.parse().ok()
    }
}

impl fmt::Display for Integer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Integer {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <&RawValue>::deserialize(deserializer)?.get();
        let digits = text.strip_prefix('-').unwrap_or(text);
        if digits.bytes().all(|byte| byte.is_ascii_digit()) {
            Ok(Self(text.into()))
        } else {
            Err(D::Error::custom("expected a whole number"))
        }
    }
}

/// A parser of the whole numbers in a range, for an option or a setting.
pub fn whole_number<T>(range: RangeInclusive<T>) -> impl Fn(&str) -> Result<T, InvalidValue> + Clone
where
    T: FromStr + PartialOrd + Display + Clone,
{
    move |text| {
        let number = text.parse().ok().filter(|number| !text.starts_with('+') && range.contains(number));
        number.ok_or_else(|| {
            InvalidValue(format!("must be a whole number from {} to {}", range.start(), range.end()))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_beyond_64_bits_stays_exact() {
        let huge = "123456789012345678901234567890123456789012345678901234567890";
        let integer: Integer = serde_json::from_str(huge).unwrap();
        assert_eq!(integer.as_str(), huge);
        assert_eq!(integer.action_id(), None);
    }

    #[test]
    fn a_number_outside_its_range_is_refused_with_the_range() {
        let parse = whole_number(1..=10_u8);
        assert_eq!(parse("10"), Ok(10));
        for invalid in ["", "0", "11", "300", "-1", "+1", "1.5", "ten"] {
            assert_eq!(
                parse(invalid).unwrap_err().to_string(),
                "must be a whole number from 1 to 10",
                "{invalid}"
            );
        }
    }

    #[test]
    fn other_json_values_are_errors() {
        for invalid in ["\"1\"", "1.5", "1e3", "true", "[]", "{}"] {
            assert!(serde_json::from_str::<Integer>(invalid).is_err(), "{invalid}");
        }
    }
}
