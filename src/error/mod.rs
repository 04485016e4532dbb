//! Failures of commands. The layers below return typed errors; [`Failure::report`] turns every kind
//! into a message, a hint and an exit code in one match.

mod exit_code;
mod report;
mod request;
mod step;

use std::time::Duration;

use jiff::Timestamp;

use crate::config::{ConfigError, Source, TokenError};
use crate::http::{HttpError, InvalidCertificateFile, InvalidProxy, SetupError};
use crate::model::{ActionId, InvalidValue, Region, Status, VolumeName};
use crate::output::WriteError;

pub use exit_code::ExitCode;
pub use report::Report;
pub use step::Step;
pub(crate) use step::StepState;

#[derive(Debug)]
pub enum Failure {
    /// The command line is wrong; nothing was changed.
    Usage {
        problem: InvalidValue,
        hint: String,
    },
    Config(ConfigError),
    Token(TokenError),
    /// This system has no certificate authorities, so that no server can be trusted.
    NoAuthorities,
    Request(Box<RequestFailure>),
    /// A change was sent, and it is unknown whether it was carried out.
    OutcomeUnknown {
        /// Such as `attach volume data to Droplet 42`.
        doing: String,
        sent_at: Timestamp,
        error: Box<HttpError>,
        /// What probing showed.
        evidence: String,
        /// The command that shows the state.
        check: String,
    },
    /// The API accepted a change, but sent no action ID.
    NothingToWaitFor {
        /// Such as `attach volume data to Droplet 42`.
        doing: String,
        /// The command that shows the state.
        check: String,
    },
    NoSuchVolume {
        name: VolumeName,
        region: Region,
        /// A sentence with similar names, for the hint.
        similar: Option<String>,
    },
    SeveralVolumes {
        name: VolumeName,
        region: Region,
        ids: Vec<String>,
    },
    /// A volume that is not attached to exactly one Droplet cannot be detached without a Droplet ID.
    NoSingleDroplet {
        /// As the user named it.
        volume: String,
        /// Those to which it is attached; `None` if the API does not say.
        droplets: Option<Vec<u64>>,
    },
    /// A move of a volume to another Droplet is not complete.
    InMove {
        failure: Box<Failure>,
        /// What has been done, and what has not been tried.
        state: String,
        /// The command that continues it.
        resume: String,
    },
    /// A list was shown, and more of it is known to exist.
    IncompleteList {
        /// Such as `the actions`.
        list: String,
        /// How many items the API sent.
        received: u64,
        /// How many items it says there are; none if only its links say that there are more.
        total: Option<u64>,
    },
    /// A list was shown, and it changed too often to tell whether all of it was received.
    ChangingList {
        list: String,
        received: u64,
    },
    Errored {
        id: ActionId,
        action_type: Option<String>,
        /// The change that it was to make: `attach volume data to Droplet 42`.
        change: Option<String>,
    },
    /// `--timeout` passed during a wait.
    TimedOut {
        id: ActionId,
        /// The change that it makes.
        change: Option<String>,
        /// The last known one; None if there was no answer.
        status: Option<Status>,
        waited: Duration,
        resume: String,
    },
    Output(WriteError),
    /// A failure on this machine.
    Local(anyhow::Error),
}

#[derive(Debug)]
pub struct RequestFailure {
    /// What the request was for, such as `get action 5`.
    pub doing: String,
    pub error: HttpError,
    pub api_url: String,
    pub token_source: Source,
    pub action_id: Option<ActionId>,
    /// A hint that is better than the one for the response alone.
    pub hint: Option<String>,
}

impl Failure {
    /// Adds which change the action was to make.
    pub(crate) fn of_change(mut self, description: &str) -> Self {
        match &mut self {
            Self::Errored { change, .. } | Self::TimedOut { change, .. } => {
                *change = Some(description.to_owned());
            }
            Self::Request(request) => request.doing = format!("{} ({description})", request.doing),
            _ => {}
        }
        self
    }

    /// Whether every other request is expected to fail in the same way.
    pub(crate) fn concerns_every_request(&self) -> bool {
        match self {
            Self::Request(failure) => matches!(failure.error.kind.http_status(), Some(401 | 403 | 429)),
            _ => false,
        }
    }

    /// The reason alone, for a line that already says `what` failed. None if the status of the action says
    /// all that is known.
    pub(crate) fn reason(&self, what: &str) -> Option<String> {
        if matches!(self, Self::Errored { .. }) {
            return None;
        }
        let message = self.report().message;
        let rest = message.strip_prefix("could not ").unwrap_or(&message).strip_prefix(what);
        Some(rest.and_then(|rest| rest.strip_prefix(": ")).unwrap_or(&message).to_owned())
    }

    pub fn usage(problem: impl Into<InvalidValue>, hint: impl Into<String>) -> Self {
        Self::Usage { problem: problem.into(), hint: hint.into() }
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

impl From<InvalidProxy> for Failure {
    fn from(error: InvalidProxy) -> Self {
        let hint = format!("write it as http://HOST:PORT, or unset {}", error.variable);
        Self::usage(error.to_string(), hint)
    }
}

impl From<InvalidCertificateFile> for Failure {
    fn from(error: InvalidCertificateFile) -> Self {
        Self::usage(error.to_string(), "name a file of certificates in PEM, or unset the variable")
    }
}

impl From<SetupError> for Failure {
    fn from(error: SetupError) -> Self {
        match error {
            SetupError::NoAuthorities => Self::NoAuthorities,
            SetupError::NoAuthoritiesIn(folders) => Self::usage(
                format!("there are no certificates in {folders} (from SSL_CERT_DIR)"),
                "name a folder of certificates in PEM, or unset the variable",
            ),
            SetupError::Other(cause) => {
                Self::Local(anyhow::Error::new(cause).context("the HTTP client cannot be set up"))
            }
        }
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

/// All failures of a command: one, or one for each of several actions.
#[derive(Debug)]
pub(crate) struct Failures(pub(crate) Vec<Failure>);

impl<F: Into<Failure>> From<F> for Failures {
    fn from(failure: F) -> Self {
        Self(vec![failure.into()])
    }
}

impl Failures {
    pub(crate) fn into_result(self) -> Result<(), Self> {
        if self.0.is_empty() { Ok(()) } else { Err(self) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_certificate_authorities_the_hint_says_where_to_get_them() {
        let report = Failure::from(SetupError::NoAuthorities).report();
        assert_eq!(report.exit_code, ExitCode::Failed);
        assert!(report.message.ends_with("this system has no certificate authorities"), "{report:?}");
        let hint = report.hint.unwrap();
        assert!(hint.contains("ca-certificates") && hint.contains("SSL_CERT_FILE"), "{hint}");
    }
}
