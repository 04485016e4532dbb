//! A transport over the sandbox's state machine and a manual clock, with a second client and a
//! fault for each request.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use serde_json::json;

use crate::http::{ConnectionError, Method, Request, Response, Transport, TransportError};
use crate::model::{ActionId, VolumeId};
use crate::sandbox::PageRequest;
use crate::sandbox::state::{Change, State, VolumeFilter};
use crate::system::Clock;
use crate::system::testing::ManualClock;
use crate::volumes::VolumeChange;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::volumes) enum Fault {
    Nothing,
    NotSent,
    /// The connection breaks before the request is carried out.
    LostBefore,
    /// The connection breaks after that.
    LostAfter,
    /// The connection breaks, and the request is carried out this many milliseconds later.
    CarriedOutLate(u64),
    /// An error with this status, before the request is carried out.
    ErrorBefore(u16),
    ErrorAfter(u16),
    GarbageAfter,
    RateLimited,
    /// Lists do not show the actions of the last eight seconds.
    Lagging,
    /// A change is rejected because of another event of the Droplet.
    Pending,
}

/// How the server differs from an orderly one, all the time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::volumes) struct Traits {
    /// How far the clock of its actions is ahead of the client's, in seconds.
    pub(in crate::volumes) skew: i64,
    /// How far its `Date` headers are ahead of that, in seconds; none without the header.
    pub(in crate::volumes) date_offset: Option<i64>,
    /// The same after this many seconds.
    pub(in crate::volumes) date_jump: Option<(u64, i64)>,
    /// In milliseconds, each way.
    pub(in crate::volumes) latency: u64,
    pub(in crate::volumes) volumes_are_forbidden: bool,
    pub(in crate::volumes) actions_are_forbidden: bool,
    pub(in crate::volumes) actions_end_errored: bool,
}

/// The API for one volume.
pub(super) struct World {
    pub(super) clock: Arc<ManualClock>,
    pub(super) inner: Mutex<Inner>,
}

pub(super) struct Inner {
    pub(super) state: State,
    pub(super) volume: VolumeId,
    pub(super) change: VolumeChange,
    pub(super) faults: Vec<Fault>,
    pub(super) traits: Traits,
    /// When a change whose connection broke is carried out.
    pub(super) late: Option<Duration>,
    /// What another client does, and when.
    pub(super) other_client: Vec<(Duration, Change)>,
    /// The actions that our requests started.
    pub(super) started: Vec<ActionId>,
    /// The actions of the other client that make the same change.
    pub(super) equal: Vec<ActionId>,
    /// All actions of the other client.
    pub(super) foreign: Vec<ActionId>,
    pub(super) posts: u32,
    /// Whether a request came although an earlier one had started an action, or still was to.
    pub(super) was_sent_twice: bool,
    /// How many reads were answered.
    pub(super) reads: u32,
    /// Whether the volume was as requested when it was last read.
    pub(super) was_satisfied: Option<bool>,
}

impl World {
    pub(super) fn server_now(&self, inner: &Inner) -> Timestamp {
        self.clock.wall() + SignedDuration::from_secs(inner.traits.skew)
    }

    fn pass(&self, millis: u64) {
        self.clock.sleep(Duration::from_millis(millis));
    }

    fn date(&self, inner: &Inner) -> Option<String> {
        let Traits { date_offset, date_jump, .. } = inner.traits;
        let jumped = date_jump.filter(|(at, _)| self.clock.elapsed() >= Duration::from_secs(*at));
        let offset = jumped.map_or(date_offset?, |(_, offset)| offset);
        let date = self.server_now(inner) + SignedDuration::from_secs(offset);
        Some(date.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string())
    }
}

/// What a request for this change asks for.
pub(super) fn requested(change: &VolumeChange) -> Change {
    match *change {
        VolumeChange::Attach { droplet, .. } => Change::Attach { droplet, tags: Vec::new() },
        VolumeChange::Detach { droplet, .. } => Change::Detach { droplet: droplet.unwrap() },
        VolumeChange::Resize { size, .. } => Change::Resize { size },
    }
}

impl Inner {
    fn carry_out(&mut self, now: Timestamp) -> (u16, String) {
        match self.state.start(&self.volume, requested(&self.change), now) {
            Ok(action) => {
                self.started.push(action.id);
                if self.traits.actions_end_errored {
                    self.state.mark_errored(action.id);
                }
                (202, json!({ "action": action }).to_string())
            }
            Err(refusal) => {
                let (status, id) = refusal.http_status_and_id();
                (status, json!({"id": id, "message": refusal.to_string()}).to_string())
            }
        }
    }

    /// Carries out what was due before the present request, each at its own time.
    fn catch_up(&mut self, elapsed: Duration, now: Timestamp) {
        let late = self.late.take_if(|due| *due <= elapsed).map(|due| (due, None));
        let others = self.other_client.extract_if(.., |(at, _)| *at <= elapsed);
        let mut due: Vec<_> = others.map(|(at, change)| (at, Some(change))).chain(late).collect();
        due.sort_by_key(|(at, _)| *at);
        for (at, other) in due {
            let then = now - elapsed.saturating_sub(at);
            let Some(change) = other else {
                self.carry_out(then);
                continue;
            };
            let is_equal = change == requested(&self.change);
            if let Ok(action) = self.state.start(&self.volume, change, then) {
                self.foreign.push(action.id);
                self.equal.extend(is_equal.then_some(action.id));
            }
        }
    }

    fn answer(&mut self, request: &Request, lagging: bool, now: Timestamp) -> (u16, String) {
        let all = PageRequest::new(1, 200);
        let forbidden = || (403, json!({"id": "forbidden", "message": "no"}).to_string());
        let body = if request.method == Method::Post {
            return self.carry_out(now);
        } else if request.path.ends_with("/actions") {
            if self.traits.actions_are_forbidden {
                return forbidden();
            }
            let page = self.state.volume_actions(&self.volume.clone(), all, now);
            let items: Vec<_> =
                page.map(|page| page.items.into_iter().cloned().collect()).unwrap_or_default();
            let since = now - SignedDuration::from_secs(8);
            let shown: Vec<_> = items.iter().filter(|action| !lagging || action.started_at < since).collect();
            json!({"actions": shown, "links": {}, "meta": {"total": shown.len()}})
        } else if self.traits.volumes_are_forbidden {
            return forbidden();
        } else if request.path == "/v2/volumes" {
            let filter = VolumeFilter { name: Some("data".into()), region: Some("nyc1".into()) };
            let page = self.state.volumes(&filter, all, now);
            json!({"volumes": page.items, "links": {}, "meta": {"total": page.total}})
        } else {
            let volume = json!(self.state.volume(&self.volume.clone(), now).ok());
            self.was_satisfied =
                self.change.is_satisfied_by(&serde_json::from_value(volume.clone()).unwrap());
            json!({ "volume": volume })
        };
        (200, body.to_string())
    }
}

impl Transport for World {
    fn exchange(&self, request: &Request, _: Duration) -> Result<Response, TransportError> {
        let mut inner = self.inner.lock().unwrap();
        self.pass(inner.traits.latency);
        let now = self.server_now(&inner);
        inner.catch_up(self.clock.elapsed(), now);
        let is_post = request.method == Method::Post;
        inner.posts += u32::from(is_post);
        inner.was_sent_twice |= is_post && (!inner.started.is_empty() || inner.late.is_some());
        let fault = if inner.faults.is_empty() { Fault::Nothing } else { inner.faults.remove(0) };
        let lost = || Err(TransportError::Unanswered(ConnectionError("reset".into())));
        let (status, body) = match fault {
            Fault::NotSent => return Err(TransportError::NotSent(ConnectionError("refused".into()))),
            Fault::LostBefore => return lost(),
            Fault::CarriedOutLate(after) if is_post => {
                inner.late = Some(self.clock.elapsed() + Duration::from_millis(after));
                return lost();
            }
            Fault::ErrorBefore(status) => (status, String::new()),
            Fault::RateLimited => (429, String::new()),
            Fault::Pending if is_post => {
                let message = "Droplet already has a pending event.";
                (422, json!({"id": "unprocessable_entity", "message": message}).to_string())
            }
            Fault::LostAfter => {
                inner.answer(request, false, now);
                return lost();
            }
            Fault::ErrorAfter(status) => {
                inner.answer(request, false, now);
                (status, "<html>".into())
            }
            Fault::GarbageAfter => {
                inner.answer(request, false, now);
                (200, "{\"act".into())
            }
            Fault::Lagging => inner.answer(request, true, now),
            Fault::Nothing | Fault::CarriedOutLate(_) | Fault::Pending => inner.answer(request, false, now),
        };
        inner.reads += u32::from(!is_post && status == 200 && fault != Fault::GarbageAfter);
        let date = self.date(&inner).map(|date| ("date".to_owned(), date));
        self.pass(inner.traits.latency);
        let retry_after = ("retry-after".to_owned(), "0".to_owned());
        let headers = date.into_iter().chain([retry_after]).collect();
        Ok(Response { http_status: status, headers, body, ..Response::default() })
    }
}
