use super::address::{address, look_up};
use crate::api::{VolumeAddress, get_volume_action, list_volume_actions, stream_pages};
use crate::cli::VolumeActionsArgs;
use crate::commands::following::{Source, check_format, follow_list};
use crate::commands::listing::show_list;
use crate::commands::selection::Selection;
use crate::output::Shape;
use crate::session::{Budget, Outcome, Session};

/// `doact volume actions`
pub fn actions(args: &VolumeActionsArgs, session: &Session) -> Outcome {
    let layout = session.layout()?;
    check_format(args.filter.follow, session)?;
    let volume = address(&args.volume, args.by_name, args.region.as_ref(), session)?;
    let selection = Selection::new(&args.filter, &[], session.clock.wall())?;
    let early = selection.may_end_early();
    let api = session.api(Budget::Retries)?;
    let id = match &volume {
        VolumeAddress::Id(id, _) => id.clone(),
        VolumeAddress::Name(name, region) => look_up(name, region, &api)?,
    };
    if let Some(action) = args.id {
        let doing = format!("get action {action} of volume {}", args.volume);
        let found = get_volume_action(&api.http, &id, action)
            .map_err(|error| api.failure(doing, error, Some(action)))?;
        return Ok(session.show(Shape::One(&found), &layout)?);
    }
    let doing = format!("list the actions of volume {}", args.volume);
    if args.filter.follow {
        let source = Source {
            page: &|http, page| list_volume_actions(http, &id, page),
            one: &|http, action| get_volume_action(http, &id, action),
            doing,
        };
        return Ok(follow_list(session, &layout, selection, &api, &source)?);
    }
    Ok(show_list(session, &layout, selection, |take| {
        stream_pages(&|page| list_volume_actions(&api.http, &id, page), early, take)
            .map_err(|error| api.failure(doing, error, None))
    })?)
}
