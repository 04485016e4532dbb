//! Faults that alter the response to a request that was carried out.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody, to_bytes};
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::Response;
use hyper::body::Frame;

#[derive(Debug, Clone, Copy)]
pub(super) enum ResponseFault {
    Delay,
    HalfBody,
    /// A proxy's error page replaces the response.
    Html,
    NotJson,
}

/// Longer than any client's timeout for one response.
const DELAY: Duration = Duration::from_secs(60);

const HTML: &str = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n\
    <center><h1>502 Bad Gateway</h1></center>\r\n</body>\r\n</html>\r\n";

impl ResponseFault {
    /// Keeps the response's extensions, so that a disconnect remains one.
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
        }
    }
}

/// Sends half of the body with the `content-length` of the whole.
async fn truncate_body(response: Response) -> Response {
    let (mut head, body) = response.into_parts();
    // Never fails: the sandbox's bodies are in memory.
    let whole = to_bytes(body, usize::MAX).await.unwrap_or_default();
    head.headers.insert(CONTENT_LENGTH, HeaderValue::from(whole.len()));
    let half = whole.slice(..whole.len() / 2);
    Response::from_parts(head, Body::new(TruncatedBody(Some(half))))
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
