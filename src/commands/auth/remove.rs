use crate::cli::RemoveArgs;
use crate::commands::{NoRow, SettingsLoader, Verb};
use crate::config::Settings;
use crate::error::{ExitCode, Failures};
use crate::http::Reporter as _;
use crate::session::Session;

impl Verb for RemoveArgs {
    type Row = NoRow;

    fn settings_loader(&self) -> SettingsLoader {
        Settings::load_without_file
    }

    fn uses(&self, _setting: &str) -> bool {
        false
    }

    fn run(&self, session: &Session) -> Result<ExitCode, Failures> {
        session.edit_settings(|editor| editor.remove(&self.name))?;
        session.printer.note(&format!("removed the context {}", self.name));
        Ok(ExitCode::Done)
    }
}
