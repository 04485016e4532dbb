use crate::actions::Selection;
use crate::actions::Source;
use crate::actions::list::{check_list, show_list};
use crate::api::{VolumeAddress, get_volume_action, list_volume_actions};
use crate::cli::VolumeActionsArgs;
use crate::commands::Verb;
use crate::config::Options;
use crate::error::{ExitCode, Failures};
use crate::model::Action;
use crate::output::OneOrMany;
use crate::session::{Budget, Session};
use crate::volumes::resolve::{address, look_up};

impl Verb for VolumeActionsArgs {
    type Row = Action;

    fn follows(&self) -> bool {
        self.options.follow
    }

    fn typed_settings(&self) -> Options {
        Options { region: self.region.clone(), ..Options::default() }
    }

    fn run(&self, session: &Session) -> Result<ExitCode, Failures> {
        let layout = session.layout()?;
        check_list(&self.options, session)?;
        let volume = address(&self.volume, self.by_name, self.region.as_ref(), session)?;
        let selection = Selection::new(&self.filter, &[], session.clock.wall())?;
        let api = session.api(Budget::Retries)?;
        let id = match &volume {
            VolumeAddress::Id(id, _) => id.clone(),
            VolumeAddress::Name(name, region) => look_up(name, region, &api)?,
        };
        if let Some(action) = self.id {
            let doing = format!("get action {action} of volume {}", self.volume);
            let found = get_volume_action(&api.http, &id, action)
                .map_err(|error| api.failure(doing, error, Some(action)))?;
            session.show(OneOrMany::One(&found), &layout)?;
            return Ok(ExitCode::Done);
        }
        let source = Source {
            page: &|http, page| list_volume_actions(http, &id, page),
            one: &|http, action| get_volume_action(http, &id, action),
            doing: format!("list the actions of volume {}", self.volume),
        };
        show_list(session, &layout, selection, &self.options, &api, &source)?;
        Ok(ExitCode::Done)
    }
}
