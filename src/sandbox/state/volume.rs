use jiff::Timestamp;

use super::Change;
use crate::model::{DropletId, SizeGib, VolumeId, VolumeName};
use crate::sandbox::error_response::ErrorResponse;
use crate::sandbox::regions::KnownRegion;

/// A volume as the API shows it (openapi `volume_full`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VolumeRecord {
    /// Its UUID, in lower case.
    pub id: VolumeId,
    /// Its name, unique in its region.
    pub name: VolumeName,
    /// Where it is.
    pub region: &'static KnownRegion,
    /// How large it is.
    pub size: SizeGib,
    /// The one Droplet it is attached to, if any.
    pub droplet: Option<DropletId>,
    /// When it was made, in whole seconds.
    pub created_at: Timestamp,
    /// Its tags, each once.
    pub tags: Vec<String>,
}

/// Which volumes to list; each part that is given must match exactly.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct VolumeFilter {
    /// A volume's name.
    pub name: Option<String>,
    /// A region's slug.
    pub region: Option<String>,
}

impl VolumeFilter {
    pub(super) fn matches(&self, volume: &VolumeRecord) -> bool {
        let wanted =
            |filter: &Option<String>, value: &str| filter.as_ref().is_none_or(|filter| filter == value);
        wanted(&self.name, volume.name.as_str()) && wanted(&self.region, volume.region.slug)
    }
}

impl VolumeRecord {
    /// Whether the volume itself is in a state that allows this.
    pub(super) fn allows(&self, change: &Change) -> Result<(), ErrorResponse> {
        match change {
            Change::Attach { droplet, .. } => match self.droplet {
                None => Ok(()),
                Some(there) if there == *droplet => Err(ErrorResponse::AlreadyAttached(there)),
                Some(elsewhere) => Err(ErrorResponse::AttachedElsewhere(elsewhere)),
            },
            Change::Detach { droplet } if self.droplet == Some(*droplet) => Ok(()),
            Change::Detach { .. } => Err(ErrorResponse::NotAttached),
            Change::Resize { size } if *size > self.size => Ok(()),
            Change::Resize { .. } => Err(ErrorResponse::NotLarger(self.size)),
        }
    }

    /// What is true once an action has completed.
    pub(super) fn apply(&mut self, change: Change) {
        match change {
            Change::Attach { droplet, tags } => {
                self.droplet = Some(droplet);
                for tag in tags {
                    if !self.tags.contains(&tag) {
                        self.tags.push(tag);
                    }
                }
            }
            Change::Detach { .. } => self.droplet = None,
            Change::Resize { size } => self.size = size,
        }
    }
}
