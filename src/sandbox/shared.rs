use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::http::HeaderValue;
use jiff::fmt::rfc2822::DateTimePrinter;
use jiff::{SignedDuration, Timestamp};

use super::faults::FaultQueue;
use super::page_cache::PageCache;
use super::rate_limit::RateLimit;
use super::state::State;

/// What all requests share.
pub(super) struct Shared {
    /// The base URL in `links`.
    pub(super) url: String,
    pub(super) token: String,
    pub(super) latency: Duration,
    pub(super) read_timeout: Duration,
    /// The `Date` header minus the real time.
    pub(super) clock_offset: SignedDuration,
    pub(super) inner: Mutex<Inner>,
}

/// What requests change. Never locked across an `await`.
pub(super) struct Inner {
    pub(super) state: State,
    pub(super) pages: PageCache,
    pub(super) faults: FaultQueue,
    pub(super) rate_limit: RateLimit,
    pub(super) request_ids: fastrand::Rng,
}

impl Shared {
    /// Locks the state and reads the clock.
    pub(super) fn lock(&self) -> (MutexGuard<'_, Inner>, Timestamp) {
        // A panic in one request must not fail all later ones.
        let inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        (inner, Timestamp::now())
    }

    /// The `Date` header, with the offset.
    pub(super) fn date(&self) -> HeaderValue {
        let now = Timestamp::now() + self.clock_offset;
        let text = DateTimePrinter::new().timestamp_to_rfc9110_string(&now);
        text.ok().and_then(|text| text.parse().ok()).expect("a date of this era is a valid header")
    }
}
