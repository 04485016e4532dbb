use std::error::Error;

use serde_json::json;

use super::{Failure, Step};
use crate::config::{ConfigError, TokenError};
use crate::error::ExitCode;
use crate::http::HttpErrorKind;
use crate::model::{ActionId, Status, format_duration};
use crate::output::{JsonLayout, push_json};
use crate::terminal::Printer;
use crate::terminal::github::error_annotation;
use crate::terminal::style;
use crate::terminal::text::escape_controls;

/// A failure for the user, as text or JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    pub exit_code: ExitCode,
    /// One word for programs: `not_found`.
    pub kind: &'static str,
    pub message: String,
    pub http_status: Option<u16>,
    /// The `id` of the API's error object.
    pub api_id: Option<String>,
    /// The API's ID of the request, for which DigitalOcean's support asks.
    pub request_id: Option<String>,
    pub hint: Option<String>,
    pub action_id: Option<ActionId>,
    /// Whether the same command may succeed later.
    pub retryable: bool,
    /// What became of each change of the command, if there were several.
    pub steps: Vec<Step>,
}

impl Report {
    pub(crate) fn new(exit_code: ExitCode, kind: &'static str, message: impl Into<String>) -> Self {
        Self {
            exit_code,
            kind,
            message: message.into(),
            http_status: None,
            api_id: None,
            request_id: None,
            hint: None,
            action_id: None,
            retryable: false,
            steps: Vec::new(),
        }
    }

    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    pub(crate) fn about(mut self, action_id: impl Into<Option<ActionId>>) -> Self {
        self.action_id = action_id.into();
        self
    }

    pub(crate) fn retryable(mut self, retryable: bool) -> Self {
        self.retryable = retryable;
        self
    }

    pub(crate) fn with_steps(self, steps: Vec<Step>) -> Self {
        Self { steps, ..self }
    }

    /// Adds the HTTP status and the IDs of the response.
    pub(super) fn with_response_of(mut self, kind: &HttpErrorKind) -> Self {
        self.http_status = kind.http_status();
        if let HttpErrorKind::Refused(response) = kind {
            self.api_id.clone_from(&response.api.id);
            self.request_id.clone_from(&response.api.request_id);
        }
        self
    }

    pub(crate) fn print(&self, printer: &Printer) {
        let options = printer.options();
        if options.annotate {
            printer.stderr(&error_annotation(&escape_controls(&printer.redact(&self.message))));
        }
        if options.errors_as_json {
            // Redacted first: JSON escapes quotes in a token.
            printer.stderr(&self.clone().map_text(|text| printer.redact(text)).to_json());
        } else {
            printer.stderr(&self.to_text(options.stderr_color));
        }
    }

    fn map_text(mut self, change: impl Fn(&str) -> String) -> Self {
        self.message = change(&self.message);
        for text in [&mut self.api_id, &mut self.request_id, &mut self.hint].into_iter().flatten() {
            *text = change(text);
        }
        self
    }

    pub fn to_text(&self, color: bool) -> String {
        let label = |text, style| style::paint(text, style, color);
        let request_id =
            self.request_id.as_deref().map(|id| format!("  request ID: {}\n", escape_controls(id)));
        let hint = self
            .hint
            .as_deref()
            .map(|hint| format!("  {} {}\n", label("hint:", style::HINT), escape_controls(hint)));
        let message = format!("{} {}\n", label("error:", style::ERROR), escape_controls(&self.message));
        [Some(message), request_id, hint].into_iter().flatten().collect()
    }

    /// One JSON object on one line.
    pub fn to_json(&self) -> String {
        let mut json = json!({"error": {
            "code": self.exit_code.code(),
            "kind": self.kind,
            "message": self.message,
            "status": self.http_status,
            "id": self.api_id,
            "request_id": self.request_id,
            "hint": self.hint,
            "action_id": self.action_id.map(ActionId::number),
            "retryable": self.retryable,
        }});
        if !self.steps.is_empty() {
            json["error"]["steps"] = self.steps.iter().map(Step::to_json).collect();
        }
        let mut safe = String::new();
        push_json(&mut safe, &json.to_string(), JsonLayout::Compact);
        safe.push('\n');
        safe
    }
}

impl Failure {
    /// The message, hint and exit code of every kind of failure.
    pub fn report(&self) -> Report {
        match self {
            Self::Usage { problem, hint } => {
                Report::new(ExitCode::Usage, "usage", problem.to_string()).hint(hint)
            }
            Self::Config(error @ ConfigError::Locked { .. }) => {
                Report::new(ExitCode::Failed, "local", error.to_string()).hint(error.hint()).retryable(true)
            }
            Self::Config(error) => {
                Report::new(ExitCode::Usage, "settings", with_causes(error)).hint(error.hint())
            }
            Self::Token(error @ TokenError::TimedOut { .. }) => {
                Report::new(ExitCode::TimedOut, "timeout", with_causes(error)).hint(error.hint())
            }
            Self::Token(error) => {
                Report::new(ExitCode::Unauthorized, "token", with_causes(error)).hint(error.hint())
            }
            Self::NoAuthorities => no_authorities(),
            Self::Request(failure) => failure.report(),
            Self::OutcomeUnknown { doing, sent_at, error, evidence, check } => {
                let message = format!(
                    "it is unknown whether the request to {doing} was carried out (sent at {}): {}; {evidence}",
                    sent_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
                    error.kind.describe()
                );
                Report::new(ExitCode::OutcomeUnknown, "outcome_unknown", message)
                    .hint(format!("check before you run it again: `{check}`"))
                    .with_response_of(&error.kind)
            }
            Self::NothingToWaitFor { doing, check } => {
                let message =
                    format!("the API accepted the request to {doing}, but sent no action ID to wait for");
                Report::new(ExitCode::OutcomeUnknown, "outcome_unknown", message)
                    .hint(format!("check the result with `{check}`"))
            }
            Self::NoSuchVolume { name, region, similar } => {
                let usual = "check the name and --region; a volume ID works without a region";
                Report::new(ExitCode::NotFound, "not_found", format!("there is no volume {name} in {region}"))
                    .hint(similar.as_deref().unwrap_or(usual))
            }
            Self::SeveralVolumes { name, region, ids } => {
                let message = format!("several volumes in {region} have the name {name}: {}", ids.join(", "));
                Report::new(ExitCode::Failed, "ambiguous", message).hint("use the ID of the volume")
            }
            Self::InMove { failure, state, resume } => {
                let report = failure.report();
                let message = format!("{}; {state}", report.message);
                let resume = format!("continue with `{resume}`");
                let hint = report.hint.map_or_else(|| resume.clone(), |hint| format!("{hint}; {resume}"));
                Report { message, hint: Some(hint), ..report }
            }
            Self::NoSingleDroplet { volume, droplets } => no_single_droplet(volume, droplets.as_deref()),
            Self::IncompleteList { list, received, total } => {
                let why = match total {
                    Some(total) => format!("its total is {total}"),
                    None => "its links lead to pages without anything new".to_owned(),
                };
                let message = format!("could not list all of {list}: the API sent {received}, but {why}");
                Report::new(ExitCode::Failed, "incomplete_list", message)
                    .hint("run the command again; see the responses with --trace")
                    .retryable(true)
            }
            Self::ChangingList { list, received } => {
                let why = "the list kept changing while it was read";
                let message = format!(
                    "could not make sure that all of {list} were listed: the API sent {received}, but {why}"
                );
                Report::new(ExitCode::Failed, "incomplete_list", message)
                    .hint("run the command again")
                    .retryable(true)
            }
            Self::Errored { id, action_type, change } => {
                let message = if let Some(change) = change {
                    format!("could not {change}: action {id} errored")
                } else {
                    let what = action_type.as_deref().map_or_else(String::new, |kind| format!(" ({kind})"));
                    format!("action {id}{what} errored")
                };
                Report::new(ExitCode::Errored, "errored", message)
                    .about(*id)
                    .hint("the API gives no reason; see the resource's history in the control panel")
            }
            Self::TimedOut { id, change, status, waited, resume } => {
                let waited = format_duration(*waited);
                let what = change.as_deref().map_or_else(String::new, |change| format!("{change}: "));
                let status = status.as_ref().map(Status::as_str);
                let message = match status {
                    Some(status) => format!("{what}action {id} is still {status} after {waited} (--timeout)"),
                    None => format!("{what}no answer about action {id} before --timeout ({waited})"),
                };
                let state = status.map_or("its state is unknown", |_| "the action is still running");
                Report::new(ExitCode::TimedOut, "timeout", message)
                    .about(*id)
                    .hint(format!("{state}; resume with `{resume}`"))
                    .retryable(true)
            }
            Self::Output(error) => Report::new(ExitCode::Failed, "local", with_causes(error)),
            Self::Local(error) => Report::new(ExitCode::Failed, "local", chain(error.chain())),
        }
    }
}

fn no_authorities() -> Report {
    let message = "no server can be reached over https: this system has no certificate authorities";
    Report::new(ExitCode::Failed, "local", message).hint(
        "install the system's certificates, such as the package ca-certificates, or set SSL_CERT_FILE to a file of certificates in PEM",
    )
}

fn no_single_droplet(volume: &str, droplets: Option<&[u64]>) -> Report {
    let report = |state: &str, hint: &str| {
        let message = format!("could not detach volume {volume}: {state}");
        Report::new(ExitCode::Failed, "validation", message).hint(hint)
    };
    match droplets {
        Some([]) => report("it is attached to no Droplet", "with --if-needed this is a success"),
        Some(several) => {
            let ids: Vec<_> = several.iter().map(u64::to_string).collect();
            let state = format!("it is attached to several Droplets: {}", ids.join(", "));
            report(&state, "name the Droplet after the volume")
        }
        None => report("the API does not say where it is attached", "name the Droplet after the volume"),
    }
}

/// The message of an error and those of its causes, on one line.
pub(super) fn with_causes(error: &(dyn Error + 'static)) -> String {
    chain(anyhow::Chain::new(error))
}

fn chain<'a>(errors: impl Iterator<Item = &'a (dyn Error + 'static)>) -> String {
    let messages: Vec<_> = errors.map(ToString::to_string).collect();
    messages.join(": ")
}
