//! `--if-needed`: whether a volume has to be changed at all.

use std::collections::HashSet;

use super::change::VolumeChange;
use super::probe::sent_times;
use super::resolve::read_with_actions;
use super::step_result::StepResult;
use crate::actions::poller::ActionPoller;
use crate::actions::wait::StopCondition;
use crate::actions::{ActionResults, wait_with_progress};
use crate::error::{Failure, StepState};
use crate::http::Reporter as _;
use crate::model::{Action, ActionId, Volume, VolumeId};
use crate::session::{Api, Session};
use crate::system::Deadline;
use crate::terminal::progress::Target;

/// What `--if-needed` found.
pub(super) enum Need {
    /// The volume is as requested. Holds the latest action of the change's type, if there is one.
    Nothing(Option<Action>),
    Change(Before),
}

/// What was read before a change.
#[derive(Default)]
pub(super) struct Before {
    /// The actions of the volume, which the change has not started.
    pub(super) earlier_actions: HashSet<ActionId>,
    pub(super) volume: Option<Volume>,
}

/// Decides whether a change is needed. While another change of the volume is in progress, its state may not
/// last, so that change is waited for first.
pub(super) fn check_need(
    change: &VolumeChange,
    waits: bool,
    api: &Api,
    session: &Session,
) -> Result<Need, Box<StepResult>> {
    let limit = session.settings.timeout.value.duration();
    let deadline = Deadline::after(&*session.clock, limit);
    let api = api.with_http(api.http.with_default_deadline(deadline));
    let failed = |error| {
        let doing = format!("check whether it is needed to {}", change.describe());
        let failure = api.failure(doing, error, None);
        Box::new(StepResult::without_action(StepState::Failed, failure))
    };
    let mut ended = HashSet::new();
    loop {
        let Some((id, actions, volume)) = read_with_actions(&api.http, change.volume()).map_err(failed)?
        else {
            return Ok(Need::Change(Before::default()));
        };
        let now = session.clock.elapsed();
        let times = sent_times(&api.http, now, now);
        let is_unneeded = change.is_unneeded_for(&volume);
        let is_awaited = |action: &&Action| {
            let is_same = change.is_made_by(action);
            times.is_running(action) && (waits || !is_unneeded || !is_same)
        };
        let with_id = |action: &Action| Some((action.action_id()?, action.clone()));
        let mut running = actions.iter().filter(is_awaited).filter_map(with_id);
        let Some((action_id, action)) = running.find(|(id, _)| !ended.contains(id)) else {
            if !is_unneeded {
                let earlier_actions = actions.iter().filter_map(Action::action_id).collect();
                return Ok(Need::Change(Before { earlier_actions, volume: Some(volume) }));
            }
            session.printer.note(&format!("{}; nothing to do", change.describe_done()));
            return Ok(Need::Nothing(actions.into_iter().find(|action| change.is_made_by(action))));
        };
        let is_same = change.is_made_by(&action);
        let label = action.action_type().map(|kind| format!("{kind} of {}", change.volume()));
        let target = Target { id: action_id, label, last: Some(action) };
        let mut results = wait_for_end(target, id, &api, session);
        match results.failures.first() {
            None => {}
            // The volume is as requested, whatever becomes of that action.
            Some(Failure::TimedOut { .. }) if is_unneeded && is_same => {
                return Ok(Need::Nothing(results.actions.pop()));
            }
            Some(_) => {
                let (action, failure) = (results.actions.pop(), results.failures.pop());
                return Err(Box::new(StepResult { state: StepState::NotTried, action, failure }));
            }
        }
        // The list may still show it in progress.
        ended.insert(action_id);
    }
}

/// Waits for another action of the volume. Whether it completes or errors does not matter.
fn wait_for_end(target: Target, volume: VolumeId, api: &Api, session: &Session) -> ActionResults {
    let action_id = target.id;
    let mut poller = ActionPoller::of_volume(api, volume);
    let mut results = wait_with_progress(vec![target], StopCondition::All, &mut poller, api, session);
    session.in_flight.forget_result(action_id);
    results.failures.retain(|failure| !matches!(failure, Failure::Errored { .. }));
    results
}
