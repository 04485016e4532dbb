use crate::api::{VolumeActionRequest, VolumeAddress};
use crate::error::{Failure, Step, StepState};
use crate::http::Request;
use crate::model::{Action, DropletId, SizeGib, Volume, VolumeRef};

/// The documentation shows `attach_volume` and `detach_volume`, but no type for a resize. The API has been
/// observed to send `resize`.
const ATTACH_TYPES: [&str; 2] = ["attach_volume", "attach"];
const DETACH_TYPES: [&str; 2] = ["detach_volume", "detach"];
const RESIZE_TYPES: [&str; 2] = ["resize_volume", "resize"];

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
        /// None until it has been read from the volume.
        droplet: Option<DropletId>,
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
                droplet_id: droplet.map(DropletId::number),
                ..VolumeActionRequest::default()
            },
            Self::Resize { size, .. } => VolumeActionRequest::resize(*size),
        };
        body.to(self.volume())
    }

    /// What it does, for messages: `attach volume data to Droplet 42`.
    pub(crate) fn describe(&self) -> String {
        match self {
            Self::Attach { volume, droplet, .. } => format!("attach volume {volume} to Droplet {droplet}"),
            Self::Detach { volume, droplet: Some(droplet) } => {
                format!("detach volume {volume} from Droplet {droplet}")
            }
            Self::Detach { volume, droplet: None } => format!("detach volume {volume}"),
            Self::Resize { named, size, .. } => format!("resize volume {named} to {size}"),
        }
    }

    /// The state in which there is nothing to do: `volume data is already attached to Droplet 42`.
    pub(super) fn describe_done(&self) -> String {
        match self {
            Self::Attach { volume, droplet, .. } => {
                format!("volume {volume} is already attached to Droplet {droplet}")
            }
            Self::Detach { volume, droplet: Some(droplet) } => {
                format!("volume {volume} is already detached from Droplet {droplet}")
            }
            Self::Detach { volume, droplet: None } => format!("volume {volume} is attached to no Droplet"),
            Self::Resize { named, size, .. } => format!("volume {named} is already {size}"),
        }
    }

    /// What a change that was made has done: `attached to Droplet 42`.
    pub(super) fn describe_made(&self) -> String {
        match self {
            Self::Attach { droplet, .. } => format!("attached to Droplet {droplet}"),
            Self::Detach { droplet: Some(droplet), .. } => format!("detached from Droplet {droplet}"),
            Self::Detach { droplet: None, .. } => "detached".to_owned(),
            Self::Resize { size, .. } => format!("resized to {size}"),
        }
    }

    /// The volume as the user named it.
    pub(super) fn named(&self) -> String {
        match self {
            Self::Attach { volume, .. } | Self::Detach { volume, .. } => volume.to_string(),
            Self::Resize { named, .. } => named.to_string(),
        }
    }

    pub(super) fn step(&self) -> Step {
        let volume = self.named();
        let (label, droplet, done) = match self {
            Self::Attach { droplet, .. } => {
                (format!("{volume} → Droplet {droplet}"), Some(*droplet), "attached")
            }
            Self::Detach { droplet: Some(droplet), .. } => {
                (format!("{volume} ← Droplet {droplet}"), Some(*droplet), "detached")
            }
            Self::Detach { droplet: None, .. } => (volume.clone(), None, "detached"),
            Self::Resize { size, .. } => (format!("{volume} → {size}"), None, "resized"),
        };
        let description = self.describe();
        Step { volume, droplet, label, description, done, state: StepState::NotTried, action_id: None }
    }

    /// Whether an action is of the type that makes this change.
    pub(super) fn is_made_by(&self, action: &Action) -> bool {
        let types = match self {
            Self::Attach { .. } => ATTACH_TYPES,
            Self::Detach { .. } => DETACH_TYPES,
            Self::Resize { .. } => RESIZE_TYPES,
        };
        action.action_type().is_some_and(|found| types.contains(&found))
    }

    /// Whether an action of this type can bring the volume into the requested state or out of it.
    pub(super) fn is_affected_by(&self, action: &Action) -> bool {
        let types = match self {
            Self::Attach { .. } | Self::Detach { .. } => [ATTACH_TYPES, DETACH_TYPES].concat(),
            Self::Resize { .. } => RESIZE_TYPES.to_vec(),
        };
        action.action_type().is_some_and(|found| types.contains(&found))
    }

    /// The state of the volume that this change is about: `the volume is attached to Droplet 99`.
    pub(super) fn describe_state(&self, volume: &Volume) -> Option<String> {
        Some(match self {
            Self::Attach { .. } | Self::Detach { .. } => match volume.droplet_ids.as_deref()? {
                [] => "the volume is attached to no Droplet".to_owned(),
                [droplet, ..] => format!("the volume is attached to Droplet {droplet}"),
            },
            Self::Resize { .. } => format!("the volume has {} GiB", volume.size_gigabytes?),
        })
    }

    /// Whether the volume is in the requested state; `None` if the API did not say.
    pub(super) fn is_satisfied_by(&self, volume: &Volume) -> Option<bool> {
        match self {
            Self::Attach { droplet, .. } => volume.is_attached_to(*droplet),
            Self::Detach { droplet: Some(droplet), .. } => {
                volume.is_attached_to(*droplet).map(|attached| !attached)
            }
            Self::Detach { droplet: None, .. } => volume.droplet_ids.as_ref().map(Vec::is_empty),
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

    /// Whether the Droplet has to be read from the volume.
    pub(crate) fn needs_droplet(&self) -> bool {
        matches!(self, Self::Detach { droplet: None, .. })
    }

    /// The same change, with the Droplet to which the volume is attached if it needs one.
    pub(crate) fn with_droplet_of(&self, found: &Volume) -> Result<Self, Failure> {
        let Self::Detach { volume, droplet: None } = self else { return Ok(self.clone()) };
        let droplet = match found.droplet_ids.as_deref() {
            Some([droplet]) => DropletId::new(*droplet),
            Some(_) | None => None,
        };
        let unclear =
            || Failure::NoSingleDroplet { volume: volume.to_string(), droplets: found.droplet_ids.clone() };
        Ok(Self::Detach { volume: volume.clone(), droplet: Some(droplet.ok_or_else(unclear)?) })
    }

    /// The command that moves the volume, or continues a move.
    pub(super) fn move_command(&self) -> String {
        let Self::Attach { volume, droplet, tags } = self else { return String::new() };
        let region = volume.region().map(|region| format!(" --region {region}")).unwrap_or_default();
        let tags = if tags.is_empty() { String::new() } else { format!(" --tag {}", tags.join(",")) };
        format!("volume attach {volume} {droplet}{region}{tags} --move")
    }

    /// For a move: the detach that has to come before this attach. None if the volume is not attached to
    /// exactly one other Droplet, or is in another region than this attach says, which the API would reject.
    pub(crate) fn detach_first(&self, found: &Volume) -> Option<Self> {
        let Self::Attach { volume, droplet, .. } = self else { return None };
        let is_elsewhere =
            volume.region().zip(found.region_slug()).is_some_and(|(region, slug)| slug != region);
        let [there] = found.droplet_ids.as_deref()? else { return None };
        let there = DropletId::new(*there).filter(|there| there != droplet && !is_elsewhere)?;
        Some(Self::Detach { volume: volume.clone(), droplet: Some(there) })
    }

    pub(crate) fn volume(&self) -> &VolumeAddress {
        match self {
            Self::Attach { volume, .. } | Self::Detach { volume, .. } | Self::Resize { volume, .. } => volume,
        }
    }
}
