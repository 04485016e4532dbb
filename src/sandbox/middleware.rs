//! Runs around every route: checks the host and the token, applies the faults that do not depend on
//! the route, delays the response and adds the common headers.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{ALLOW, AUTHORIZATION, CONTENT_TYPE, DATE, HOST, LOCATION, RETRY_AFTER};
use axum::http::uri::Authority;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use jiff::{SignedDuration, Timestamp};
use tokio::time::timeout;

use super::change_request::ChangeRequest;
use super::error_response::ErrorResponse;
use super::fault_kind::FaultKind;
use super::faults::Applies;
use super::rate_limit::RateHeaders;
use super::request_kind::{is_change, is_get_action, is_later_page, is_list};
use super::response_faults::ResponseFault;
use super::responses::JsonResponse;
use super::seed;
use super::server::Disconnect;
use super::shared::{Inner, Shared};

/// Much larger than any documented body.
pub(super) const MAX_BODY_BYTES: usize = 64 * 1024;

/// Delays the response, not the request: when a client gives up during the delay, its change has
/// already been made.
pub(super) async fn handle(State(shared): State<Arc<Shared>>, request: Request, next: Next) -> Response {
    let arrival = Arrival::new(&shared);
    let mut response_fault = None;
    let response = match read_body(request, shared.read_timeout).await {
        Ok(request) => match intercept(&shared, &request) {
            Some(Effect::Respond(response)) => response,
            // Dropped when the client disconnects or the sandbox stops.
            Some(Effect::Hang) => std::future::pending().await,
            Some(Effect::AlterResponse(fault)) => {
                response_fault = Some(fault);
                next.run(request.map(Body::from)).await
            }
            None => next.run(request.map(Body::from)).await,
        },
        Err(response) => response,
    };
    // Even a sleep of zero may take 1 ms, the resolution of tokio's timer.
    if !shared.latency.is_zero() {
        tokio::time::sleep(shared.latency).await;
    }
    let mut response = arrival.add_headers(response);
    if let Some(fault) = response_fault {
        response = fault.apply(response).await;
    }
    // Without an offset, hyper adds the header.
    if !shared.clock_offset.is_zero() {
        response.headers_mut().insert(DATE, shared.date());
    }
    response
}

/// Reads the body before anything is sent: closing a connection with unread data
/// resets it, and the client might lose the response.
async fn read_body(request: Request, limit: Duration) -> Result<Request<Bytes>, Response> {
    let (head, body) = request.into_parts();
    match timeout(limit, to_bytes(body, MAX_BODY_BYTES)).await {
        Ok(Ok(body)) => Ok(Request::from_parts(head, body)),
        // The other possible error is a client that disconnected.
        Ok(Err(_)) => Err(ErrorResponse::BodyTooLarge.into_response()),
        Err(_) => Err(Disconnect.into_response()),
    }
}

/// How a fault affects a request.
enum Effect {
    /// Send this response; carry nothing out.
    Respond(Response),
    /// Send nothing and carry nothing out.
    Hang,
    /// Carry the request out and alter its response.
    AlterResponse(ResponseFault),
}

/// A host that never exists (RFC 6761).
const REDIRECT_URL: &str = "https://elsewhere.invalid/";

/// Checks the host and the token before the faults: a refused request uses up no fault.
fn intercept(shared: &Shared, request: &Request<Bytes>) -> Option<Effect> {
    let respond = |response: Response| Applies::Now(Effect::Respond(response));
    let error = |error: ErrorResponse| respond(error.into_response());
    let alter = |fault| Applies::Now(Effect::AlterResponse(fault));
    let in_handler_if = |applies| if applies { Applies::InHandler } else { Applies::No };

    if !is_for_loopback(request.headers()) {
        return Some(Effect::Respond(ErrorResponse::WrongHost.into_response()));
    }
    if !is_authorized(request.headers(), &shared.token) {
        return Some(Effect::Respond(ErrorResponse::Unauthorized.into_response()));
    }
    let (mut inner, now) = shared.lock();
    if request.method() == Method::POST {
        act_as_other_client(&mut inner, request, now);
    }
    inner.faults.take_first(|kind| match kind {
        FaultKind::TooManyRequests => error(ErrorResponse::TooManyRequests),
        FaultKind::ServerError => error(ErrorResponse::ServerError),
        FaultKind::Unavailable => error(ErrorResponse::Unavailable),
        FaultKind::Unauthorized => error(ErrorResponse::Unauthorized),
        FaultKind::Forbidden => error(ErrorResponse::Forbidden),
        FaultKind::Redirect => respond((StatusCode::FOUND, [(LOCATION, REDIRECT_URL)]).into_response()),
        FaultKind::Reset => respond(Disconnect.into_response()),
        FaultKind::Hang => Applies::Now(Effect::Hang),
        FaultKind::Slow => alter(ResponseFault::Delay),
        FaultKind::HalfBody => alter(ResponseFault::HalfBody),
        FaultKind::Html => alter(ResponseFault::Html),
        FaultKind::NotJson => alter(ResponseFault::NotJson),
        FaultKind::OddFields => alter(ResponseFault::OddFields),
        FaultKind::ShortTotal if is_list(request) => alter(ResponseFault::ShortTotal),
        FaultKind::Page if is_later_page(request) => error(ErrorResponse::ServerError),
        // In `routes`, after the request has been validated.
        FaultKind::Errored | FaultKind::LostAnswer | FaultKind::PendingEvent => {
            in_handler_if(is_change(request))
        }
        FaultKind::NotFound => in_handler_if(is_get_action(request)),
        // The first was applied above; `LateList` and `Clock` apply to the server, not to a request.
        FaultKind::OtherClient
        | FaultKind::ShortTotal
        | FaultKind::Page
        | FaultKind::LateList
        | FaultKind::Clock => Applies::No,
    })
}

/// The fault `other-client`, which a request can get in addition to another fault.
fn act_as_other_client(inner: &mut Inner, request: &Request<Bytes>, now: Timestamp) {
    let Ok(request) = ChangeRequest::parse(request.uri().path(), request.body()) else { return };
    let Ok(volume) = request.find_volume(&mut inner.state, now) else { return };
    if inner.faults.take(FaultKind::OtherClient) {
        // Refused while another change of the volume is in progress.
        let _ = inner.state.start_conflicting(&volume, &request.change, now);
    }
}

/// Prevents DNS rebinding: a web page whose host name resolves to 127.0.0.1 could otherwise send
/// requests from the user's browser and read the responses.
fn is_for_loopback(headers: &HeaderMap) -> bool {
    let host = headers.get(HOST).and_then(|value| value.to_str().ok());
    let host = host.and_then(|text| text.parse::<Authority>().ok());
    host.is_some_and(|host| {
        let name = host.host();
        let address = name.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
        name.eq_ignore_ascii_case("localhost") || address.is_ok_and(|address| address.is_loopback())
    })
}

fn is_authorized(headers: &HeaderMap, token: &str) -> bool {
    let value = headers.get(AUTHORIZATION).map(HeaderValue::as_bytes);
    value.is_some_and(|value| {
        let (scheme, credentials) = value.split_at(value.len().min("Bearer ".len()));
        scheme.eq_ignore_ascii_case(b"Bearer ") && credentials == token.as_bytes()
    })
}

/// The values of the common headers, taken when the request arrives.
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

    /// Also writes the body of an error, which contains the request ID.
    fn add_headers(mut self, mut response: Response) -> Response {
        if let Some(error) = take_error(&mut response) {
            // axum adds this header to a 405.
            let allow = response.headers_mut().remove(ALLOW);
            response = JsonResponse::error(&error, &self.request_id).into_response();
            if let Some(methods) = allow {
                response.headers_mut().insert(ALLOW, methods);
            }
            if error == ErrorResponse::TooManyRequests {
                let reset = self.at.checked_add(SignedDuration::from_secs(1)).unwrap_or(Timestamp::MAX);
                self.rate = self.rate.exceeded_until(reset);
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

/// The error of a handler, or axum's own plain text error for a path that is not UTF-8.
fn take_error(response: &mut Response) -> Option<ErrorResponse> {
    let error = response.extensions_mut().remove::<ErrorResponse>();
    let is_json = |value: &HeaderValue| value.as_bytes().starts_with(b"application/json");
    let is_from_axum =
        response.status().is_client_error() && !response.headers().get(CONTENT_TYPE).is_some_and(is_json);
    error.or_else(|| is_from_axum.then_some(ErrorResponse::Malformed("The request cannot be read.")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_loopback_hosts_are_accepted() {
        let accepts = |host: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(HOST, host.parse().unwrap());
            is_for_loopback(&headers)
        };
        for loopback in
            ["127.0.0.1", "127.0.0.1:8080", "127.1.2.3:80", "[::1]", "[::1]:1", "localhost", "LocalHost:8080"]
        {
            assert!(accepts(loopback), "{loopback}");
        }
        for other in [
            "",
            "sandbox",
            "example.com",
            "example.com:8080",
            "localhost.example.com",
            "127.0.0.1.example.com",
            "128.0.0.1",
            "0.0.0.0",
            "[::]",
            "[::2]:80",
            "localhost, example.com",
        ] {
            assert!(!accepts(other), "{other}");
        }
        assert!(!is_for_loopback(&HeaderMap::new()));
    }

    #[test]
    fn only_the_exact_token_is_authorized() {
        let accepts = |value: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(AUTHORIZATION, value.parse().unwrap());
            is_authorized(&headers, "dop_v1_ab")
        };
        assert!(accepts("Bearer dop_v1_ab"));
        assert!(accepts("bearer dop_v1_ab"));
        for wrong in ["", "dop_v1_ab", "Bearer", "Bearer dop_v1_a", "Bearer dop_v1_abc", "Basic dop_v1_ab"] {
            assert!(!accepts(wrong), "{wrong}");
        }
        assert!(!is_authorized(&HeaderMap::new(), "dop_v1_ab"));
    }
}
