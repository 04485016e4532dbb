use crate::actions::list::{show_list, show_one};
use crate::api::ActionList;
use crate::cli::DropletActionsArgs;
use crate::commands::Verb;
use crate::config::{Options, is_for_requests};
use crate::error::{ExitCode, Failures};
use crate::model::Action;
use crate::session::{Budget, Session};

impl Verb for DropletActionsArgs {
    type Row = Action;

    fn follows(&self) -> bool {
        self.options.follow
    }

    fn uses(&self, setting: &str) -> bool {
        is_for_requests(setting) || (self.follows() && setting == "poll_interval")
    }

    fn typed_settings(&self) -> Options {
        self.options.settings()
    }

    fn ends_with_reader(&self) -> bool {
        true
    }

    fn run(&self, session: &Session) -> Result<ExitCode, Failures> {
        let columns = session.column_set()?;
        let view = self.options.view();
        view.check(session)?;
        let query = self.filter.query(&self.region.regions, session)?;
        let api = session.api(Budget::Retries)?;
        let list = ActionList::Droplet(self.droplet);
        match self.id {
            Some(id) => show_one(session, &columns, &api, &list, id)?,
            None => show_list(session, &columns, query, view, &api, &list)?,
        }
        Ok(ExitCode::Done)
    }
}
