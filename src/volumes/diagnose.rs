//! What one more read can tell a user whose request was refused.

use super::change::{Change, Wanted};
use crate::api::{VolumeAddress, find_volumes, get_volume, list_volumes};
use crate::http::{ErrorResponse, HttpClient, HttpError, HttpErrorKind};
use crate::model::{Region, Volume, VolumeName};
use crate::session::Session;

/// How alike two names have to be for one to be meant by the other, from 0 to 1.
const LIKENESS: f64 = 0.75;
/// How many names are offered.
const OFFERED: usize = 3;

/// What to do about a change that was refused, as far as looking helps.
pub fn after_refusal(
    http: &HttpClient,
    change: &Change,
    error: &HttpError,
    session: &Session,
) -> Option<String> {
    let HttpErrorKind::Refused(refusal) = &error.kind else { return None };
    match (refusal.http_status, &change.volume, change.wanted) {
        (404, VolumeAddress::Name(name, region), _) => near_names(http, name, region),
        (422, _, Wanted::AttachedTo(_)) if speaks_of_attachment(refusal) => {
            where_attached(http, &change.volume, session)
        }
        _ => None,
    }
}

fn speaks_of_attachment(refusal: &ErrorResponse) -> bool {
    refusal.api.message.as_deref().is_some_and(|message| message.to_ascii_lowercase().contains("attached"))
}

/// Where a volume is attached, and how to detach it.
fn where_attached(http: &HttpClient, address: &VolumeAddress, session: &Session) -> Option<String> {
    let http = http.without_retries();
    let (volume, words) = match address {
        VolumeAddress::Id(id, _) => (get_volume(&http, id).ok()?, id.to_string()),
        VolumeAddress::Name(name, region) => {
            let found = find_volumes(&http, name, region).ok()?;
            let volume = found.items.into_iter().find(|volume| volume.is(name, region))?;
            (volume, format!("{name} --region {region}"))
        }
    };
    let droplet = *volume.droplet_ids.as_ref()?.first()?;
    let name = words.split(' ').next().unwrap_or_default();
    let rest = words.strip_prefix(name).unwrap_or_default();
    let detach = session.command(&format!("volume detach {name} {droplet}{rest}"));
    Some(format!("volume {name} is attached to Droplet {droplet}; `{detach}` detaches it"))
}

/// The volumes of a region whose names are like this one.
pub fn near_names(http: &HttpClient, name: &VolumeName, region: &Region) -> Option<String> {
    let volumes = list_volumes(&http.without_retries(), Some(region)).ok()?;
    let likeness = |volume: &Volume| {
        let found = volume.name.clone()?;
        let likeness = strsim::jaro_winkler(name.as_str(), &found);
        (likeness >= LIKENESS && found != name.as_str()).then_some((likeness, found))
    };
    let mut near: Vec<_> = volumes.items.iter().filter_map(likeness).collect();
    near.sort_by(|one, other| other.0.total_cmp(&one.0));
    near.dedup_by(|one, other| one.1 == other.1);
    let names: Vec<_> = near.into_iter().take(OFFERED).map(|(_, name)| name).collect();
    (!names.is_empty()).then(|| format!("near names in {region}: {}", names.join(", ")))
}
