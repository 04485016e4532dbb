use crate::api::{VolumeActionRequest, VolumeAddress};
use crate::http::Request;
use crate::model::{DropletId, SizeGib, Volume, VolumeRef};
use crate::session::{Step, StepState};

/// One change of one volume.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum VolumeChange {
    Attach {
        volume: VolumeAddress,
        droplet: DropletId,
        tags: Vec<String>,
    },
    Detach {
        volume: VolumeAddress,
        droplet: DropletId,
    },
    /// No endpoint resizes by name: `volume` is an ID, and `named` what the user called it.
    Resize {
        volume: VolumeAddress,
        named: VolumeRef,
        size: SizeGib,
    },
}

impl VolumeChange {
    pub(crate) fn request(&self) -> Request {
        let body = match self {
            Self::Attach { droplet, tags, .. } => VolumeActionRequest {
                kind: "attach",
                droplet_id: Some(droplet.number()),
                tags,
                ..VolumeActionRequest::default()
            },
            Self::Detach { droplet, .. } => VolumeActionRequest {
                kind: "detach",
                droplet_id: Some(droplet.number()),
                ..VolumeActionRequest::default()
            },
            Self::Resize { size, .. } => VolumeActionRequest::resize(Some(*size)),
        };
        body.to(self.volume())
    }

    /// What it does, for messages: `attach volume data to Droplet 42`.
    pub(crate) fn describe(&self) -> String {
        match self {
            Self::Attach { volume, droplet, .. } => format!("attach volume {volume} to Droplet {droplet}"),
            Self::Detach { volume, droplet } => format!("detach volume {volume} from Droplet {droplet}"),
            Self::Resize { named, size, .. } => format!("resize volume {named} to {size}"),
        }
    }

    /// The state in which there is nothing to do: `volume data is already attached to Droplet 42`.
    pub(super) fn describe_done(&self) -> String {
        match self {
            Self::Attach { volume, droplet, .. } => {
                format!("volume {volume} is already attached to Droplet {droplet}")
            }
            Self::Detach { volume, droplet } => {
                format!("volume {volume} is already detached from Droplet {droplet}")
            }
            Self::Resize { named, size, .. } => format!("volume {named} is already {size}"),
        }
    }

    pub(super) fn step(&self) -> Step {
        let (label, done) = match self {
            Self::Attach { volume, droplet, .. } => (format!("{volume} → Droplet {droplet}"), "attached"),
            Self::Detach { volume, droplet } => (format!("{volume} → Droplet {droplet}"), "detached"),
            Self::Resize { named, size, .. } => (format!("{named} → {size}"), "resized"),
        };
        Step { label, done, state: StepState::Skipped }
    }

    /// The types of the actions that make this change.
    ///
    /// The documentation shows `attach_volume` and `detach_volume`; for a resize it
    /// shows none, and the API has been seen to send `resize`.
    pub(super) fn action_types(&self) -> [&'static str; 2] {
        match self {
            Self::Attach { .. } => ["attach_volume", "attach"],
            Self::Detach { .. } => ["detach_volume", "detach"],
            Self::Resize { .. } => ["resize_volume", "resize"],
        }
    }

    /// Whether the volume is in the requested state; `None` if the API did not say.
    pub(super) fn is_satisfied_by(&self, volume: &Volume) -> Option<bool> {
        match self {
            Self::Attach { droplet, .. } => volume.is_attached_to(*droplet),
            Self::Detach { droplet, .. } => volume.is_attached_to(*droplet).map(|attached| !attached),
            Self::Resize { size, .. } => volume.size_gigabytes.map(|gib| gib == u64::from(size.gib())),
        }
    }

    /// Whether `--if-needed` has nothing to do. A volume that is attached to another
    /// Droplet is not what the user calls detached.
    pub(super) fn is_unneeded_for(&self, volume: &Volume) -> bool {
        match self {
            Self::Detach { .. } => volume.droplet_ids.as_ref().is_some_and(Vec::is_empty),
            Self::Attach { .. } | Self::Resize { .. } => self.is_satisfied_by(volume) == Some(true),
        }
    }

    pub(super) fn volume(&self) -> &VolumeAddress {
        match self {
            Self::Attach { volume, .. } | Self::Detach { volume, .. } | Self::Resize { volume, .. } => volume,
        }
    }
}
