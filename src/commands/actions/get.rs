use crate::actions::waiting::show_actions;
use crate::api::get_action;
use crate::cli::GetArgs;
use crate::commands::Verb;
use crate::error::{ExitCode, Failures};
use crate::model::Action;
use crate::session::{Budget, Session};

impl Verb for GetArgs {
    type Row = Action;

    fn run(&self, session: &Session) -> Result<ExitCode, Failures> {
        let layout = session.layout()?;
        let api = session.api(Budget::Retries)?;
        let (mut actions, mut failures) = (Vec::new(), Vec::new());
        for &id in &self.ids {
            match get_action(&api.http, id) {
                Ok(action) => actions.push(action),
                Err(error) => {
                    // Who may not ask, or not now, may not ask about the others either.
                    let is_about_us = matches!(error.kind.http_status(), Some(401 | 403 | 429));
                    failures.push(api.failure(format!("get action {id}"), error, Some(id)));
                    if is_about_us {
                        break;
                    }
                }
            }
        }
        show_actions(session, &actions, self.ids.len(), &layout, failures)?;
        Ok(ExitCode::Done)
    }
}
