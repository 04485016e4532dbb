use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use super::change::VolumeChange;
use super::reconcile::{Candidate, Evidence, Timing};
use super::resolve::volumes_named;
use crate::api::{VolumeAddress, get_volume, list_actions, list_volume_actions};
use crate::http::{HttpClient, HttpError};
use crate::model::{Action, Status, VolumeId};

/// The ID of the volume, which decides whose actions can be listed.
enum Lookup {
    Id(VolumeId),
    /// The account's list has to do.
    NoId,
    /// May succeed later.
    Failed,
}

pub(super) struct Probe {
    pub(super) evidence: Evidence,
    /// The first request that failed; the evidence is incomplete because of it.
    pub(super) error: Option<HttpError>,
}

/// Reads the actions and the volume after a change was sent. `sent_at` is on the client's clock.
pub(super) fn probe(
    http: &HttpClient,
    change: &VolumeChange,
    sent_at: Duration,
    probes: u32,
    sends: u32,
) -> Probe {
    let (lookup, mut error) = look_up(http, change.volume());
    let actions = match &lookup {
        Lookup::Id(id) => Some(list_volume_actions(http, id, 1)),
        Lookup::NoId => Some(list_actions(http, 1, false)),
        Lookup::Failed => None,
    };
    let actions = actions.and_then(|actions| ok_or_keep(actions, &mut error));
    let request_at = http.server_time(sent_at);
    let is_volume_list = matches!(lookup, Lookup::Id(_));
    let candidates = actions.map(|page| {
        let numbered = page.items.into_iter().enumerate();
        let matching = numbered.filter(|(_, action)| matches(action, change, is_volume_list));
        let candidate = |(index, action): (usize, Action)| {
            let timing = timing(&action, request_at)?;
            Some(Candidate { is_newest: index == 0, action, timing })
        };
        matching.filter_map(candidate).collect()
    });
    // Read last, so that an action that ended in the meantime has had its effect.
    let volume = match &lookup {
        Lookup::Id(id) => ok_or_keep(get_volume(http, id), &mut error),
        Lookup::NoId | Lookup::Failed => None,
    };
    let is_satisfied = volume.and_then(|volume| change.is_satisfied_by(&volume));
    Probe { evidence: Evidence { candidates, is_volume_list, is_satisfied, probes, sends }, error }
}

fn ok_or_keep<T>(result: Result<T, HttpError>, first_error: &mut Option<HttpError>) -> Option<T> {
    result.map_err(|error| first_error.get_or_insert(error)).ok()
}

fn look_up(http: &HttpClient, volume: &VolumeAddress) -> (Lookup, Option<HttpError>) {
    let (name, region) = match volume {
        VolumeAddress::Id(id, _) => return (Lookup::Id(id.clone()), None),
        VolumeAddress::Name(name, region) => (name, region),
    };
    match volumes_named(http, name, region).as_deref() {
        Ok([only]) => (only.id.parse().map_or(Lookup::NoId, Lookup::Id), None),
        Ok(_) => (Lookup::NoId, None),
        Err(error) if error.kind.is_transient() => (Lookup::Failed, Some(error.clone())),
        Err(error) => (Lookup::NoId, Some(error.clone())),
    }
}

/// Whether the change would start such an action. The account's list tells volumes
/// apart by region only: the actions there hold no volume ID.
fn matches(action: &Action, change: &VolumeChange, is_volume_list: bool) -> bool {
    let right_type = action.action_type().is_some_and(|found| change.action_types().contains(&found));
    let right_region = match change.volume() {
        VolumeAddress::Id(..) => true,
        VolumeAddress::Name(_, region) => action.region_slug().is_none_or(|slug| slug == region.as_str()),
    };
    right_type && (is_volume_list || right_region)
}

/// `None` if the action certainly started before the request. `request_at` holds the
/// earliest and the latest time of the request on the server's clock.
fn timing(action: &Action, request_at: Option<(Timestamp, Timestamp)>) -> Option<Timing> {
    /// The API cuts its times to seconds.
    const PRECISION: SignedDuration = SignedDuration::from_secs(1);
    let started = action.started_at().and_then(|text| text.parse::<Timestamp>().ok());
    let (Some(started), Some((earliest, latest))) = (started, request_at) else {
        // Without times, only an action in progress can be ours: a volume has one event at a time.
        let is_final = action.status().is_some_and(Status::is_final);
        return (!is_final).then_some(Timing::Unclear);
    };
    let is_older = started.checked_add(PRECISION).is_ok_and(|end| end <= earliest);
    let timing = if started >= latest { Timing::AfterRequest } else { Timing::Unclear };
    (!is_older).then_some(timing)
}
