use std::error::Error as _;
use std::fmt;
use std::time::Duration;

use serde_json::error::Category;

use super::{ApiError, Request, TransportError};

/// A request without a result. It never holds the token.
#[derive(Debug, Clone, thiserror::Error)]
#[error("{request}: {}", kind.describe())]
pub struct HttpError {
    pub request: Box<Request>,
    #[source]
    pub kind: HttpErrorKind,
    /// When it was last sent, on the client's clock.
    pub sent_at: Duration,
}

#[derive(Debug, Clone, thiserror::Error)]
pub enum HttpErrorKind {
    /// It certainly never reached the server.
    #[error("could not be sent")]
    NotSent(#[source] ConnectionError),
    /// It was sent, or may have been, and no complete answer came.
    #[error("no complete answer")]
    Unanswered(#[source] ConnectionError),
    /// A status of 2xx, with a body that the API does not document.
    #[error("{cause}")]
    Unreadable { http_status: u16, cause: DecodeError },
    /// Any other status.
    #[error("{0}")]
    Refused(Box<ErrorResponse>),
    /// The deadline (`--timeout`) passed first. Holds the failure of the last attempt, if any.
    #[error("timed out")]
    OutOfTime(#[source] Option<Box<HttpErrorKind>>),
}

/// A response with a status other than 2xx.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ErrorResponse {
    pub http_status: u16,
    pub api: ApiError,
    /// The beginning of the body, for responses without the API's error object.
    pub body: String,
    /// Where a redirect points.
    pub location: Option<String>,
    pub retry_after: Option<Duration>,
}

impl fmt::Display for ErrorResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let status = self.http_status;
        match &self.api.message {
            Some(message) => write!(f, "{message} (HTTP {status})"),
            None if self.body.is_empty() => write!(f, "HTTP {status} with an empty body"),
            None if self.body.starts_with('<') => {
                write!(f, "HTTP {status} with an HTML page, possibly from a proxy")
            }
            None => write!(f, "HTTP {status}: {}", self.body),
        }
    }
}

/// Why no answer came, on one line and without the URL.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct ConnectionError(pub String);

/// Why a body could not be decoded.
#[derive(Debug, Clone, thiserror::Error)]
pub enum DecodeError {
    #[error("the answer is empty")]
    Empty,
    #[error("the answer is an HTML page, possibly from a proxy")]
    Html,
    #[error("the answer is a JSON array instead of an object")]
    NotAnObject,
    #[error("{0}")]
    Json(String),
    #[error("the answer has no field {0:?}")]
    MissingField(&'static str),
}

/// Not serde's own message: it names types of this program.
impl From<serde_json::Error> for DecodeError {
    fn from(error: serde_json::Error) -> Self {
        let problem = match error.classify() {
            Category::Eof => "the answer is incomplete JSON",
            Category::Data => "the answer has a value of an unexpected type",
            Category::Syntax | Category::Io => "the answer is not valid JSON",
        };
        Self::Json(format!("{problem} (line {} column {})", error.line(), error.column()))
    }
}

impl From<TransportError> for HttpErrorKind {
    fn from(error: TransportError) -> Self {
        match error {
            TransportError::NotSent(cause) => Self::NotSent(cause),
            TransportError::Unanswered(cause) => Self::Unanswered(cause),
        }
    }
}

impl HttpErrorKind {
    /// The HTTP status of the last answer, if one came.
    pub fn http_status(&self) -> Option<u16> {
        match self {
            Self::NotSent(_) | Self::Unanswered(_) => None,
            Self::Unreadable { http_status, .. } => Some(*http_status),
            Self::Refused(response) => Some(response.http_status),
            Self::OutOfTime(last) => last.as_ref()?.http_status(),
        }
    }

    /// Whether the server may have carried out the request.
    pub fn is_ambiguous(&self) -> bool {
        match self {
            Self::NotSent(_) => false,
            Self::Unanswered(_) | Self::Unreadable { .. } => true,
            Self::Refused(response) => response.http_status >= 500,
            Self::OutOfTime(last) => last.as_ref().is_some_and(|last| last.is_ambiguous()),
        }
    }

    /// The message with those of its causes.
    pub fn describe(&self) -> String {
        let mut text = self.to_string();
        let mut cause = self.source();
        while let Some(error) = cause {
            text = format!("{text}: {error}");
            cause = error.source();
        }
        text
    }

    /// Whether a change was refused because another one is running on the Droplet.
    pub fn is_pending_event(&self) -> bool {
        match self {
            Self::Refused(response) => super::retry::is_pending_event(response.http_status, &response.api),
            Self::OutOfTime(last) => last.as_ref().is_some_and(|last| last.is_pending_event()),
            Self::NotSent(_) | Self::Unanswered(_) | Self::Unreadable { .. } => false,
        }
    }

    /// Whether the same request may succeed later.
    pub fn is_transient(&self) -> bool {
        match self {
            Self::NotSent(_) | Self::Unanswered(_) | Self::Unreadable { .. } | Self::OutOfTime(_) => true,
            Self::Refused(response) => matches!(response.http_status, 408 | 425 | 429 | 500..=599),
        }
    }

    /// The pause that the server asks for.
    pub fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Refused(response) => response.retry_after,
            Self::NotSent(_) | Self::Unanswered(_) | Self::Unreadable { .. } | Self::OutOfTime(_) => None,
        }
    }
}
