//! Hints about changes that were rejected.

use super::change::VolumeChange;
use super::resolve::{read_volume, similar_names};
use crate::api::VolumeAddress;
use crate::http::{HttpClient, HttpError, HttpErrorKind};
use crate::model::{Region, SizeGib, Volume};
use crate::session::Session;

/// A hint about a rejected change. May send one more read.
pub(super) fn diagnose(
    http: &HttpClient,
    change: &VolumeChange,
    error: &HttpError,
    session: &Session,
) -> Option<String> {
    let command = |words: &str| session.command(words);
    if error.kind.is_pending_event() {
        return Some(about_pending_event(change, &error.kind, command));
    }
    let http_status = error.kind.http_status().filter(|status| matches!(status, 404 | 422))?;
    let found = read_volume(&http.without_retries(), change.volume()).ok()?;
    match (found, change.volume()) {
        (Some(volume), _) => about_state(change, &volume, command)
            .or_else(|| about_droplet(change).filter(|_| http_status == 404)),
        (None, VolumeAddress::Name(name, region)) if http_status == 404 => similar_names(http, name, region),
        (None, _) => None,
    }
}

fn about_pending_event(
    change: &VolumeChange,
    error: &HttpErrorKind,
    command: impl Fn(&str) -> String,
) -> String {
    let (what, show) = match change {
        VolumeChange::Attach { droplet, .. } | VolumeChange::Detach { droplet: Some(droplet), .. } => {
            (format!("Droplet {droplet}"), format!("droplet actions {droplet}"))
        }
        VolumeChange::Detach { volume, droplet: None } => {
            (format!("volume {volume}"), format!("volume actions {volume}"))
        }
        VolumeChange::Resize { volume, named, .. } => {
            (format!("volume {named}"), format!("volume actions {volume}"))
        }
    };
    let show = command(&format!("{show} --status in-progress"));
    let next = if matches!(error, HttpErrorKind::DeadlineExceeded(_)) {
        "allow more time with --timeout"
    } else {
        "--wait retries until --timeout"
    };
    format!("another action is in progress on {what}, which `{show}` shows; {next}")
}

/// Why the volume in its present state cannot be changed like this, and the command that helps.
fn about_state(change: &VolumeChange, volume: &Volume, command: impl Fn(&str) -> String) -> Option<String> {
    let name = change.named();
    let region = change.volume().region().map(Region::as_str);
    // The address of a resize is an ID, also if the user gave a name.
    let region = region.or(volume.region_slug().filter(|_| name != change.volume().to_string()));
    let region = region.map_or_else(String::new, |region| format!(" --region {region}"));
    let verb = |words: String| command(&format!("volume {words}{region}"));
    let if_needed = |state: String, words: String| {
        format!("{state}; with --if-needed this is a success: `{} --if-needed`", verb(words))
    };
    let attached_to = || Some(volume.droplet_ids.as_ref()?.first());
    match change {
        VolumeChange::Attach { droplet, .. } => {
            let there = attached_to()??;
            let again = format!("attach {name} {droplet}");
            Some(if *there == droplet.number() {
                if_needed(change.describe_done(), again)
            } else {
                format!("volume {name} is attached to Droplet {there}; `{} --move` moves it", verb(again))
            })
        }
        VolumeChange::Detach { droplet: None, .. } => None,
        VolumeChange::Detach { droplet: Some(droplet), .. } => match attached_to()? {
            None => {
                let state = format!("volume {name} is attached to no Droplet");
                Some(if_needed(state, format!("detach {name} {droplet}")))
            }
            Some(there) => (*there != droplet.number()).then(|| {
                let detach = verb(format!("detach {name} {there}"));
                format!("volume {name} is attached to Droplet {there}; `{detach}` detaches it there")
            }),
        },
        VolumeChange::Resize { size, .. } => {
            let (has, wanted) = (volume.size_gigabytes?, u64::from(size.gib()));
            let growth = u64::from(SizeGib::MAX).saturating_sub(has).min(10);
            if has == wanted {
                Some(if_needed(change.describe_done(), format!("resize {name} --size {wanted}")))
            } else if has > wanted && growth > 0 {
                let grow = verb(format!("resize {name} --size +{growth}"));
                Some(format!("volume {name} has {has} GiB and can only grow; `{grow}` adds {growth} GiB"))
            } else {
                None
            }
        }
    }
}

/// The volume exists, so a 404 is about the Droplet.
fn about_droplet(change: &VolumeChange) -> Option<String> {
    match change {
        VolumeChange::Attach { volume, droplet, .. }
        | VolumeChange::Detach { volume, droplet: Some(droplet) } => {
            Some(format!("volume {volume} exists; check the Droplet ID {droplet}"))
        }
        VolumeChange::Detach { droplet: None, .. } | VolumeChange::Resize { .. } => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "7724db7c-e098-11e5-b522-000f53304e51";

    fn attach(volume: VolumeAddress) -> VolumeChange {
        VolumeChange::Attach { volume, droplet: "42".parse().unwrap(), tags: Vec::new() }
    }

    fn detach(volume: VolumeAddress) -> VolumeChange {
        VolumeChange::Detach { volume, droplet: "42".parse().ok() }
    }

    fn resize(named: &str, gib: u64) -> VolumeChange {
        VolumeChange::Resize {
            volume: VolumeAddress::Id(ID.parse().unwrap(), None),
            named: named.parse().unwrap(),
            size: SizeGib::new(gib).unwrap(),
        }
    }

    /// The hint about a change of the volume `data` in nyc1, which has 100 GiB.
    fn hint(change: &VolumeChange, droplets: &[u64]) -> Option<String> {
        let json = format!(
            r#"{{"id":"{ID}","size_gigabytes":100,"droplet_ids":{droplets:?},"region":{{"slug":"nyc1"}}}}"#
        );
        let volume: Volume = serde_json::from_str(&json).unwrap();
        about_state(change, &volume, |words| format!("doact {words}"))
    }

    #[test]
    fn a_state_that_is_no_obstacle_gives_no_hint() {
        let data = VolumeAddress::Name("data".parse().unwrap(), "nyc1".parse().unwrap());
        assert_eq!(hint(&attach(data.clone()), &[]), None);
        assert_eq!(hint(&detach(data), &[42]), None);
        assert_eq!(hint(&resize("data", 101), &[]), None);
    }

    #[test]
    fn the_command_names_the_volume_as_the_user_did() {
        let by_id = VolumeAddress::Id(ID.parse().unwrap(), None);
        assert_eq!(
            hint(&attach(by_id), &[99]).unwrap(),
            format!("volume {ID} is attached to Droplet 99; `doact volume attach {ID} 42 --move` moves it")
        );
        assert_eq!(
            hint(&resize(ID, 20), &[]).unwrap(),
            format!(
                "volume {ID} has 100 GiB and can only grow; `doact volume resize {ID} --size +10` adds 10 GiB"
            )
        );
        assert_eq!(
            hint(&resize("data", 100), &[]).unwrap(),
            "volume data is already 100 GiB; with --if-needed this is a success: \
             `doact volume resize data --size 100 --region nyc1 --if-needed`"
        );
    }
}
