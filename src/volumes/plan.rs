//! Makes changes one after the other. Each is submitted, and waited for if the user or the next change needs
//! it to have ended.

use std::collections::HashSet;
use std::time::Duration;

use super::change::VolumeChange;
use super::change_options::ChangeOptions;
use super::change_row::ChangeRow;
use super::diagnose::diagnose;
use super::need::{Before, Need, check_need};
use super::next_steps::next_step;
use super::probe::wall_at;
use super::resolve::find_volume;
use super::step_result::StepResult;
use super::submit::{ChangeError, Submission};
use crate::actions::poller::ActionPoller;
use crate::actions::wait::StopCondition;
use crate::actions::{resume_command, show_results, timed_out, wait_with_progress};
use crate::api::VolumeAddress;
use crate::error::{Failure, StepState};
use crate::http::{HttpError, HttpErrorKind, Reporter as _};
use crate::model::{Action, ActionId, Status};
use crate::output::{ColumnSet, Requested};
use crate::session::{Activity, Api, CommandResult, Session, Unfinished};
use crate::terminal::job_summary::{self, SummaryLine};
use crate::terminal::progress::Target;

/// Everything that is needed to make changes, checked before anything is sent.
pub(crate) struct Plan<'a> {
    pub(super) options: ChangeOptions,
    pub(super) columns: ColumnSet<ChangeRow>,
    pub(super) session: &'a Session,
    pub(crate) api: Api,
}

/// What became of one step before any wait.
enum Started {
    Action(Action),
    /// There was nothing to do. Holds the latest action of the change's type, if there is one.
    Nothing(Option<Action>),
}

impl<'a> Plan<'a> {
    pub(crate) fn new(options: ChangeOptions, session: &'a Session) -> Result<Self, Failure> {
        Ok(Self { options, columns: session.column_set()?, session, api: session.api(options.budget)? })
    }

    /// Makes these changes in order and shows their actions.
    ///
    /// One at a time, because the API accepts one pending event for each Droplet. The first failure ends the
    /// command, unless `--keep-going`.
    pub(crate) fn run(&self, changes: &[VolumeChange]) -> CommandResult {
        let Session { in_flight, clock, .. } = self.session;
        in_flight.set_steps(changes.iter().map(VolumeChange::step).collect());
        let (mut rows, mut failures) = (Vec::new(), Vec::new());
        for (index, change) in changes.iter().enumerate() {
            if !failures.is_empty() && !self.options.keep_going {
                self.summarize(index, None, None);
                continue;
            }
            let is_last = index + 1 == changes.len();
            let began = clock.elapsed();
            let result = self.run_step(index, change, self.options.wait || !is_last);
            let StepResult { state, action, failure } = result.unwrap_or_else(|failed| *failed);
            if let Some(action) = &action {
                in_flight.keep_step_action(index, action);
            }
            in_flight.set_step(index, state);
            let took = clock.elapsed().saturating_sub(began);
            self.summarize(index, action.as_ref().map(|action| (action, took)), failure.as_ref());
            if failure.is_none()
                && let Some(next) =
                    next_step(change, state, action.as_ref(), |id| resume_command(&[id], self.session))
            {
                self.session.printer.note(&next);
            }
            rows.extend(action.map(|action| ChangeRow::new(change.named(), action)));
            failures.extend(failure);
        }
        show_results(&rows, failures, Requested::named(changes.len()), &self.columns, self.session)
    }

    /// Adds a line to the job summary.
    fn summarize(&self, index: usize, action: Option<(&Action, Duration)>, failure: Option<&Failure>) {
        let Session { in_flight, environment, printer, .. } = self.session;
        let step = in_flight.steps().swap_remove(index);
        let reason = match failure {
            Some(failure) => failure.reason(&step.description),
            None => (step.state == StepState::Unchanged).then(|| "nothing to do".to_owned()),
        };
        let (state, reason) = (&step.state_text(), reason.as_deref());
        let (action, took) = action.unzip();
        in_flight.count_summarized();
        let line = SummaryLine { what: &step.description, action, took, state, reason };
        job_summary::add(environment, printer, &line);
    }

    fn run_step(
        &self,
        index: usize,
        change: &VolumeChange,
        waits: bool,
    ) -> Result<StepResult, Box<StepResult>> {
        let mut before = Before::default();
        if self.options.reads_first() {
            match check_need(change, waits, &self.api, self.session)? {
                Need::Nothing(latest) => return Ok(StepResult::unchanged(latest)),
                Need::Change(read) => before = read,
            }
        }
        let change = self.with_droplet(index, change, &before)?;
        let elsewhere = before.volume.as_ref().filter(|_| self.options.moves);
        Ok(match elsewhere.and_then(|volume| change.detach_first(volume)) {
            Some(detach) => self.make_move(index, &detach, &change, &before.earlier_actions, waits),
            None => self.make(index, &change, &before.earlier_actions, waits),
        })
    }

    /// Detaches the volume, and attaches it once it is detached.
    fn make_move(
        &self,
        index: usize,
        detach: &VolumeChange,
        attach: &VolumeChange,
        earlier_actions: &HashSet<ActionId>,
        waits: bool,
    ) -> StepResult {
        let Session { in_flight, printer, .. } = self.session;
        let resume = self.session.command(&attach.move_command());
        let unfinished = |state: &str| {
            in_flight.set_unfinished(Some(Unfinished { state: state.to_owned(), resume: resume.clone() }));
        };
        let in_move = |failure: Failure, state: String| Failure::InMove {
            failure: Box::new(failure),
            state,
            resume: resume.clone(),
        };
        let not_attached = format!("volume {} was not {}", attach.named(), attach.describe_made());
        let detached = format!("volume {} was {}", detach.named(), detach.describe_made());
        unfinished(&not_attached);
        let mut result = self.make(index, detach, earlier_actions, true);
        if result.failure.is_none() {
            printer.note(&detached);
            unfinished(&detached);
            if let Some(id) = result.action.as_ref().and_then(Action::action_id) {
                in_flight.forget_result(id);
            }
            result = self.make(index, attach, earlier_actions, waits);
            let is_nowhere = result.state == StepState::Failed;
            let state =
                format!("{detached}{}", if is_nowhere { ", and is attached to no Droplet now" } else { "" });
            result.failure = result.failure.map(|failure| in_move(failure, state));
        } else {
            result.failure = result.failure.map(|failure| in_move(failure, not_attached));
        }
        in_flight.set_unfinished(None);
        result
    }

    /// The change with its Droplet, which is read from the volume if the user named none.
    fn with_droplet(
        &self,
        index: usize,
        change: &VolumeChange,
        before: &Before,
    ) -> Result<VolumeChange, Box<StepResult>> {
        if !change.needs_droplet() {
            return Ok(change.clone());
        }
        let change = match &before.volume {
            Some(volume) => change.with_droplet_of(volume),
            None => {
                find_volume(change.volume(), &self.api).and_then(|volume| change.with_droplet_of(&volume))
            }
        };
        let change = change.map_err(|failure| StepResult::without_action(StepState::Failed, failure))?;
        self.session.in_flight.name_step(index, change.step());
        Ok(change)
    }

    fn make(
        &self,
        index: usize,
        change: &VolumeChange,
        earlier_actions: &HashSet<ActionId>,
        waits: bool,
    ) -> StepResult {
        match self.start(index, change, earlier_actions, waits) {
            // An action that has already errored is a failure even without a wait.
            Ok(Started::Action(action)) if waits || action.status() == Some(&Status::Errored) => {
                self.wait(change, action)
            }
            Ok(Started::Action(action)) => StepResult::of_action(Some(action), None),
            Ok(Started::Nothing(latest)) => StepResult::unchanged(latest),
            Err(result) => *result,
        }
    }

    fn start(
        &self,
        index: usize,
        change: &VolumeChange,
        earlier_actions: &HashSet<ActionId>,
        waits: bool,
    ) -> Result<Started, Box<StepResult>> {
        let Session { in_flight, clock, printer, .. } = self.session;
        let (description, check) = (change.describe(), self.check_command(change));
        in_flight.set(Activity::Change { step: index, description, check, open_attempts: 0, found: None });
        let began = clock.elapsed();
        let recovery_limit = self.session.settings.timeout.value.duration();
        let resume = |id| resume_command(&[id], self.session);
        let on_found = |action: &Action| in_flight.keep_found(action, resume);
        let submission = Submission { change, earlier_actions, recovery_limit, on_found: &on_found };
        let submitted = submission.submit(&self.api.http, &**printer);
        let found = match &submitted {
            Ok(action) => Some(action),
            Err(ChangeError::Errored(action) | ChangeError::TimedOut(action)) => Some(&**action),
            Err(ChangeError::Rejected(_) | ChangeError::Unknown { .. }) => None,
        };
        if let Some(action) = found {
            in_flight.keep_step_action(index, action);
            in_flight.set_step(index, StepState::InProgress);
        }
        in_flight.set(Activity::Idle);
        let error = match submitted {
            Ok(action) => return Ok(Started::Action(action)),
            Err(error) => error,
        };
        // Someone else may have made the change first.
        if self.options.reads_first()
            && let ChangeError::Rejected(HttpError { kind: HttpErrorKind::Refused(response), .. }) = &error
            && response.http_status == 422
            && let Need::Nothing(latest) = check_need(change, waits, &self.api, self.session)?
        {
            return Ok(Started::Nothing(latest));
        }
        let waited = clock.elapsed().saturating_sub(began);
        Err(Box::new(self.result_of(change, error, waited)))
    }

    /// What became of a step whose change is not made, as far as is known.
    fn result_of(&self, change: &VolumeChange, error: ChangeError, waited: Duration) -> StepResult {
        match error {
            ChangeError::Rejected(error) => {
                let hint = diagnose(&self.api.http, change, &error, self.session);
                let failure = self.api.failed_change(&change.describe(), error, hint);
                StepResult::without_action(StepState::Failed, failure)
            }
            ChangeError::Unknown { error, sent_at, reason } => {
                let failure = Failure::OutcomeUnknown {
                    doing: change.describe(),
                    sent_at: wall_at(&self.api.http, sent_at),
                    error: Box::new(error),
                    evidence: reason,
                    check: self.check_command(change),
                };
                StepResult::without_action(StepState::Unknown, failure)
            }
            ChangeError::Errored(action) => self.wait(change, *action),
            ChangeError::TimedOut(action) => {
                let timed_out = |id| timed_out(id, Some(&action), waited, self.session);
                let failure = action.action_id().map(timed_out);
                let failure = failure.map(|failure| failure.of_change(&change.describe()));
                StepResult::of_action(Some(*action), failure)
            }
        }
    }

    fn wait(&self, change: &VolumeChange, action: Action) -> StepResult {
        let Some(id) = action.action_id() else {
            let (doing, check) = (change.describe(), self.check_command(change));
            return StepResult::of_action(Some(action), Some(Failure::NothingToWaitFor { doing, check }));
        };
        let mut poller = match change.volume() {
            VolumeAddress::Id(id, _) => ActionPoller::of_volume(&self.api, id.clone()),
            VolumeAddress::Name(..) => ActionPoller::of_account(&self.api, self.session).once_connected(),
        };
        let targets = vec![Target { id, label: Some(change.step().label), last: Some(action) }];
        let mut waited =
            wait_with_progress(targets, StopCondition::All, &mut poller, &self.api, self.session);
        let failure = waited.failures.pop().map(|failure| failure.of_change(&change.describe()));
        StepResult::of_action(waited.actions.pop(), failure)
    }

    /// The command that shows the result of a change.
    fn check_command(&self, change: &VolumeChange) -> String {
        self.session.command(&match change.volume() {
            VolumeAddress::Id(id, _) => format!("volume actions {id}"),
            VolumeAddress::Name(name, region) => format!("volume actions {name} --region {region}"),
        })
    }
}
