use std::sync::LazyLock;

use serde::ser::{Serialize, Serializer};
use serde_json::value::{RawValue, to_raw_value};

use crate::model::REGIONS;

/// A region of the published list (openapi `region_slug`).
#[derive(Debug)]
pub(crate) struct KnownRegion {
    pub(super) slug: &'static str,
    /// Serialized once: every action and every volume contains the whole object.
    json: Box<RawValue>,
}

/// openapi `volume_full.region`, example
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

/// openapi `region.features`, example
const FEATURES: [&str; 7] =
    ["private_networking", "backups", "ipv6", "metadata", "install_agent", "storage", "image_transfer"];

/// openapi `region`: all five fields are required
#[derive(serde::Serialize)]
struct RegionJson {
    name: &'static str,
    slug: &'static str,
    sizes: &'static [&'static str],
    features: &'static [&'static str],
    available: bool,
}

static ALL: LazyLock<Vec<KnownRegion>> = LazyLock::new(|| {
    REGIONS
        .iter()
        .map(|&(slug, name)| KnownRegion {
            slug,
            json: to_raw_value(&RegionJson {
                name,
                slug,
                sizes: &SIZES,
                features: &FEATURES,
                available: true,
            })
            .expect("a region can be serialized"),
        })
        .collect()
});

impl KnownRegion {
    pub(super) fn all() -> &'static [Self] {
        &ALL
    }

    pub(super) fn by_slug(slug: &str) -> Option<&'static Self> {
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
    fn a_region_is_found_by_its_slug_and_serialized_completely() {
        let region = KnownRegion::by_slug("nyc1").unwrap();
        let json: serde_json::Value = serde_json::to_value(region).unwrap();
        assert_eq!(json["name"], "New York 1");
        assert_eq!(json["available"], true);
        assert!(json["sizes"].is_array() && json["features"].is_array());
        assert!(KnownRegion::by_slug("moon1").is_none());
    }
}
