//! Answers to requests that were carried out, spoiled on their way out.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody, to_bytes};
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::Response;
use hyper::body::Frame;

/// What becomes of an answer.
#[derive(Debug, Clone, Copy)]
pub(super) enum ResponseFault {
    /// It comes after [`HOLD_BACK`].
    HeldBack,
    /// Half of it comes.
    HalfBody,
    /// A proxy's own page comes in its place.
    Html,
    /// Its body is something else.
    NotJson,
}

/// Longer than clients wait for an answer.
const HOLD_BACK: Duration = Duration::from_secs(60);

const HTML: &str = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n\
    <center><h1>502 Bad Gateway</h1></center>\r\n</body>\r\n</html>\r\n";

impl ResponseFault {
    /// Spoils an answer that is complete with its headers. A connection that is
    /// to be closed without an answer still is.
    pub(super) async fn apply(self, mut response: Response) -> Response {
        match self {
            Self::HeldBack => {
                tokio::time::sleep(HOLD_BACK).await;
                response
            }
            Self::HalfBody => halve(response).await,
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
        }
    }
}

/// The same answer with half of the body that its headers promise.
async fn halve(response: Response) -> Response {
    let (mut head, body) = response.into_parts();
    // The sandbox's own bodies are in memory and read without fail.
    let whole = to_bytes(body, usize::MAX).await.unwrap_or_default();
    head.headers.insert(CONTENT_LENGTH, HeaderValue::from(whole.len()));
    let half = whole.slice(..whole.len() / 2);
    Response::from_parts(head, Body::new(CutOff(Some(half))))
}

/// A body that ends before the length that was promised, after which hyper
/// closes the connection. It does not say its own length, which would have to be
/// the promised one.
struct CutOff(Option<Bytes>);

impl HttpBody for CutOff {
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
