//! A transport over the sandbox's state machine and a manual clock, with a second client and a
//! fault for each request.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use crate::http::{ConnectionError, Method, Request, Response, Transport, TransportError};
use crate::model::{ActionId, DropletId, SizeGib, Volume, VolumeId};
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
    /// What is to be made.
    pub(super) change: VolumeChange,
    pub(super) faults: Vec<Fault>,
    pub(super) traits: Traits,
    /// A change whose connection broke, and when it is carried out.
    pub(super) late: Option<(Duration, Change)>,
    /// What another client does, and when.
    pub(super) other_client: Vec<(Duration, Change)>,
    /// The actions that our requests started.
    pub(super) started: Vec<(Change, ActionId)>,
    /// The actions of the other client.
    pub(super) foreign: Vec<(Change, ActionId)>,
    pub(super) posts: u32,
    pub(super) last_sent: Option<Change>,
    /// How many reads were answered since the last change was first sent.
    pub(super) reads: u32,
    /// A change that was sent although an earlier request for it had started an action, or still was to.
    pub(super) sent_twice: Option<Change>,
    /// Whether the volume was as requested when it was last read.
    pub(super) was_satisfied: Option<bool>,
    /// Whether it was ever read when there was nothing to do.
    pub(super) was_unneeded: bool,
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

/// What a request asks for.
fn requested(request: &Request) -> Change {
    let body: Value = serde_json::from_str(request.body.as_deref().unwrap()).unwrap();
    let droplet = || DropletId::new(body["droplet_id"].as_u64().unwrap()).unwrap();
    match body["type"].as_str() {
        Some("attach") => Change::Attach { droplet: droplet(), tags: Vec::new() },
        Some("detach") => Change::Detach { droplet: droplet() },
        Some("resize") => {
            Change::Resize { size: SizeGib::new(body["size_gigabytes"].as_u64().unwrap()).unwrap() }
        }
        other => panic!("the type {other:?}"),
    }
}

/// Whether a change on the server is the one that is to be made.
pub(super) fn is_same(change: &VolumeChange, made: &Change) -> bool {
    match (change, made) {
        (VolumeChange::Attach { droplet, .. }, Change::Attach { droplet: made, .. })
        | (VolumeChange::Detach { droplet: Some(droplet), .. }, Change::Detach { droplet: made }) => {
            droplet == made
        }
        (VolumeChange::Detach { droplet: None, .. }, Change::Detach { .. }) => true,
        (VolumeChange::Resize { size, .. }, Change::Resize { size: made }) => size == made,
        _ => false,
    }
}

impl Inner {
    /// The actions that our requests for the change itself started.
    pub(super) fn started(&self) -> Vec<ActionId> {
        self.same(&self.started)
    }

    /// The other client's actions that make the same change.
    pub(super) fn equal(&self) -> Vec<ActionId> {
        self.same(&self.foreign)
    }

    fn same(&self, actions: &[(Change, ActionId)]) -> Vec<ActionId> {
        actions.iter().filter(|(made, _)| is_same(&self.change, made)).map(|(_, id)| *id).collect()
    }

    fn carry_out(&mut self, change: &Change, now: Timestamp) -> (u16, String) {
        match self.state.start(&self.volume, change.clone(), now) {
            Ok(action) => {
                self.started.push((change.clone(), action.id));
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
        let late = self.late.take_if(|(due, _)| *due <= elapsed).map(|(at, change)| (at, change, true));
        let others = self.other_client.extract_if(.., |(at, _)| *at <= elapsed);
        let mut due: Vec<_> = others.map(|(at, change)| (at, change, false)).chain(late).collect();
        due.sort_by_key(|(at, ..)| *at);
        for (at, change, is_ours) in due {
            let then = now - elapsed.saturating_sub(at);
            if is_ours {
                self.carry_out(&change, then);
            } else if let Ok(action) = self.state.start(&self.volume, change.clone(), then) {
                self.foreign.push((change, action.id));
            }
        }
    }

    fn note_sent(&mut self, change: &Change) {
        self.posts += 1;
        if self.last_sent.as_ref() != Some(change) {
            self.last_sent = Some(change.clone());
            self.reads = 0;
        }
        let late = self.late.iter().map(|(_, late)| late);
        if self.started.iter().map(|(started, _)| started).chain(late).any(|earlier| earlier == change) {
            self.sent_twice = Some(change.clone());
        }
    }

    fn answer(&mut self, request: &Request, lagging: bool, now: Timestamp) -> (u16, String) {
        let all = PageRequest::new(1, 200);
        let forbidden = || (403, json!({"id": "forbidden", "message": "no"}).to_string());
        let body = if request.method == Method::Post {
            return self.carry_out(&requested(request), now);
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
        } else if let Some((_, id)) = request.path.split_once("/actions/") {
            if self.traits.actions_are_forbidden {
                return forbidden();
            }
            match id.parse().ok().and_then(|id| self.state.action(id, now).ok()) {
                Some(action) => json!({ "action": action }),
                None => return (404, json!({"id": "not_found", "message": "no"}).to_string()),
            }
        } else if self.traits.volumes_are_forbidden {
            return forbidden();
        } else if request.path == "/v2/volumes" {
            let filter = VolumeFilter { name: Some("data".into()), region: Some("nyc1".into()) };
            let page = self.state.volumes(&filter, all, now);
            json!({"volumes": page.items, "links": {}, "meta": {"total": page.total}})
        } else {
            let volume = json!(self.state.volume(&self.volume.clone(), now).ok());
            let read: Volume = serde_json::from_value(volume.clone()).unwrap();
            self.was_satisfied = self.change.is_satisfied_by(&read);
            self.was_unneeded |= self.change.is_unneeded_for(&read);
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
        if is_post {
            inner.note_sent(&requested(request));
        }
        let fault = if inner.faults.is_empty() { Fault::Nothing } else { inner.faults.remove(0) };
        let lost = || Err(TransportError::Unanswered(ConnectionError("reset".into())));
        let (status, body) = match fault {
            Fault::NotSent => return Err(TransportError::NotSent(ConnectionError("refused".into()))),
            Fault::LostBefore => return lost(),
            Fault::CarriedOutLate(after) if is_post => {
                inner.late = Some((self.clock.elapsed() + Duration::from_millis(after), requested(request)));
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
