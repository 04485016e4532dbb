use super::change::VolumeChange;
use crate::api::VolumeAddress;
use crate::model::{Action, Status};

/// What the user has to do once a change is completed.
pub(super) fn next_step(change: &VolumeChange, action: &Action) -> Option<String> {
    if action.status() != Some(&Status::Completed) {
        return None;
    }
    match change {
        VolumeChange::Attach { volume: VolumeAddress::Name(name, _), droplet, .. } => {
            Some(format!("on Droplet {droplet} the volume is /dev/disk/by-id/scsi-0DO_Volume_{name}"))
        }
        VolumeChange::Resize { .. } => Some(
            "next, on the Droplet, grow the file system too: resize2fs DEVICE (ext4) or xfs_growfs MOUNT_POINT (XFS)"
                .to_owned(),
        ),
        // The device is called after the volume's name.
        VolumeChange::Attach { volume: VolumeAddress::Id(..), .. } | VolumeChange::Detach { .. } => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::value::RawValue;

    use super::*;
    use crate::model::SizeGib;

    fn action(status: &str) -> Action {
        let json = format!(r#"{{"id":7,"status":"{status}"}}"#);
        Action::from_raw(&RawValue::from_string(json).unwrap()).unwrap()
    }

    #[test]
    fn the_device_is_shown_after_an_attach_by_name_has_completed() {
        let attach =
            |volume| VolumeChange::Attach { volume, droplet: "42".parse().unwrap(), tags: Vec::new() };
        let by_name = attach(VolumeAddress::Name("data".parse().unwrap(), "nyc1".parse().unwrap()));
        let device = next_step(&by_name, &action("completed")).unwrap();
        assert!(device.ends_with("/dev/disk/by-id/scsi-0DO_Volume_data"));
        assert_eq!(next_step(&by_name, &action("in-progress")), None);
        let id = VolumeAddress::Id("7724db7c-e098-11e5-b522-000f53304e51".parse().unwrap(), None);
        assert_eq!(next_step(&attach(id.clone()), &action("completed")), None);
        let (named, size) = ("data".parse().unwrap(), SizeGib::new(100).unwrap());
        let resize = VolumeChange::Resize { volume: id, named, size };
        assert!(next_step(&resize, &action("completed")).unwrap().contains("file system"));
    }
}
