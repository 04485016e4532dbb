use crate::actions::Selection;
use crate::actions::Source;
use crate::actions::list::{check_list, show_list};
use crate::api::{VolumeAddress, get_volume_action, list_volume_actions};
use crate::cli::VolumeActionsArgs;
use crate::output::OneOrMany;
use crate::session::{Budget, CommandResult, Session};
use crate::volumes::resolve::{address, look_up};

/// `doact volume actions`
pub fn actions(args: &VolumeActionsArgs, session: &Session) -> CommandResult {
    let layout = session.layout()?;
    check_list(&args.options, session)?;
    let volume = address(&args.volume, args.by_name, args.region.as_ref(), session)?;
    let selection = Selection::new(&args.filter, &[], session.clock.wall())?;
    let api = session.api(Budget::Retries)?;
    let id = match &volume {
        VolumeAddress::Id(id, _) => id.clone(),
        VolumeAddress::Name(name, region) => look_up(name, region, &api)?,
    };
    if let Some(action) = args.id {
        let doing = format!("get action {action} of volume {}", args.volume);
        let found = get_volume_action(&api.http, &id, action)
            .map_err(|error| api.failure(doing, error, Some(action)))?;
        return Ok(session.show(OneOrMany::One(&found), &layout)?);
    }
    let source = Source {
        page: &|http, page| list_volume_actions(http, &id, page),
        one: &|http, action| get_volume_action(http, &id, action),
        doing: format!("list the actions of volume {}", args.volume),
    };
    Ok(show_list(session, &layout, selection, &args.options, &api, &source)?)
}
