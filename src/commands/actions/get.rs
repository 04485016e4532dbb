use super::resolve_ids;
use crate::actions::ActionResults;
use crate::api::get_action;
use crate::cli::GetArgs;
use crate::commands::{Verb, read_each};
use crate::config::is_for_requests;
use crate::error::{ExitCode, Failures};
use crate::model::Action;
use crate::output::Requested;
use crate::session::{Budget, Session};

impl Verb for GetArgs {
    type Row = Action;

    fn uses(&self, setting: &str) -> bool {
        is_for_requests(setting)
    }

    fn run(&self, session: &Session) -> Result<ExitCode, Failures> {
        let columns = session.column_set()?;
        let ids = resolve_ids(&self.ids, session)?;
        let api = session.api(Budget::Retries)?;
        let (actions, failures) = read_each(&ids, |&id| {
            get_action(&api.http, id)
                .map_err(|error| api.failure(format!("get action {id}"), error, Some(id)))
        });
        let results = ActionResults { actions, failures };
        results.show(Requested::named(ids.len()), &columns, session)?;
        Ok(ExitCode::Done)
    }
}
