use super::token::{warn_if_context_overridden, warn_if_overridden};
use crate::cli::SwitchArgs;
use crate::commands::{NoRow, Verb};
use crate::error::{ExitCode, Failures};
use crate::http::Reporter as _;
use crate::session::Session;

impl Verb for SwitchArgs {
    type Row = NoRow;

    fn needs_settings(&self) -> bool {
        false
    }

    fn run(&self, session: &Session) -> Result<ExitCode, Failures> {
        session.edit_settings(|editor| editor.switch(&self.name))?;
        session.printer.note(&format!("now using the context {}", self.name));
        warn_if_context_overridden(&self.name, session);
        warn_if_overridden(session);
        Ok(ExitCode::Done)
    }
}
