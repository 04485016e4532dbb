use std::io;
use std::path::PathBuf;

use super::source::{Position, Source};
use crate::model::InvalidValue;

/// Why the settings cannot be read or changed.
///
/// It never holds a text of the file that could be a token: a place is enough
/// to find it.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The platform names no configuration folder: there is no home.
    #[error("there is no folder for the settings file")]
    NoFolder,
    /// A file was named, and is not there.
    #[error("there is no settings file {} (named by {named_by})", path.display())]
    Missing {
        /// The file.
        path: PathBuf,
        /// What named it.
        named_by: Source,
    },
    /// The file could not be read.
    #[error("the settings file {} cannot be read", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The file, its folder or its lock could not be written.
    #[error("the settings file {} cannot be written", path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The file is not text.
    #[error("{at}: the settings file is not UTF-8 text")]
    NotUtf8 {
        /// The first byte that is not.
        at: Position,
    },
    /// The file is not TOML.
    #[error("{at}: not valid TOML: {message}")]
    Syntax {
        /// Where reading stopped.
        at: Position,
        /// What the reader expected there, without any text of the file.
        message: String,
    },
    /// A key that means nothing.
    #[error("{at}: unknown key{}", quoted(key.as_deref()))]
    UnknownKey {
        /// The key's place.
        at: Position,
        /// The key, unless a token could look like that.
        key: Option<String>,
        /// The known key that may be meant.
        near: Option<&'static str>,
    },
    /// `context` inside a context.
    #[error("{at}: the key 'context' belongs to the top level of the file")]
    NotInContext {
        /// The key's place.
        at: Position,
    },
    /// A value that cannot be meant.
    #[error("{at}: bad value for '{key}': {problem}")]
    BadValue {
        /// The value's place.
        at: Position,
        /// Its key, a known one.
        key: String,
        /// What the value must be.
        problem: InvalidValue,
    },
    /// A context's name that cannot be one.
    #[error("{at}: bad name of a context: {problem}")]
    BadContextName {
        /// The name's place.
        at: Position,
        /// What a name must be.
        problem: InvalidValue,
    },
    /// One table says twice where the token comes from.
    #[error("{at}: '{second}' stands beside '{first}', and only one of them can give the token")]
    SeveralTokens {
        /// The second key's place.
        at: Position,
        /// The key that came first.
        first: &'static str,
        /// The key that came second.
        second: &'static str,
    },
    /// An environment variable's value cannot be meant.
    #[error("bad value for {variable}: {problem}")]
    BadVariable {
        /// The variable.
        variable: &'static str,
        /// What the value must be.
        problem: InvalidValue,
    },
    /// A context was asked for by a name that cannot be one.
    #[error("bad name of a context: {problem}")]
    BadName {
        /// What a name must be.
        problem: InvalidValue,
    },
    /// A context was asked for, and the file has none of that name.
    #[error("there is no context '{name}'{}", asked_by.as_ref().map_or_else(String::new, |source| format!(" (named by {source})")))]
    UnknownContext {
        /// The name.
        name: String,
        /// What asked for it, if it was a setting.
        asked_by: Option<Source>,
        /// The names that exist.
        known: Vec<String>,
    },
}

fn quoted(key: Option<&str>) -> String {
    key.map_or_else(String::new, |key| format!(" '{}'", key.escape_debug()))
}

impl ConfigError {
    /// What to do next, as one or two sentences.
    pub fn hint(&self) -> String {
        match self {
            Self::NoFolder => "Set HOME, or name a file with --config or DOACT_CONFIG.".to_owned(),
            Self::Missing { .. } => "Correct the name, or make the file with `doact auth init`.".to_owned(),
            Self::Read { .. } => "Mend the file, or name another with --config.".to_owned(),
            Self::Write { .. } => {
                "Make the file and its folder writable, or name another with --config.".to_owned()
            }
            Self::NotUtf8 { .. } | Self::Syntax { .. } => {
                "Correct that line; `doact config path` says which file is read.".to_owned()
            }
            Self::UnknownKey { near: Some(near), .. } => format!("Did you mean '{near}'?"),
            Self::UnknownKey { near: None, .. } => {
                let keys: Vec<_> = super::KEYS.iter().map(|key| key.name).collect();
                format!("The keys are {}, and [contexts.NAME] tables.", keys.join(", "))
            }
            Self::NotInContext { .. } => {
                "Move it above the first table; `doact auth switch NAME` writes it there.".to_owned()
            }
            Self::BadValue { .. } | Self::BadContextName { .. } => {
                "Correct that line of the settings file.".to_owned()
            }
            Self::SeveralTokens { .. } => "Remove one of the two.".to_owned(),
            Self::BadVariable { variable, .. } => format!("Correct or unset {variable}."),
            Self::BadName { .. } => "Choose a short name, such as prod.".to_owned(),
            Self::UnknownContext { known, .. } => {
                format!("The contexts are {}; `doact auth init --context NAME` makes one.", known.join(", "))
            }
        }
    }
}
