use std::time::Duration;

use crate::api::VolumeAddress;
use crate::http::{HttpError, Request};
use crate::model::{DropletId, SizeGib, Volume};

/// One change of one volume.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The volume, as it was named.
    pub volume: VolumeAddress,
    /// What is to be.
    pub wanted: Wanted,
    /// What is sent for that.
    pub request: Request,
}

/// What is to be true of a volume.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// It is attached to this Droplet.
    AttachedTo(DropletId),
    /// It is not attached to this Droplet.
    DetachedFrom(DropletId),
    /// It has this size.
    Size(SizeGib),
}

impl Wanted {
    /// The types of the actions that bring it about.
    ///
    /// The documentation shows `attach_volume` and `detach_volume`; for a resize
    /// it shows none, and the API has been seen to say `resize`.
    pub fn action_types(&self) -> [&'static str; 2] {
        match self {
            Self::AttachedTo(_) => ["attach_volume", "attach"],
            Self::DetachedFrom(_) => ["detach_volume", "detach"],
            Self::Size(_) => ["resize_volume", "resize"],
        }
    }

    /// Whether it is true of this volume; none if the API did not say.
    pub fn holds_for(&self, volume: &Volume) -> Option<bool> {
        // A volume without the list is attached to nothing (openapi `volume_base_read.droplet_ids`, nullable).
        let attached_to =
            |droplet: DropletId| volume.droplet_ids.iter().flatten().any(|&id| id == droplet.number());
        match *self {
            Self::AttachedTo(droplet) => Some(attached_to(droplet)),
            Self::DetachedFrom(droplet) => Some(!attached_to(droplet)),
            Self::Size(size) => volume.size_gigabytes.map(|gib| gib == u64::from(size.gib())),
        }
    }
}

/// A change that did not lead to an action.
#[derive(Debug)]
pub enum NotCarriedOut {
    /// It certainly did nothing.
    Refused(HttpError),
    /// Nobody knows.
    Unknown {
        /// What came instead of the answer.
        error: HttpError,
        /// When it was sent, on the client's clock.
        sent_at: Duration,
        /// What looking showed, in words.
        seen: String,
    },
}
