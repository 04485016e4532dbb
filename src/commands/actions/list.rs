use crate::actions::list::show_list;
use crate::cli::ListArgs;
use crate::commands::Verb;
use crate::config::{Options, is_for_requests};
use crate::error::{ExitCode, Failures};
use crate::model::Action;
use crate::session::{Budget, Session};

impl Verb for ListArgs {
    type Row = Action;

    fn follows(&self) -> bool {
        self.options.follow
    }

    fn typed_settings(&self) -> Options {
        self.options.settings()
    }

    fn ends_with_reader(&self) -> bool {
        true
    }

    fn uses(&self, setting: &str) -> bool {
        is_for_requests(setting) || (self.follows() && setting == "poll_interval")
    }

    fn run(&self, session: &Session) -> Result<ExitCode, Failures> {
        let columns = session.column_set()?;
        let view = self.options.view();
        view.check(session)?;
        let query = self.filters.query(session)?;
        let api = session.api(Budget::Retries)?;
        show_list(session, &columns, query, view, &api, &self.filters.list())?;
        Ok(ExitCode::Done)
    }
}
