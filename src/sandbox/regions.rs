use std::sync::LazyLock;

use serde::ser::{Serialize, Serializer};
use serde_json::value::{RawValue, to_raw_value};

/// A region of the published list (openapi `region_slug`), as answers show it.
#[derive(Debug)]
pub struct KnownRegion {
    /// Its slug, such as `nyc1`.
    pub slug: &'static str,
    /// Its display name, such as `New York 1`.
    pub name: &'static str,
    /// The whole object, written once: it stands in every action and every volume.
    json: Box<RawValue>,
}

/// Slugs of openapi `region_slug`; names in the manner of its examples.
const NAMES: [(&str, &str); 15] = [
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

/// openapi `volume_full.region`, example.
const SIZES: [&str; 14] = [
    "s-1vcpu-1gb",
    "s-1vcpu-2gb",
    "s-1vcpu-3gb",
    "s-2vcpu-2gb",
    "s-3vcpu-1gb",
    "s-2vcpu-4gb",
    "s-4vcpu-8gb",
    "s-6vcpu-16gb",
    "s-8vcpu-32gb",
    "s-12vcpu-48gb",
    "s-16vcpu-64gb",
    "s-20vcpu-96gb",
    "s-24vcpu-128gb",
    "s-32vcpu-192gb",
];

/// openapi `region.features`, example.
const FEATURES: [&str; 7] =
    ["private_networking", "backups", "ipv6", "metadata", "install_agent", "storage", "image_transfer"];

/// openapi `region`: all five fields are required.
#[derive(serde::Serialize)]
struct RegionJson {
    name: &'static str,
    slug: &'static str,
    sizes: &'static [&'static str],
    features: &'static [&'static str],
    available: bool,
}

static ALL: LazyLock<Vec<KnownRegion>> = LazyLock::new(|| {
    NAMES
        .iter()
        .map(|&(slug, name)| KnownRegion {
            slug,
            name,
            json: to_raw_value(&RegionJson {
                name,
                slug,
                sizes: &SIZES,
                features: &FEATURES,
                available: true,
            })
            .expect("strings and a boolean are JSON"),
        })
        .collect()
});

impl KnownRegion {
    /// Every region there is.
    #[must_use]
    pub fn all() -> &'static [Self] {
        &ALL
    }

    /// The region with this slug, if it is on the list.
    #[must_use]
    pub fn by_slug(slug: &str) -> Option<&'static Self> {
        ALL.iter().find(|region| region.slug == slug)
    }
}

impl PartialEq for KnownRegion {
    fn eq(&self, other: &Self) -> bool {
        self.slug == other.slug
    }
}

impl Eq for KnownRegion {}

impl Serialize for KnownRegion {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.json.serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_is_found_by_its_slug_and_written_whole() {
        let region = KnownRegion::by_slug("nyc1").unwrap();
        let json: serde_json::Value = serde_json::to_value(region).unwrap();
        assert_eq!(json["name"], "New York 1");
        assert_eq!(json["available"], true);
        assert!(json["sizes"].is_array() && json["features"].is_array());
        assert!(KnownRegion::by_slug("moon1").is_none());
    }
}
