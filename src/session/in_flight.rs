use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::error::{ExitCode, Report};
use crate::http::ChangeObserver;
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
    Change {
        /// Its index among the steps.
        step: usize,
        /// `attach volume data to Droplet 42`
        description: String,
        /// The command that shows what became of it.
        check: String,
        /// The number of attempts that may be carried out: sent, and not rejected.
        open_attempts: u32,
    },
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

    pub(crate) fn set_step(&self, index: usize, state: StepState) {
        if let Some(step) = self.lock().steps.get_mut(index) {
            step.state = state;
        }
    }

    pub(crate) fn steps(&self) -> Vec<Step> {
        self.lock().steps.clone()
    }

    fn count_attempt(&self, count: i32) {
        let State { activity, steps } = &mut *self.lock();
        if let Activity::Change { step, open_attempts, .. } = activity
            && let Some(step) = steps.get_mut(*step)
        {
            *open_attempts = open_attempts.saturating_add_signed(count);
            step.state = if *open_attempts == 0 { StepState::Skipped } else { StepState::Unknown };
        }
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
                let is_unchanged =
                    |step: &Step| matches!(step.state, StepState::Skipped | StepState::Unchanged);
                let unchanged = state.steps.iter().all(is_unchanged);
                report(if unchanged { "; nothing was changed" } else { "" }.to_owned())
            }
            Activity::Serving => report("; the sandbox has stopped".to_owned()),
            Activity::Change { description, open_attempts: 0, .. } => {
                report(format!(" before the request to {description} was accepted"))
            }
            Activity::Change { description, check, .. } => {
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

impl ChangeObserver for InFlight {
    fn sent(&self) {
        self.count_attempt(1);
    }

    fn rejected(&self) {
        self.count_attempt(-1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changing() -> InFlight {
        let in_flight = InFlight::default();
        in_flight.set_steps(vec![Step { label: String::new(), done: "attached", state: StepState::Skipped }]);
        let (description, check) = ("attach volume data".to_owned(), "doact volume actions data".to_owned());
        in_flight.set(Activity::Change { step: 0, description, check, open_attempts: 0 });
        in_flight
    }

    fn message(in_flight: &InFlight) -> String {
        in_flight.report(Signal::Interrupt).message
    }

    #[test]
    fn a_change_whose_attempts_were_all_rejected_was_not_accepted() {
        let in_flight = changing();
        for _ in 0..2 {
            in_flight.sent();
            assert!(message(&in_flight).ends_with("may still be carried out"));
            in_flight.rejected();
            assert!(message(&in_flight).ends_with("was accepted"));
        }
    }

    #[test]
    fn a_rejected_second_attempt_says_nothing_about_a_lost_first_one() {
        let in_flight = changing();
        in_flight.sent();
        in_flight.sent();
        in_flight.rejected();
        assert!(message(&in_flight).ends_with("may still be carried out"));
    }

    #[test]
    fn nothing_was_changed_only_if_no_step_started() {
        let in_flight = changing();
        in_flight.set(Activity::Idle);
        assert_eq!(message(&in_flight), "interrupted; nothing was changed");
        in_flight.set_step(0, StepState::InProgress);
        assert_eq!(message(&in_flight), "interrupted");
    }
}
