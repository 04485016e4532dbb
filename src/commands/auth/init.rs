use std::io;
use std::time::Duration;

use anyhow::Context as _;

use super::from_doctl;
use super::token::{check_token, parse_token, warn_if_context_overridden, warn_if_overridden};
use crate::cli::InitArgs;
use crate::commands::{NoRow, SettingsLoader, Verb};
use crate::config::{ConfigError, DEFAULT_CONTEXT, Settings, SettingsFile, Source, Sourced, is_for_requests};
use crate::error::{ExitCode, Failure, Failures};
use crate::http::{Reporter as _, Token};
use crate::session::{Activity, Budget, Session};
use crate::terminal::text::shell_quote;

/// Checks the token with one request and writes it to the context that `--context` names, or
/// else to the file's top level.
impl Verb for InitArgs {
    type Row = NoRow;

    fn settings_loader(&self) -> SettingsLoader {
        Settings::load_to_write
    }

    fn uses(&self, setting: &str) -> bool {
        is_for_requests(setting)
    }

    fn run(&self, session: &Session) -> Result<ExitCode, Failures> {
        if session.settings.token.as_ref().is_some_and(|token| token.source.is_option()) {
            session.printer.warning("the token of --access-token is not stored");
        }
        if let Some(path) = &self.from_doctl {
            from_doctl::import(path.as_ref(), self.force, session)?;
            warn_if_overridden(session);
            return Ok(ExitCode::Done);
        }
        let token = if self.with_token { read_from_stdin(session)? } else { prompt(session)? };
        let validity =
            check_token(&session.api_with_token(token.clone(), Budget::Retries)?, "check the token")?;
        let context = session.settings.context.as_ref().filter(|context| context.source.is_option());
        let file = session.settings_file()?;
        let context = context.map(|context| context.value.as_str());
        let removed = session.edit_settings(|editor| editor.set_token(context, &token.value))?;
        validity.warn_if_limited(session);
        let in_place = removed.map_or_else(String::new, |key| format!(", in place of {key}"));
        let name = context.unwrap_or(DEFAULT_CONTEXT);
        let path = file.path().display().to_string();
        session.printer.note(&format!("stored the token of the context {name} in {path}{in_place}"));
        if self.with_token {
            session.printer.note(SCOPES);
        }
        session.printer.note(&format!("next: {}", next_step(name, &file, session)?));
        warn_if_context_overridden(name, session);
        warn_if_overridden(session);
        Ok(ExitCode::Done)
    }
}

const SCOPES: &str = "the token needs these scopes: block_storage_action:create and block_storage_action:read for \
    changes, block_storage:read for reading volumes, actions:read for waits and `doact actions`, droplet:read for \
    `doact droplet actions`, tag:create for --tag";

/// The token of a context is used once that context is.
fn next_step(name: &str, file: &SettingsFile, session: &Session) -> Result<String, ConfigError> {
    let current = file.current_context()?.unwrap_or_else(|| DEFAULT_CONTEXT.to_owned());
    Ok(if current == name {
        format!("`{}`", session.command("volume list"))
    } else {
        format!("`doact auth switch {}` uses it; {current} is in use now", shell_quote(name))
    })
}

fn read_from_stdin(session: &Session) -> Result<Sourced<Token>, Failure> {
    const MAX_MIB: u64 = 1;
    let text = session.read_stdin(MAX_MIB, "pipe in the token alone")?;
    parse_token(&text, Source::Option("--with-token"))
}

/// Reads the token from the terminal without showing it.
fn prompt(session: &Session) -> Result<Sourced<Token>, Failure> {
    if !session.stdin_is_terminal() {
        let hint = "pipe the token in: `doact auth init --with-token < FILE`";
        return Err(Failure::usage("there is no terminal to ask for the token", hint));
    }
    session.printer.note(SCOPES);
    session.printer.stderr("Token (from https://cloud.digitalocean.com/account/api/tokens): ");
    session.in_flight.set(Activity::Prompt);
    let text = rpassword::read_password();
    if text.as_ref().is_err_and(|error| error.kind() == io::ErrorKind::Interrupted) {
        // The signal that interrupted it is about to end the process.
        session.clock.sleep(Duration::from_secs(1));
    }
    session.in_flight.set(Activity::Idle);
    let text = text
        .context("the token cannot be read from the terminal")
        .inspect_err(|_| session.printer.stderr("\n"))?;
    parse_token(&text, Source::Option("the prompt"))
}
