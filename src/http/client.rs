use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use jiff::Timestamp;

use super::retry::{self, Attempt, AttemptOutcome, Decision};
use super::transport::{Transport, TransportError};
use super::{DecodeError, ErrorResponse, HttpError, HttpErrorKind, Request, Response, ServerClock};
use crate::http::Reporter;
use crate::system::{Clock, Deadline};
use crate::terminal::text;

/// How long and how often requests are tried.
#[derive(Debug, Clone, Copy)]
pub struct RetryPolicy {
    /// The limit of a single try (`--http-timeout`).
    pub http_timeout: Duration,
    /// How often a failed request is sent again (`--http-retry-max`).
    pub max_retries: u32,
    /// Whether a Droplet's pending event is waited out until the deadline.
    pub pending_event_until_deadline: bool,
    /// The end of everything (`--timeout`).
    pub deadline: Deadline,
}

/// Sends requests, again where that is right, until there is a result or none can come.
#[derive(Clone)]
pub struct HttpClient {
    transport: Arc<dyn Transport>,
    clock: Arc<dyn Clock>,
    notes: Arc<dyn Reporter>,
    policy: RetryPolicy,
    learned: Arc<Mutex<Learned>>,
}

/// What the answers so far said about the server.
#[derive(Debug, Clone, Copy, Default)]
struct Learned {
    min_interval: Duration,
    clock: ServerClock,
}

impl HttpClient {
    /// A client over this transport.
    pub fn new(
        transport: Arc<dyn Transport>,
        clock: Arc<dyn Clock>,
        notes: Arc<dyn Reporter>,
        policy: RetryPolicy,
    ) -> Self {
        let learned = Arc::default();
        Self { transport, clock, notes, policy, learned }
    }

    /// The same client, for one who asks again by himself: every failure is handed on at once.
    pub fn without_retries(&self) -> Self {
        let policy = RetryPolicy { max_retries: 0, pending_event_until_deadline: false, ..self.policy };
        Self { policy, ..self.clone() }
    }

    /// Whether a Droplet's pending event that was met so often is waited out once more.
    pub fn may_retry_pending_event(&self, times: u32) -> bool {
        self.policy.pending_event_until_deadline || times < self.policy.max_retries
    }

    /// The pause between requests that the last answer's rate limit leaves.
    pub fn min_interval(&self) -> Duration {
        self.learned().min_interval
    }

    /// The earliest and the latest time that the server's own clock may have
    /// shown at this time of the client's; none if no answer had a date.
    pub fn server_time(&self, ours: Duration) -> Option<(Timestamp, Timestamp)> {
        self.learned().clock.at(ours)
    }

    /// The client's clock, which [`HttpClient::server_time`] and [`HttpError::sent_at`] go by.
    pub fn clock(&self) -> &dyn Clock {
        &*self.clock
    }

    /// The end of everything.
    pub fn deadline(&self) -> Deadline {
        self.policy.deadline
    }

    fn learned(&self) -> MutexGuard<'_, Learned> {
        self.learned.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The request's result, as `decode` reads it from a successful answer.
    pub fn send<T>(
        &self,
        request: &Request,
        decode: impl Fn(&Response) -> Result<T, DecodeError>,
    ) -> Result<T, HttpError> {
        let mut sent_at = self.clock.elapsed();
        let tried = self.try_until_decided(request, decode, &mut sent_at);
        tried.map_err(|kind| HttpError { request: Box::new(request.clone()), kind, sent_at })
    }

    fn try_until_decided<T>(
        &self,
        request: &Request,
        decode: impl Fn(&Response) -> Result<T, DecodeError>,
        sent_at: &mut Duration,
    ) -> Result<T, HttpErrorKind> {
        let mut retries = 0;
        loop {
            let limit = match self.left() {
                Some(left) if left.is_zero() => return Err(HttpErrorKind::OutOfTime(None)),
                Some(left) => left.min(self.policy.http_timeout),
                None => self.policy.http_timeout,
            };
            *sent_at = self.clock.elapsed();
            let mut exchanged = self.transport.exchange(request, limit);
            if let Ok(answer) = &mut exchanged {
                answer.took = self.clock.elapsed().saturating_sub(*sent_at);
                self.learn(answer, *sent_at);
            }
            let (decision, kind) = match self.judge(request, exchanged, retries, &decode) {
                Ok(result) => return Ok(result),
                Err(judged) => judged,
            };
            match decision {
                Decision::Retry(pause) => {
                    self.announce(request, &kind, pause);
                    self.clock.sleep(pause);
                    retries += 1;
                }
                Decision::OutOfTime => return Err(HttpErrorKind::OutOfTime(Some(Box::new(kind)))),
                // A try that was cut short by the budget failed for want of time.
                Decision::Stop if kind.is_transient() && self.policy.deadline.has_passed(&*self.clock) => {
                    return Err(HttpErrorKind::OutOfTime(Some(Box::new(kind))));
                }
                Decision::Stop => return Err(kind),
            }
        }
    }

    fn left(&self) -> Option<Duration> {
        self.policy.deadline.left(&*self.clock)
    }

    /// The result, or the failure and what to do about it.
    fn judge<T>(
        &self,
        request: &Request,
        exchanged: Result<Response, TransportError>,
        retries: u32,
        decode: impl Fn(&Response) -> Result<T, DecodeError>,
    ) -> Result<T, (Decision, HttpErrorKind)> {
        let attempt = |retry_after| Attempt {
            retries,
            max_retries: self.policy.max_retries,
            pending_event_until_deadline: self.policy.pending_event_until_deadline,
            left: self.left(),
            retry_after,
            jitter: fastrand::f64(),
        };
        let verdict = |outcome, retry_after| retry::decide(request.method, outcome, &attempt(retry_after));
        let answer = match exchanged {
            Ok(answer) => answer,
            Err(TransportError::NotSent(cause)) => {
                return Err((verdict(AttemptOutcome::NotSent, None), HttpErrorKind::NotSent(cause)));
            }
            Err(TransportError::Unanswered(cause)) => {
                return Err((verdict(AttemptOutcome::Unanswered, None), HttpErrorKind::Unanswered(cause)));
            }
        };
        if !answer.is_success() {
            let pause = answer.retry_after(self.clock.wall());
            return Err((verdict(AttemptOutcome::Answered(&answer), pause), refused(&answer, pause)));
        }
        decode(&answer).map_err(|cause| {
            let http_status = answer.http_status;
            (verdict(AttemptOutcome::Unreadable, None), HttpErrorKind::Unreadable { http_status, cause })
        })
    }

    fn learn(&self, answer: &Response, sent_at: Duration) {
        let date = answer.date();
        let now = date.unwrap_or_else(|| self.clock.wall());
        let mut learned = self.learned();
        learned.min_interval = answer.rate_limit().min_interval(now).unwrap_or_default();
        if let Some(date) = date {
            learned.clock.learn(date, sent_at, self.clock.elapsed());
        }
    }

    /// Says why nothing happens for a while; a short pause needs no words.
    fn announce(&self, request: &Request, kind: &HttpErrorKind, pause: Duration) {
        if pause >= Duration::from_secs(1) {
            let pause = humantime::format_duration(Duration::from_secs(pause.as_secs()));
            let words = kind.describe();
            self.notes.note(&format!("{request} {words}; trying again in {pause}"));
        }
    }
}

fn refused(answer: &Response, pause: Option<Duration>) -> HttpErrorKind {
    HttpErrorKind::Refused(Box::new(ErrorResponse {
        http_status: answer.http_status,
        api: answer.api_error(),
        body: text::truncate(answer.body.trim(), 200).into_owned(),
        location: answer.header("location").map(str::to_owned),
        retry_after: pause,
    }))
}
