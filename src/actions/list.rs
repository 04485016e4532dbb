use super::follow::over_http::follow_list;
use super::no_match::describe_no_match;
use super::query::ActionQuery;
use super::reader::ListReader;
use crate::api::ActionList;
use crate::error::Failure;
use crate::http::Reporter as _;
use crate::model::{Action, ActionId};
use crate::output::{ColumnSet, Format, OneOrMany, Order, Period};
use crate::session::{Api, Session};

/// How a list is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ListView {
    Rows(Order),
    Timeline(Order),
    /// The list, and then what happens.
    Follow,
}

impl ListView {
    /// Refuses a view that contradicts other options, before anything is sent.
    pub(crate) fn check(self, session: &Session) -> Result<(), Failure> {
        match self {
            Self::Rows(_) => Ok(()),
            Self::Timeline(_) => check_timeline(session),
            Self::Follow => check_follow(session),
        }
    }
}

fn check_follow(session: &Session) -> Result<(), Failure> {
    let format = session.settings.output.value;
    if format.is_one_document() {
        let problem = format!("-o {format} cannot be used with --follow, which never ends");
        return Err(Failure::usage(problem, "use -o jsonl, which has an object on each line"));
    }
    Ok(())
}

fn check_timeline(session: &Session) -> Result<(), Failure> {
    let format = session.settings.output.value;
    let other = if session.jq.is_some() {
        "--jq filters JSON".to_owned()
    } else if format != Format::Table {
        format!("-o {format} is for programs")
    } else if session.columns.is_some() {
        "--format chooses the columns of a table".to_owned()
    } else if !session.header {
        "--no-header is for tables".to_owned()
    } else {
        return Ok(());
    };
    let hint = "leave out --timeline, or use -o table without --format, --no-header and --jq";
    Err(Failure::usage(format!("--timeline draws bars for people, and {other}"), hint))
}

/// Writes one action of a list to standard output.
pub(crate) fn show_one(
    session: &Session,
    columns: &ColumnSet<Action>,
    api: &Api,
    list: &ActionList,
    id: ActionId,
) -> Result<(), Failure> {
    let found = list.get(&api.http, id);
    let doing = || format!("get {}", list.describe_one(id));
    let found = found.map_err(|error| api.failure(doing(), error, Some(id)))?;
    session.show(OneOrMany::One(&found), columns)
}

/// What a query selects from a list; an error if the list is not complete.
pub(crate) fn read_list(
    session: &Session,
    query: ActionQuery,
    api: &Api,
    list: &ActionList,
) -> Result<Vec<Action>, Failure> {
    let mut reader = ListReader::new(session, api, list, query);
    let mut selected = Vec::new();
    while let Some(chunk) = reader.next_chunk()? {
        selected.extend(reader.select(chunk));
    }
    let (rest, end) = reader.finish();
    selected.extend(rest);
    end.map(|_| selected)
}

/// Writes what a query selects from a list to standard output.
pub(crate) fn show_list(
    session: &Session,
    columns: &ColumnSet<Action>,
    query: ActionQuery,
    view: ListView,
    api: &Api,
    list: &ActionList,
) -> Result<(), Failure> {
    let mut writer = match view {
        ListView::Follow => return follow_list(session, columns, query, api, list),
        ListView::Rows(order) => session.list_writer(columns, order),
        ListView::Timeline(order) => {
            let period = Period { since: query.since, until: query.until, now: session.clock.wall() };
            session.timeline_writer(period, order)
        }
    };
    let is_person = session.printer.stdout_is_terminal() && matches!(view, ListView::Rows(_));
    let no_match = is_person.then(|| describe_no_match(&query));
    let reader = ListReader::new(session, api, list, query);
    let mut reader = match view {
        ListView::Rows(order) => reader.shown(order),
        ListView::Timeline(_) | ListView::Follow => reader,
    };
    let mut is_empty = true;
    while let Some(chunk) = reader.next_chunk()? {
        let selected = reader.select(chunk);
        is_empty &= selected.is_empty();
        writer.push(&selected)?;
    }
    let (rest, end) = reader.finish();
    is_empty &= rest.is_empty();
    writer.push(&rest)?;
    writer.finish()?;
    end?;
    if let Some(note) = no_match.filter(|_| is_empty) {
        session.printer.note(&note);
    }
    Ok(())
}
