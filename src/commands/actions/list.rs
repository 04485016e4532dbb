use crate::api::{list_actions, stream_pages};
use crate::cli::ListArgs;
use crate::commands::listing::show_list;
use crate::commands::selection::Selection;
use crate::session::{Budget, Outcome, Session};

/// `doact actions list`
pub fn list(args: &ListArgs, session: &Session) -> Outcome {
    let layout = session.layout()?;
    let selection = Selection::new(&args.filter, &args.regions, session.clock.wall())?;
    let early = selection.may_end_early();
    let api = session.api(Budget::Retries)?;
    Ok(show_list(session, &layout, selection, |take| {
        stream_pages(&|page| list_actions(&api.http, page, args.reserved_ips), early, take)
            .map_err(|error| api.failure("list the actions", error, None))
    })?)
}
