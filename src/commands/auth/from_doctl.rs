use std::path::PathBuf;

use secrecy::ExposeSecret as _;

use super::token::{check, settings_file, usable, warn_of_limits};
use crate::config::{Context, Doctl, DoctlError, Login, SettingsFile, Source};
use crate::error::{Failure, Failures};
use crate::http::Reporter as _;
use crate::session::{Budget, CommandResult, Session};

const FROM: Source = Source::Option("--from-doctl");

/// `doact auth init --from-doctl`
///
/// Each token is checked and written by itself: one that the API refuses keeps
/// none of the others out.
pub fn import(path: Option<&PathBuf>, force: bool, session: &Session) -> CommandResult {
    if session.settings.context.as_ref().is_some_and(|context| matches!(context.source, Source::Option(_))) {
        let problem = "--from-doctl brings its own contexts, and --context names another";
        return Err(Failure::usage(problem, "leave out one of the two").into());
    }
    let path =
        path.map_or_else(Doctl::default_path, |path| Ok(path.clone())).map_err(|error| refused(&error))?;
    let doctl = Doctl::load(&path).map_err(|error| refused(&error))?;
    let file = settings_file(session)?;
    let ours = file.contexts()?;

    session.printer.note(&format!("found in {}:", path.display()));
    let mut wanted = Vec::new();
    for login in &doctl.logins {
        let has_token = has_token(&ours, &login.context);
        let fate = match (has_token, force) {
            (false, _) => "to be imported",
            (true, true) => "to be imported in place of the token here",
            (true, false) => "left out, since there is a token here already (see --force)",
        };
        session.printer.note(&format!("  {}: {fate}", login.context));
        if force || !has_token {
            wanted.push(login);
        }
    }
    if doctl.unnameable > 0 {
        let left_out = "left out, since a name is at most 40 characters and no token";
        session
            .printer
            .warning(&format!("contexts with a name that is none here: {}, {left_out}", doctl.unnameable));
    }

    let mut failures = Vec::new();
    for login in wanted {
        if let Err(failure) = import_one(login, &file, session) {
            failures.push(failure);
        }
    }
    if let Err(failure) = choose(doctl.current.as_deref(), &file, session) {
        failures.push(failure);
    }
    Failures(failures).into_result()
}

/// Nothing was asked of anyone yet, so that it counts as a usage error.
fn refused(error: &DoctlError) -> Failure {
    let hint = match error {
        DoctlError::NoFolder | DoctlError::Missing(_) => {
            "Name the file, such as `--from-doctl ~/snap/doctl/current/.config/doctl/config.yaml`."
        }
        DoctlError::Read { .. } => "Make the file readable, or name another.",
        DoctlError::Syntax { .. } => "Correct that line, or name another file.",
        DoctlError::NoTokens(_) => "Log in with `doctl auth init`, or give a token to `doact auth init`.",
    };
    Failure::usage(error.to_string(), hint)
}

fn has_token(ours: &[Context], name: &str) -> bool {
    ours.iter().any(|context| context.name == name && context.token.is_some())
}

fn import_one(login: &Login, file: &SettingsFile, session: &Session) -> Result<(), Failure> {
    let name = &login.context;
    let token = usable(login.token.expose_secret().trim(), FROM).inspect_err(|_| {
        session.printer.warning(&format!("the token of {name} cannot be one, and is not imported"));
    })?;
    let api = session.api_with(token.clone(), Budget::Retries)?;
    let verdict = check(&api, &format!("check the token of {name}, which is not imported"))?;
    file.set_token(Some(name), &token.value)?;
    warn_of_limits(verdict, session);
    session.printer.note(&format!("stored the token of {name} in {}", file.path().display()));
    Ok(())
}

/// Uses doctl's current context from now on, unless the settings choose one already.
fn choose(current: Option<&str>, file: &SettingsFile, session: &Session) -> Result<(), Failure> {
    if let Some(current) = current
        && file.chosen()?.is_none()
        && has_token(&file.contexts()?, current)
    {
        file.switch(current)?;
        session.printer.note(&format!("now using the context {current}, as doctl does"));
    }
    Ok(())
}
