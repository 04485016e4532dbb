use super::error::ConfigError;
use super::source::{Position, Source};
use super::values::TOKEN_KEYS;
use crate::model::InvalidValue;

/// An invalid value of a setting. It is an error for the commands that use the setting.
#[derive(Debug, Clone)]
pub(super) struct BadValue {
    pub(super) key: &'static str,
    /// None if it may be a token or part of one.
    pub(super) text: Option<String>,
    pub(super) source: Source,
    /// Its position, if it is in the file.
    pub(super) at: Option<Position>,
    pub(super) problem: InvalidValue,
}

impl BadValue {
    /// What `config show` prints. Part of a token cannot be recognized, so a token's keys show nothing.
    pub(super) fn shown_text(&self) -> &str {
        let text = self.text.as_deref().filter(|_| self.setting() != "token");
        text.unwrap_or("(not shown)")
    }

    /// The name of the setting, which may have several keys.
    pub(super) fn setting(&self) -> &'static str {
        if TOKEN_KEYS.contains(&self.key) { "token" } else { self.key }
    }

    pub(super) fn to_error(&self) -> ConfigError {
        let problem = self.problem.clone();
        match (&self.at, &self.source) {
            (Some(at), _) => ConfigError::BadValue { at: at.clone(), key: self.key.to_owned(), problem },
            (None, source) => ConfigError::BadVariable { variable: source.clone(), problem },
        }
    }
}
