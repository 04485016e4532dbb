use jiff::Timestamp;

use crate::model::{ActionId, DropletId, SizeGib, Status, VolumeId};
use crate::sandbox::regions::KnownRegion;

/// An action as the API shows it (openapi `action`, `volumeAction`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActionRecord {
    /// Its number; a later action has a larger one.
    pub id: ActionId,
    /// `in-progress`, `completed` or `errored`.
    pub status: Status,
    /// Such as `attach_volume`.
    pub action_type: &'static str,
    /// When it was accepted, cut to whole seconds as the API shows it.
    pub started_at: Timestamp,
    /// When it ended, in whole seconds; none while in progress.
    pub completed_at: Option<Timestamp>,
    /// Such as `volume` or `droplet`.
    pub resource_type: &'static str,
    /// The resource's number; none for volumes, whose IDs are UUIDs.
    pub resource_id: Option<u64>,
    /// Where it happens.
    pub region: &'static KnownRegion,
    /// The volume it happens to; none for the history made up at the start.
    pub volume: Option<VolumeId>,
}

/// What can be asked of a volume (openapi `volume_action_post_*`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Attach it to a Droplet, and add these tags to its own.
    Attach {
        /// Any Droplet there could be.
        droplet: DropletId,
        /// Names of tags; those it has already are not doubled.
        tags: Vec<String>,
    },
    /// Detach it from the Droplet it is attached to.
    Detach {
        /// That Droplet.
        droplet: DropletId,
    },
    /// Make it larger.
    Resize {
        /// Its size afterwards.
        size: SizeGib,
    },
}

impl Change {
    /// The type of the action that it starts. The OpenAPI file shows the first
    /// two in its examples, and the third follows them.
    #[must_use]
    pub fn action_type(&self) -> &'static str {
        match self {
            Self::Attach { .. } => "attach_volume",
            Self::Detach { .. } => "detach_volume",
            Self::Resize { .. } => "resize_volume",
        }
    }

    /// The Droplet that is busy meanwhile.
    pub(super) fn droplet(&self) -> Option<DropletId> {
        match self {
            Self::Attach { droplet, .. } | Self::Detach { droplet } => Some(*droplet),
            Self::Resize { .. } => None,
        }
    }
}

/// Cuts to whole seconds, as the API shows times.
pub(super) fn whole_seconds(time: Timestamp) -> Timestamp {
    Timestamp::from_second(time.as_second()).unwrap_or(time)
}
