//! An HTTP client without a network, a clock or a terminal.

use std::sync::Arc;
use std::time::Duration;

use doact::http::{HttpClient, Reporter, RetryPolicy, Transport};
use doact::system::{Clock, Deadline};
use jiff::Timestamp;

/// A clock on which no time passes.
struct StoppedClock;

impl Clock for StoppedClock {
    fn elapsed(&self) -> Duration {
        Duration::ZERO
    }

    fn wall(&self) -> Timestamp {
        Timestamp::UNIX_EPOCH
    }

    fn sleep(&self, _: Duration) {}
}

struct SilentReporter;

impl Reporter for SilentReporter {
    fn note(&self, _: &str) {}
    fn trace(&self, _: &str) {}
}

/// Sends each request once.
pub fn client(transport: impl Transport + 'static) -> HttpClient {
    let policy = RetryPolicy {
        http_timeout: Duration::from_secs(1),
        max_retries: 0,
        pending_event_until_deadline: false,
        deadline: Deadline::NEVER,
    };
    HttpClient::new(Arc::new(transport), Arc::new(StoppedClock), Arc::new(SilentReporter), policy)
}
