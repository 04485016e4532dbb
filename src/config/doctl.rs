//! The tokens in doctl's own configuration file.

use std::path::{Path, PathBuf};

use secrecy::SecretString;
use yaml_rust2::{Yaml, YamlLoader};

use super::error::ConfigError;
use super::file::read_text;
use super::values::{DEFAULT_CONTEXT, parse_context_name};

#[derive(Default)]
pub(crate) struct DoctlConfig {
    /// doctl's default context, named `default`, comes first.
    pub contexts: Vec<DoctlContext>,
    /// The context in use, if it is not the default one.
    pub current: Option<String>,
    /// The number of contexts whose name is not valid here.
    pub invalid_names: usize,
}

pub(crate) struct DoctlContext {
    pub name: String,
    pub token: SecretString,
}

/// Why no token can be read from doctl's file. No variant holds text of the file.
#[derive(Debug, thiserror::Error)]
pub(crate) enum DoctlError {
    /// The platform has no configuration folder: HOME is not set.
    #[error("there is no folder in which doctl's configuration file could be")]
    NoFolder,
    #[error("there is no doctl configuration file {}", .0.display())]
    Missing(PathBuf),
    #[error("doctl's configuration file {} cannot be read: {problem}", path.display())]
    Read { path: PathBuf, problem: String },
    #[error("{}{position} is not a doctl configuration file: not YAML, or a token that is not text", path.display())]
    Syntax {
        path: PathBuf,
        /// `:line:column`, if known.
        position: String,
    },
    #[error("there is no token to import in doctl's configuration file {}", .0.display())]
    NoTokens(PathBuf),
}

impl DoctlConfig {
    /// The same folder as Go's `os.UserConfigDir`.
    pub(crate) fn default_path() -> Result<PathBuf, DoctlError> {
        let folder = dirs::config_dir().ok_or(DoctlError::NoFolder)?;
        Ok(folder.join("doctl").join("config.yaml"))
    }

    pub(crate) fn load(path: &Path) -> Result<Self, DoctlError> {
        let unreadable = |problem: String| DoctlError::Read { path: path.to_owned(), problem };
        let text = match read_text(path) {
            Ok(Some((text, _))) => text,
            Ok(None) => return Err(DoctlError::Missing(path.to_owned())),
            Err(ConfigError::Read { source, .. }) => return Err(unreadable(source.to_string())),
            Err(_) => return Err(unreadable("it is not text".to_owned())),
        };
        // The parser's message may quote the line: only the position is kept.
        let syntax = |position| DoctlError::Syntax { path: path.to_owned(), position };
        let documents = YamlLoader::load_from_str(&text).map_err(|error| {
            let at = error.marker();
            syntax(format!(":{}:{}", at.line(), at.col() + 1))
        })?;
        let config = documents.first().map_or_else(|| Some(Self::default()), Self::from_yaml);
        let config = config.ok_or_else(|| syntax(String::new()))?;
        if config.contexts.is_empty() { Err(DoctlError::NoTokens(path.to_owned())) } else { Ok(config) }
    }

    /// None if the document is not what doctl writes. Other keys, such as the defaults of doctl's
    /// options, are ignored.
    fn from_yaml(document: &Yaml) -> Option<Self> {
        let keys = document.as_hash()?;
        let get = |key: &str| keys.get(&Yaml::String(key.to_owned()));
        let mut config = Self::default();
        config.add(DEFAULT_CONTEXT, text_of(get("access-token"))?);
        let contexts = match get("auth-contexts") {
            Some(Yaml::Null) | None => None,
            Some(contexts) => Some(contexts.as_hash()?),
        };
        for (name, token) in contexts.into_iter().flatten() {
            config.add(&text_of(Some(name))?, text_of(Some(token))?);
        }
        let current = text_of(get("context"))?;
        config.current = Some(current).filter(|current| !current.is_empty() && current != DEFAULT_CONTEXT);
        Some(config)
    }

    fn add(&mut self, name: &str, token: String) {
        match parse_context_name(name) {
            // doctl leaves a context without a token when it removes one.
            _ if token.trim().is_empty() => {}
            Ok(name) if self.contexts.iter().all(|context| context.name != name) => {
                self.contexts.push(DoctlContext { name, token: token.into() });
            }
            // A second `default`: doctl uses the token at the top level.
            Ok(_) => {}
            Err(_) => self.invalid_names += 1,
        }
    }
}

/// Empty if there is no value, and none if it is not text.
fn text_of(value: Option<&Yaml>) -> Option<String> {
    match value {
        Some(Yaml::String(text) | Yaml::Real(text)) => Some(text.clone()),
        // A token that consists of digits only.
        Some(Yaml::Integer(number)) => Some(number.to_string()),
        Some(Yaml::Null) | None => Some(String::new()),
        Some(_) => None,
    }
}
