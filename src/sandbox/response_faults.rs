//! Faults that alter the response to a request after it was processed.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody, to_bytes};
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use axum::http::response::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::Response;
use hyper::body::Frame;
use jiff::Timestamp;
use serde_json::{Map, Value};

#[derive(Debug, Clone, Copy)]
pub(super) enum ResponseFault {
    Delay,
    HalfBody,
    /// A proxy's error page replaces the response.
    Html,
    NotJson,
    OddFields,
    ShortTotal,
}

/// Longer than any client's timeout for one response.
const DELAY: Duration = Duration::from_secs(60);

const HTML: &str = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n\
    <center><h1>502 Bad Gateway</h1></center>\r\n</body>\r\n</html>\r\n";

impl ResponseFault {
    /// Keeps the extensions of the response: `Disconnect` is one of them.
    pub(super) async fn apply(self, mut response: Response) -> Response {
        match self {
            Self::Delay => {
                tokio::time::sleep(DELAY).await;
                response
            }
            Self::HalfBody => truncate_body(response).await,
            Self::Html => {
                *response.status_mut() = StatusCode::BAD_GATEWAY;
                let html = (CONTENT_TYPE, HeaderValue::from_static("text/html"));
                *response.headers_mut() = HeaderMap::from_iter([html]);
                response.map(|_| HTML.into())
            }
            Self::NotJson => {
                response.headers_mut().remove(CONTENT_LENGTH);
                response.map(|_| "It works!".into())
            }
            Self::OddFields => edit_json(response, make_fields_odd).await,
            Self::ShortTotal => edit_json(response, make_total_short).await,
        }
    }
}

/// Sends half of the body with the `content-length` of the whole.
async fn truncate_body(response: Response) -> Response {
    let (mut head, whole) = read_whole(response).await;
    head.headers.insert(CONTENT_LENGTH, HeaderValue::from(whole.len()));
    let half = whole.slice(..whole.len() / 2);
    Response::from_parts(head, Body::new(TruncatedBody(Some(half))))
}

async fn read_whole(response: Response) -> (Parts, Bytes) {
    let (head, body) = response.into_parts();
    // Never fails: the sandbox's bodies are in memory.
    (head, to_bytes(body, usize::MAX).await.unwrap_or_default())
}

/// Leaves a body that is not JSON unchanged.
async fn edit_json(response: Response, edit: fn(&mut Value)) -> Response {
    let (mut head, body) = read_whole(response).await;
    let Ok(mut json) = serde_json::from_slice(&body) else {
        return Response::from_parts(head, body.into());
    };
    edit(&mut json);
    head.headers.remove(CONTENT_LENGTH);
    Response::from_parts(head, json.to_string().into())
}

/// Empty lists become null. Actions keep the fields that a client needs to wait for a change: ID,
/// status, start, and the type if it is a volume's.
fn make_fields_odd(json: &mut Value) {
    match json {
        Value::Array(items) if items.is_empty() => *json = Value::Null,
        Value::Array(items) => items.iter_mut().for_each(make_fields_odd),
        Value::Object(fields) => {
            if fields.contains_key("resource_type") {
                make_action_odd(fields);
            }
            fields.values_mut().for_each(make_fields_odd);
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn make_action_odd(action: &mut Map<String, Value>) {
    action["region"] = action["region_slug"].clone();
    let seconds = action["completed_at"].as_str().and_then(|time| time.parse::<Timestamp>().ok());
    if let Some(seconds) = seconds {
        action["completed_at"] = seconds.as_second().into();
    }
    if action["resource_type"] != "volume" {
        action["type"] = 7.into();
    }
    action["resource_id"] = action["resource_id"].to_string().into();
}

fn make_total_short(list: &mut Value) {
    if let Some(total) = list.pointer_mut("/meta/total") {
        *total = (total.as_u64().unwrap_or_default() / 3).into();
    }
}

/// A body without a size hint: hyper would refuse one that differs from
/// `content-length`. Without it, hyper closes the connection when the body ends early.
struct TruncatedBody(Option<Bytes>);

impl HttpBody for TruncatedBody {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        Poll::Ready(self.0.take().map(|part| Ok(Frame::data(part))))
    }

    fn is_end_stream(&self) -> bool {
        self.0.is_none()
    }
}
