use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use jiff::Timestamp;

use super::faults::Faults;
use super::page_cache::PageCache;
use super::rate_limit::RateLimit;
use super::state::State;

/// What all requests share.
pub(super) struct Shared {
    /// Where the server is, as `links` show it.
    pub(super) url: String,
    /// The only token it takes.
    pub(super) token: String,
    /// How long each answer is held back.
    pub(super) latency: Duration,
    inner: Mutex<Inner>,
}

/// The part that requests change. Held for a moment, never while waiting.
pub(super) struct Inner {
    pub(super) state: State,
    pub(super) pages: PageCache,
    pub(super) faults: Faults,
    pub(super) rate_limit: RateLimit,
    pub(super) request_ids: fastrand::Rng,
}

impl Shared {
    pub(super) fn new(url: String, token: String, latency: Duration, inner: Inner) -> Self {
        Self { url, token, latency, inner: Mutex::new(inner) }
    }

    /// What moves, and the time it is: the one place where the sandbox asks for it.
    pub(super) fn lock(&self) -> (MutexGuard<'_, Inner>, Timestamp) {
        // A request that panicked says nothing about the next one.
        let inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        (inner, Timestamp::now())
    }
}
