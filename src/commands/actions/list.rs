use crate::actions::Selection;
use crate::actions::Source;
use crate::actions::list::{check_list, show_list};
use crate::api::{get_action, list_actions};
use crate::cli::ListArgs;
use crate::session::{Budget, CommandResult, Session};

/// `doact actions list`
pub fn list(args: &ListArgs, session: &Session) -> CommandResult {
    let layout = session.layout()?;
    check_list(&args.options, session)?;
    let which = &args.which;
    let selection = Selection::new(&which.filter, &which.regions, session.clock.wall())?;
    let api = session.api(Budget::Retries)?;
    let source = Source {
        page: &|http, page| list_actions(http, page, which.reserved_ips),
        one: &get_action,
        doing: "list the actions".to_owned(),
    };
    Ok(show_list(session, &layout, selection, &args.options, &api, &source)?)
}
