use super::change::VolumeChange;
use crate::api::VolumeAddress;
use crate::error::StepState;
use crate::model::{Action, ActionId};

/// What the user needs to know or to do next. `resume` makes the command that waits for an action.
pub(super) fn next_step(
    change: &VolumeChange,
    state: StepState,
    action: Option<&Action>,
    resume: impl Fn(ActionId) -> String,
) -> Option<String> {
    match (state, change) {
        (StepState::InProgress, _) => {
            let (id, resume) = action?.action_id().map(|id| (id, resume(id)))?;
            Some(format!("action {id} is still running; wait for its end with `{resume}`"))
        }
        // The device is named after the volume.
        (
            StepState::Done | StepState::Unchanged,
            VolumeChange::Attach { volume: VolumeAddress::Name(name, _), droplet, .. },
        ) => Some(format!("on Droplet {droplet} the volume is /dev/disk/by-id/scsi-0DO_Volume_{name}")),
        (StepState::Done, VolumeChange::Resize { .. }) => Some(
            "next, on the Droplet, grow the file system too: resize2fs DEVICE (ext4) or xfs_growfs MOUNT_POINT (XFS)"
                .to_owned(),
        ),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::value::RawValue;

    use super::*;
    use crate::model::SizeGib;

    fn next(change: &VolumeChange, state: StepState) -> Option<String> {
        let action = RawValue::from_string(r#"{"id":7}"#.to_owned()).unwrap();
        let action = Action::from_raw(&action).unwrap();
        next_step(change, state, Some(&action), |id| format!("doact actions wait {id}"))
    }

    #[test]
    fn the_device_is_shown_after_an_attach_by_name() {
        let attach =
            |volume| VolumeChange::Attach { volume, droplet: "42".parse().unwrap(), tags: Vec::new() };
        let by_name = attach(VolumeAddress::Name("data".parse().unwrap(), "nyc1".parse().unwrap()));
        for state in [StepState::Done, StepState::Unchanged] {
            let device = next(&by_name, state).unwrap();
            assert!(device.ends_with("/dev/disk/by-id/scsi-0DO_Volume_data"));
        }
        let by_id = attach(VolumeAddress::Id("7724db7c-e098-11e5-b522-000f53304e51".parse().unwrap(), None));
        assert_eq!(next(&by_id, StepState::Done), None);
    }

    #[test]
    fn the_file_system_is_mentioned_after_a_resize() {
        let volume = VolumeAddress::Id("7724db7c-e098-11e5-b522-000f53304e51".parse().unwrap(), None);
        let (named, size) = ("data".parse().unwrap(), SizeGib::new(100).unwrap());
        let resize = VolumeChange::Resize { volume, named, size };
        assert!(next(&resize, StepState::Done).unwrap().contains("file system"));
        assert_eq!(next(&resize, StepState::Unchanged), None);
        let running = "action 7 is still running; wait for its end with `doact actions wait 7`";
        assert_eq!(next(&resize, StepState::InProgress).as_deref(), Some(running));
    }
}
