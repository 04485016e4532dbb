use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use jiff::Timestamp;

use super::faults::Faults;
use super::prepared::PreparedPages;
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
    moving: Mutex<Moving>,
}

/// The part that requests change. Held for a moment, never while waiting.
pub(super) struct Moving {
    pub(super) state: State,
    pub(super) pages: PreparedPages,
    pub(super) faults: Faults,
    pub(super) rate_limit: RateLimit,
    pub(super) request_ids: fastrand::Rng,
}

impl Shared {
    pub(super) fn new(url: String, token: String, latency: Duration, moving: Moving) -> Self {
        Self { url, token, latency, moving: Mutex::new(moving) }
    }

    /// What moves, and the time it is: the one place where the sandbox asks for it.
    pub(super) fn lock(&self) -> (MutexGuard<'_, Moving>, Timestamp) {
        // A request that panicked says nothing about the next one.
        let moving = self.moving.lock().unwrap_or_else(PoisonError::into_inner);
        (moving, Timestamp::now())
    }
}
