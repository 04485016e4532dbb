use std::collections::HashSet;

use crate::actions::poller::ActionPoller;
use crate::actions::wait::StopCondition;
use crate::actions::wait_with_progress;
use crate::cli::{IdArg, WaitArgs};
use crate::commands::Verb;
use crate::config::Options;
use crate::error::{ExitCode, Failure, Failures};
use crate::model::{Action, ActionId};
use crate::session::{Budget, Session};
use crate::terminal::job_summary;
use crate::terminal::progress::{self, Target};

impl Verb for WaitArgs {
    type Row = Action;

    fn typed_settings(&self) -> Options {
        self.wait.settings()
    }

    fn run(&self, session: &Session) -> Result<ExitCode, Failures> {
        let columns = session.column_set()?;
        let ids = resolve_ids(&self.ids, session)?;
        let api = session.api(Budget::Timeout)?;
        let targets = ids.iter().map(|&id| Target { id, last: None }).collect();
        let mut poller = ActionPoller::of_account(&api, session);
        let stop_condition = match (self.any, self.fail_fast) {
            (true, _) => StopCondition::Any,
            (false, true) => StopCondition::Failure,
            (false, false) => StopCondition::All,
        };
        let start = session.clock.elapsed();
        let results = wait_with_progress(targets, stop_condition, &mut poller, &api, session);
        let waited = session.clock.elapsed().saturating_sub(start);
        for action in &results.actions {
            if let Some(id) = action.action_id() {
                let title = format!("wait for {}", progress::title(id, Some(action)));
                job_summary::add(&session.environment, &session.printer, &title, Some(action), waited);
            }
        }
        results.show(ids.len(), &columns, session)?;
        Ok(ExitCode::Done)
    }
}

/// The IDs of the command line and of standard input, in order and without duplicates.
fn resolve_ids(arguments: &[IdArg], session: &Session) -> Result<Vec<ActionId>, Failure> {
    let mut ids = Vec::new();
    for argument in arguments {
        match argument {
            IdArg::Id(id) => ids.push(*id),
            IdArg::Stdin => {
                for word in session.read_stdin()?.split_whitespace() {
                    ids.push(word.parse().map_err(|error| {
                        let hint =
                            "give IDs separated by white space, such as those of `--format ID --no-header`";
                        Failure::usage(format!("{word:?} on standard input: {error}"), hint)
                    })?);
                }
            }
        }
    }
    let mut seen = HashSet::new();
    ids.retain(|id| seen.insert(*id));
    if ids.is_empty() {
        let problem = "standard input contains no action ID";
        return Err(Failure::usage(problem, "give IDs separated by white space"));
    }
    Ok(ids)
}
