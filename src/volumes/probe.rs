use std::collections::HashSet;
use std::time::Duration;

use jiff::Timestamp;

use super::change::VolumeChange;
use super::evidence::{Evidence, SentTimes, VolumeActions};
use super::resolve::volumes_named;
use crate::api::{VolumeAddress, get_volume, list_volume_actions};
use crate::http::{HttpClient, HttpError, HttpErrorKind};
use crate::model::{ActionId, Volume, VolumeId};

/// Reads a volume and its actions after a change of it was sent.
pub(super) struct Prober<'a> {
    http: &'a HttpClient,
    change: &'a VolumeChange,
    /// The actions that were read before the change was sent.
    earlier_actions: &'a HashSet<ActionId>,
    id: Option<VolumeId>,
    /// The first and the last time that it was sent, on the client's clock.
    first_sent_at: Duration,
    last_sent_at: Duration,
    readings: u32,
    /// The error of the last probe that was not cut short by the deadline.
    last_error: Option<HttpError>,
    /// The status of the answer to the change, if that was a refusal.
    refused_with: Option<u16>,
    refused_probes: u32,
    /// Whether any read has been answered.
    has_read: bool,
    /// Whether any probe showed such an action. A server may list one and then, for a moment, not list it.
    may_have_started: bool,
}

pub(super) struct Probe {
    pub(super) evidence: Evidence,
    pub(super) volume: Option<Volume>,
    /// The first request that failed, which makes the evidence incomplete. If the deadline cut this probe
    /// short, that of the previous one.
    pub(super) error: Option<HttpError>,
}

impl<'a> Prober<'a> {
    pub(super) fn new(
        http: &'a HttpClient,
        change: &'a VolumeChange,
        earlier_actions: &'a HashSet<ActionId>,
        lost: &HttpError,
    ) -> Self {
        let id = match change.volume() {
            VolumeAddress::Id(id, _) => Some(id.clone()),
            VolumeAddress::Name(..) => None,
        };
        Self {
            http,
            change,
            earlier_actions,
            id,
            first_sent_at: lost.sent_at,
            last_sent_at: lost.sent_at,
            readings: 0,
            last_error: None,
            refused_with: refused_with(lost),
            refused_probes: 0,
            has_read: false,
            may_have_started: false,
        }
    }

    /// Takes in that the change was sent again; `error` came instead of its answer.
    pub(super) fn set_sent_again(&mut self, error: &HttpError) {
        self.last_sent_at = error.sent_at;
        self.readings = 0;
        self.refused_with = refused_with(error);
        self.refused_probes = 0;
    }

    pub(super) fn waited(&self) -> Duration {
        self.http.clock().elapsed().saturating_sub(self.last_sent_at)
    }

    pub(super) fn probe(&mut self, sends: u32) -> Probe {
        let waited = self.waited();
        let mut error = None;
        if self.id.is_none() {
            self.id = self.look_up(&mut error);
            self.has_read |= error.is_none();
        }
        let id = self.id.as_ref();
        let listed = id.and_then(|id| ok_or_keep(list_volume_actions(self.http, id, 1), &mut error));
        // Read last, so that an action that ended in the meantime has had its effect.
        let volume = id.and_then(|id| ok_or_keep(get_volume(self.http, id), &mut error));
        let sent = sent_times(self.http, self.first_sent_at, self.last_sent_at);
        let mut actions =
            listed.map(|page| VolumeActions::new(&page.items, self.change, &sent, self.earlier_actions));
        if let Some(actions) = &mut actions {
            self.may_have_started |= actions.may_have_started;
            actions.may_have_started = self.may_have_started;
        }
        let is_satisfied = volume.as_ref().and_then(|volume| self.change.is_satisfied_by(volume));
        self.readings += u32::from(actions.is_some() && volume.is_some());
        self.has_read |= actions.is_some() || volume.is_some();
        let is_refused_alike = !self.has_read
            && self.refused_with.is_some()
            && error.as_ref().is_some_and(|error| refused_with(error) == self.refused_with);
        self.refused_probes = if is_refused_alike { self.refused_probes + 1 } else { 0 };
        let evidence = Evidence {
            actions,
            is_satisfied,
            is_forbidden: error.as_ref().is_some_and(is_forbidden),
            waited,
            readings: self.readings,
            sends,
            is_refused: self.refused_with.is_some(),
            refused_probes: self.refused_probes,
        };
        if !error.as_ref().is_some_and(is_cut_short) {
            self.last_error.clone_from(&error);
        }
        Probe { evidence, volume, error: self.last_error.clone().or(error) }
    }

    /// The ID of a volume with a name; `None` unless there is exactly one.
    fn look_up(&self, error: &mut Option<HttpError>) -> Option<VolumeId> {
        let VolumeAddress::Name(name, region) = self.change.volume() else { return None };
        match ok_or_keep(volumes_named(self.http, name, region), error)?.as_slice() {
            [only] => only.id.parse().ok(),
            _ => None,
        }
    }
}

/// When a change was sent from `first` to `last`, on the client's clock: by the server's `Date`
/// and by our own time of day, since either may differ from the clock of the actions.
pub(super) fn sent_times(http: &HttpClient, first: Duration, last: Duration) -> SentTimes {
    let server = http.server_time(first).zip(http.server_time(last));
    let own = (wall_at(http, first), wall_at(http, last));
    SentTimes(server.map(|(first, last)| (first.0, last.1)).into_iter().chain([own]).collect())
}

/// The time of day when the client's clock showed `elapsed`.
pub(super) fn wall_at(http: &HttpClient, elapsed: Duration) -> Timestamp {
    let clock = http.clock();
    let ago = clock.elapsed().saturating_sub(elapsed);
    clock.wall().checked_sub(ago).unwrap_or(Timestamp::MIN)
}

fn ok_or_keep<T>(result: Result<T, HttpError>, first_error: &mut Option<HttpError>) -> Option<T> {
    result.map_err(|error| first_error.get_or_insert(error)).ok()
}

/// Whether the deadline came before the answer, so that the error says nothing about the server.
fn is_cut_short(error: &HttpError) -> bool {
    match &error.kind {
        HttpErrorKind::DeadlineExceeded(last) => {
            last.as_deref().is_none_or(|last| matches!(last, HttpErrorKind::Unanswered(_)))
        }
        _ => false,
    }
}

/// The status of a refusal that is not the API's own.
fn refused_with(error: &HttpError) -> Option<u16> {
    error.kind.http_status().filter(|_| error.kind.is_refusal() && error.kind.is_ambiguous())
}

/// Whether the same request would fail in the same way later, as with a missing permission.
fn is_forbidden(error: &HttpError) -> bool {
    !error.kind.is_ambiguous() && matches!(error.kind.http_status(), Some(401 | 403 | 404))
}
