//! Failures: the one place where they get their words and their exit codes.
//!
//! The layers below return typed errors that carry data; a command turns them
//! into a [`Failure`], and [`Failure::report`] names every kind in one match.

mod exit_code;
mod report;
mod request;

use std::time::Duration;

use jiff::Timestamp;

use crate::config::{ConfigError, Source, TokenError};
use crate::http::HttpError;
use crate::model::{ActionId, InvalidValue, Region, Status, VolumeName};
use crate::output::WriteError;

pub use exit_code::ExitCode;
pub use report::Report;

/// Why a command did not do what it was asked to.
#[derive(Debug)]
pub enum Failure {
    /// What was typed cannot be meant; nothing was sent.
    Usage {
        /// What is wrong, in a sentence.
        problem: InvalidValue,
        /// What to do instead.
        hint: String,
    },
    /// The settings are wrong.
    Config(ConfigError),
    /// There is no usable token.
    Token(TokenError),
    /// A request had no result.
    Request(Box<RequestFailure>),
    /// A change was sent, and nobody knows what became of it.
    OutcomeUnknown {
        /// What it does, in words.
        doing: String,
        /// When it was sent.
        sent_at: Timestamp,
        /// What came instead of its answer.
        error: Box<HttpError>,
        /// What looking for its effect showed, in words.
        seen: String,
        /// The command that shows what became of it.
        check: String,
    },
    /// A change was taken, but the API gave no ID by which to wait for its action.
    NothingToWaitFor {
        /// What it does, in words.
        doing: String,
        /// The command that shows what became of it.
        check: String,
    },
    /// No volume of this name is in this region.
    NoSuchVolume {
        /// The name.
        name: VolumeName,
        /// The region.
        region: Region,
        /// Which names may be meant, in a sentence.
        near: Option<String>,
    },
    /// More than one is.
    SeveralVolumes {
        /// The name.
        name: VolumeName,
        /// The region.
        region: Region,
        /// The IDs of those that are.
        ids: Vec<String>,
    },
    /// An action ended errored.
    Errored {
        /// Which.
        id: ActionId,
        /// What it was to do, as far as the API says.
        action_type: Option<String>,
    },
    /// The time for a wait was over.
    TimedOut {
        /// The action.
        id: ActionId,
        /// Its last status; none if it was never seen.
        status: Option<Status>,
        /// How long was waited.
        waited: Duration,
        /// The command that waits for it again.
        resume: String,
    },
    /// The result was not written.
    Output(WriteError),
    /// Something on this machine went wrong.
    Local(anyhow::Error),
}

/// A request without a result, and what the user should know about it.
#[derive(Debug)]
pub struct RequestFailure {
    /// What was to be done, in words: `get action 5`.
    pub doing: String,
    /// What came of it.
    pub error: HttpError,
    /// The API that was asked.
    pub api_url: String,
    /// Where the token came from.
    pub token_source: Source,
    /// The action it was about.
    pub action_id: Option<ActionId>,
    /// What to do, where more is known than the answer tells.
    pub advice: Option<String>,
}

impl Failure {
    /// A usage error with a hint.
    pub fn usage(problem: impl Into<InvalidValue>, hint: impl Into<String>) -> Self {
        Self::Usage { problem: problem.into(), hint: hint.into() }
    }
}

impl From<&str> for InvalidValue {
    fn from(sentence: &str) -> Self {
        Self::new(sentence)
    }
}

impl From<String> for InvalidValue {
    fn from(sentence: String) -> Self {
        Self(sentence)
    }
}

impl From<ConfigError> for Failure {
    fn from(error: ConfigError) -> Self {
        Self::Config(error)
    }
}

impl From<TokenError> for Failure {
    fn from(error: TokenError) -> Self {
        Self::Token(error)
    }
}

impl From<WriteError> for Failure {
    fn from(error: WriteError) -> Self {
        Self::Output(error)
    }
}

impl From<anyhow::Error> for Failure {
    fn from(error: anyhow::Error) -> Self {
        Self::Local(error)
    }
}

/// Everything that went wrong in one command: one thing, or one for each of several actions.
#[derive(Debug)]
pub struct Failures(pub Vec<Failure>);

impl<F: Into<Failure>> From<F> for Failures {
    fn from(failure: F) -> Self {
        Self(vec![failure.into()])
    }
}

impl Failures {
    /// Success if nothing went wrong.
    pub fn into_result(self) -> Result<(), Self> {
        if self.0.is_empty() { Ok(()) } else { Err(self) }
    }
}
