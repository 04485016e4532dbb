use std::fmt;
use std::mem;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::error::{ExitCode, Report};
use crate::model::ActionId;

/// A signal that ends the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Signal {
    /// SIGINT: Ctrl-C.
    Interrupt,
    /// SIGTERM.
    Terminate,
}

/// What the program is doing, and what it would leave behind if it ended now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) enum Activity {
    #[default]
    Idle,
    /// A change has not been sent, or every attempt was rejected.
    ChangePending(PendingChange),
    /// A change may be carried out: its answer has not arrived, or was lost.
    ChangeSent { change: PendingChange, attempts: u32 },
    /// A prompt for a token, which hides what is typed.
    Prompt,
    /// The sandbox serves until it is interrupted.
    Serving,
    /// A command runs in the sandbox and handles signals itself.
    Child { pid: u32 },
    Waiting {
        ids: Vec<ActionId>,
        /// The command that waits for them again.
        resume: String,
    },
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PendingChange {
    /// Its index among the steps.
    pub(crate) step: usize,
    /// `attach volume data to Droplet 42`
    pub(crate) description: String,
    /// The command that shows what became of it.
    pub(crate) check: String,
}

/// One of the changes that a command makes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Step {
    /// `data → Droplet 42`
    pub(crate) label: String,
    /// The word for success: `attached`.
    pub(crate) done: &'static str,
    pub(crate) state: StepState,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum StepState {
    Skipped,
    InProgress,
    Done,
    /// There was nothing to do.
    Unchanged,
    Failed,
    /// The change may have been carried out.
    Unknown,
}

/// `attached: data → Droplet 42`
impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = match self.state {
            StepState::Skipped => "skipped",
            StepState::InProgress => "in progress",
            StepState::Done => self.done,
            StepState::Unchanged => "unchanged",
            StepState::Failed => "failed",
            StepState::Unknown => "unknown",
        };
        write!(f, "{state}: {}", self.label)
    }
}

/// What is going on right now, so that a signal can tell the truth about it.
#[derive(Debug, Default)]
pub(crate) struct InFlight(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    activity: Activity,
    steps: Vec<Step>,
}

impl InFlight {
    pub(crate) fn set(&self, activity: Activity) {
        self.lock().activity = activity;
    }

    pub(crate) fn activity(&self) -> Activity {
        self.lock().activity.clone()
    }

    pub(crate) fn set_steps(&self, steps: Vec<Step>) {
        self.lock().steps = steps;
    }

    pub(crate) fn set_step(&self, index: usize, step_state: StepState) {
        self.lock().set_step(index, step_state);
    }

    pub(crate) fn steps(&self) -> Vec<Step> {
        self.lock().steps.clone()
    }

    /// The pending change is being sent.
    pub(super) fn change_sent(&self) {
        let state = &mut *self.lock();
        state.activity = match mem::take(&mut state.activity) {
            Activity::ChangePending(change) => {
                state.set_step(change.step, StepState::Unknown);
                Activity::ChangeSent { change, attempts: 1 }
            }
            Activity::ChangeSent { change, attempts } => {
                Activity::ChangeSent { change, attempts: attempts + 1 }
            }
            other => other,
        };
    }

    /// The last attempt certainly did nothing. An earlier one whose answer was lost may have.
    pub(super) fn change_rejected(&self) {
        let state = &mut *self.lock();
        state.activity = match mem::take(&mut state.activity) {
            Activity::ChangeSent { change, attempts: 1 } => {
                state.set_step(change.step, StepState::Skipped);
                Activity::ChangePending(change)
            }
            other => other,
        };
    }

    /// What the user is told when a signal ends the program now.
    pub(crate) fn report(&self, signal: Signal) -> Report {
        let (exit, kind) = match signal {
            Signal::Interrupt => (ExitCode::Interrupted, "interrupted"),
            Signal::Terminate => (ExitCode::Terminated, "terminated"),
        };
        let report = |message: String| Report::new(exit, kind, format!("{kind}{message}"));
        let state = self.lock();
        match &state.activity {
            Activity::Idle | Activity::Prompt | Activity::Child { .. } => {
                report(if state.changed_something() { "" } else { "; nothing was changed" }.to_owned())
            }
            Activity::Serving => report("; the sandbox has stopped".to_owned()),
            Activity::ChangePending(PendingChange { description, .. }) => {
                report(format!(" before the request to {description} was accepted"))
            }
            Activity::ChangeSent { change: PendingChange { description, check, .. }, .. } => {
                report(format!(" after the request to {description} was sent; it may still be carried out"))
                    .hint(format!("see what became of it with `{check}`"))
            }
            Activity::Waiting { ids, resume } => match ids.as_slice() {
                [id] => report(format!("; action {id} is still running")).about(*id),
                _ => report(format!("; {} actions are still running", ids.len())),
            }
            .hint(format!("resume with `{resume}`"))
            .retryable(true),
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn set_step(&mut self, index: usize, state: StepState) {
        if let Some(step) = self.steps.get_mut(index) {
            step.state = state;
        }
    }

    fn changed_something(&self) -> bool {
        let may_change =
            |step: &Step| matches!(step.state, StepState::InProgress | StepState::Done | StepState::Unknown);
        self.steps.iter().any(may_change)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pending() -> InFlight {
        let in_flight = InFlight::default();
        let (description, check) = ("attach volume data".to_owned(), "doact volume actions data".to_owned());
        in_flight.set(Activity::ChangePending(PendingChange { step: 0, description, check }));
        in_flight
    }

    fn message(in_flight: &InFlight) -> String {
        in_flight.report(Signal::Interrupt).message
    }

    #[test]
    fn a_change_whose_attempts_were_all_rejected_was_not_accepted() {
        let in_flight = pending();
        for _ in 0..2 {
            in_flight.change_sent();
            assert!(message(&in_flight).ends_with("may still be carried out"));
            in_flight.change_rejected();
            assert!(message(&in_flight).ends_with("was accepted"));
        }
    }

    #[test]
    fn a_rejected_second_attempt_says_nothing_about_a_lost_first_one() {
        let in_flight = pending();
        in_flight.change_sent();
        in_flight.change_sent();
        in_flight.change_rejected();
        assert!(message(&in_flight).ends_with("may still be carried out"));
    }

    #[test]
    fn nothing_was_changed_only_if_no_step_started() {
        let in_flight = InFlight::default();
        in_flight.set_steps(vec![Step { label: String::new(), done: "attached", state: StepState::Skipped }]);
        assert_eq!(message(&in_flight), "interrupted; nothing was changed");
        in_flight.set_step(0, StepState::InProgress);
        assert_eq!(message(&in_flight), "interrupted");
    }
}
