use crate::api::{collect_pages, list_actions};
use crate::cli::ListArgs;
use crate::session::{Budget, Outcome, Session};

/// `doact actions list`
pub fn list(args: &ListArgs, session: &Session) -> Outcome {
    let layout = session.layout()?;
    let api = session.api(Budget::Retries)?;
    let listing = collect_pages(&|page| list_actions(&api.http, page, args.reserved_ips))
        .map_err(|error| api.failure("list the actions", error, None))?;
    Ok(session.show_listing(&listing, &layout)?)
}
