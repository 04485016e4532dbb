use super::resolve_ids;
use crate::actions::list::read_list;
use crate::actions::poller::ActionPoller;
use crate::actions::wait::StopCondition;
use crate::actions::{ActionQuery, show_results, summarize_waits, wait_with_progress};
use crate::api::ActionList;
use crate::cli::WaitArgs;
use crate::commands::Verb;
use crate::config::Options;
use crate::error::{ExitCode, Failure, Failures};
use crate::http::Reporter as _;
use crate::model::Action;
use crate::output::Requested;
use crate::session::{Api, Budget, Session};
use crate::terminal::progress::Target;

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
        let (selected, requested, api) = if self.all {
            let query = self.filter.query(&self.region.regions, session)?;
            let api = session.api(Budget::Timeout)?;
            (in_progress(query, session, &api)?, Requested::Many, api)
        } else {
            let ids = resolve_ids(&self.ids, session)?;
            let targets = ids.iter().map(|&id| Target { id, label: None, last: None }).collect();
            let selected = Selected { targets, failures: Vec::new() };
            (selected, Requested::named(ids.len()), session.api(Budget::Timeout)?)
        };
        let Selected { targets, failures } = selected;
        if targets.is_empty() {
            show_results(&[], failures, requested, &columns, session)?;
            return Ok(ExitCode::Done);
        }
        session.in_flight.set_requested(requested);
        let mut poller = ActionPoller::of_account(&api, session);
        let stop_condition = match (self.any, self.fail_fast) {
            (true, _) => StopCondition::Any,
            (false, true) => StopCondition::Failure,
            (false, false) => StopCondition::All,
        };
        let ids: Vec<_> = targets.iter().map(|target| target.id).collect();
        let start = session.clock.elapsed();
        let mut results = wait_with_progress(targets, stop_condition, &mut poller, &api, session);
        let waited = session.clock.elapsed().saturating_sub(start);
        summarize_waits(&ids, &results, waited, session);
        results.failures.extend(failures);
        results.show(requested, &columns, session)?;
        Ok(ExitCode::Done)
    }
}

/// What is to be waited for.
struct Selected {
    targets: Vec<Target>,
    /// Actions that cannot be waited for.
    failures: Vec<Failure>,
}

/// The actions of the account that a query selects and that have not ended.
fn in_progress(query: ActionQuery, session: &Session, api: &Api) -> Result<Selected, Failure> {
    let nothing = if query.matches_everything() {
        "nothing is in progress"
    } else {
        "nothing that matches the filters is in progress"
    };
    let query = ActionQuery { unfinished: true, ..query };
    let list = ActionList::Account { reserved_ips: false };
    let actions = read_list(session, query, api, &list)?;
    let (mut targets, mut failures) = (Vec::new(), Vec::new());
    for action in actions.into_iter().filter(Action::may_be_in_progress) {
        match action.action_id() {
            Some(id) => targets.push(Target { id, label: None, last: Some(action) }),
            None => failures.push(no_id(&action)),
        }
    }
    if targets.is_empty() && failures.is_empty() {
        session.printer.note(nothing);
    }
    Ok(Selected { targets, failures })
}

fn no_id(action: &Action) -> Failure {
    let kind = action.action_type().map_or_else(String::new, |kind| format!(" ({kind})"));
    Failure::Local(anyhow::anyhow!("an action in progress{kind} has no ID to wait for"))
}
