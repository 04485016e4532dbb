use crate::actions::Selection;
use crate::actions::Source;
use crate::actions::list::{check_list, show_list};
use crate::api::{get_action, list_actions};
use crate::cli::ListArgs;
use crate::commands::Verb;
use crate::error::{ExitCode, Failures};
use crate::model::Action;
use crate::session::{Budget, Session};

impl Verb for ListArgs {
    type Row = Action;

    fn follows(&self) -> bool {
        self.options.follow
    }

    fn run(&self, session: &Session) -> Result<ExitCode, Failures> {
        let layout = session.layout()?;
        check_list(&self.options, session)?;
        let which = &self.which;
        let selection = Selection::new(&which.filter, &which.regions, session.clock.wall())?;
        let api = session.api(Budget::Retries)?;
        let source = Source {
            page: &|http, page| list_actions(http, page, which.reserved_ips),
            one: &get_action,
            doing: "list the actions".to_owned(),
        };
        show_list(session, &layout, selection, &self.options, &api, &source)?;
        Ok(ExitCode::Done)
    }
}
