//! Checking a token, for the verbs that store or show one.

use crate::api::list_actions;
use crate::config::{Source, Sourced, TokenError};
use crate::error::Failure;
use crate::http::{HttpError, HttpErrorKind, Token};
use crate::session::{Api, Session};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Validity {
    Valid,
    /// The API accepts the token but does not let it list actions, probably for lack of a scope.
    Limited,
}

impl Validity {
    pub(super) fn describe(self) -> &'static str {
        match self {
            Self::Valid => "valid",
            Self::Limited => "valid, but may lack the scope actions:read",
        }
    }

    pub(super) fn warn_if_limited(self, session: &Session) {
        if self == Self::Limited {
            session
                .printer
                .warning("the API refused to list actions: the token may lack the scope actions:read");
        }
    }
}

/// Asks the API with one read request whether it accepts the token.
pub(super) fn check_token(api: &Api, doing: &str) -> Result<Validity, Failure> {
    match list_actions(&api.http, 1, false) {
        Ok(_) => Ok(Validity::Valid),
        // The API has authenticated the token before it checks its scopes.
        Err(HttpError { kind: HttpErrorKind::Refused(response), .. }) if response.may_lack_scope() => {
            Ok(Validity::Limited)
        }
        Err(error) => Err(api.failure(doing, error, None)),
    }
}

/// Warns where a variable names another context than the one that the settings file now names.
pub(super) fn warn_if_context_overridden(name: &str, session: &Session) {
    if let Some(Sourced { value, source: Source::Environment(variable) }) = &session.settings.context
        && value != name
    {
        session.printer.warning(&format!("the context of {variable} is used instead as long as it is set"));
    }
}

/// Warns where the token of a variable is used instead of the stored ones.
pub(super) fn warn_if_overridden(session: &Session) {
    if let Some(Sourced { source: Source::Environment(variable), .. }) = &session.settings.token {
        session.printer.warning(&format!(
            "the token of {variable} is used instead of a stored one as long as it is set"
        ));
    }
}

pub(super) fn parse_token(text: &str, from: Source) -> Result<Sourced<Token>, Failure> {
    match Token::new(text) {
        Ok(token) => Ok(Sourced::new(token, from)),
        Err(problem) => Err(TokenError::Unusable { from, problem }.into()),
    }
}
