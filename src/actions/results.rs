use crate::error::{Failure, Failures};
use crate::model::Action;
use crate::output::{ColumnSet, OneOrMany, Requested, Tabular, WriteError};
use crate::session::{CommandResult, Session};
use crate::terminal::text::escape_controls;

/// The actions that a command prints, and what failed.
#[derive(Default)]
pub(crate) struct ActionResults {
    pub(crate) actions: Vec<Action>,
    pub(crate) failures: Vec<Failure>,
}

impl ActionResults {
    pub(crate) fn show(
        self,
        requested: Requested,
        columns: &ColumnSet<Action>,
        session: &Session,
    ) -> CommandResult {
        show_results(&self.actions, self.failures, requested, columns, session)
    }
}

/// Writes the rows of actions: as an object if one was requested, and as an array otherwise. A success
/// without an action is `null`, and a failure without one is nothing. Rows that standard output does
/// not take go to standard error. The failures are returned also if writing fails.
pub(crate) fn show_results<T: Tabular>(
    rows: &[T],
    mut failures: Vec<Failure>,
    requested: Requested,
    columns: &ColumnSet<T>,
    session: &Session,
) -> CommandResult {
    let _shown_here = session.in_flight.begin_to_show();
    let result = OneOrMany::of_requested(rows, requested)
        .or_else(|| failures.is_empty().then(|| OneOrMany::of_none(requested)));
    let written = result.map_or(Ok(()), |result| session.show(result, columns));
    if matches!(&written, Err(Failure::Output(error @ WriteError::Stdout(_))) if !error.is_closed_pipe()) {
        session.printer.stderr(&render(rows, requested, columns, session));
    }
    failures.extend(written.err());
    Failures(failures).into_result()
}

/// What [`show_results`] writes if there are rows, or their JSON if `--jq` fails.
pub(crate) fn render<T: Tabular>(
    rows: &[T],
    requested: Requested,
    columns: &ColumnSet<T>,
    session: &Session,
) -> String {
    let Some(result) = OneOrMany::of_requested(rows, requested) else { return String::new() };
    session.render(result, columns).unwrap_or_else(|_| {
        let lines = rows.iter().map(|row| format!("{}\n", row.json()));
        escape_controls(&lines.collect::<String>()).into_owned()
    })
}
