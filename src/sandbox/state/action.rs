use jiff::Timestamp;

use crate::model::{ActionId, DropletId, SizeGib, Status, VolumeId};
use crate::sandbox::regions::KnownRegion;

/// An action with the fields of the API's (openapi `action`, `volumeAction`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActionRecord {
    pub(crate) id: ActionId,
    pub(crate) status: Status,
    pub(crate) action_type: &'static str,
    /// In whole seconds, as in the API.
    pub(crate) started_at: Timestamp,
    /// In whole seconds; none while in progress.
    pub(crate) completed_at: Option<Timestamp>,
    pub(crate) resource_type: &'static str,
    /// None for volumes, whose IDs are UUIDs.
    pub(crate) resource_id: Option<u64>,
    pub(crate) region: &'static KnownRegion,
    /// None for the generated history.
    pub(crate) volume: Option<VolumeId>,
    /// The Droplet whose list has this action: the resource itself, or the Droplet of an attach
    /// or detach, which is what makes a Droplet have a pending event.
    pub(crate) droplet: Option<DropletId>,
}

/// openapi `volume_action_post_*`
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Change {
    /// The tags are added to the volume's own.
    Attach {
        droplet: DropletId,
        tags: Vec<String>,
    },
    Detach {
        droplet: DropletId,
    },
    Resize {
        size: SizeGib,
    },
}

impl Change {
    /// The first two are in the examples of the OpenAPI file; the third is named after them.
    pub(crate) fn action_type(&self) -> &'static str {
        match self {
            Self::Attach { .. } => "attach_volume",
            Self::Detach { .. } => "detach_volume",
            Self::Resize { .. } => "resize_volume",
        }
    }

    /// The Droplet that accepts no other change during this one.
    pub(super) fn droplet(&self) -> Option<DropletId> {
        match self {
            Self::Attach { droplet, .. } | Self::Detach { droplet } => Some(*droplet),
            Self::Resize { .. } => None,
        }
    }
}

pub(super) fn whole_seconds(time: Timestamp) -> Timestamp {
    Timestamp::from_second(time.as_second()).unwrap_or(time)
}
