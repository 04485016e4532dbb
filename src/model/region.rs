use std::fmt;
use std::str::FromStr;

use serde_json::value::RawValue;
use smol_str::SmolStr;

use super::InvalidValue;
use super::json_fields::{json_fields, json_text};

/// A region's slug, such as `nyc3`. Not only the published ones (openapi
/// `region_slug`): regions are added more often than clients are updated.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Region(String);

impl Region {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl PartialEq<Region> for str {
    fn eq(&self, region: &Region) -> bool {
        self == region.0
    }
}

impl FromStr for Region {
    type Err = InvalidValue;

    fn from_str(text: &str) -> Result<Self, InvalidValue> {
        let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        if (1..=32).contains(&text.len()) && text.bytes().all(allowed) {
            Ok(Self(text.to_owned()))
        } else {
            Err(InvalidValue::new("a region is a slug of lower-case letters and digits, such as nyc3"))
        }
    }
}

/// The published slugs (openapi `region_slug`) with their names, for suggestions.
pub const REGIONS: [(&str, &str); 15] = [
    ("ams1", "Amsterdam 1"),
    ("ams2", "Amsterdam 2"),
    ("ams3", "Amsterdam 3"),
    ("blr1", "Bangalore 1"),
    ("fra1", "Frankfurt 1"),
    ("lon1", "London 1"),
    ("nyc1", "New York 1"),
    ("nyc2", "New York 2"),
    ("nyc3", "New York 3"),
    ("sfo1", "San Francisco 1"),
    ("sfo2", "San Francisco 2"),
    ("sfo3", "San Francisco 3"),
    ("sgp1", "Singapore 1"),
    ("syd1", "Sydney 1"),
    ("tor1", "Toronto 1"),
];

impl fmt::Display for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The slug of a `region` field, which is an object, or only the slug.
pub(super) fn region_slug(region: &RawValue) -> Option<SmolStr> {
    let [slug] = json_fields(region.get(), ["slug"]);
    json_text(slug.unwrap_or(region))
}

/// The name of the region in the JSON of an action or a volume, such as `New York 3`.
pub(super) fn region_name(object: &str) -> Option<SmolStr> {
    let [region] = json_fields(object, ["region"]);
    let [name] = json_fields(region?.get(), ["name"]);
    name.and_then(json_text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_is_valid_and_a_display_name_is_not() {
        assert_eq!("nyc3".parse::<Region>().unwrap().as_str(), "nyc3");
        for invalid in ["", "NYC3", "New York 3", "nyc3&per_page=1", "nyc3\n"] {
            assert!(invalid.parse::<Region>().is_err(), "{invalid:?}");
        }
    }
}
