//! Waiting as commands do it: with an observer, and with words for how it ends.

use super::poller::ActionPoller;
use crate::failure::Failure;
use crate::http::HttpError;
use crate::interrupt::Underway;
use crate::model::{Action, ActionId, Status};
use crate::output::{Layout, Shape};
use crate::progress;
use crate::session::{Api, Session};
use crate::wait::{Ended, Ending, Waiter, Watched};

/// What came of a wait.
pub struct Waited {
    /// The actions as last seen, in the order named; without those never seen.
    pub actions: Vec<Action>,
    /// What went wrong.
    pub failures: Vec<Failure>,
}

/// Waits until each action has ended, or the time is over.
pub fn wait(watched: Vec<Watched>, poller: &mut ActionPoller, api: &Api, session: &Session) -> Waited {
    let ids: Vec<_> = watched.iter().map(|watched| watched.id).collect();
    session.journal.enter(Underway::Waiting { resume: resume_command(&ids, session), ids });
    let began = session.clock.elapsed();
    let waiter = Waiter {
        clock: &*session.clock,
        schedule: session.schedule(),
        deadline: api.deadline,
        just_started: watched.iter().all(|watched| watched.last.is_some()),
    };
    let mut observer = progress::observer(session.face, &session.printer);
    let ended = waiter.wait(watched, poller, &mut *observer);
    session.journal.enter(Underway::Nothing);

    let mut result = Waited { actions: Vec::new(), failures: Vec::new() };
    for one in ended {
        let Ended { id, last, ending } = one;
        let failure = match ending {
            Ending::Completed => None,
            Ending::Errored => {
                let action_type = last.as_ref().and_then(Action::action_type).map(str::to_owned);
                Some(Failure::Errored { id, action_type })
            }
            Ending::TimedOut => {
                let status: Option<Status> = last.as_ref().and_then(Action::status).cloned();
                let passed = session.clock.elapsed().saturating_sub(began);
                Some(Failure::TimedOut { id, status, waited: passed, resume: resume_command(&[id], session) })
            }
            Ending::Failed(error) => Some(failed(id, error, api)),
        };
        result.failures.extend(failure);
        result.actions.extend(last);
    }
    result
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
/// array for several, and nothing at all if there is none.
pub fn show_actions(
    session: &Session,
    actions: &[Action],
    named: usize,
    layout: &Layout<Action>,
) -> Result<(), Failure> {
    match actions {
        [] => Ok(()),
        [action] if named == 1 => session.show(Shape::One(action), layout),
        actions => session.show(Shape::Many(actions), layout),
    }
}
