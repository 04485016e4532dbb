//! A wait as commands run it: with progress on the terminal, and failures that say how
//! to resume.

use std::time::Duration;

use jiff::Timestamp;

use super::poller::ActionPoller;
use super::results::ActionResults;
use super::wait::{Outcome, PollResult, Poller, Schedule, StopCondition, WaitResult, Waiter};
use crate::error::Failure;
use crate::http::{HttpError, Reporter as _};
use crate::model::{Action, ActionId, Status};
use crate::session::{Activity, Api, InFlight, Session, describe_unended};
use crate::terminal::progress::{self, Target};

/// Waits until the stop condition is met or `--timeout` has passed. The actions come as
/// last seen, in the order of the targets, without those never seen.
pub(crate) fn wait_with_progress(
    targets: Vec<Target>,
    stop_condition: StopCondition,
    poller: &mut ActionPoller,
    api: &Api,
    session: &Session,
) -> ActionResults {
    let ids: Vec<_> = targets.iter().map(|target| target.id).collect();
    session.in_flight.set(Activity::Waiting { resume: resume_command(&ids, session), ids });
    let start = session.clock.elapsed();
    let waiter = Waiter {
        clock: &*session.clock,
        schedule: Schedule::new(session.settings.poll_interval.as_ref().map(|interval| interval.value)),
        deadline: api.deadline,
        just_started: targets.iter().all(|target| target.last.is_some()),
        stop_condition,
    };
    let mut observer = progress::observer(session.progress, &session.printer);
    targets
        .iter()
        .filter_map(|target| target.last.as_ref())
        .for_each(|last| session.in_flight.keep_result(last));
    let mut poller = KeepingPoller { poller, in_flight: &session.in_flight };
    let mut results = waiter.wait(targets, &mut poller, &mut *observer);
    session.in_flight.set(Activity::Idle);

    if stop_condition == StopCondition::Any {
        abandon_all_but_first(&mut results);
    }
    report_abandoned(&results, session);
    let elapsed = session.clock.elapsed().saturating_sub(start);
    let mut actions = Vec::new();
    let mut failures = Vec::new();
    for WaitResult { id, last, outcome } in results {
        failures.extend(match outcome {
            Outcome::Completed | Outcome::Abandoned => None,
            Outcome::Errored => {
                let action_type = last.as_ref().and_then(Action::action_type).map(str::to_owned);
                Some(Failure::Errored { id, action_type, change: None })
            }
            Outcome::TimedOut => Some(timed_out(id, last.as_ref(), elapsed, session)),
            Outcome::Failed(error) => Some(api.failure(format!("wait for action {id}"), error, Some(id))),
        });
        actions.extend(last);
    }
    ActionResults { actions, failures }
}

/// The failure of a wait for an action that outlasted `--timeout`.
pub(crate) fn timed_out(id: ActionId, last: Option<&Action>, waited: Duration, session: &Session) -> Failure {
    // Without a status it is in progress (openapi `action.status`, default).
    let status = last.map(|last| last.status().cloned().unwrap_or(Status::InProgress));
    let resume = resume_command(&[id], session);
    Failure::TimedOut { id, change: None, status, waited, resume }
}

/// Keeps each action as last seen, for a signal to show.
struct KeepingPoller<'a> {
    poller: &'a mut ActionPoller,
    in_flight: &'a InFlight,
}

impl Poller for KeepingPoller<'_> {
    type Error = HttpError;

    fn poll(&mut self, ids: &[ActionId]) -> Vec<PollResult<HttpError>> {
        let results = self.poller.poll(ids);
        results
            .iter()
            .filter_map(|(_, result)| result.as_ref().ok())
            .for_each(|action| self.in_flight.keep_result(action));
        results
    }

    fn min_interval(&self) -> Duration {
        self.poller.min_interval()
    }

    fn server_time(&self) -> Option<Timestamp> {
        self.poller.server_time()
    }
}

/// With `--any`, failures of the other actions do not count once one has ended.
fn abandon_all_but_first(results: &mut [WaitResult<HttpError>]) {
    let has_ended = |result: &WaitResult<_>| matches!(result.outcome, Outcome::Completed | Outcome::Errored);
    if results.iter().any(has_ended) {
        for result in results.iter_mut().filter(|result| !has_ended(result)) {
            result.outcome = Outcome::Abandoned;
        }
    }
}

fn report_abandoned(results: &[WaitResult<HttpError>], session: &Session) {
    let is_final = |action: &Action| action.status().is_some_and(Status::is_final);
    let is_running = |result: &&WaitResult<_>| {
        matches!(result.outcome, Outcome::Abandoned) && !result.last.as_ref().is_some_and(is_final)
    };
    let ids: Vec<_> = results.iter().filter(is_running).map(|result| result.id).collect();
    let resume = resume_command(&ids, session);
    if !ids.is_empty() {
        let is_seen = |id| results.iter().any(|result| result.id == id && result.last.is_some());
        let unended = describe_unended(&ids, is_seen);
        session.printer.note(&format!("{unended}; resume with `{resume}`"));
    }
}

pub(crate) fn resume_command(ids: &[ActionId], session: &Session) -> String {
    let ids: Vec<_> = ids.iter().map(ToString::to_string).collect();
    session.command(&format!("actions wait {}", ids.join(" ")))
}
