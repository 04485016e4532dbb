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
            let exchanged = self.transport.exchange(request, limit);
            if let Ok(answer) = &exchanged {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::testing::TurnedClock;
    use crate::http::WireError;
    use crate::notes::testing::Notebook;

    /// Hands out prepared answers, and counts.
    struct Script(Mutex<(usize, Vec<Result<Answer, Broken>>)>);

    impl Transport for Script {
        fn exchange(&self, _: &Request, _: Duration) -> Result<Answer, Broken> {
            let mut script = self.0.lock().unwrap();
            script.0 += 1;
            script.1.remove(0)
        }
    }

    fn answer(http_status: u16, header: Option<(&str, &str)>) -> Answer {
        let headers = header.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let headers = headers.into_iter().collect();
        Answer { http_status, headers, body: String::new() }
    }

    fn status(http_status: u16) -> Answer {
        answer(http_status, None)
    }

    fn lost() -> Result<Answer, Broken> {
        Err(Broken::Unanswered(WireError("reset".into())))
    }

    fn not_sent() -> Result<Answer, Broken> {
        Err(Broken::NotSent(WireError("refused".into())))
    }

    /// Sends a request against a script: its result, how often it was sent, and the time it took.
    fn play(
        request: &Request,
        script: Vec<Result<Answer, Broken>>,
        limit: Option<u64>,
    ) -> (Result<(), HttpError>, usize, Duration) {
        let clock = Arc::new(TurnedClock::default());
        let script = Arc::new(Script(Mutex::new((0, script))));
        let patience = Patience {
            http_timeout: Duration::from_secs(30),
            retries_max: 2,
            waits_out_pending_event: false,
            deadline: Deadline::after(&*clock, limit.map(Duration::from_secs)),
        };
        let client = HttpClient::new(script.clone(), clock.clone(), Arc::new(Notebook::default()), patience);
        let result = client.send(request, |answer| match answer.http_status {
            299 => Err(Unreadable::Empty),
            _ => Ok(()),
        });
        let sent = script.0.lock().unwrap().0;
        (result, sent, clock.elapsed())
    }

    fn read() -> Request {
        Request::get("/v2/actions", "actions:read")
    }

    fn change() -> Request {
        Request::post("/v2/volumes/actions", "{}".into(), "block_storage_action:create")
    }

    #[test]
    fn a_read_survives_as_many_failures_as_there_are_retries() {
        let (result, sent, _) = play(&read(), vec![lost(), Ok(status(299)), Ok(status(200))], None);
        assert!(result.is_ok());
        assert_eq!(sent, 3);
        let (result, sent, _) = play(&read(), vec![lost(), Ok(status(503)), not_sent()], None);
        assert!(matches!(result.unwrap_err().trouble, Trouble::NotSent(_)));
        assert_eq!(sent, 3);
    }

    #[test]
    fn a_change_whose_answer_is_lost_is_sent_once() {
        for outcome in [lost(), Ok(status(500)), Ok(status(503)), Ok(status(299))] {
            let (result, sent, _) = play(&change(), vec![outcome], None);
            assert!(result.unwrap_err().trouble.may_have_been_carried_out());
            assert_eq!(sent, 1);
        }
    }

    #[test]
    fn a_change_that_never_left_is_sent_again() {
        let (result, sent, _) = play(&change(), vec![not_sent(), Ok(status(429)), Ok(status(202))], None);
        assert!(result.is_ok());
        assert_eq!(sent, 3);
    }

    #[test]
    fn a_pause_longer_than_the_budget_is_not_slept() {
        let limited = answer(503, Some(("retry-after", "30")));
        let (result, sent, elapsed) = play(&read(), vec![Ok(limited)], Some(10));
        assert!(matches!(result.unwrap_err().trouble, Trouble::Refused(_)));
        assert_eq!((sent, elapsed), (1, Duration::ZERO));
    }

    #[test]
    fn an_asked_pause_is_slept_to_the_second() {
        let limited = answer(429, Some(("retry-after", "7")));
        let (result, _, elapsed) = play(&read(), vec![Ok(limited), Ok(status(200))], None);
        assert!(result.is_ok());
        assert_eq!(elapsed, Duration::from_secs(7));
    }

    #[test]
    fn a_redirect_is_not_followed() {
        let moved = answer(302, Some(("location", "https://elsewhere.example/")));
        let (result, sent, _) = play(&read(), vec![Ok(moved)], None);
        let Trouble::Refused(refusal) = result.unwrap_err().trouble else { panic!("not refused") };
        assert_eq!(refusal.location.as_deref(), Some("https://elsewhere.example/"));
        assert_eq!(sent, 1);
    }
}
