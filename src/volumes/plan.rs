//! Carrying out changes, one after the other: each is sent, and waited for
//! where the user or the next change needs its end.

use std::time::Duration;

use super::change::{Change, NotCarriedOut, Wanted};
use super::probe::is_in_wanted_state;
use super::submit::carry_out;
use crate::actions::poller::ActionPoller;
use crate::actions::wait::StopCondition;
use crate::actions::waiting::{self, Waited, show_actions};
use crate::api::{VolumeAddress, list_volume_actions};
use crate::error::Failure;
use crate::http::Reporter as _;
use crate::http::{HttpError, HttpErrorKind, Request};
use crate::model::Action;
use crate::output::ColumnSet;
use crate::session::{Activity, Intent};
use crate::session::{Api, Budget, CommandResult, Session};
use crate::terminal::job_summary;
use crate::terminal::progress::Target;

use super::diagnose::after_refusal;
use super::next_steps::next_step;

/// A change, and what it is called.
pub struct Step {
    pub(crate) change: Change,
    /// What it does, in words: `attach volume data to Droplet 42`.
    what: String,
    /// The arguments of the command that shows what became of it.
    check: String,
}

impl Step {
    /// The step that makes this change; `what` puts it into words.
    pub fn new(volume: VolumeAddress, wanted: Wanted, request: Request, what: String) -> Self {
        let check = match &volume {
            VolumeAddress::Id(id, _) => format!("volume actions {id}"),
            VolumeAddress::Name(name, region) => format!("volume actions {name} --region {region}"),
        };
        Self { change: Change { volume, wanted, request }, what, check }
    }
}

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

impl<'a> Plan<'a> {
    pub(crate) fn new(options: ChangeOptions, session: &'a Session) -> Result<Self, Failure> {
        Ok(Self { options, columns: session.layout()?, session, api: session.api(options.budget)? })
    }

    /// Carries out these steps in order and shows their actions.
    ///
    /// One change at a time: the API takes one pending event for each Droplet. The
    /// first that fails stops the rest, unless `--keep-going`.
    pub(crate) fn carry_out(&self, steps: &[Step]) -> CommandResult {
        let mut all = Waited { actions: Vec::new(), failures: Vec::new() };
        let mut summary = Vec::new();
        for (index, step) in steps.iter().enumerate() {
            if !all.failures.is_empty() && !self.options.keep_going {
                summary.push(format!("not tried: {}", step.what));
                continue;
            }
            let later = steps[index + 1..].iter().map(|step| format!("not tried: {}", step.what));
            let under_way = std::iter::once(format!("under way: {}", step.what));
            self.session.in_flight.keep(summary.iter().cloned().chain(under_way).chain(later).collect());
            let is_last = index + 1 == steps.len();
            let began = self.session.clock.elapsed();
            let one = self.carry_out_one(step, self.options.wait || !is_last);
            self.tell(step, one.actions.first(), self.session.clock.elapsed().saturating_sub(began));
            let word = if one.failures.is_empty() { "done" } else { "failed" };
            summary.push(format!("{word}: {}", step.what));
            all.actions.extend(one.actions);
            all.failures.extend(one.failures);
        }
        let result = show_actions(self.session, &all.actions, steps.len(), &self.columns, all.failures);
        if steps.len() > 1 {
            for line in summary {
                self.session.printer.note(&line);
            }
        }
        result
    }

    /// Tells a CI system what was done, and a user what comes next.
    fn tell(&self, step: &Step, action: Option<&Action>, took: Duration) {
        let printer = &self.session.printer;
        job_summary::add(&self.session.environment, &self.session.printer, &step.what, action, took);
        let next = action.and_then(|action| next_step(&step.change.volume, &step.change.wanted, action));
        if let Some(next) = next.filter(|_| printer.stderr_is_terminal()) {
            printer.note(&next);
        }
    }

    fn carry_out_one(&self, step: &Step, waits: bool) -> Waited {
        let action = match self.start(step) {
            Ok(Some(action)) => action,
            Ok(None) => return Waited { actions: Vec::new(), failures: Vec::new() },
            Err(failure) => return Waited { actions: Vec::new(), failures: vec![failure] },
        };
        if !waits {
            return Waited { actions: vec![action], failures: Vec::new() };
        }
        let Some(id) = action.action_id() else {
            let check = self.session.command(&step.check);
            let failure = Failure::NothingToWaitFor { doing: step.what.clone(), check };
            return Waited { actions: vec![action], failures: vec![failure] };
        };
        let mut poller = match &step.change.volume {
            VolumeAddress::Id(id, _) => ActionPoller::of_volume(&self.api, id.clone()),
            VolumeAddress::Name(..) => ActionPoller::of_account(&self.api, self.session).once_reached(),
        };
        waiting::wait(
            vec![Target { id, last: Some(action) }],
            StopCondition::All,
            &mut poller,
            &self.api,
            self.session,
        )
    }

    /// The action of this step; none where `--if-needed` found nothing to do and no action.
    fn start(&self, step: &Step) -> Result<Option<Action>, Failure> {
        if self.options.if_needed
            && let Need::Nothing(latest) = self.need(step)?
        {
            return Ok(*latest);
        }
        match self.send(step) {
            // Somebody else may have been faster.
            Err(error) if self.options.if_needed && is_validation(&error) => match self.need(step)? {
                Need::Nothing(latest) => Ok(*latest),
                Need::Change => Err(self.failure(step, error)),
            },
            sent => sent.map(Some).map_err(|error| self.failure(step, error)),
        }
    }

    /// Whether the volume is not yet as it is to be, and if it is, the latest action of the kind.
    fn need(&self, step: &Step) -> Result<Need, Failure> {
        let failed =
            |error| self.api.failure(format!("see whether it is needed to {}", step.what), error, None);
        let Change { volume, wanted, .. } = &step.change;
        let Some(id) = is_in_wanted_state(&self.api.http, volume, wanted).map_err(failed)? else {
            return Ok(Need::Change);
        };
        let actions = list_volume_actions(&self.api.http, &id, 1).map_err(failed)?;
        let of_kind =
            |action: &Action| action.action_type().is_some_and(|kind| wanted.action_types().contains(&kind));
        self.session.printer.note(&format!("nothing to do to {}: it is so already", step.what));
        Ok(Need::Nothing(Box::new(actions.items.into_iter().find(of_kind))))
    }

    fn send(&self, step: &Step) -> Result<Action, NotCarriedOut> {
        let intent = Intent { what: step.what.clone(), check: self.session.command(&step.check) };
        self.session.in_flight.enter(Activity::NotYet(intent));
        let sent = carry_out(&self.api.http, &step.change, &*self.session.printer);
        self.session.in_flight.enter(Activity::Idle);
        sent
    }

    fn failure(&self, step: &Step, error: NotCarriedOut) -> Failure {
        match error {
            NotCarriedOut::Refused(error) => {
                let advice = after_refusal(&self.api.http, &step.change, &error, self.session);
                self.api.failed_change(&step.what, error, advice)
            }
            NotCarriedOut::Unknown { error, sent_at, seen } => {
                let ago = self.session.clock.elapsed().saturating_sub(sent_at);
                let (doing, check) = (step.what.clone(), self.session.command(&step.check));
                let sent_at = self.session.clock.wall() - ago;
                Failure::OutcomeUnknown { doing, sent_at, error: Box::new(error), seen, check }
            }
        }
    }
}

/// What `--if-needed` found.
enum Need {
    /// The change has to be made.
    Change,
    /// It is so already; the latest action of that kind, if there is one.
    Nothing(Box<Option<Action>>),
}

fn is_validation(error: &NotCarriedOut) -> bool {
    matches!(
        error,
        NotCarriedOut::Refused(HttpError { kind: HttpErrorKind::Refused(refusal), .. }) if refusal.http_status == 422
    )
}
