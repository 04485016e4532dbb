use crate::actions::list::{show_list, show_one};
use crate::api::ActionList;
use crate::cli::VolumeActionsArgs;
use crate::commands::Verb;
use crate::config::{Options, is_for_requests};
use crate::error::{ExitCode, Failures};
use crate::model::Action;
use crate::session::{Budget, Session};
use crate::volumes::resolve::{resolve_address, resolve_id};

impl Verb for VolumeActionsArgs {
    type Row = Action;

    fn follows(&self) -> bool {
        self.options.follow
    }

    fn typed_settings(&self) -> Options {
        Options { region: self.region.clone(), ..self.options.settings() }
    }

    fn ends_with_reader(&self) -> bool {
        true
    }

    fn uses(&self, setting: &str) -> bool {
        is_for_requests(setting) || setting == "region" || (self.follows() && setting == "poll_interval")
    }

    fn run(&self, session: &Session) -> Result<ExitCode, Failures> {
        let columns = session.column_set()?;
        let view = self.options.view();
        view.check(session)?;
        let volume = resolve_address(&self.volume, self.by_name, self.region.as_ref(), session)?;
        let query = self.filter.query(&[], session)?;
        let api = session.api(Budget::Retries)?;
        let id = resolve_id(&volume, &api)?;
        let list = ActionList::Volume { id, name: self.volume.to_string() };
        match self.id {
            Some(id) => show_one(session, &columns, &api, &list, id)?,
            None => show_list(session, &columns, query, view, &api, &list)?,
        }
        Ok(ExitCode::Done)
    }
}
