use super::resolve_ids;
use crate::actions::list::read_list;
use crate::actions::poller::ActionPoller;
use crate::actions::wait::StopCondition;
use crate::actions::{ActionQuery, wait_with_progress};
use crate::api::ActionList;
use crate::cli::WaitArgs;
use crate::commands::Verb;
use crate::config::Options;
use crate::error::{ExitCode, Failure, Failures};
use crate::http::Reporter as _;
use crate::model::Action;
use crate::output::OneOrMany;
use crate::session::{Api, Budget, Session};
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
        let (targets, requested, api) = if self.all {
            let query = self.filter.query(&self.region.regions, session.clock.wall())?;
            let api = session.api(Budget::Timeout)?;
            (targets_in_progress(query, session, &api)?, SEVERAL, api)
        } else {
            let ids = resolve_ids(&self.ids, session)?;
            let targets = ids.iter().map(|&id| Target { id, label: None, last: None }).collect();
            (targets, ids.len(), session.api(Budget::Timeout)?)
        };
        if targets.is_empty() {
            session.printer.note("no such action is in progress; nothing to wait for");
            session.show(OneOrMany::Many(&[]), &columns)?;
            return Ok(ExitCode::Done);
        }
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
        results.show(requested, &columns, session)?;
        Ok(ExitCode::Done)
    }
}

/// A list is shown as one, also if it has one action.
const SEVERAL: usize = usize::MAX;

/// The actions of the account that a query selects and that have not ended.
fn targets_in_progress(query: ActionQuery, session: &Session, api: &Api) -> Result<Vec<Target>, Failure> {
    let query = ActionQuery { unfinished: true, ..query };
    let list = ActionList::Account { reserved_ips: false };
    let actions = read_list(session, query, api, &list)?;
    let target = |action: Action| Some(Target { id: action.action_id()?, label: None, last: Some(action) });
    Ok(actions.into_iter().filter_map(target).collect())
}
