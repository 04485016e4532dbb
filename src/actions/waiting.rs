//! Waiting as commands do it: with an observer, and with words for how it ends.

use super::poller::ActionPoller;
use crate::actions::wait::{Outcome, Schedule, StopCondition, WaitResult, Waiter};
use crate::error::{Failure, Failures};
use crate::http::HttpError;
use crate::http::Reporter as _;
use crate::model::{Action, ActionId, Status};
use crate::output::{ColumnSet, OneOrMany};
use crate::session::Activity;
use crate::session::{Api, CommandResult, Session};
use crate::terminal::progress;
use crate::terminal::progress::Target;

/// What came of a wait.
pub struct Waited {
    /// The actions as last seen, in the order named; without those never seen.
    pub actions: Vec<Action>,
    /// What went wrong.
    pub failures: Vec<Failure>,
}

/// Waits until enough of the actions have ended, or the time is over.
pub fn wait(
    watched: Vec<Target>,
    until: StopCondition,
    poller: &mut ActionPoller,
    api: &Api,
    session: &Session,
) -> Waited {
    let ids: Vec<_> = watched.iter().map(|watched| watched.id).collect();
    session.in_flight.set(Activity::Waiting { resume: resume_command(&ids, session), ids });
    let began = session.clock.elapsed();
    let waiter = Waiter {
        clock: &*session.clock,
        schedule: Schedule::new(session.settings.poll_interval.as_ref().map(|interval| interval.value)),
        deadline: api.deadline,
        just_started: watched.iter().all(|watched| watched.last.is_some()),
        until,
    };
    let mut observer = progress::observer(session.progress, &session.printer);
    let ended = waiter.wait(watched, poller, &mut *observer);
    session.in_flight.set(Activity::Idle);

    let ended = if until == StopCondition::Any { with_one_failure(ended) } else { ended };
    say_what_goes_on(&ended, session);
    let mut result = Waited { actions: Vec::new(), failures: Vec::new() };
    for one in ended {
        let WaitResult { id, last, outcome } = one;
        let failure = match outcome {
            Outcome::Completed | Outcome::Abandoned => None,
            Outcome::Errored => {
                let action_type = last.as_ref().and_then(Action::action_type).map(str::to_owned);
                Some(Failure::Errored { id, action_type })
            }
            Outcome::TimedOut => {
                let status: Option<Status> = last.as_ref().and_then(Action::status).cloned();
                let passed = session.clock.elapsed().saturating_sub(began);
                Some(Failure::TimedOut { id, status, waited: passed, resume: resume_command(&[id], session) })
            }
            Outcome::Failed(error) => Some(failed(id, error, api)),
        };
        result.failures.extend(failure);
        result.actions.extend(last);
    }
    result
}

/// The first one that ended decides: what became of the others is not their failure.
fn with_one_failure(mut ended: Vec<WaitResult<HttpError>>) -> Vec<WaitResult<HttpError>> {
    let decides = |ending: &Outcome<_>| matches!(ending, Outcome::Completed | Outcome::Errored);
    if ended.iter().any(|one| decides(&one.outcome)) {
        for one in ended.iter_mut().filter(|one| !decides(&one.outcome)) {
            one.outcome = Outcome::Abandoned;
        }
    }
    ended
}

/// Says which actions were left alone that may not be over.
fn say_what_goes_on(ended: &[WaitResult<HttpError>], session: &Session) {
    let is_over =
        |one: &WaitResult<_>| one.last.as_ref().and_then(Action::status).is_some_and(Status::is_final);
    let left = ended.iter().filter(|one| matches!(one.outcome, Outcome::Abandoned) && !is_over(one));
    let ids: Vec<_> = left.map(|one| one.id).collect();
    let resume = resume_command(&ids, session);
    match ids.as_slice() {
        [] => {}
        [id] => session.printer.note(&format!("action {id} goes on; wait for it with `{resume}`")),
        _ => session.printer.note(&format!("{} actions go on; wait for them with `{resume}`", ids.len())),
    }
}

fn failed(id: ActionId, error: HttpError, api: &Api) -> Failure {
    api.failure(format!("wait for action {id}"), error, Some(id))
}

/// The command that waits for these actions again.
fn resume_command(ids: &[ActionId], session: &Session) -> String {
    let ids: Vec<_> = ids.iter().map(ToString::to_string).collect();
    session.command(&format!("actions wait {}", ids.join(" ")))
}

/// Shows what there is of the actions that were named: an object for one, an
/// array for several, and nothing at all if there is none. A failure to show them hides
/// none of the others.
pub fn show_actions(
    session: &Session,
    actions: &[Action],
    named: usize,
    layout: &ColumnSet<Action>,
    mut failures: Vec<Failure>,
) -> CommandResult {
    let shown = match actions {
        [] => Ok(()),
        [action] if named == 1 => session.show(OneOrMany::One(action), layout),
        actions => session.show(OneOrMany::Many(actions), layout),
    };
    failures.extend(shown.err());
    Failures(failures).into_result()
}
