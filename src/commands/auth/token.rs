//! What the commands share: the settings file, and whether a token can be used.

use crate::api::list_actions;
use crate::config::{SettingsFile, Source, Sourced, TokenError, settings_path};
use crate::error::Failure;
use crate::http::{HttpError, HttpErrorKind, Token};
use crate::session::{Api, Session};

/// The settings file of this session.
pub(super) fn settings_file(session: &Session) -> Result<SettingsFile, Failure> {
    Ok(SettingsFile::at(settings_path(session.config.clone(), &session.environment)?))
}

/// What the API says of a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It is taken.
    Valid,
    /// It is taken, but may not list actions.
    Limited,
}

impl Verdict {
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Valid => "valid",
            Self::Limited => "valid, without the scope actions:read",
        }
    }
}

/// Asks the API with one read whether it takes the token.
pub(super) fn check(api: &Api, doing: &str) -> Result<Verdict, Failure> {
    match list_actions(&api.http, 1, false) {
        Ok(_) => Ok(Verdict::Valid),
        // A token is known by the time its scopes are looked at.
        Err(HttpError { kind: HttpErrorKind::Refused(refusal), .. }) if refusal.http_status == 403 => {
            Ok(Verdict::Limited)
        }
        Err(error) => Err(api.failure(doing, error, None)),
    }
}

pub(super) fn usable(text: &str, from: Source) -> Result<Sourced<Token>, Failure> {
    match Token::new(text) {
        Ok(token) => Ok(Sourced::new(token, from)),
        Err(problem) => Err(TokenError::Unusable { from, problem }.into()),
    }
}

pub(super) fn warn_of_limits(verdict: Verdict, session: &Session) {
    if verdict == Verdict::Limited {
        session.printer.warning("the token has no scope actions:read: `doact actions` will be refused");
    }
}
