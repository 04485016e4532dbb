use super::token::{warn_if_context_overridden, warn_if_overridden};
use crate::cli::RemoveArgs;
use crate::commands::{NoRow, Verb};
use crate::config::DEFAULT_CONTEXT;
use crate::error::{ExitCode, Failures};
use crate::http::Reporter as _;
use crate::session::Session;

impl Verb for RemoveArgs {
    type Row = NoRow;

    fn needs_settings(&self) -> bool {
        false
    }

    fn run(&self, session: &Session) -> Result<ExitCode, Failures> {
        session.edit_settings(|editor| editor.remove(&self.name))?;
        session.printer.note(&format!("removed the context {}", self.name));
        // The rest of the file may be broken.
        if let Ok(current) = session.settings_file()?.current_context() {
            let current = current.as_deref().unwrap_or(DEFAULT_CONTEXT);
            session.printer.note(&format!("now using the context {current}"));
            warn_if_context_overridden(current, session);
        }
        warn_if_overridden(session);
        Ok(ExitCode::Done)
    }
}
