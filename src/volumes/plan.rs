//! Makes changes one after the other. Each is submitted, and waited for where the
//! user or the next change needs its end.

use std::collections::HashSet;
use std::time::Duration;

use super::change::VolumeChange;
use super::diagnose::diagnose;
use super::next_steps::next_step;
use super::resolve::read_volume;
use super::submit::{ChangeError, Submission};
use crate::actions::poller::ActionPoller;
use crate::actions::wait::StopCondition;
use crate::actions::{ActionResults, wait_with_progress};
use crate::api::{VolumeAddress, list_volume_actions};
use crate::error::Failure;
use crate::http::{HttpError, HttpErrorKind, Reporter as _};
use crate::model::{Action, Status};
use crate::output::ColumnSet;
use crate::session::{Activity, Api, Budget, CommandResult, Session, StepState};
use crate::terminal::job_summary;
use crate::terminal::progress::Target;

/// How changes are made.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ChangeOptions {
    /// Wait for the last change too; the others are always waited for.
    pub(crate) wait: bool,
    pub(crate) budget: Budget,
    pub(crate) if_needed: bool,
    /// Make the other changes after one failed.
    pub(crate) keep_going: bool,
}

/// Everything that making changes takes, checked before anything is sent.
pub(crate) struct Plan<'a> {
    options: ChangeOptions,
    columns: ColumnSet<Action>,
    session: &'a Session,
    pub(crate) api: Api,
}

/// What became of one step before any wait.
enum Started {
    Action(Action),
    /// There was nothing to do. Holds the latest action of that kind, if there is one.
    Nothing(Option<Action>),
}

impl<'a> Plan<'a> {
    pub(crate) fn new(options: ChangeOptions, session: &'a Session) -> Result<Self, Failure> {
        Ok(Self { options, columns: session.column_set()?, session, api: session.api(options.budget)? })
    }

    /// Makes these changes in order and shows their actions.
    ///
    /// One at a time, because the API takes one pending event for each Droplet. The
    /// first failure stops the rest, unless `--keep-going`.
    pub(crate) fn run(&self, changes: &[VolumeChange]) -> CommandResult {
        let Session { in_flight, clock, printer, environment, .. } = self.session;
        in_flight.set_steps(changes.iter().map(VolumeChange::step).collect());
        let mut all = ActionResults::default();
        for (index, change) in changes.iter().enumerate() {
            let is_last = index + 1 == changes.len();
            let began = clock.elapsed();
            let (one, state) = self.run_step(index, change, self.options.wait || !is_last);
            in_flight.set_step(index, state);
            let action = one.actions.first();
            let took = clock.elapsed().saturating_sub(began);
            job_summary::add(environment, printer, &change.describe(), action, took);
            let next = action.and_then(|action| next_step(change, action));
            if let Some(next) = next.filter(|_| printer.stderr_is_terminal()) {
                printer.note(&next);
            }
            all.actions.extend(one.actions);
            all.failures.extend(one.failures);
            if !all.failures.is_empty() && !self.options.keep_going {
                break;
            }
        }
        let result = all.show(changes.len(), &self.columns, self.session);
        if changes.len() > 1 {
            in_flight.steps().iter().for_each(|step| printer.note(&step.to_string()));
        }
        result
    }

    fn run_step(&self, index: usize, change: &VolumeChange, waits: bool) -> (ActionResults, StepState) {
        let (action, is_unchanged) = match self.start(index, change) {
            Ok(Started::Action(action)) => (Some(action), false),
            Ok(Started::Nothing(latest)) => (latest, true),
            Err(failure) => {
                let is_unknown = matches!(failure, Failure::OutcomeUnknown { .. });
                let state = if is_unknown { StepState::Unknown } else { StepState::Failed };
                return (ActionResults { actions: Vec::new(), failures: vec![failure] }, state);
            }
        };
        let waited = match action {
            Some(action) if waits => self.wait(change, action),
            action => ActionResults { actions: action.into_iter().collect(), failures: Vec::new() },
        };
        let state = match waited.actions.first().and_then(Action::status) {
            _ if is_unchanged => StepState::Unchanged,
            Some(Status::Completed) => StepState::Done,
            Some(Status::Errored) => StepState::Failed,
            Some(Status::InProgress | Status::Other(_)) | None => StepState::InProgress,
        };
        (waited, state)
    }

    fn start(&self, index: usize, change: &VolumeChange) -> Result<Started, Failure> {
        if self.options.if_needed
            && let Some(nothing) = self.nothing_to_do(change)?
        {
            return Ok(nothing);
        }
        let in_flight = &self.session.in_flight;
        let (description, check) = (change.describe(), self.check_command(change));
        in_flight.set(Activity::Change { step: index, description, check, open_attempts: 0 });
        let submission = Submission {
            change,
            known: &HashSet::new(),
            recovery_limit: self.session.settings.timeout.value.duration(),
        };
        let submitted = submission.submit(&self.api.http, &*self.session.printer);
        if submitted.is_ok() {
            in_flight.set_step(index, StepState::InProgress);
        }
        in_flight.set(Activity::Idle);
        let error = match submitted {
            Ok(action) => return Ok(Started::Action(action)),
            Err(error) => error,
        };
        // Someone else may have made the change first.
        if self.options.if_needed
            && let ChangeError::Rejected(HttpError { kind: HttpErrorKind::Refused(refusal), .. }) = &error
            && refusal.http_status == 422
            && let Some(nothing) = self.nothing_to_do(change)?
        {
            return Ok(nothing);
        }
        Err(self.failure(change, error))
    }

    /// For `--if-needed`: `None` if the change has to be made.
    fn nothing_to_do(&self, change: &VolumeChange) -> Result<Option<Started>, Failure> {
        let failed = |error| {
            self.api.failure(format!("check whether it is needed to {}", change.describe()), error, None)
        };
        let volume = read_volume(&self.api.http, change.volume()).map_err(failed)?;
        let unneeded = volume.filter(|volume| change.is_unneeded_for(volume));
        let Some(id) = unneeded.and_then(|volume| volume.id.parse().ok()) else { return Ok(None) };
        let actions = list_volume_actions(&self.api.http, &id, 1).map_err(failed)?;
        self.session.printer.note(&format!("{}; nothing to do", change.describe_done()));
        Ok(Some(Started::Nothing(actions.items.into_iter().find(|action| change.is_made_by(action)))))
    }

    fn wait(&self, change: &VolumeChange, action: Action) -> ActionResults {
        let Some(id) = action.action_id() else {
            let (doing, check) = (change.describe(), self.check_command(change));
            let failure = Failure::NothingToWaitFor { doing, check };
            return ActionResults { actions: vec![action], failures: vec![failure] };
        };
        let mut poller = match change.volume() {
            VolumeAddress::Id(id, _) => ActionPoller::of_volume(&self.api, id.clone()),
            VolumeAddress::Name(..) => ActionPoller::of_account(&self.api, self.session).once_reached(),
        };
        let targets = vec![Target { id, last: Some(action) }];
        wait_with_progress(targets, StopCondition::All, &mut poller, &self.api, self.session)
    }

    /// The command that shows what became of a change.
    fn check_command(&self, change: &VolumeChange) -> String {
        self.session.command(&match change.volume() {
            VolumeAddress::Id(id, _) => format!("volume actions {id}"),
            VolumeAddress::Name(name, region) => format!("volume actions {name} --region {region}"),
        })
    }

    fn failure(&self, change: &VolumeChange, error: ChangeError) -> Failure {
        match error {
            ChangeError::Rejected(error) => {
                let hint = diagnose(&self.api.http, change, &error, self.session);
                self.api.failed_change(&change.describe(), error, hint)
            }
            ChangeError::Unknown { error, sent_at, reason } => {
                let ago: Duration = self.session.clock.elapsed().saturating_sub(sent_at);
                Failure::OutcomeUnknown {
                    doing: change.describe(),
                    sent_at: self.session.clock.wall() - ago,
                    error: Box::new(error),
                    evidence: reason,
                    check: self.check_command(change),
                }
            }
        }
    }
}
