use std::fmt;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;
use smol_str::SmolStr;

use super::ActionId;

/// A whole number exactly as the API sent it, however large.
///
/// The OpenAPI file calls identifiers `integer` without a bound, so no machine
/// type holds all of them.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Integer(SmolStr);

impl Integer {
    /// The digits, with a sign if it was sent.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The number as an action's identifier, if it can be one.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_larger_than_any_machine_type_stays_exact() {
        let huge = "123456789012345678901234567890123456789012345678901234567890";
        let integer: Integer = serde_json::from_str(huge).unwrap();
        assert_eq!(integer.as_str(), huge);
        assert_eq!(integer.action_id(), None);
    }

    #[test]
    fn what_is_no_whole_number_is_refused() {
        for wrong in ["\"1\"", "1.5", "1e3", "true", "[]", "{}"] {
            assert!(serde_json::from_str::<Integer>(wrong).is_err(), "{wrong}");
        }
    }
}
