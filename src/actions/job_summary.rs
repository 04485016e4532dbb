//! The job summary of GitHub Actions: a line for each change or wait.

use std::time::Duration;

use super::results::ActionResults;
use crate::model::{Action, ActionId};
use crate::session::Session;
use crate::terminal::job_summary::{SummaryLine, add};
use crate::terminal::progress;

/// Adds a line for each action that was waited for, if anything is known about it.
pub(crate) fn summarize_waits(
    ids: &[ActionId],
    results: &ActionResults,
    waited: Duration,
    session: &Session,
) {
    for &id in ids {
        session.in_flight.count_summarized();
        let action = find(id, &results.actions);
        let failure = results.failures.iter().find(|failure| failure.report().action_id == Some(id));
        if action.is_some() || failure.is_some() {
            let what = describe_wait(id, action);
            let reason = failure.and_then(|failure| failure.reason(&format!("wait for action {id}")));
            let reason = reason.as_deref();
            add_line(
                &SummaryLine { what: &what, action, took: Some(waited), state: "failed", reason },
                session,
            );
        }
    }
}

/// Adds the lines that are missing when a signal ends the program: `interrupted` says which.
pub(crate) fn summarize_interruption(interrupted: &str, actions: &[Action], session: &Session) {
    for step in session.in_flight.unsummarized_steps() {
        let action = step.action_id.and_then(|id| find(id, actions));
        let (state, reason) = (step.state_text(), step.is_open().then_some(interrupted));
        add_line(
            &SummaryLine { what: &step.description, action, took: None, state: &state, reason },
            session,
        );
    }
    for id in session.in_flight.unsummarized_waits() {
        let action = find(id, actions);
        let is_open = action.is_some_and(|action| !action.is_final());
        let (what, reason) = (describe_wait(id, action), is_open.then_some(interrupted));
        add_line(&SummaryLine { what: &what, action, took: None, state: interrupted, reason }, session);
    }
}

fn find(id: ActionId, actions: &[Action]) -> Option<&Action> {
    actions.iter().find(|action| action.action_id() == Some(id))
}

fn describe_wait(id: ActionId, action: Option<&Action>) -> String {
    let title = action.map_or_else(|| format!("action {id}"), |action| progress::title(id, action));
    format!("wait for {title}")
}

fn add_line(line: &SummaryLine<'_>, session: &Session) {
    add(&session.environment, &session.printer, line);
}
