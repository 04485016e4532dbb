use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use jiff::Timestamp;

use super::retry::{self, Attempt, Decision};
use super::{
    ChangeObserver, DecodeError, HttpError, HttpErrorKind, Method, Pace, RateLimit, RateLimitUsage, Reporter,
    Request, Response, ServerClock, Transport, TransportError,
};
use crate::model::format_duration;
use crate::system::{Clock, Deadline};

#[derive(Debug, Clone, Copy)]
pub struct RetryPolicy {
    /// The limit of a single attempt (`--http-timeout`).
    pub http_timeout: Duration,
    /// How often a failed request is sent again (`--http-retry-max`).
    pub max_retries: u32,
    /// Retry a Droplet's pending event until the deadline, however often that is.
    pub pending_event_until_deadline: bool,
    /// The end of all attempts and pauses (`--timeout`).
    pub deadline: Deadline,
}

/// Sends requests, and retries them as `retry::decide` says.
#[derive(Clone)]
pub struct HttpClient {
    transport: Arc<dyn Transport>,
    clock: Arc<dyn Clock>,
    reporter: Arc<dyn Reporter>,
    policy: RetryPolicy,
    server: Arc<Mutex<ServerState>>,
    cancelled: Arc<AtomicBool>,
    change_observer: Option<Arc<dyn ChangeObserver>>,
}

/// What the responses so far say about the server.
#[derive(Debug, Clone, Copy, Default)]
struct ServerState {
    rate_limit: RateLimit,
    min_interval: Duration,
    usage: RateLimitUsage,
    bulk_pace: Pace,
    clock: ServerClock,
}

impl HttpClient {
    pub fn new(
        transport: Arc<dyn Transport>,
        clock: Arc<dyn Clock>,
        reporter: Arc<dyn Reporter>,
        policy: RetryPolicy,
    ) -> Self {
        let (server, cancelled) = (Arc::default(), Arc::default());
        Self { transport, clock, reporter, policy, server, cancelled, change_observer: None }
    }

    pub(crate) fn observed_by(self, change_observer: Arc<dyn ChangeObserver>) -> Self {
        Self { change_observer: Some(change_observer), ..self }
    }

    /// The same client, for callers that retry on their own schedule.
    pub fn without_retries(&self) -> Self {
        let policy = RetryPolicy { max_retries: 0, pending_event_until_deadline: false, ..self.policy };
        Self { policy, ..self.clone() }
    }

    /// The same client with another deadline.
    pub(crate) fn until(&self, deadline: Deadline) -> Self {
        Self { policy: RetryPolicy { deadline, ..self.policy }, ..self.clone() }
    }

    /// The same client, which sends nothing and reports nothing once `cancelled` is set.
    pub fn cancelled_by(&self, cancelled: Arc<AtomicBool>) -> Self {
        Self { cancelled, ..self.clone() }
    }

    /// The same client with this deadline, unless it has one.
    pub(crate) fn with_default_deadline(&self, deadline: Deadline) -> Self {
        let has_none = self.policy.deadline == Deadline::NEVER;
        let deadline = if has_none { deadline } else { self.policy.deadline };
        Self { policy: RetryPolicy { deadline, ..self.policy }, ..self.clone() }
    }

    /// Whether to retry a failed request that has been retried this many times.
    pub(crate) fn decide(&self, method: Method, failure: &HttpErrorKind, retries: u32) -> Decision {
        let attempt = Attempt {
            retries,
            max_retries: self.policy.max_retries,
            pending_event_until_deadline: self.policy.pending_event_until_deadline,
            left: self.left(),
            jitter: fastrand::f64(),
        };
        retry::decide(method, failure, &attempt)
    }

    /// The rate limit in the last response.
    pub(crate) fn rate_limit(&self) -> RateLimit {
        self.server().rate_limit
    }

    /// The interval between requests that the rate limit of the last response allows.
    pub fn min_interval(&self) -> Duration {
        self.server().min_interval
    }

    /// The time over which to spread this many requests when many actions are polled.
    pub(crate) fn bulk_interval(&self, requests: u32) -> Duration {
        self.server().bulk_pace.time_for(requests)
    }

    /// The earliest and the latest time that the server's clock may have shown when
    /// the client's clock showed `elapsed`; none if no response had a date.
    pub fn server_time(&self, elapsed: Duration) -> Option<(Timestamp, Timestamp)> {
        self.server().clock.at(elapsed)
    }

    /// The clock of [`HttpClient::server_time`] and [`HttpError::sent_at`].
    pub fn clock(&self) -> &dyn Clock {
        &*self.clock
    }

    pub fn deadline(&self) -> Deadline {
        self.policy.deadline
    }

    fn server(&self) -> MutexGuard<'_, ServerState> {
        self.server.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Sends a request, and retries it as long as the policy allows. `decode` reads the result from a
    /// successful response.
    pub fn send<T>(
        &self,
        request: &Request,
        decode: impl Fn(&Response) -> Result<T, DecodeError>,
    ) -> Result<T, HttpError> {
        let mut sent_at = self.clock.elapsed();
        let mut retries = 0;
        let observer = self.change_observer.as_ref().filter(|_| request.method == Method::Post);
        let mut last = None;
        let kind = loop {
            let left = self.left();
            if left.is_some_and(|left| left.is_zero()) {
                break HttpErrorKind::DeadlineExceeded(last);
            }
            let timeout = left.unwrap_or(Duration::MAX).min(self.policy.http_timeout);
            sent_at = self.clock.elapsed();
            if let Some(observer) = observer {
                observer.sent();
            }
            let failure = match self.exchange(request, timeout, sent_at) {
                Err(error) => error.into(),
                Ok(response) if !response.is_success() => {
                    let now = self.clock.wall();
                    HttpErrorKind::Refused(Box::new(response.to_error_response(now, &*self.reporter)))
                }
                Ok(response) => match decode(&response) {
                    Ok(result) => return Ok(result),
                    Err(cause) => HttpErrorKind::Unreadable { http_status: response.http_status, cause },
                },
            };
            if let Some(observer) = observer.filter(|_| !failure.is_ambiguous()) {
                observer.rejected();
            }
            match self.decide(request.method, &failure, retries) {
                Decision::Retry(pause) => {
                    retries += 1;
                    self.report_retry(request, &failure, retries, pause);
                    self.clock.sleep(pause);
                    last = Some(Box::new(failure));
                }
                Decision::DeadlineExceeded => break HttpErrorKind::DeadlineExceeded(Some(Box::new(failure))),
                // The deadline cut this attempt short, so it counts as a timeout.
                Decision::Stop if failure.is_transient() && self.policy.deadline.has_passed(&*self.clock) => {
                    break HttpErrorKind::DeadlineExceeded(Some(Box::new(failure)));
                }
                Decision::Stop => break failure,
            }
        };
        Err(HttpError { request: Box::new(request.clone()), kind, sent_at })
    }

    fn exchange(
        &self,
        request: &Request,
        timeout: Duration,
        sent_at: Duration,
    ) -> Result<Response, TransportError> {
        let mut response = self.transport.exchange(request, timeout)?;
        let received_at = self.clock.elapsed();
        response.took = received_at.saturating_sub(sent_at);
        let date = response.date();
        let now = date.unwrap_or_else(|| self.clock.wall());
        let mut server = self.server();
        let limit = response.rate_limit();
        server.rate_limit = limit;
        server.min_interval = limit.min_interval(now).unwrap_or_default();
        server.bulk_pace = server.usage.count(&limit, now);
        if let Some(date) = date {
            server.clock.learn(date, sent_at, received_at);
        }
        drop(server);
        Ok(response)
    }

    /// The time left until the deadline; 0 for a cancelled client.
    fn left(&self) -> Option<Duration> {
        if self.cancelled.load(Ordering::Relaxed) {
            return Some(Duration::ZERO);
        }
        self.policy.deadline.left(&*self.clock)
    }

    /// Tells the user why the program pauses, unless the pause is too short to notice.
    fn report_retry(&self, request: &Request, failure: &HttpErrorKind, retry: u32, pause: Duration) {
        if pause < Duration::from_secs(1) {
            return;
        }
        let reason = if failure.is_pending_event() {
            "Droplet busy (pending event)".to_owned()
        } else {
            format!("{request}: {}", failure.describe())
        };
        self.reporter.note(&format!("{reason}; retry {retry} in {}", format_duration(pause)));
    }
}
