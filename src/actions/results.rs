use crate::error::{Failure, Failures};
use crate::model::Action;
use crate::output::{ColumnSet, OneOrMany, WriteError};
use crate::session::{CommandResult, Session};
use crate::terminal::text::escape_controls;

/// The actions that a command prints, and what failed.
#[derive(Default)]
pub(crate) struct ActionResults {
    pub(crate) actions: Vec<Action>,
    pub(crate) failures: Vec<Failure>,
}

impl From<Failure> for ActionResults {
    fn from(failure: Failure) -> Self {
        Self { actions: Vec::new(), failures: vec![failure] }
    }
}

impl ActionResults {
    /// Writes the actions: as an object if one was requested, as an array otherwise, and
    /// nothing if there are none. Those that standard output does not take go to standard
    /// error. The failures are returned also if writing fails.
    pub(crate) fn show(
        mut self,
        requested: usize,
        columns: &ColumnSet<Action>,
        session: &Session,
    ) -> CommandResult {
        let _shown_here = session.in_flight.begin_to_show();
        let written = match OneOrMany::of_requested(&self.actions, requested) {
            Some(result) => session.show(result, columns),
            None => Ok(()),
        };
        if matches!(&written, Err(Failure::Output(error @ WriteError::Stdout(_))) if !error.is_closed_pipe())
        {
            session.printer.stderr(&render(&self.actions, requested, columns, session));
        }
        self.failures.extend(written.err());
        Failures(self.failures).into_result()
    }
}

/// What [`ActionResults::show`] writes, or the JSON of the actions if `--jq` fails.
pub(crate) fn render(
    actions: &[Action],
    requested: usize,
    columns: &ColumnSet<Action>,
    session: &Session,
) -> String {
    let Some(result) = OneOrMany::of_requested(actions, requested) else { return String::new() };
    session.render(result, columns).unwrap_or_else(|_| {
        let lines = actions.iter().map(|action| format!("{}\n", action.raw().get()));
        escape_controls(&lines.collect::<String>()).into_owned()
    })
}
