use crate::api::{get_action, list_actions, stream_pages};
use crate::cli::ListArgs;
use crate::commands::following::{Source, check_format, follow_list};
use crate::commands::listing::show_list;
use crate::commands::selection::Selection;
use crate::session::{Budget, Outcome, Session};

/// `doact actions list`
pub fn list(args: &ListArgs, session: &Session) -> Outcome {
    let layout = session.layout()?;
    check_format(args.filter.follow, session)?;
    let selection = Selection::new(&args.filter, &args.regions, session.clock.wall())?;
    let early = selection.may_end_early();
    let api = session.api(Budget::Retries)?;
    let doing = "list the actions";
    if args.filter.follow {
        let source = Source {
            page: &|http, page| list_actions(http, page, args.reserved_ips),
            one: &get_action,
            doing: doing.to_owned(),
        };
        return Ok(follow_list(session, &layout, selection, &api, &source)?);
    }
    Ok(show_list(session, &layout, selection, |take| {
        stream_pages(&|page| list_actions(&api.http, page, args.reserved_ips), early, take)
            .map_err(|error| api.failure(doing, error, None))
    })?)
}
