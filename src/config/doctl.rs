//! doctl's own configuration file, as far as it holds tokens.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use secrecy::SecretString;
use serde::Deserialize;

use super::context::{DEFAULT_CONTEXT, parse_context_name};
use super::error::ConfigError;
use super::text::load_text;

/// What doctl's file says of tokens.
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

/// The keys that count; doctl keeps a default of each of its options beside them.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Keys {
    access_token: Option<SecretString>,
    auth_contexts: Option<BTreeMap<String, Option<SecretString>>>,
    context: Option<String>,
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
        // What the reader says of an error repeats the line: only the place is kept.
        let keys: Option<Keys> = serde_saphyr::from_str(&text).map_err(|error| {
            let place =
                error.location().map(|location| format!(":{}:{}", location.line(), location.column()));
            DoctlError::Syntax { path: path.to_owned(), place: place.unwrap_or_default() }
        })?;
        let doctl = keys.map(Self::of).filter(|doctl| !doctl.logins.is_empty());
        doctl.ok_or_else(|| DoctlError::NoTokens(path.to_owned()))
    }

    fn of(keys: Keys) -> Self {
        let mut doctl = Self { logins: Vec::new(), current: keys.context, unnameable: 0 };
        let default = keys.access_token.map(|token| (DEFAULT_CONTEXT.to_owned(), Some(token)));
        let contexts = keys.auth_contexts.unwrap_or_default();
        for (name, token) in default.into_iter().chain(contexts) {
            // A context without a token is what doctl leaves behind when it removes one.
            let Some(token) = token.filter(|token| !is_empty(token)) else { continue };
            match parse_context_name(&name) {
                Ok(context) if doctl.logins.iter().all(|login| login.context != context) => {
                    doctl.logins.push(Login { context, token });
                }
                // doctl's default token is the one outside of its contexts.
                Ok(_) => {}
                Err(_) => doctl.unnameable += 1,
            }
        }
        doctl.current = doctl.current.filter(|current| current != DEFAULT_CONTEXT);
        doctl
    }
}

fn is_empty(token: &SecretString) -> bool {
    secrecy::ExposeSecret::expose_secret(token).trim().is_empty()
}
