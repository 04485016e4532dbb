use serde::Deserialize;

use super::{DropletId, Region, VolumeName};

/// The fields of a volume that this program needs (openapi `volume_full`).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Volume {
    pub id: String,
    pub name: Option<String>,
    pub size_gigabytes: Option<u64>,
    /// None or one: a volume is attached to one Droplet at most.
    #[serde(default)]
    pub droplet_ids: Option<Vec<u64>>,
    pub region: Option<VolumeRegion>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct VolumeRegion {
    pub slug: Option<String>,
}

impl Volume {
    /// Whether this is the volume of this name in this region. A volume without a region
    /// counts, since the API was asked for this region.
    pub fn is(&self, name: &VolumeName, region: &Region) -> bool {
        self.name.as_deref() == Some(name.as_str())
            && self.region_slug().is_none_or(|slug| slug == region.as_str())
    }

    pub fn is_attached_to(&self, droplet: DropletId) -> bool {
        // A volume without the list is attached to nothing (openapi `volume_base_read.droplet_ids`, nullable).
        self.droplet_ids.iter().flatten().any(|&id| id == droplet.number())
    }

    pub fn region_slug(&self) -> Option<&str> {
        self.region.as_ref()?.slug.as_deref()
    }
}
