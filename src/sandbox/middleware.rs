//! What every request passes on its way in and every answer on its way out:
//! the token, the faults that meet any request, the latency, and the headers
//! that all answers have.

use std::sync::Arc;

use axum::body::to_bytes;
use axum::extract::{Request, State};
use axum::http::header::{ALLOW, AUTHORIZATION, CONTENT_TYPE, LOCATION, RETRY_AFTER};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use jiff::{SignedDuration, Timestamp};

use super::error_response::ErrorResponse;
use super::faults::{FaultKind, Meets};
use super::paging::PageRequest;
use super::rate_limit::RateHeaders;
use super::response_faults::ResponseFault;
use super::responses::JsonResponse;
use super::seed;
use super::shared::Shared;

/// In place of an answer: the connection is to be closed without one. See
/// [`super::server`], which does it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Disconnect;

impl IntoResponse for Disconnect {
    fn into_response(self) -> Response {
        let mut response = Response::default();
        response.extensions_mut().insert(self);
        response
    }
}

/// No documented body comes near it.
pub(super) const MAX_BODY_BYTES: usize = 64 * 1024;

/// A request is carried out as it comes in, and its answer held back for the
/// latency: a client that gives up meanwhile has changed something all the same.
pub(super) async fn handle(State(shared): State<Arc<Shared>>, request: Request, next: Next) -> Response {
    let arrival = Arrival::new(&shared);
    let mut response_fault = None;
    let response = match read_whole(request).await {
        Ok(request) => match intercept(&shared, &request) {
            Some(Effect::Instead(response)) => response,
            // Until the client goes away, or the sandbox does.
            Some(Effect::Hang) => std::future::pending().await,
            Some(Effect::AlterResponse(fault)) => {
                response_fault = Some(fault);
                next.run(request).await
            }
            None => next.run(request).await,
        },
        Err(error) => error.into_response(),
    };
    // The timer is no finer than 1 ms; no latency is none.
    if !shared.latency.is_zero() {
        tokio::time::sleep(shared.latency).await;
    }
    let response = arrival.add_headers(response);
    match response_fault {
        Some(fault) => fault.apply(response).await,
        None => response,
    }
}

/// Takes in the body before anything is answered: a connection closed with some
/// of it unread would be reset, and the answer lost on the way.
async fn read_whole(request: Request) -> Result<Request, ErrorResponse> {
    let (head, body) = request.into_parts();
    // The other error, a client that went away, has nobody to be told of it.
    let body = to_bytes(body, MAX_BODY_BYTES).await.map_err(|_| ErrorResponse::BodyTooLarge)?;
    Ok(Request::from_parts(head, body.into()))
}

/// What a fault does to a request.
enum Effect {
    /// This is answered, and nothing carried out.
    Instead(Response),
    /// Nothing is carried out, and nothing answered.
    Hang,
    /// It is carried out, and its answer spoiled.
    AlterResponse(ResponseFault),
}

/// Where a redirect leads: a host that never exists (RFC 6761).
const ELSEWHERE: &str = "https://elsewhere.invalid/";

/// What happens to a request before anybody looks at what it asks for. Only a
/// request with the token uses up a fault.
fn intercept(shared: &Shared, request: &Request) -> Option<Effect> {
    let instead = |answer: Response| Meets::Now(Effect::Instead(answer));
    let error = |error: ErrorResponse| instead(error.into_response());
    let alter = |fault| Meets::Now(Effect::AlterResponse(fault));
    let later_if = |concerned| if concerned { Meets::Later } else { Meets::Another };

    if !is_authorized(request.headers(), &shared.token) {
        return Some(Effect::Instead(ErrorResponse::Unauthorized.into_response()));
    }
    let (mut inner, _) = shared.lock();
    inner.faults.take_first(|kind| match kind {
        FaultKind::TooManyRequests => error(ErrorResponse::TooManyRequests),
        FaultKind::ServerError => error(ErrorResponse::ServerError),
        FaultKind::Unavailable => error(ErrorResponse::Unavailable),
        FaultKind::Unauthorized => error(ErrorResponse::Unauthorized),
        FaultKind::Forbidden => error(ErrorResponse::Forbidden),
        FaultKind::Redirect => instead((StatusCode::FOUND, [(LOCATION, ELSEWHERE)]).into_response()),
        FaultKind::Reset => instead(Disconnect.into_response()),
        FaultKind::Hang => Meets::Now(Effect::Hang),
        FaultKind::Slow => alter(ResponseFault::HeldBack),
        FaultKind::HalfBody => alter(ResponseFault::HalfBody),
        FaultKind::Html => alter(ResponseFault::Html),
        FaultKind::NotJson => alter(ResponseFault::NotJson),
        FaultKind::Page if is_further_page(request) => error(ErrorResponse::ServerError),
        FaultKind::Page => Meets::Another,
        // `routes` plays these, once it knows that the request is in order.
        FaultKind::Errored | FaultKind::LostAnswer | FaultKind::PendingEvent => {
            later_if(request.method() == Method::POST)
        }
        FaultKind::NotFound => later_if(asks_for_one_action(request)),
    })
}

/// Whether page 2 of a list is asked for, or a later one.
fn is_further_page(request: &Request) -> bool {
    let query = request.uri().query().unwrap_or_default();
    request.method() == Method::GET && !PageRequest::from_query(query).is_first()
}

/// Whether this is a GET of an action by its ID.
fn asks_for_one_action(request: &Request) -> bool {
    let path: Vec<_> = request.uri().path().split('/').collect();
    let is_path = matches!(path[..], ["", "v2", "actions", _] | ["", "v2", "volumes", _, "actions", _]);
    request.method() == Method::GET && is_path
}

fn is_authorized(headers: &HeaderMap, token: &str) -> bool {
    let value = headers.get(AUTHORIZATION).map(HeaderValue::as_bytes);
    value.is_some_and(|value| {
        let (scheme, given) = value.split_at(value.len().min("Bearer ".len()));
        scheme.eq_ignore_ascii_case(b"Bearer ") && given == token.as_bytes()
    })
}

/// What is settled about an answer when its request arrives.
struct Arrival {
    at: Timestamp,
    rate: RateHeaders,
    request_id: String,
}

impl Arrival {
    fn new(shared: &Shared) -> Self {
        let (mut inner, at) = shared.lock();
        Self { at, rate: inner.rate_limit.count(at), request_id: seed::uuid(&mut inner.request_ids) }
    }

    /// Words a refusal, and adds the headers that all answers have.
    fn add_headers(mut self, mut response: Response) -> Response {
        if let Some(error) = take_error(&mut response) {
            // axum's own addition to a 405 is worth keeping.
            let allow = response.headers_mut().remove(ALLOW);
            response = JsonResponse::error(&error, &self.request_id).into_response();
            if let Some(methods) = allow {
                response.headers_mut().insert(ALLOW, methods);
            }
            if error == ErrorResponse::TooManyRequests {
                let lifted = SignedDuration::from_secs(1);
                let reset = self.at.checked_add(lifted).unwrap_or(Timestamp::MAX);
                self.rate = self.rate.used_up(reset);
                response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(1));
            }
        }
        let headers = response.headers_mut();
        headers.insert("ratelimit-limit", HeaderValue::from(self.rate.limit));
        headers.insert("ratelimit-remaining", HeaderValue::from(self.rate.remaining));
        headers.insert("ratelimit-reset", HeaderValue::from(self.rate.reset));
        if let Ok(request_id) = HeaderValue::from_str(&self.request_id) {
            headers.insert("x-request-id", request_id);
        }
        response
    }
}

/// The handlers' refusals, and those of axum itself, which come as plain text:
/// a path that is not UTF-8.
fn take_error(response: &mut Response) -> Option<ErrorResponse> {
    let own = response.extensions_mut().remove::<ErrorResponse>();
    let json = |value: &HeaderValue| value.as_bytes().starts_with(b"application/json");
    let foreign =
        response.status().is_client_error() && !response.headers().get(CONTENT_TYPE).is_some_and(json);
    own.or_else(|| foreign.then_some(ErrorResponse::Malformed("The request cannot be read.")))
}

#[cfg(test)]
mod tests {
    use axum::body::Body;

    use super::*;

    #[test]
    fn one_action_and_a_further_page_are_told_from_what_is_asked() {
        for (line, one_action, further_page) in [
            ("GET /v2/actions/1", true, false),
            ("GET /v2/volumes/a/actions/1", true, false),
            ("GET /v2/actions", false, false),
            ("GET /v2/actions?page=1&per_page=200", false, false),
            ("GET /v2/actions?per_page=200&page=2", false, true),
            ("GET /v2/volumes/a/actions?page=17", false, true),
            ("GET /v2/volumes/a", false, false),
            ("POST /v2/volumes/actions", false, false),
            ("POST /v2/volumes/a/actions", false, false),
        ] {
            let (method, uri) = line.split_once(' ').unwrap();
            let request = Request::builder().method(method).uri(uri).body(Body::empty()).unwrap();
            assert_eq!(asks_for_one_action(&request), one_action, "{line}");
            assert_eq!(is_further_page(&request), further_page, "{line}");
        }
    }

    #[test]
    fn only_the_very_token_is_taken() {
        let taken = |value: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(AUTHORIZATION, value.parse().unwrap());
            is_authorized(&headers, "dop_v1_ab")
        };
        assert!(taken("Bearer dop_v1_ab"));
        assert!(taken("bearer dop_v1_ab"));
        for wrong in ["", "dop_v1_ab", "Bearer", "Bearer dop_v1_a", "Bearer dop_v1_abc", "Basic dop_v1_ab"] {
            assert!(!taken(wrong), "{wrong}");
        }
        assert!(!is_authorized(&HeaderMap::new(), "dop_v1_ab"));
    }
}
