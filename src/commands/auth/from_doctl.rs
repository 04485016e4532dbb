//! `doact auth init --from-doctl`

use std::path::PathBuf;

use secrecy::ExposeSecret as _;

use super::token::{check_token, parse_token};
use crate::config::{Context, DoctlConfig, DoctlContext, DoctlError, SettingsFile, Source};
use crate::error::{Failure, Failures};
use crate::http::{Reporter as _, Token};
use crate::session::{Budget, CommandResult, Session};

/// Imports the tokens of doctl's contexts. Each is checked and stored on its own, so that one that the API
/// refuses does not prevent the others.
pub(super) fn import(path: Option<&PathBuf>, force: bool, session: &Session) -> CommandResult {
    if session.settings.context.as_ref().is_some_and(|context| context.source.is_option()) {
        let problem = "--from-doctl imports all contexts of doctl, and cannot be used with --context";
        return Err(Failure::usage(problem, "leave out one of the two").into());
    }
    let path = path.cloned().map_or_else(DoctlConfig::default_path, Ok);
    let path = path.map_err(|error| usage_error(&error))?;
    let doctl = DoctlConfig::load(&path).map_err(|error| usage_error(&error))?;
    let tokens = doctl.contexts.iter().map(|context| Token::new(context.token.expose_secret()));
    tokens.flatten().for_each(|token| session.printer.hide(&token));
    let file = session.settings_file()?;
    let stored = file.contexts()?;

    session.printer.note(&format!("found in {}:", path.display()));
    let mut selected = Vec::new();
    for context in &doctl.contexts {
        let has_token = has_token(&stored, &context.name);
        let plan = match (has_token, force) {
            (false, _) => "to be imported",
            (true, true) => "to be imported in place of the stored token",
            (true, false) => "left out, because a token is stored already (see --force)",
        };
        session.printer.note(&format!("  {}: {plan}", context.name));
        if force || !has_token {
            selected.push(context);
        }
    }
    if doctl.invalid_names > 0 {
        session.printer.warning(&format!(
            "contexts left out because of their names: {} (a name must have at most 40 characters \
             and not look like a token)",
            doctl.invalid_names
        ));
    }

    let mut failures = Vec::new();
    for context in selected {
        if let Err(failure) = import_context(context, &file, session) {
            failures.push(failure);
        }
    }
    if let Err(failure) = switch_as_doctl(doctl.current.as_deref(), &file, session) {
        failures.push(failure);
    }
    Failures(failures).into_result()
}

/// A usage error, since no request was sent.
fn usage_error(error: &DoctlError) -> Failure {
    let hint = match error {
        DoctlError::NoFolder | DoctlError::Missing(_) => {
            "name the file, as in `--from-doctl ~/snap/doctl/current/.config/doctl/config.yaml`"
        }
        DoctlError::Read { .. } => "make the file readable, or name another one",
        DoctlError::Syntax { .. } => "correct that line, or name another file",
        DoctlError::NoTokens(_) => "log in with `doctl auth init`, or store a token with `doact auth init`",
    };
    Failure::usage(error.to_string(), hint)
}

fn has_token(contexts: &[Context], name: &str) -> bool {
    contexts.iter().any(|context| context.name == name && context.token.is_some())
}

fn import_context(context: &DoctlContext, file: &SettingsFile, session: &Session) -> Result<(), Failure> {
    let name = &context.name;
    let token = parse_token(context.token.expose_secret(), Source::Option("--from-doctl"));
    let token = token.inspect_err(|_| {
        session.printer.warning(&format!("the token of {name} is not valid, and is not imported"));
    })?;
    let api = session.api_with_token(token.clone(), Budget::Retries)?;
    let validity = check_token(&api, &format!("check the token of {name}, which is not imported"))?;
    session.edit_settings(|editor| editor.set_token(Some(name), &token.value))?;
    validity.warn_if_limited(session);
    session.printer.note(&format!("stored the token of {name} in {}", file.path().display()));
    Ok(())
}

/// Makes doctl's current context the current one, unless the settings file names one already.
fn switch_as_doctl(current: Option<&str>, file: &SettingsFile, session: &Session) -> Result<(), Failure> {
    if let Some(current) = current
        && file.current_context()?.is_none()
        && has_token(&file.contexts()?, current)
    {
        session.edit_settings(|editor| editor.switch(current))?;
        session.printer.note(&format!("now using the context {current}, as doctl does"));
    }
    Ok(())
}
