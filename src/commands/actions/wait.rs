use super::resolve_ids;
use crate::actions::poller::ActionPoller;
use crate::actions::wait::StopCondition;
use crate::actions::wait_with_progress;
use crate::cli::WaitArgs;
use crate::commands::Verb;
use crate::config::Options;
use crate::error::{ExitCode, Failures};
use crate::model::Action;
use crate::session::{Budget, Session};
use crate::terminal::job_summary;
use crate::terminal::progress::{self, Target};

impl Verb for WaitArgs {
    type Row = Action;

    fn typed_settings(&self) -> Options {
        self.wait.settings()
    }

    fn uses(&self, setting: &str) -> bool {
        !matches!(setting, "region" | "wait")
    }

    fn run(&self, session: &Session) -> Result<ExitCode, Failures> {
        let columns = session.column_set()?;
        let ids = resolve_ids(&self.ids, session)?;
        let api = session.api(Budget::Timeout)?;
        let targets = ids.iter().map(|&id| Target { id, label: None, last: None }).collect();
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
                let title = format!("wait for {}", progress::title(id, action));
                job_summary::add(&session.environment, &session.printer, &title, Some(action), waited);
            }
        }
        results.show(ids.len(), &columns, session)?;
        Ok(ExitCode::Done)
    }
}
