//! The client against scripted answers, on a clock that is turned by hand.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::{
    DecodeError, HttpClient, HttpError, HttpErrorKind, Request, Response, RetryPolicy, Transport,
    TransportError,
};
use crate::http::ConnectionError;
use crate::http::testing::RecordingReporter;
use crate::system::testing::ManualClock;
use crate::system::{Clock, Deadline};

/// Hands out prepared answers, and counts.
struct Script(Mutex<(usize, Vec<Result<Response, TransportError>>)>);

impl Transport for Script {
    fn exchange(&self, _: &Request, _: Duration) -> Result<Response, TransportError> {
        let mut script = self.0.lock().unwrap();
        script.0 += 1;
        script.1.remove(0)
    }
}

fn answer(http_status: u16, header: Option<(&str, &str)>) -> Response {
    let headers = header.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let headers = headers.into_iter().collect();
    Response { http_status, headers, ..Response::default() }
}

fn status(http_status: u16) -> Response {
    answer(http_status, None)
}

fn lost() -> Result<Response, TransportError> {
    Err(TransportError::Unanswered(ConnectionError("reset".into())))
}

fn not_sent() -> Result<Response, TransportError> {
    Err(TransportError::NotSent(ConnectionError("refused".into())))
}

/// Sends a request against a script: its result, how often it was sent, and the time it took.
fn play(
    request: &Request,
    script: Vec<Result<Response, TransportError>>,
    limit: Option<u64>,
) -> (Result<(), HttpError>, usize, Duration) {
    let clock = Arc::new(ManualClock::default());
    let script = Arc::new(Script(Mutex::new((0, script))));
    let policy = RetryPolicy {
        http_timeout: Duration::from_secs(30),
        max_retries: 2,
        pending_event_until_deadline: false,
        deadline: Deadline::after(&*clock, limit.map(Duration::from_secs)),
    };
    let client =
        HttpClient::new(script.clone(), clock.clone(), Arc::new(RecordingReporter::default()), policy);
    let result = client.send(request, |answer| match answer.http_status {
        299 => Err(DecodeError::Empty),
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
    assert!(matches!(result.unwrap_err().kind, HttpErrorKind::NotSent(_)));
    assert_eq!(sent, 3);
}

#[test]
fn a_change_whose_answer_is_lost_is_sent_once() {
    for outcome in [lost(), Ok(status(500)), Ok(status(503)), Ok(status(299))] {
        let (result, sent, _) = play(&change(), vec![outcome], None);
        assert!(result.unwrap_err().kind.is_ambiguous());
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
    assert!(matches!(result.unwrap_err().kind, HttpErrorKind::Refused(_)));
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
    let HttpErrorKind::Refused(refusal) = result.unwrap_err().kind else { panic!("not refused") };
    assert_eq!(refusal.location.as_deref(), Some("https://elsewhere.example/"));
    assert_eq!(sent, 1);
}
