use std::error::Error;

use serde_json::json;

use super::Failure;
use crate::config::TokenError;
use crate::exit::Exit;
use crate::http::Trouble;
use crate::interrupt::{Intent, Signal, Underway};
use crate::model::{ActionId, Status};
use crate::output::{JsonLayout, push_json, shown_duration};
use crate::text::visible;

/// A failure in words, with everything a program may want to know of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// How the process ends.
    pub exit: Exit,
    /// The kind, in one word for programs.
    pub kind: &'static str,
    /// What failed and why, with the API's own words.
    pub message: String,
    /// The HTTP status, if there was an answer.
    pub http_status: Option<u16>,
    /// The API's identifier of the error.
    pub api_id: Option<String>,
    /// What the provider's support asks for.
    pub request_id: Option<String>,
    /// What to do next.
    pub hint: Option<String>,
    /// The action it is about.
    pub action_id: Option<ActionId>,
    /// Whether the same command may work later.
    pub retryable: bool,
}

impl Report {
    /// A report of this kind with nothing but a message.
    pub(super) fn new(exit: Exit, kind: &'static str, message: impl Into<String>) -> Self {
        Self {
            exit,
            kind,
            message: message.into(),
            http_status: None,
            api_id: None,
            request_id: None,
            hint: None,
            action_id: None,
            retryable: false,
        }
    }

    pub(super) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    pub(super) fn about(mut self, action_id: impl Into<Option<ActionId>>) -> Self {
        self.action_id = action_id.into();
        self
    }

    pub(super) fn retryable(mut self, retryable: bool) -> Self {
        self.retryable = retryable;
        self
    }

    /// The same report with its texts changed.
    #[must_use]
    pub fn map_text(mut self, change: impl Fn(&str) -> String) -> Self {
        self.message = change(&self.message);
        for text in [&mut self.api_id, &mut self.request_id, &mut self.hint].into_iter().flatten() {
            *text = change(text);
        }
        self
    }

    /// Lines for people.
    #[must_use]
    pub fn to_text(&self) -> String {
        let request_id = self.request_id.as_deref().map(|id| format!("  request ID: {}\n", visible(id)));
        let hint = self.hint.as_deref().map(|hint| format!("  hint: {}\n", visible(hint)));
        let message = format!("error: {}\n", visible(&self.message));
        [Some(message), request_id, hint].into_iter().flatten().collect()
    }

    /// One JSON object on one line, for programs.
    #[must_use]
    pub fn to_json(&self) -> String {
        let json = json!({"error": {
            "code": self.exit.code(),
            "kind": self.kind,
            "message": self.message,
            "status": self.http_status,
            "id": self.api_id,
            "request_id": self.request_id,
            "hint": self.hint,
            "action_id": self.action_id.map(ActionId::number),
            "retryable": self.retryable,
        }});
        let mut safe = String::new();
        push_json(&mut safe, &json.to_string(), JsonLayout::Compact);
        safe.push('\n');
        safe
    }
}

impl Failure {
    /// The words and the exit code of every kind of failure.
    #[must_use]
    pub fn report(&self) -> Report {
        match self {
            Self::Usage { problem, hint } => {
                Report::new(Exit::Usage, "usage", problem.to_string()).hint(hint)
            }
            Self::Config(error) => {
                Report::new(Exit::Usage, "settings", with_causes(error)).hint(error.hint())
            }
            Self::Token(error @ TokenError::Late { .. }) => {
                Report::new(Exit::TimedOut, "timeout", with_causes(error)).hint(error.hint())
            }
            Self::Token(error) => {
                Report::new(Exit::Unauthorized, "token", with_causes(error)).hint(error.hint())
            }
            Self::Request(failure) => failure.report(),
            Self::OutcomeUnknown { doing, sent_at, error, seen, check } => {
                let message = format!(
                    "it is unknown whether the request to {doing} was carried out: sent at {}, it {}; {seen}",
                    sent_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
                    error.trouble.in_words()
                );
                let mut report = Report::new(Exit::OutcomeUnknown, "outcome_unknown", message)
                    .hint(format!("look before doing it again: `{check}`"));
                report.http_status = error.trouble.http_status();
                if let Trouble::Refused(refusal) = &error.trouble {
                    report.api_id.clone_from(&refusal.api.id);
                    report.request_id.clone_from(&refusal.api.request_id);
                }
                report
            }
            Self::NothingToWaitFor { doing, check } => {
                let message = format!("the API took the request to {doing}, but gave no ID to wait for");
                Report::new(Exit::OutcomeUnknown, "outcome_unknown", message)
                    .hint(format!("see what becomes of it with `{check}`"))
            }
            Self::NoSuchVolume { name, region, near } => {
                let usual = "check the name and --region; a volume's ID works without a region";
                Report::new(Exit::NotFound, "not_found", format!("there is no volume {name} in {region}"))
                    .hint(near.as_deref().unwrap_or(usual))
            }
            Self::SeveralVolumes { name, region, ids } => {
                let message = format!("several volumes are called {name} in {region}: {}", ids.join(", "));
                Report::new(Exit::Failed, "ambiguous", message).hint("name the volume by its ID")
            }
            Self::Errored { id, action_type } => {
                let what = action_type.as_deref().map_or_else(String::new, |kind| format!(" ({kind})"));
                Report::new(Exit::Errored, "errored", format!("action {id}{what} ended errored"))
                    .about(*id)
                    .hint("the API gives no reason; the control panel's history of the resource may")
            }
            Self::TimedOut { id, status, waited, resume } => {
                let waited = shown_duration(*waited);
                let seen = match status.as_ref().map(Status::as_str) {
                    Some(status) => format!("action {id} is still {status} after {waited}"),
                    None => format!("action {id} could not be seen for {waited}"),
                };
                Report::new(Exit::TimedOut, "timeout", format!("{seen}, when --timeout passed"))
                    .about(*id)
                    .hint(format!("it goes on; wait for it again with `{resume}`"))
                    .retryable(true)
            }
            Self::Interrupted { signal, underway } => interrupted(*signal, underway),
            Self::Local(error) => Report::new(Exit::Failed, "local", chain(error.chain())),
        }
    }
}

fn interrupted(signal: Signal, underway: &Underway) -> Report {
    let (exit, kind) = match signal {
        Signal::Interrupt => (Exit::Interrupted, "interrupted"),
        Signal::Terminate => (Exit::Terminated, "terminated"),
    };
    match underway {
        Underway::Nothing | Underway::Asking | Underway::Child { .. } => {
            Report::new(exit, kind, format!("{kind}; nothing was changed"))
        }
        Underway::Serving => Report::new(exit, kind, format!("{kind}; the sandbox is gone")),
        Underway::NotYet(Intent { what, .. }) => {
            Report::new(exit, kind, format!("{kind}; the request to {what} has done nothing so far"))
        }
        Underway::Sending(Intent { what, check }) => Report::new(
            exit,
            kind,
            format!("{kind} while the request to {what} was under way; it may be carried out"),
        )
        .hint(format!("see what became of it with `{check}`")),
        Underway::Waiting { ids, resume } => {
            let message = match ids.as_slice() {
                [id] => format!("{kind}; action {id} goes on"),
                _ => format!("{kind}; {} actions go on", ids.len()),
            };
            let only = if let [id] = ids.as_slice() { Some(*id) } else { None };
            Report::new(exit, kind, message)
                .about(only)
                .hint(format!("wait again with `{resume}`"))
                .retryable(true)
        }
    }
}

/// An error's words and those of its causes, in one line.
pub(super) fn with_causes(error: &(dyn Error + 'static)) -> String {
    chain(anyhow::Chain::new(error))
}

fn chain<'a>(errors: impl Iterator<Item = &'a (dyn Error + 'static)>) -> String {
    let words: Vec<_> = errors.map(ToString::to_string).collect();
    words.join(": ")
}
