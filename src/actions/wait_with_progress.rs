//! A wait as commands run it: with progress on the terminal, and failures that say how
//! to resume.

use std::time::Duration;

use super::poller::ActionPoller;
use super::results::ActionResults;
use super::wait::{Outcome, Schedule, StopCondition, WaitResult, Waiter};
use crate::error::Failure;
use crate::http::{HttpError, Reporter as _};
use crate::model::{Action, ActionId, Status};
use crate::session::{Activity, Api, InFlight, Session, describe_pending};
use crate::terminal::progress::{self, Observer, Target};

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
    let observer = progress::observer(session.progress, &session.printer);
    let mut observer = KeepingObserver { observer, in_flight: &session.in_flight };
    let mut results = waiter.wait(targets, poller, &mut observer);
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
struct KeepingObserver<'a> {
    observer: Box<dyn Observer>,
    in_flight: &'a InFlight,
}

impl Observer for KeepingObserver<'_> {
    fn on_start(&mut self, targets: &[Target]) {
        self.observer.on_start(targets);
    }

    fn on_seen(&mut self, index: usize, action: &Action, running_for: Duration) {
        self.in_flight.keep_result(action);
        self.observer.on_seen(index, action, running_for);
    }

    fn on_poll_failed(&mut self, index: usize, message: &str) {
        self.observer.on_poll_failed(index, message);
    }

    fn on_heartbeat(&mut self, pending: &[(usize, Duration)]) {
        self.observer.on_heartbeat(pending);
    }

    fn on_end(&mut self, index: usize, message: &str) {
        self.observer.on_end(index, message);
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
    let is_running = |result: &&WaitResult<_>| {
        matches!(result.outcome, Outcome::Abandoned) && !result.last.as_ref().is_some_and(Action::is_final)
    };
    let ids: Vec<_> = results.iter().filter(is_running).map(|result| result.id).collect();
    let resume = resume_command(&ids, session);
    if !ids.is_empty() {
        let is_seen = |id| results.iter().any(|result| result.id == id && result.last.is_some());
        let pending = describe_pending(&ids, is_seen);
        session.printer.note(&format!("{pending}; resume with `{resume}`"));
    }
}

pub(crate) fn resume_command(ids: &[ActionId], session: &Session) -> String {
    let ids: Vec<_> = ids.iter().map(ToString::to_string).collect();
    session.command(&format!("actions wait {}", ids.join(" ")))
}
