use std::io;
use std::time::Duration;

use anyhow::Context as _;

use super::from_doctl;
use super::token::{check, settings_file, usable, warn_of_limits};
use crate::cli::InitArgs;
use crate::commands::{NoRow, SettingsLoader, Verb};
use crate::config::{Settings, Source, Sourced};
use crate::error::{ExitCode, Failure, Failures};
use crate::http::Reporter as _;
use crate::http::Token;
use crate::session::Activity;
use crate::session::{Budget, Session};

/// Reads the token, has the API check it with one request, and writes it to the
/// context that `--context` names, or else to the file's top level.
impl Verb for InitArgs {
    type Row = NoRow;

    fn settings_loader(&self) -> SettingsLoader {
        Settings::load_to_write
    }

    fn run(&self, session: &Session) -> Result<ExitCode, Failures> {
        if let Some(path) = &self.from_doctl {
            from_doctl::import(path.as_ref(), self.force, session)?;
            return Ok(ExitCode::Done);
        }
        let token = if self.with_token { token_from_stdin(session)? } else { token_from_prompt(session)? };
        let verdict = check(&session.api_with(token.clone(), Budget::Retries)?, "check the token")?;
        let context =
            session.settings.context.as_ref().filter(|context| matches!(context.source, Source::Option(_)));
        let file = settings_file(session)?;
        let replaced = file.set_token(context.map(|context| context.value.as_str()), &token.value)?;
        warn_of_limits(verdict, session);
        let in_place = replaced.map_or_else(String::new, |key| format!(", in place of {key}"));
        session.printer.note(&format!("stored the token in {}{in_place}", file.path().display()));
        Ok(ExitCode::Done)
    }
}

fn token_from_stdin(session: &Session) -> Result<Sourced<Token>, Failure> {
    const FROM: Source = Source::Option("--with-token");
    let text = session.read_stdin()?;
    usable(text.trim(), FROM)
}

/// Asks on the terminal, without showing what is typed.
fn token_from_prompt(session: &Session) -> Result<Sourced<Token>, Failure> {
    if !session.stdin_is_terminal() {
        let hint = "pipe the token in: `doact auth init --with-token < FILE`";
        return Err(Failure::usage("there is no terminal to ask for the token on", hint));
    }
    session.printer.stderr("Token (from https://cloud.digitalocean.com/account/api/tokens): ");
    session.in_flight.enter(Activity::Asking);
    let text = rpassword::read_password();
    if text.as_ref().is_err_and(|error| error.kind() == io::ErrorKind::Interrupted) {
        // The signal that was raised for it ends the process in a moment.
        session.clock.sleep(Duration::from_secs(1));
    }
    session.in_flight.enter(Activity::Idle);
    let text = text
        .context("the token cannot be read from the terminal")
        .inspect_err(|_| session.printer.stderr("\n"))?;
    usable(text.trim(), Source::Option("the prompt"))
}
