use crate::api::{list_actions, stream_pages};
use crate::cli::ListArgs;
use crate::session::{Budget, Outcome, Session};

/// `doact actions list`
pub fn list(args: &ListArgs, session: &Session) -> Outcome {
    let layout = session.layout()?;
    let api = session.api(Budget::Retries)?;
    Ok(session.show_list(&layout, |take| {
        stream_pages(&|page| list_actions(&api.http, page, args.reserved_ips), take)
            .map_err(|error| api.failure("list the actions", error, None))
    })?)
}
