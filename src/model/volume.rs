use serde::Deserialize;

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
    /// The slug of the region the volume is in, if the API said so.
    #[must_use]
    pub fn region_slug(&self) -> Option<&str> {
        self.region.as_ref()?.slug.as_deref()
    }
}
