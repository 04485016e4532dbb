//! A transport over the sandbox's state machine and a manual clock, with a fault for each request.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use jiff::Timestamp;
use serde_json::json;

use crate::http::{ConnectionError, Method, Request, Response, Transport, TransportError};
use crate::model::{ActionId, VolumeId};
use crate::sandbox::PageRequest;
use crate::sandbox::state::{State, VolumeFilter};
use crate::system::Clock;
use crate::system::testing::ManualClock;
use crate::volumes::VolumeChange;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    Nothing,
    NotSent,
    /// The connection breaks before the request is carried out.
    LostBefore,
    /// The connection breaks after that.
    LostAfter,
    /// The connection breaks, and the request is carried out some requests later.
    CarriedOutLate(u8),
    ErrorBefore,
    ErrorAfter,
    GarbageAfter,
    RateLimited,
    /// Lists do not show the newest actions yet.
    Lagging,
    /// A change is rejected because of another event of the Droplet.
    Pending,
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
    pub(super) late: Option<u8>,
    pub(super) skew: i64,
    pub(super) latency: u64,
    /// The actions that our requests started.
    pub(super) started: Vec<ActionId>,
    pub(super) posts: u32,
}

impl World {
    pub(super) fn server_now(&self, inner: &Inner) -> Timestamp {
        self.clock.wall() + jiff::SignedDuration::from_secs(inner.skew)
    }

    fn pass(&self, millis: u64) {
        self.clock.sleep(Duration::from_millis(millis));
    }
}

impl Inner {
    fn carry_out(&mut self, now: Timestamp) -> (u16, String) {
        let started = match self.change {
            VolumeChange::Attach { droplet, .. } => self.state.attach(&self.volume, droplet, now),
            VolumeChange::Detach { droplet, .. } => self.state.detach(&self.volume, droplet, now),
            VolumeChange::Resize { size, .. } => self.state.resize(&self.volume, size, now),
        };
        match started {
            Ok(action) => {
                self.started.push(action.id);
                (202, json!({ "action": action }).to_string())
            }
            Err(refusal) => {
                let (status, id) = refusal.http_status_and_id();
                (status, json!({"id": id, "message": refusal.to_string()}).to_string())
            }
        }
    }

    fn answer(&mut self, request: &Request, lagging: bool, now: Timestamp) -> (u16, String) {
        let all = PageRequest::new(1, 200);
        let body = if request.method == Method::Post {
            return self.carry_out(now);
        } else if request.path.ends_with("/actions") {
            let page = self.state.volume_actions(&self.volume.clone(), all, now);
            let items: Vec<_> =
                page.map(|page| page.items.into_iter().cloned().collect()).unwrap_or_default();
            let shown = if lagging { &items[..0] } else { &items[..] };
            json!({"actions": shown, "links": {}, "meta": {"total": shown.len()}})
        } else if request.path == "/v2/volumes" {
            let filter = VolumeFilter { name: Some("data".into()), region: Some("nyc1".into()) };
            let page = self.state.volumes(&filter, all, now);
            json!({"volumes": page.items, "links": {}, "meta": {"total": page.total}})
        } else {
            let volume = self.state.volume(&self.volume.clone(), now).ok();
            json!({ "volume": volume })
        };
        (200, body.to_string())
    }
}

impl Transport for World {
    fn exchange(&self, request: &Request, _: Duration) -> Result<Response, TransportError> {
        let mut inner = self.inner.lock().unwrap();
        self.pass(inner.latency);
        let now = self.server_now(&inner);
        match inner.late {
            Some(0) => {
                inner.late = None;
                inner.carry_out(now);
            }
            Some(left) => inner.late = Some(left - 1),
            None => {}
        }
        let is_post = request.method == Method::Post;
        inner.posts += u32::from(is_post);
        let fault = if inner.faults.is_empty() { Fault::Nothing } else { inner.faults.remove(0) };
        let lost = || Err(TransportError::Unanswered(ConnectionError("reset".into())));
        let (status, body) = match fault {
            Fault::NotSent => return Err(TransportError::NotSent(ConnectionError("refused".into()))),
            Fault::LostBefore => return lost(),
            Fault::CarriedOutLate(after) if is_post => {
                inner.late = Some(after);
                return lost();
            }
            Fault::ErrorBefore => (500, String::new()),
            Fault::RateLimited => (429, String::new()),
            Fault::Pending if is_post => {
                (422, json!({"message": "Droplet already has a pending event."}).to_string())
            }
            Fault::LostAfter => {
                inner.answer(request, false, now);
                return lost();
            }
            Fault::ErrorAfter => {
                inner.answer(request, false, now);
                (502, "<html>".into())
            }
            Fault::GarbageAfter => {
                inner.answer(request, false, now);
                (200, "{\"act".into())
            }
            Fault::Lagging => inner.answer(request, true, now),
            Fault::Nothing | Fault::CarriedOutLate(_) | Fault::Pending => inner.answer(request, false, now),
        };
        let date = now.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string();
        self.pass(inner.latency);
        let headers = vec![("date".to_owned(), date), ("retry-after".to_owned(), "0".to_owned())];
        Ok(Response { http_status: status, headers, body, ..Response::default() })
    }
}
