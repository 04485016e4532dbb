use std::io;
use std::path::PathBuf;
use std::time::Duration;

use super::source::{Position, Source};
use crate::model::{InvalidValue, format_duration};

/// Why the settings cannot be read or changed. No variant holds text of the file that could be
/// a token.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The platform has no configuration folder: HOME is not set.
    #[error("there is no folder for the settings file")]
    NoFolder,
    #[error("there is no settings file {} (named by {named_by})", path.display())]
    Missing { path: PathBuf, named_by: Source },
    #[error("the settings file {} cannot be read", path.display())]
    Read { path: PathBuf, source: io::Error },
    #[error("the settings file {} cannot be written", path.display())]
    Write { path: PathBuf, source: io::Error },
    #[error("the settings file is being changed by another process, which has held {} for {}", lock.display(), format_duration(*waited))]
    Locked { lock: PathBuf, waited: Duration },
    #[error("{at}: the settings file is not UTF-8 text")]
    NotUtf8 { at: Position },
    #[error("{at}: not valid TOML: {message}")]
    Syntax { at: Position, message: String },
    #[error("{at}: unknown key{}", key.as_ref().map_or_else(String::new, |key| format!(" '{}'", key.escape_debug())))]
    UnknownKey {
        at: Position,
        /// None if it resembles no known key: in a broken file, it may be part of a token.
        key: Option<String>,
        near: Option<&'static str>,
        known: Vec<&'static str>,
    },
    #[error("{at}: the key 'context' belongs to the top level of the file")]
    NotInContext { at: Position },
    #[error("{at}: bad value for '{key}': {problem}")]
    BadValue { at: Position, key: String, problem: InvalidValue },
    #[error("{at}: bad context name: {problem}")]
    BadContextName { at: Position, problem: InvalidValue },
    #[error("{at}: set only one of '{first}' and '{second}'")]
    SeveralTokens { at: Position, first: &'static str, second: &'static str },
    #[error("bad value for {variable}: {problem}")]
    BadVariable { variable: Source, problem: InvalidValue },
    #[error("bad context name: {problem}")]
    BadName { problem: InvalidValue },
    #[error("{}", no_such_context(name, named_by.as_ref()))]
    UnknownContext {
        name: String,
        /// None if it is the command's own argument.
        named_by: Option<Source>,
        known: Vec<String>,
    },
}

/// Leaves out a name from the file: in a broken file, it may be part of a token.
fn no_such_context(name: &str, named_by: Option<&Source>) -> String {
    match named_by {
        None => format!("there is no context '{name}'"),
        Some(source @ Source::File { .. }) => format!("{source}: there is no context of that name"),
        Some(source) => format!("there is no context '{name}' (named by {source})"),
    }
}

impl ConfigError {
    /// What to do next.
    pub fn hint(&self) -> String {
        match self {
            Self::NoFolder => "set HOME, or name a file with `--config` or DOACT_CONFIG".to_owned(),
            Self::Missing { .. } => "correct the name, or create the file with `doact auth init`".to_owned(),
            Self::Read { .. } => "fix the file, or name another one with `--config`".to_owned(),
            Self::Write { .. } => {
                "make the file and its folder writable, or name another file with `--config`".to_owned()
            }
            Self::Locked { .. } => "end the other `doact`, or try again later".to_owned(),
            Self::NotUtf8 { .. } | Self::Syntax { .. } => {
                "correct that line; `doact config path` prints which file is read".to_owned()
            }
            Self::UnknownKey { near: Some(near), .. } => format!("did you mean '{near}'?"),
            Self::UnknownKey { near: None, known, .. } => {
                format!("the keys are {}, and [contexts.NAME] tables", known.join(", "))
            }
            Self::NotInContext { .. } => {
                "move it above the first table; `doact auth switch NAME` writes it there".to_owned()
            }
            Self::BadValue { .. } | Self::BadContextName { .. } => {
                "correct that line of the settings file".to_owned()
            }
            Self::SeveralTokens { .. } => "remove one of the two".to_owned(),
            Self::BadVariable { variable, .. } => format!("correct or unset {variable}"),
            Self::BadName { .. } => "choose a short name, such as prod".to_owned(),
            Self::UnknownContext { known, .. } => {
                format!("the contexts are {}; `doact auth init --context NAME` creates one", known.join(", "))
            }
        }
    }
}
