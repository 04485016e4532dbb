use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use jiff::Timestamp;

use super::retry::{self, Attempt, Decision, Outcome};
use super::transport::{Broken, Transport};
use super::{Answer, HttpError, Refusal, Request, ServerClock, Trouble, Unreadable};
use crate::clock::{Clock, Deadline};
use crate::notes::Notes;
use crate::text;

/// How long and how often requests are tried.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    /// The limit of a single try (`--http-timeout`).
    pub http_timeout: Duration,
    /// How often a failed request is sent again (`--http-retry-max`).
    pub retries_max: u32,
    /// Whether a Droplet's pending event is waited out until the deadline.
    pub waits_out_pending_event: bool,
    /// The end of everything (`--timeout`).
    pub deadline: Deadline,
}

/// Sends requests, again where that is right, until there is a result or none can come.
#[derive(Clone)]
pub struct HttpClient {
    transport: Arc<dyn Transport>,
    clock: Arc<dyn Clock>,
    notes: Arc<dyn Notes>,
    patience: Patience,
    learned: Arc<Mutex<Learned>>,
}

/// What the answers so far said about the server.
#[derive(Debug, Clone, Copy, Default)]
struct Learned {
    pace: Duration,
    clock: ServerClock,
}

impl HttpClient {
    /// A client over this transport.
    #[must_use]
    pub fn new(
        transport: Arc<dyn Transport>,
        clock: Arc<dyn Clock>,
        notes: Arc<dyn Notes>,
        patience: Patience,
    ) -> Self {
        let learned = Arc::default();
        Self { transport, clock, notes, patience, learned }
    }

    /// The same client, for one who asks again by himself: every failure is handed on at once.
    #[must_use]
    pub fn without_retries(&self) -> Self {
        let patience = Patience { retries_max: 0, waits_out_pending_event: false, ..self.patience };
        Self { patience, ..self.clone() }
    }

    /// Whether a Droplet's pending event that was met so often is waited out once more.
    #[must_use]
    pub fn may_wait_out(&self, times: u32) -> bool {
        self.patience.waits_out_pending_event || times < self.patience.retries_max
    }

    /// The pause between requests that the last answer's rate limit leaves.
    #[must_use]
    pub fn pace(&self) -> Duration {
        self.learned().pace
    }

    /// The earliest and the latest time that the server's own clock may have
    /// shown at this time of the client's; none if no answer had a date.
    #[must_use]
    pub fn server_time(&self, ours: Duration) -> Option<(Timestamp, Timestamp)> {
        self.learned().clock.at(ours)
    }

    /// The client's clock, which [`HttpClient::server_time`] and [`HttpError::sent_at`] go by.
    #[must_use]
    pub fn clock(&self) -> &dyn Clock {
        &*self.clock
    }

    /// The end of everything.
    #[must_use]
    pub fn deadline(&self) -> Deadline {
        self.patience.deadline
    }

    fn learned(&self) -> MutexGuard<'_, Learned> {
        self.learned.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The request's result, as `decode` reads it from a successful answer.
    pub fn send<T>(
        &self,
        request: &Request,
        decode: impl Fn(&Answer) -> Result<T, Unreadable>,
    ) -> Result<T, HttpError> {
        let mut sent_at = self.clock.elapsed();
        let tried = self.try_until_decided(request, decode, &mut sent_at);
        tried.map_err(|trouble| HttpError { request: Box::new(request.clone()), trouble, sent_at })
    }

    fn try_until_decided<T>(
        &self,
        request: &Request,
        decode: impl Fn(&Answer) -> Result<T, Unreadable>,
        sent_at: &mut Duration,
    ) -> Result<T, Trouble> {
        let mut retries = 0;
        loop {
            let limit = match self.left() {
                Some(left) if left.is_zero() => return Err(Trouble::OutOfTime(None)),
                Some(left) => left.min(self.patience.http_timeout),
                None => self.patience.http_timeout,
            };
            *sent_at = self.clock.elapsed();
            let mut exchanged = self.transport.exchange(request, limit);
            if let Ok(answer) = &mut exchanged {
                answer.took = self.clock.elapsed().saturating_sub(*sent_at);
                self.learn(answer, *sent_at);
            }
            let (decision, trouble) = match self.judge(request, exchanged, retries, &decode) {
                Ok(result) => return Ok(result),
                Err(judged) => judged,
            };
            match decision {
                Decision::Again(pause) => {
                    self.announce(request, &trouble, pause);
                    self.clock.sleep(pause);
                    retries += 1;
                }
                Decision::OutOfTime => return Err(Trouble::OutOfTime(Some(Box::new(trouble)))),
                // A try that was cut short by the budget failed for want of time.
                Decision::Give if trouble.may_pass() && self.patience.deadline.has_passed(&*self.clock) => {
                    return Err(Trouble::OutOfTime(Some(Box::new(trouble))));
                }
                Decision::Give => return Err(trouble),
            }
        }
    }

    fn left(&self) -> Option<Duration> {
        self.patience.deadline.left(&*self.clock)
    }

    /// The result, or the failure and what to do about it.
    fn judge<T>(
        &self,
        request: &Request,
        exchanged: Result<Answer, Broken>,
        retries: u32,
        decode: impl Fn(&Answer) -> Result<T, Unreadable>,
    ) -> Result<T, (Decision, Trouble)> {
        let attempt = |asked_pause| Attempt {
            retries,
            retries_max: self.patience.retries_max,
            waits_out_pending_event: self.patience.waits_out_pending_event,
            left: self.left(),
            asked_pause,
            jitter: fastrand::f64(),
        };
        let verdict = |outcome, asked_pause| retry::decide(request.method, outcome, &attempt(asked_pause));
        let answer = match exchanged {
            Ok(answer) => answer,
            Err(Broken::NotSent(cause)) => {
                return Err((verdict(Outcome::NotSent, None), Trouble::NotSent(cause)));
            }
            Err(Broken::Unanswered(cause)) => {
                return Err((verdict(Outcome::Unanswered, None), Trouble::Unanswered(cause)));
            }
        };
        if !answer.is_success() {
            let pause = answer.asked_pause(self.clock.wall());
            return Err((verdict(Outcome::Answered(&answer), pause), refused(&answer, pause)));
        }
        decode(&answer).map_err(|cause| {
            let http_status = answer.http_status;
            (verdict(Outcome::Unreadable, None), Trouble::Unreadable { http_status, cause })
        })
    }

    fn learn(&self, answer: &Answer, sent_at: Duration) {
        let date = answer.date();
        let now = date.unwrap_or_else(|| self.clock.wall());
        let mut learned = self.learned();
        learned.pace = answer.rate_limit().pace(now).unwrap_or_default();
        if let Some(date) = date {
            learned.clock.learn(date, sent_at, self.clock.elapsed());
        }
    }

    /// Says why nothing happens for a while; a short pause needs no words.
    fn announce(&self, request: &Request, trouble: &Trouble, pause: Duration) {
        if pause >= Duration::from_secs(1) {
            let pause = humantime::format_duration(Duration::from_secs(pause.as_secs()));
            let words = trouble.in_words();
            self.notes.note(&format!("{request} {words}; trying again in {pause}"));
        }
    }
}

fn refused(answer: &Answer, pause: Option<Duration>) -> Trouble {
    Trouble::Refused(Box::new(Refusal {
        http_status: answer.http_status,
        api: answer.api_error(),
        body: text::shortened(answer.body.trim(), 200).into_owned(),
        location: answer.header("location").map(str::to_owned),
        pause,
    }))
}
