use std::error::Error as _;
use std::time::Duration;

use serde_json::error::Category;

use super::{ConnectionError, ErrorResponse, Request, TransportError};
use crate::model::{ActionId, VolumeId};

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
    DeadlineExceeded(#[source] Option<Box<HttpErrorKind>>),
}

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
    /// The pages of a list.
    #[error("the pages of the answer lack some of what they announce")]
    IncompleteList,
    #[error("the answer has no action ID")]
    NoActionId,
    /// Not with the text of an invalid ID, which could be a token.
    #[error("the answer is about {} instead of {requested}", found.map_or_else(|| "another action".to_owned(), |id| format!("action {id}")))]
    OtherAction { requested: ActionId, found: Option<ActionId> },
    #[error("the answer is about {} instead of {requested}", found.as_ref().map_or_else(|| "another volume".to_owned(), |id| format!("volume {id}")))]
    OtherVolume { requested: VolumeId, found: Option<VolumeId> },
}

/// Not with serde's own message, which names types of this program.
impl From<serde_json::Error> for DecodeError {
    fn from(error: serde_json::Error) -> Self {
        let problem = match error.classify() {
            Category::Eof => "the answer is incomplete JSON",
            Category::Data => "the answer has a value of an unexpected type",
            Category::Syntax | Category::Io => "the answer is not valid JSON",
        };
        // A value that is decoded from a part of the answer has no position.
        Self::Json(match error.line() {
            0 => problem.to_owned(),
            line => format!("{problem} (line {line} column {})", error.column()),
        })
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
            Self::DeadlineExceeded(last) => last.as_ref()?.http_status(),
        }
    }

    /// Whether the server may have carried out the request.
    pub fn is_ambiguous(&self) -> bool {
        match self {
            Self::NotSent(_) => false,
            Self::Unanswered(_) | Self::Unreadable { .. } => true,
            Self::Refused(response) => response.is_ambiguous(),
            Self::DeadlineExceeded(last) => last.as_ref().is_some_and(|last| last.is_ambiguous()),
        }
    }

    /// Whether the server, or a proxy in its place, refused the request.
    pub fn is_refusal(&self) -> bool {
        matches!(self, Self::Refused(response) if response.is_refusal())
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
            Self::Refused(response) => response.is_pending_event(),
            Self::DeadlineExceeded(last) => last.as_ref().is_some_and(|last| last.is_pending_event()),
            Self::NotSent(_) | Self::Unanswered(_) | Self::Unreadable { .. } => false,
        }
    }

    /// Whether the same request may succeed later.
    pub fn is_transient(&self) -> bool {
        match self {
            Self::NotSent(_) | Self::Unanswered(_) | Self::Unreadable { .. } | Self::DeadlineExceeded(_) => {
                true
            }
            Self::Refused(response) => response.is_transient(),
        }
    }

    /// Whether the limit per minute was exceeded, and the server asks for no pause.
    pub fn is_minute_limit(&self) -> bool {
        matches!(self, Self::Refused(response) if response.is_minute_limit)
    }

    /// The pause that the server asks for.
    pub fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Refused(response) => response.retry_after,
            Self::NotSent(_) | Self::Unanswered(_) | Self::Unreadable { .. } | Self::DeadlineExceeded(_) => {
                None
            }
        }
    }
}
