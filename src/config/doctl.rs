//! doctl's own configuration file, as far as it holds tokens.

use std::path::{Path, PathBuf};

use secrecy::SecretString;
use yaml_rust2::{Yaml, YamlLoader};

use super::error::ConfigError;
use super::file::load_text;
use super::schema::{DEFAULT_CONTEXT, parse_context_name};

/// What doctl's file says of tokens.
#[derive(Default)]
pub struct Doctl {
    /// A token for each context; doctl's default one is named `default`, and comes first.
    pub logins: Vec<Login>,
    /// The context that doctl uses, if it is not the default one.
    pub current: Option<String>,
    /// How many contexts have a name that is none here.
    pub unnameable: usize,
}

/// One context of doctl's.
pub struct Login {
    /// Its name.
    pub context: String,
    /// What stands there as its token.
    pub token: SecretString,
}

/// Why doctl's file gives no token. It never holds a text of the file.
#[derive(Debug, thiserror::Error)]
pub enum DoctlError {
    /// The platform names no configuration folder: there is no home.
    #[error("there is no folder in which doctl's configuration file could be")]
    NoFolder,
    /// There is no such file.
    #[error("there is no doctl configuration file {}", .0.display())]
    Missing(PathBuf),
    /// It could not be read.
    #[error("doctl's configuration file {} cannot be read: {why}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system said.
        why: String,
    },
    /// It is not what doctl writes.
    #[error("{}{place} is not a configuration file of doctl's: not YAML, or a token that is not text", path.display())]
    Syntax {
        /// The file.
        path: PathBuf,
        /// The line and column behind a colon each, if they are known.
        place: String,
    },
    /// There is no token in it, or none under a name that a context can have.
    #[error("there is no token to import in doctl's configuration file {}", .0.display())]
    NoTokens(PathBuf),
}

impl Doctl {
    /// Where doctl keeps it: the same folder as Go's `os.UserConfigDir`.
    pub fn default_path() -> Result<PathBuf, DoctlError> {
        let folder = dirs::config_dir().ok_or(DoctlError::NoFolder)?;
        Ok(folder.join("doctl").join("config.yaml"))
    }

    /// Reads a file of doctl's.
    pub fn load(path: &Path) -> Result<Self, DoctlError> {
        let text = match load_text(path) {
            Ok(Some((text, _))) => text,
            Ok(None) => return Err(DoctlError::Missing(path.to_owned())),
            Err(ConfigError::Read { source, .. }) => {
                return Err(DoctlError::Read { path: path.to_owned(), why: source.to_string() });
            }
            Err(_) => return Err(DoctlError::Read { path: path.to_owned(), why: "it is not text".into() }),
        };
        // What the reader says of an error may repeat the line: only the place is kept.
        let syntax = |place| DoctlError::Syntax { path: path.to_owned(), place };
        let documents = YamlLoader::load_from_str(&text).map_err(|error| {
            let at = error.marker();
            syntax(format!(":{}:{}", at.line(), at.col() + 1))
        })?;
        let doctl =
            documents.first().map_or(Some(Self::default()), Self::of).ok_or_else(|| syntax(String::new()))?;
        if doctl.logins.is_empty() { Err(DoctlError::NoTokens(path.to_owned())) } else { Ok(doctl) }
    }

    /// What the keys that count say; doctl keeps a default of each of its options beside
    /// them. None if they are not what doctl writes.
    fn of(document: &Yaml) -> Option<Self> {
        let keys = document.as_hash()?;
        let at = |key: &str| keys.get(&Yaml::String(key.to_owned()));
        let mut doctl = Self::default();
        doctl.add(DEFAULT_CONTEXT, text_of(at("access-token"))?);
        let contexts = match at("auth-contexts") {
            Some(Yaml::Null) | None => None,
            Some(contexts) => Some(contexts.as_hash()?),
        };
        for (name, token) in contexts.into_iter().flatten() {
            doctl.add(&text_of(Some(name))?, text_of(Some(token))?);
        }
        let current = text_of(at("context"))?;
        doctl.current = Some(current).filter(|current| !current.is_empty() && current != DEFAULT_CONTEXT);
        Some(doctl)
    }

    fn add(&mut self, name: &str, token: String) {
        match parse_context_name(name) {
            // A context without a token is what doctl leaves behind when it removes one.
            _ if token.trim().is_empty() => {}
            Ok(context) if self.logins.iter().all(|login| login.context != context) => {
                self.logins.push(Login { context, token: token.into() });
            }
            // doctl's default token is the one outside of its contexts.
            Ok(_) => {}
            Err(_) => self.unnameable += 1,
        }
    }
}

/// The text of a value, empty where there is none. None if it is no text.
fn text_of(value: Option<&Yaml>) -> Option<String> {
    match value {
        Some(Yaml::String(text) | Yaml::Real(text)) => Some(text.clone()),
        // A token of digits alone is text too.
        Some(Yaml::Integer(number)) => Some(number.to_string()),
        Some(Yaml::Null) | None => Some(String::new()),
        Some(_) => None,
    }
}
