use crate::actions::poller::ActionPoller;
use crate::actions::wait::StopCondition;
use crate::actions::waiting::{self, show_actions};
use crate::cli::{IdArg, WaitArgs};
use crate::commands::Verb;
use crate::config::Options;
use crate::error::{ExitCode, Failure, Failures};
use crate::model::{Action, ActionId};
use crate::session::{Budget, Session};
use crate::terminal::job_summary;
use crate::terminal::progress;
use crate::terminal::progress::Target;

impl Verb for WaitArgs {
    type Row = Action;

    fn typed_settings(&self) -> Options {
        self.wait.settings()
    }

    fn run(&self, session: &Session) -> Result<ExitCode, Failures> {
        let layout = session.layout()?;
        let ids = named_ids(&self.ids, session)?;
        let api = session.api(Budget::Timeout)?;
        let watched: Vec<_> = ids.iter().map(|&id| Target { id, last: None }).collect();
        let named = watched.len();
        let mut poller = ActionPoller::of_account(&api, session);
        let until = match (self.any, self.fail_fast) {
            (true, _) => StopCondition::Any,
            (false, true) => StopCondition::Failure,
            (false, false) => StopCondition::All,
        };
        let began = session.clock.elapsed();
        let waited = waiting::wait(watched, until, &mut poller, &api, session);
        let took = session.clock.elapsed().saturating_sub(began);
        for action in &waited.actions {
            if let Some(id) = action.action_id() {
                let what = format!("wait for {}", progress::title(id, Some(action)));
                job_summary::add(&session.environment, &session.printer, &what, Some(action), took);
            }
        }
        show_actions(session, &waited.actions, named, &layout, waited.failures)?;
        Ok(ExitCode::Done)
    }
}

/// The IDs in the order in which they were named, each once.
fn named_ids(arguments: &[IdArg], session: &Session) -> Result<Vec<ActionId>, Failure> {
    let mut ids = Vec::new();
    for argument in arguments {
        match argument {
            IdArg::Id(id) => ids.push(*id),
            IdArg::Stdin => {
                for word in session.read_stdin()?.split_whitespace() {
                    let hint =
                        "give IDs separated by white space, such as those of `--format ID --no-header`";
                    ids.push(word.parse().map_err(|problem| {
                        Failure::usage(format!("{word:?} on standard input: {problem}"), hint)
                    })?);
                }
            }
        }
    }
    let mut seen = std::collections::HashSet::new();
    ids.retain(|id| seen.insert(*id));
    if ids.is_empty() {
        return Err(Failure::usage("standard input names no action", "give IDs separated by white space"));
    }
    Ok(ids)
}
