//! The client with scripted responses and a manual clock.

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

/// Counts the requests that it answers.
struct Script(Mutex<(usize, Vec<Result<Response, TransportError>>)>);

impl Transport for Script {
    fn exchange(&self, _: &Request, _: Duration) -> Result<Response, TransportError> {
        let mut script = self.0.lock().unwrap();
        script.0 += 1;
        script.1.remove(0)
    }
}

fn response(http_status: u16, header: Option<(&str, &str)>) -> Response {
    let headers = header.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let headers = headers.into_iter().collect();
    Response { http_status, headers, ..Response::default() }
}

fn status(http_status: u16) -> Response {
    response(http_status, None)
}

fn lost() -> Result<Response, TransportError> {
    Err(TransportError::Unanswered(ConnectionError("reset".into())))
}

fn not_sent() -> Result<Response, TransportError> {
    Err(TransportError::NotSent(ConnectionError("refused".into())))
}

/// The result of a request, how often it was sent, and the time it took.
fn play(
    request: &Request,
    script: Vec<Result<Response, TransportError>>,
    limit: Option<u64>,
) -> (Result<(), HttpError>, usize, Duration) {
    let (result, sent, took, _) = play_with_notes(request, script, limit);
    (result, sent, took)
}

fn play_with_notes(
    request: &Request,
    script: Vec<Result<Response, TransportError>>,
    limit: Option<u64>,
) -> (Result<(), HttpError>, usize, Duration, Vec<String>) {
    let clock = Arc::new(ManualClock::default());
    let script = Arc::new(Script(Mutex::new((0, script))));
    let policy = RetryPolicy {
        http_timeout: Duration::from_secs(30),
        max_retries: 2,
        pending_event_until_deadline: limit.is_some(),
        deadline: Deadline::after(&*clock, limit.map(Duration::from_secs)),
    };
    let reporter = Arc::new(RecordingReporter::default());
    let client = HttpClient::new(script.clone(), clock.clone(), reporter.clone(), policy);
    let result = client.send(request, |response| match response.http_status {
        299 => Err(DecodeError::Empty),
        _ => Ok(()),
    });
    let sent = script.0.lock().unwrap().0;
    (result, sent, clock.elapsed(), reporter.lines())
}

fn read() -> Request {
    Request::get("/v2/actions", "actions:read")
}

fn change() -> Request {
    Request::post("/v2/volumes/actions", "{}".into(), "block_storage_action:create")
}

#[test]
fn a_read_survives_as_many_failures_as_retries_are_allowed() {
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
fn a_change_that_was_not_sent_or_got_a_429_is_sent_again() {
    let (result, sent, _) = play(&change(), vec![not_sent(), Ok(status(429)), Ok(status(202))], None);
    assert!(result.is_ok());
    assert_eq!(sent, 3);
}

#[test]
fn a_retry_after_beyond_the_deadline_stops_at_once() {
    let limited = response(503, Some(("retry-after", "30")));
    let (result, sent, elapsed) = play(&read(), vec![Ok(limited)], Some(10));
    assert!(matches!(result.unwrap_err().kind, HttpErrorKind::Refused(_)));
    assert_eq!((sent, elapsed), (1, Duration::ZERO));
}

#[test]
fn a_retry_after_is_slept_exactly() {
    let limited = response(429, Some(("retry-after", "7")));
    let (result, _, elapsed) = play(&read(), vec![Ok(limited), Ok(status(200))], None);
    assert!(result.is_ok());
    assert_eq!(elapsed, Duration::from_secs(7));
}

#[test]
fn a_redirect_is_not_followed() {
    let moved = response(302, Some(("location", "https://elsewhere.example/")));
    let (result, sent, _) = play(&read(), vec![Ok(moved)], None);
    let HttpErrorKind::Refused(refusal) = result.unwrap_err().kind else { panic!("not refused") };
    assert_eq!(refusal.location.as_deref(), Some("https://elsewhere.example/"));
    assert_eq!(sent, 1);
}

#[test]
fn a_retry_after_a_pause_of_a_second_or_more_is_reported() {
    let limited = response(429, Some(("retry-after", "7")));
    let (.., notes) = play_with_notes(&read(), vec![lost(), Ok(limited), Ok(status(200))], None);
    assert_eq!(notes, ["GET /v2/actions: HTTP 429 with an empty body; retry 2 in 7s"]);
}

#[test]
fn retries_of_a_pending_event_are_reported_as_a_busy_droplet() {
    let body = r#"{"id":"unprocessable_entity","message":"Droplet already has a pending event."}"#;
    let pending = Response { body: body.to_owned(), ..status(422) };
    let mut script = vec![Ok(pending); 20];
    script.push(Ok(status(202)));
    let (result, sent, _, notes) = play_with_notes(&change(), script, Some(900));
    assert!(result.is_ok());
    assert_eq!(sent, 21);
    let is_busy = |note: &String| note.starts_with("Droplet busy (pending event); retry ");
    assert!(!notes.is_empty() && notes.iter().all(is_busy), "{notes:?}");
}

#[test]
fn an_error_response_is_described_by_its_message_or_its_body() {
    let describe = |http_status, body: &str| {
        let response = Response { body: body.to_owned(), ..status(http_status) };
        play(&read(), vec![Ok(response)], None).0.unwrap_err().kind.describe()
    };
    assert_eq!(describe(404, r#"{"id":"not_found","message":" gone "}"#), "gone (HTTP 404)");
    assert_eq!(describe(302, ""), "HTTP 302 with an empty body");
    assert_eq!(describe(403, "<html></html>"), "HTTP 403 with an HTML page, possibly from a proxy");
    assert_eq!(describe(400, "no JSON"), "HTTP 400: no JSON");
}

#[test]
fn a_body_that_is_no_json_is_described_without_the_decoders_words() {
    let describe =
        |body| serde_json::from_str::<bool>(body).map_err(DecodeError::from).unwrap_err().to_string();
    assert_eq!(describe("x"), "the answer is not valid JSON (line 1 column 1)");
    assert_eq!(describe("5"), "the answer has a value of an unexpected type (line 1 column 1)");
    assert_eq!(describe(""), "the answer is incomplete JSON (line 1 column 0)");
    // Without a position, in a value that was parsed before.
    let error = serde_json::from_value::<bool>(5.into()).unwrap_err();
    assert_eq!(DecodeError::from(error).to_string(), "the answer has a value of an unexpected type");
}
