use std::fmt;
use std::num::NonZeroU64;
use std::str::FromStr;

use super::InvalidValue;

/// openapi `action_id`, minimum 1
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ActionId(NonZeroU64);

/// openapi `volume_action_droplet_id`
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DropletId(NonZeroU64);

/// The resource of an action, which `resource_type` names (openapi `action.resource_id`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ResourceId(NonZeroU64);

/// Digits only: no sign, no space.
fn parse_positive(text: &str, what: &str) -> Result<NonZeroU64, InvalidValue> {
    // The only sign that an unsigned number may have.
    let unsigned = Some(text).filter(|text| !text.starts_with('+'));
    unsigned
        .and_then(|text| text.parse().ok())
        .ok_or_else(|| InvalidValue(format!("{what} is a whole number from 1 to {}", u64::MAX)))
}

macro_rules! numeric_id {
    ($name:ident, $what:literal) => {
        impl $name {
            /// None for 0.
            pub fn new(number: u64) -> Option<Self> {
                NonZeroU64::new(number).map(Self)
            }

            pub fn number(self) -> u64 {
                self.0.get()
            }
        }

        impl FromStr for $name {
            type Err = InvalidValue;

            fn from_str(text: &str) -> Result<Self, InvalidValue> {
                parse_positive(text, $what).map(Self)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

numeric_id!(ActionId, "an action ID");
numeric_id!(DropletId, "a Droplet ID");
numeric_id!(ResourceId, "a resource ID");

/// A UUID in the hyphenated form, in lower case as in the API.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct VolumeId(String);

impl VolumeId {
    /// Needs no escaping in a URL's path.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for VolumeId {
    type Err = InvalidValue;

    fn from_str(text: &str) -> Result<Self, InvalidValue> {
        // `try_parse` also accepts the braced, URN and simple forms, which the API does not.
        let hyphenated = text.len() == 36 && uuid::Uuid::try_parse(text).is_ok();
        hyphenated
            .then(|| Self(text.to_ascii_lowercase()))
            .ok_or_else(|| InvalidValue::new("a volume ID is a UUID of 36 characters"))
    }
}

impl fmt::Display for VolumeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A volume's name, unique within a region: up to 64 lower-case letters, digits and
/// `-`, starting with a letter (openapi `volume_base_read.name`).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct VolumeName(String);

impl VolumeName {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for VolumeName {
    type Err = InvalidValue;

    fn from_str(text: &str) -> Result<Self, InvalidValue> {
        let letter_first = text.starts_with(|first: char| first.is_ascii_lowercase());
        let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        if letter_first && text.len() <= 64 && text.bytes().all(allowed) {
            Ok(Self(text.to_owned()))
        } else {
            Err(InvalidValue::new(
                "a volume is a UUID or a name: up to 64 lower-case letters, digits and '-', \
                 starting with a letter",
            ))
        }
    }
}

impl fmt::Display for VolumeName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A volume as the user wrote it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum VolumeRef {
    Id(VolumeId),
    /// Needs a region.
    Name(VolumeName),
}

impl VolumeRef {
    /// The text as a name, even if it looks like a UUID (`--by-name`).
    pub fn into_name(self) -> Result<VolumeName, InvalidValue> {
        match self {
            Self::Id(id) => id.as_str().parse(),
            Self::Name(name) => Ok(name),
        }
    }
}

impl FromStr for VolumeRef {
    type Err = InvalidValue;

    fn from_str(text: &str) -> Result<Self, InvalidValue> {
        text.parse().map(Self::Id).or_else(|_| text.parse().map(Self::Name))
    }
}

impl fmt::Display for VolumeRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Id(id) => id.fmt(f),
            Self::Name(name) => name.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_id_is_a_positive_number_in_digits() {
        for invalid in ["", "0", "-1", "+1", " 1", "1 ", "abc", "1.0", "1e3", "99999999999999999999"] {
            assert!(invalid.parse::<ActionId>().is_err(), "{invalid:?}");
            assert!(invalid.parse::<DropletId>().is_err(), "{invalid:?}");
        }
        assert_eq!("36804636".parse::<ActionId>().unwrap().number(), 36_804_636);
    }

    #[test]
    fn a_hyphenated_uuid_is_an_id_and_other_texts_are_names_or_invalid() {
        let uuid = "506f78a4-e098-11e5-ad9f-000f53306ae1";
        assert!(matches!(uuid.parse(), Ok(VolumeRef::Id(_))));
        assert!(matches!("data".parse(), Ok(VolumeRef::Name(_))));
        // Neither a hyphenated UUID nor a name, which starts with a letter.
        assert!(uuid.replace('-', "").parse::<VolumeRef>().is_err());
        let long = "a".repeat(65);
        for invalid in ["", "Data", "da ta", "1data", "a/b", "a\n", "dätä", long.as_str()] {
            assert!(invalid.parse::<VolumeRef>().is_err(), "{invalid:?}");
        }
    }

    #[test]
    fn a_uuid_that_starts_with_a_letter_can_be_a_name() {
        let letter_first_uuid: VolumeRef = "a06f78a4-e098-11e5-ad9f-000f53306ae1".parse().unwrap();
        assert!(letter_first_uuid.into_name().is_ok());
        let digit_first_uuid: VolumeRef = "506f78a4-e098-11e5-ad9f-000f53306ae1".parse().unwrap();
        assert!(digit_first_uuid.into_name().is_err());
    }

    proptest! {
        #[test]
        fn a_volume_prints_as_it_was_typed_in_lower_case(text in "[ -~]{0,70}") {
            if let Ok(volume) = text.parse::<VolumeRef>() {
                prop_assert_eq!(volume.to_string(), text.to_ascii_lowercase());
            }
        }
    }
}
