use crate::error::{Failure, StepState};
use crate::model::{Action, Status};

/// What became of one step.
pub(super) struct StepResult {
    pub(super) state: StepState,
    /// As last seen.
    pub(super) action: Option<Action>,
    pub(super) failure: Option<Failure>,
}

impl StepResult {
    pub(super) fn of_action(action: Option<Action>, failure: Option<Failure>) -> Self {
        let state = match action.as_ref().and_then(Action::status) {
            Some(Status::Completed) => StepState::Done,
            Some(Status::Errored) => StepState::Failed,
            Some(Status::InProgress | Status::Other(_)) | None => StepState::InProgress,
        };
        Self { state, action, failure }
    }

    /// There was nothing to do. The action is the latest of the change's type, if there is one.
    pub(super) fn unchanged(latest: Option<Action>) -> Self {
        Self { state: StepState::Unchanged, action: latest, failure: None }
    }

    pub(super) fn without_action(state: StepState, failure: Failure) -> Self {
        Self { state, action: None, failure: Some(failure) }
    }
}
