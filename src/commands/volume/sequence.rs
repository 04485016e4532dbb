//! Carrying out changes, one after the other: each is sent, and waited for
//! where the user or the next change needs its end.

use crate::api::{VolumeAddress, start_action};
use crate::cli::VolumeOptions;
use crate::commands::poller::ActionPoller;
use crate::commands::waiting::{self, Waited, show_actions};
use crate::failure::{Failure, Failures};
use crate::http::Request;
use crate::interrupt::Underway;
use crate::model::{Action, VolumeId};
use crate::notes::Notes as _;
use crate::output::Layout;
use crate::session::{Api, Budget, Outcome, Session};
use crate::wait::Watched;

use super::dry_run;

/// One change of one volume.
pub struct Change {
    /// What is sent.
    pub request: Request,
    /// What it does, in words: `attach volume data to Droplet 42`.
    what: String,
    /// The arguments of the command that shows what became of it.
    check: String,
    /// The volume's ID where the user gave it; its own endpoint is polled then.
    volume: Option<VolumeId>,
}

impl Change {
    /// A change of this volume; `what` puts it into words.
    pub fn new(request: Request, volume: &VolumeAddress, what: impl Fn(&str) -> String) -> Self {
        match volume {
            VolumeAddress::Id(id, _) => Self {
                request,
                what: what(id.as_str()),
                check: format!("volume actions {id}"),
                volume: Some(id.clone()),
            },
            VolumeAddress::Name(name, region) => Self {
                request,
                what: what(name.as_str()),
                check: format!("volume actions {name} --region {region}"),
                volume: None,
            },
        }
    }
}

/// How changes are carried out, checked before anything is sent.
pub struct Plan<'a> {
    session: &'a Session,
    layout: Layout<Action>,
    waits: bool,
    keep_going: bool,
    budget: Budget,
}

impl<'a> Plan<'a> {
    /// The plan that these options make.
    pub fn new(options: &VolumeOptions, keep_going: bool, session: &'a Session) -> Result<Self, Failure> {
        let waits = session.settings.wait.value;
        if !waits && options.options.poll_interval.is_some() {
            return Err(Failure::usage("--poll-interval has no use without a wait", "add --wait"));
        }
        let limited = waits || options.options.timeout.is_some();
        let budget = if limited { Budget::Timeout } else { Budget::Retries };
        Ok(Self { session, layout: session.layout()?, waits, keep_going, budget })
    }

    /// The way to the API.
    pub fn api(&self) -> Result<Api, Failure> {
        self.session.api(self.budget)
    }

    /// Carries out these changes in order and shows their actions.
    ///
    /// One change at a time: the API takes one pending event for each Droplet. The
    /// first that fails stops the rest, unless `--keep-going`.
    pub fn carry_out(&self, changes: &[Change], api: &Api) -> Outcome {
        let mut done = Waited { actions: Vec::new(), failures: Vec::new() };
        let mut not_tried = Vec::new();
        for (index, change) in changes.iter().enumerate() {
            if !done.failures.is_empty() && !self.keep_going {
                not_tried.push(change.what.as_str());
                continue;
            }
            let is_last = index + 1 == changes.len();
            let one = carry_out_one(change, self.waits || !is_last, api, self.session);
            done.actions.extend(one.actions);
            done.failures.extend(one.failures);
        }
        show_actions(self.session, &done.actions, changes.len(), &self.layout)?;
        for what in not_tried {
            self.session.printer.note(&format!("not done, because of the failure before: {what}"));
        }
        Failures(done.failures).into_result()
    }
}

/// `attach` and `detach`: the changes shown, or carried out.
pub fn show_or_carry_out(
    changes: &[Change],
    options: &VolumeOptions,
    keep_going: bool,
    session: &Session,
) -> Outcome {
    let plan = Plan::new(options, keep_going, session)?;
    if options.dry_run {
        let requests: Vec<_> = changes.iter().map(|change| change.request.clone()).collect();
        return dry_run::show(&requests, session);
    }
    plan.carry_out(changes, &plan.api()?)
}

fn carry_out_one(change: &Change, waits: bool, api: &Api, session: &Session) -> Waited {
    let action = match send(change, api, session) {
        Ok(action) => action,
        Err(failure) => return Waited { actions: Vec::new(), failures: vec![failure] },
    };
    if !waits {
        return Waited { actions: vec![action], failures: Vec::new() };
    }
    let Some(id) = action.action_id() else {
        let problem = anyhow::anyhow!("the API gave no ID for the action that is to {}", change.what);
        return Waited { actions: vec![action], failures: vec![problem.into()] };
    };
    let mut poller = match &change.volume {
        Some(volume) => ActionPoller::of_volume(api, volume.clone()),
        None => ActionPoller::of_account(api, session).once_reached(),
    };
    waiting::wait(vec![Watched { id, last: Some(action) }], &mut poller, api, session)
}

fn send(change: &Change, api: &Api, session: &Session) -> Result<Action, Failure> {
    let check = session.command(&change.check);
    let sent_at = session.clock.wall();
    session.journal.enter(Underway::Sending { what: change.what.clone(), check: check.clone() });
    let sent = start_action(&api.http, &change.request);
    session.journal.enter(Underway::Nothing);
    sent.map_err(|error| {
        if error.trouble.may_have_been_carried_out() {
            Failure::OutcomeUnknown { doing: change.what.clone(), sent_at, error: Box::new(error), check }
        } else {
            api.failure(&change.what, error, None)
        }
    })
}
