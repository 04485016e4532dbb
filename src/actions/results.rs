use crate::error::{Failure, Failures};
use crate::model::Action;
use crate::output::{ColumnSet, OneOrMany};
use crate::session::{CommandResult, Session};

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
    /// nothing if there are none. The failures are returned also if writing fails.
    pub(crate) fn show(
        mut self,
        requested: usize,
        columns: &ColumnSet<Action>,
        session: &Session,
    ) -> CommandResult {
        let written = match self.actions.as_slice() {
            [] => Ok(()),
            [action] if requested == 1 => session.show(OneOrMany::One(action), columns),
            actions => session.show(OneOrMany::Many(actions), columns),
        };
        self.failures.extend(written.err());
        Failures(self.failures).into_result()
    }
}
