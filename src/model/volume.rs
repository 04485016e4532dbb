use serde::Deserialize;

use super::{Region, VolumeName};

/// The fields of a volume that this program reads (openapi `volume_full`).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Volume {
    /// Its UUID.
    pub id: String,
    /// Its name, unique within its region.
    pub name: Option<String>,
    /// Its size in GiB.
    pub size_gigabytes: Option<u64>,
    /// The Droplets it is attached to: none or one.
    #[serde(default)]
    pub droplet_ids: Option<Vec<u64>>,
    /// Where it is.
    pub region: Option<VolumeRegion>,
}

/// The part of a volume's region that this program reads.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct VolumeRegion {
    /// The region's slug.
    pub slug: Option<String>,
}

impl Volume {
    /// Whether this is the volume of this name in this region. Where the API
    /// does not say a region, it has been asked for this one.
    pub fn is(&self, name: &VolumeName, region: &Region) -> bool {
        self.name.as_deref() == Some(name.as_str())
            && self.region_slug().is_none_or(|slug| slug == region.as_str())
    }

    /// The slug of the region the volume is in, if the API said so.
    pub fn region_slug(&self) -> Option<&str> {
        self.region.as_ref()?.slug.as_deref()
    }
}
