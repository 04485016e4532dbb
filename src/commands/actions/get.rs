use super::resolve_ids;
use crate::actions::ActionResults;
use crate::api::get_action;
use crate::cli::GetArgs;
use crate::commands::Verb;
use crate::config::is_for_requests;
use crate::error::{ExitCode, Failures};
use crate::model::Action;
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
        let mut results = ActionResults::default();
        for &id in &ids {
            match get_action(&api.http, id) {
                Ok(action) => results.actions.push(action),
                Err(error) => {
                    let failure = api.failure(format!("get action {id}"), error, Some(id));
                    let is_last = failure.concerns_every_request();
                    results.failures.push(failure);
                    if is_last {
                        break;
                    }
                }
            }
        }
        results.show(ids.len(), &columns, session)?;
        Ok(ExitCode::Done)
    }
}
