use super::change::Wanted;
use crate::api::VolumeAddress;
use crate::model::{Action, Status};

/// What the user needs next, once a change is completed.
pub(super) fn next_step(volume: &VolumeAddress, wanted: &Wanted, action: &Action) -> Option<String> {
    if action.status() != Some(&Status::Completed) {
        return None;
    }
    match (wanted, volume) {
        (Wanted::AttachedTo(droplet), VolumeAddress::Name(name, _)) => {
            let name = name.as_str();
            Some(format!("on Droplet {droplet} the volume is /dev/disk/by-id/scsi-0DO_Volume_{name}"))
        }
        (Wanted::Size(_), _) => Some(
            "next, on the Droplet, grow the file system too: resize2fs DEVICE (ext4) or xfs_growfs MOUNT_POINT (XFS)"
                .to_owned(),
        ),
        // The device's name is made of the volume's, which is not known.
        (Wanted::AttachedTo(_), VolumeAddress::Id(..)) | (Wanted::DetachedFrom(_), _) => None,
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
    fn the_device_is_named_where_the_volumes_name_is_known() {
        let droplet = Wanted::AttachedTo("42".parse().unwrap());
        let named = VolumeAddress::Name("data".parse().unwrap(), "nyc1".parse().unwrap());
        let next = next_step(&named, &droplet, &action("completed")).unwrap();
        assert!(next.ends_with("/dev/disk/by-id/scsi-0DO_Volume_data"));
        assert_eq!(next_step(&named, &droplet, &action("in-progress")), None);
        let id = VolumeAddress::Id("7724db7c-e098-11e5-b522-000f53304e51".parse().unwrap(), None);
        assert_eq!(next_step(&id, &droplet, &action("completed")), None);
        let larger = Wanted::Size(SizeGib::new(100).unwrap());
        assert!(next_step(&id, &larger, &action("completed")).unwrap().contains("file system"));
    }
}
