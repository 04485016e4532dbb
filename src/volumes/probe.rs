use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use super::change::{Change, Wanted};
use super::reconcile::{Candidate, Seen, Since};
use crate::api::{VolumeAddress, find_volumes, get_volume, list_actions, list_volume_actions};
use crate::http::{HttpClient, HttpError};
use crate::model::{Action, Status, VolumeId};

/// Where the actions of a volume are to be found.
enum Place {
    /// In the volume's own list.
    Volume(VolumeId),
    /// Only in that of the whole account.
    Account,
    /// Nobody can say just now.
    Nowhere,
}

/// What was seen, and what could not be.
pub(super) struct Look {
    pub(super) seen: Seen,
    /// Why not all was seen that there is to see.
    pub(super) obstacle: Option<HttpError>,
}

/// Looks at the actions and the volume after a change that was sent at this
/// time of the client's clock.
pub(super) fn look(http: &HttpClient, change: &Change, sent_at: Duration, looks: u32, sends: u32) -> Look {
    let (place, mut obstacle) = find(http, &change.volume);
    let actions = match &place {
        Place::Volume(id) => Some(list_volume_actions(http, id, 1)),
        Place::Account => Some(list_actions(http, 1, false)),
        Place::Nowhere => None,
    };
    let actions = actions.and_then(|actions| seen_or(&mut obstacle, actions));
    let request_at = http.server_time(sent_at);
    let of_the_volume = matches!(place, Place::Volume(_));
    let candidates = actions.map(|page| {
        let numbered = page.items.into_iter().enumerate();
        let of_kind = numbered.filter(|(_, action)| is_of_kind(action, change, of_the_volume));
        let candidate = |(index, action): (usize, Action)| {
            let since = since(&action, request_at)?;
            Some(Candidate { is_newest: index == 0, action, since })
        };
        of_kind.filter_map(candidate).collect()
    });
    // Looked at last, so that an action that ended meanwhile has had its effect.
    let volume = match &place {
        Place::Volume(id) => seen_or(&mut obstacle, get_volume(http, id)),
        Place::Account | Place::Nowhere => None,
    };
    let in_wanted_state = volume.and_then(|volume| change.wanted.holds_for(&volume));
    Look { seen: Seen { candidates, of_the_volume, in_wanted_state, looks, sends }, obstacle }
}

/// What was read; what stood in the way is kept, unless something did before.
fn seen_or<T>(obstacle: &mut Option<HttpError>, read: Result<T, HttpError>) -> Option<T> {
    read.map_err(|error| obstacle.get_or_insert(error)).ok()
}

/// A name is looked up, so that the volume's own actions can be listed; where
/// that is not allowed, the account's have to do.
fn find(http: &HttpClient, address: &VolumeAddress) -> (Place, Option<HttpError>) {
    let (name, region) = match address {
        VolumeAddress::Id(id, _) => return (Place::Volume(id.clone()), None),
        VolumeAddress::Name(name, region) => (name, region),
    };
    match find_volumes(http, name, region) {
        Ok(found) => {
            let mut named = found.items.into_iter().filter(|volume| volume.is(name, region));
            let only = named.next().filter(|_| named.next().is_none());
            (only.and_then(|volume| volume.id.parse().ok()).map_or(Place::Account, Place::Volume), None)
        }
        Err(error) if error.kind.is_transient() => (Place::Nowhere, Some(error)),
        Err(error) => (Place::Account, Some(error)),
    }
}

/// Whether an action is what the change would have started. In the account's
/// list a volume is only known by its region: its actions hold no volume ID.
fn is_of_kind(action: &Action, change: &Change, of_the_volume: bool) -> bool {
    let right_type = action.action_type().is_some_and(|found| change.wanted.action_types().contains(&found));
    let right_region = match &change.volume {
        VolumeAddress::Id(..) => true,
        VolumeAddress::Name(_, region) => action.region_slug().is_none_or(|slug| slug == region.as_str()),
    };
    right_type && (of_the_volume || right_region)
}

/// Whether an action started since the request; none if it certainly started before.
fn since(action: &Action, request_at: Option<(Timestamp, Timestamp)>) -> Option<Since> {
    /// The API cuts its times to this.
    const PRECISION: SignedDuration = SignedDuration::from_secs(1);
    let started = action.started_at().and_then(|text| text.parse::<Timestamp>().ok());
    let (Some(started), Some((earliest, latest))) = (started, request_at) else {
        // Without times only what is under way can be ours: a volume has one event at a time.
        let under_way = !action.status().is_some_and(Status::is_final);
        return under_way.then_some(Since::Perhaps);
    };
    let before = started.checked_add(PRECISION).is_ok_and(|end| end <= earliest);
    let since = if started >= latest { Since::Certainly } else { Since::Perhaps };
    (!before).then_some(since)
}

/// Whether a volume is as it is wanted now, and its ID; asked before anything is
/// changed (`--if-needed`).
pub fn is_in_wanted_state(
    http: &HttpClient,
    address: &VolumeAddress,
    wanted: &Wanted,
) -> Result<Option<VolumeId>, HttpError> {
    let volume = match address {
        VolumeAddress::Id(id, _) => Some(get_volume(http, id)?),
        VolumeAddress::Name(name, region) => {
            find_volumes(http, name, region)?.items.into_iter().find(|volume| volume.is(name, region))
        }
    };
    let settled = volume.filter(|volume| match wanted {
        Wanted::AttachedTo(_) | Wanted::Size(_) => wanted.holds_for(volume) == Some(true),
        // Attached to another Droplet is not what was meant by detached.
        Wanted::DetachedFrom(_) => volume.droplet_ids.iter().flatten().next().is_none(),
    });
    Ok(settled.and_then(|volume| volume.id.parse().ok()))
}
