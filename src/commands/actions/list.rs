use crate::api::{get_action, list_actions};
use crate::cli::ListArgs;
use crate::commands::following::{check_format, follow_list};
use crate::commands::listing::show_list;
use crate::commands::selection::Selection;
use crate::commands::source::Source;
use crate::session::{Budget, Outcome, Session};

/// `doact actions list`
pub fn list(args: &ListArgs, session: &Session) -> Outcome {
    let layout = session.layout()?;
    check_format(args.filter.follow, session)?;
    let selection = Selection::new(&args.filter, &args.regions, session.clock.wall())?;
    let api = session.api(Budget::Retries)?;
    let source = Source {
        page: &|http, page| list_actions(http, page, args.reserved_ips),
        one: &get_action,
        doing: "list the actions".to_owned(),
    };
    let show = if args.filter.follow { follow_list } else { show_list };
    Ok(show(session, &layout, selection, &api, &source)?)
}
