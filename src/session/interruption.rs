use std::collections::HashSet;

use super::activity::{Activity, Found, Unfinished};
use super::pending::describe_pending;
use crate::error::{ExitCode, Report, Step, StepState};
use crate::model::ActionId;

/// A signal that ends the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Signal {
    /// SIGINT: Ctrl-C.
    Interrupt,
    /// SIGTERM or SIGHUP.
    #[cfg_attr(not(unix), allow(dead_code, reason = "Windows has no such signals"))]
    Terminate,
}

impl Signal {
    pub(crate) fn exit_code(self) -> ExitCode {
        match self {
            Self::Interrupt => ExitCode::Interrupted,
            Self::Terminate => ExitCode::Terminated,
        }
    }
}

/// What the user is told when a signal ends the program now. `seen` are the actions that the API has shown.
pub(super) fn report(
    signal: Signal,
    activity: &Activity,
    seen: &HashSet<ActionId>,
    steps: &[Step],
    unfinished: Option<&Unfinished>,
) -> Report {
    let kind = match signal {
        Signal::Interrupt => "interrupted",
        Signal::Terminate => "terminated",
    };
    let report = |message: String| Report::new(signal.exit_code(), kind, format!("{kind}{message}"));
    let doing = match activity {
        Activity::Idle | Activity::Prompt | Activity::Child { .. } => {
            let is_unchanged = |step: &Step| matches!(step.state, StepState::NotTried | StepState::Unchanged);
            let unchanged = steps.iter().all(is_unchanged) && unfinished.is_none();
            report(if unchanged { "; nothing was changed" } else { "" }.to_owned())
        }
        Activity::Serving => report("; the sandbox has stopped".to_owned()),
        Activity::Following | Activity::WritingFiles => report(String::new()),
        Activity::EditingSettings { path, is_written: true } => {
            report(format!(" after {} was changed", path.display()))
        }
        Activity::EditingSettings { path, is_written: false } => {
            report(format!(" while {} was being written; it may have been changed", path.display()))
                .hint("see what is stored with `doact auth list`")
        }
        Activity::Change { description, open_attempts: 0, .. } => {
            report(format!(" before the request to {description} was accepted"))
        }
        Activity::Change { description, found: Some(Found { id, resume }), .. } => {
            report(format!(" after the request to {description} was sent; action {id} is still running"))
                .about(*id)
                .hint(format!("resume with `{resume}`"))
                .retryable(true)
        }
        Activity::Change { description, check, .. } => {
            report(format!(" after the request to {description} was sent; it may still be carried out"))
                .hint(format!("check the result with `{check}`"))
        }
        Activity::Waiting { ids, .. } if ids.is_empty() => report(String::new()),
        Activity::Waiting { ids, resume } => {
            let pending = describe_pending(ids, |id| seen.contains(&id));
            let report = report(format!("; {pending}"));
            match ids.as_slice() {
                [id] => report.about(*id),
                _ => report,
            }
        }
        .hint(format!("resume with `{resume}`"))
        .retryable(true),
    };
    match unfinished {
        Some(Unfinished { state, resume }) => {
            let message = format!("{}; {state}", doing.message);
            Report { message, ..doing }.hint(format!("continue with `{resume}`"))
        }
        None => doing,
    }
}
