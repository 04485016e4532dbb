use std::time::Duration;

use serde_json::error::Category;

use super::{ApiError, Request};

/// A request without a result. It holds what is needed to say so, and never the token.
#[derive(Debug, Clone, thiserror::Error)]
#[error("{request} {}", kind.describe())]
pub struct HttpError {
    /// What was asked.
    pub request: Box<Request>,
    /// Why there is no result.
    #[source]
    pub kind: HttpErrorKind,
    /// When it was sent for the last time, on the client's clock.
    pub sent_at: Duration,
}

/// Why a request has no result.
#[derive(Debug, Clone, thiserror::Error)]
pub enum HttpErrorKind {
    /// It certainly never reached the server.
    #[error("could not be sent")]
    NotSent(#[source] ConnectionError),
    /// It was sent, or may have been, and no complete answer came.
    #[error("got no complete answer")]
    Unanswered(#[source] ConnectionError),
    /// The answer says that it worked, but is not what the API documents.
    #[error("got an answer that cannot be read")]
    Unreadable {
        /// Its HTTP status.
        http_status: u16,
        /// What is wrong with it.
        #[source]
        cause: DecodeError,
    },
    /// The API said no.
    #[error("was answered with HTTP status {}", .0.http_status)]
    Refused(Box<ErrorResponse>),
    /// The budget (`--timeout`) ended before there was a result; the last failure before, if any.
    #[error("did not work in the time it had")]
    OutOfTime(#[source] Option<Box<HttpErrorKind>>),
}

/// An answer that is no success.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ErrorResponse {
    /// The HTTP status: anything but 2xx.
    pub http_status: u16,
    /// The API's own words, as far as there are any.
    pub api: ApiError,
    /// The body's beginning, for where it is not the API's error object.
    pub body: String,
    /// Where a redirect points.
    pub location: Option<String>,
    /// How long the server asks to be left alone.
    pub retry_after: Option<Duration>,
}

/// What happened on the wire, in one line of words without the URL.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct ConnectionError(pub String);

/// What is wrong with an answer.
#[derive(Debug, Clone, thiserror::Error)]
pub enum DecodeError {
    /// Nothing came.
    #[error("its body is empty")]
    Empty,
    /// A web page, as proxies and captive portals send it.
    #[error("it is an HTML page, perhaps from a proxy")]
    Html,
    /// A JSON array where an object is documented.
    #[error("it is a JSON array and not an object")]
    NotAnObject,
    /// Not JSON, or not the fields that are documented.
    #[error("it is not the JSON that the API documents: {0}")]
    Json(String),
    /// JSON without the part that was asked for.
    #[error("it has no {0:?}")]
    MissingField(&'static str),
}

/// The reader's own words name types of this program, so they are put differently.
impl From<serde_json::Error> for DecodeError {
    fn from(error: serde_json::Error) -> Self {
        let what = match error.classify() {
            Category::Eof => "it ends too early",
            Category::Data => "a value is of another type than documented",
            Category::Syntax | Category::Io => "it is not JSON",
        };
        Self::Json(format!("{what}, at line {} column {}", error.line(), error.column()))
    }
}

impl HttpErrorKind {
    /// The HTTP status of the answer, if one came.
    pub fn http_status(&self) -> Option<u16> {
        match self {
            Self::NotSent(_) | Self::Unanswered(_) => None,
            Self::Unreadable { http_status, .. } => Some(*http_status),
            Self::Refused(refusal) => Some(refusal.http_status),
            Self::OutOfTime(last) => last.as_ref()?.http_status(),
        }
    }

    /// Whether the request may have been carried out although it failed.
    pub fn is_ambiguous(&self) -> bool {
        match self {
            Self::NotSent(_) => false,
            Self::Unanswered(_) | Self::Unreadable { .. } => true,
            Self::Refused(refusal) => refusal.http_status >= 500,
            Self::OutOfTime(last) => last.as_ref().is_some_and(|last| last.is_ambiguous()),
        }
    }

    /// What happened, with the API's own message where it gave one.
    pub fn describe(&self) -> String {
        match self {
            Self::Refused(refusal) => match &refusal.api.message {
                Some(message) => format!("was answered with HTTP status {}: {message}", refusal.http_status),
                None => self.to_string(),
            },
            Self::NotSent(cause) | Self::Unanswered(cause) => format!("{self}: {cause}"),
            Self::Unreadable { cause, .. } => format!("{self}: {cause}"),
            Self::OutOfTime(_) => self.to_string(),
        }
    }

    /// Whether a change was refused because the Droplet is busy with another.
    pub fn is_pending_event(&self) -> bool {
        match self {
            Self::Refused(refusal) => super::retry::is_pending_event(refusal.http_status, &refusal.api),
            Self::OutOfTime(last) => last.as_ref().is_some_and(|last| last.is_pending_event()),
            Self::NotSent(_) | Self::Unanswered(_) | Self::Unreadable { .. } => false,
        }
    }

    /// Whether the same request may work later.
    pub fn is_transient(&self) -> bool {
        match self {
            Self::NotSent(_) | Self::Unanswered(_) | Self::Unreadable { .. } | Self::OutOfTime(_) => true,
            Self::Refused(refusal) => super::retry::is_transient(refusal.http_status),
        }
    }

    /// How long the server asks to be left alone.
    pub fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Refused(refusal) => refusal.retry_after,
            Self::NotSent(_) | Self::Unanswered(_) | Self::Unreadable { .. } | Self::OutOfTime(_) => None,
        }
    }
}
