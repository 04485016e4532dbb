//! All origins put together.

use std::fmt;
use std::path::PathBuf;

use super::error::ConfigError;
use super::file::{Access, FileSettings, access_to, load_text, parse_settings};
use super::schema::{DEFAULT_CONTEXT, Layer, Options, Settings, parse_context_name};
use super::source::{Source, Sourced, TokenFrom};
use crate::system::Environment;
use crate::terminal::text::shell_quote;

/// Settings, and what the user should be told about them.
#[derive(Debug)]
pub struct Loaded {
    /// The settings.
    pub settings: Settings,
    /// What is not wrong, but not well either.
    pub warnings: Vec<Warning>,
}

/// Something about the settings that the user should mend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Warning {
    /// A file with a token in it that others can read.
    OthersCanRead(PathBuf),
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OthersCanRead(path) => write!(
                f,
                "other users can read the token in {}; close it with `chmod 600 {}`",
                path.display(),
                shell_quote(&path.display().to_string())
            ),
        }
    }
}

/// The settings file: `--config`, else `DOACT_CONFIG`, else the platform's place for it.
pub fn settings_path(option: Option<PathBuf>, env: &Environment) -> Result<PathBuf, ConfigError> {
    match named_path(option, env) {
        Some(named) => Ok(named.value),
        None => default_path().ok_or(ConfigError::NoFolder),
    }
}

fn named_path(option: Option<PathBuf>, env: &Environment) -> Option<Sourced<PathBuf>> {
    const VARIABLE: &str = "DOACT_CONFIG";
    let option = option.map(|path| Sourced::new(path, Source::Option("--config")));
    option.or_else(|| {
        let path = env.get(VARIABLE).filter(|path| !path.is_empty())?;
        Some(Sourced::new(path.into(), Source::Environment(VARIABLE)))
    })
}

fn default_path() -> Option<PathBuf> {
    dirs::config_dir().map(|folder| folder.join("doact").join("config.toml"))
}

/// What a settings file must have to be used.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Required {
    /// All that was named.
    Whole,
    /// Nothing: the command is about to write it.
    Nothing,
}

impl Settings {
    /// Puts together what the command line, the environment and the settings file say.
    ///
    /// A file or a context that was named must be there. No token is read yet;
    /// that is [`Settings::read_token`].
    pub fn load(options: Options, env: &Environment) -> Result<Loaded, ConfigError> {
        load(options, env, Required::Whole)
    }

    /// What the command line and the environment say, whatever stands in the file.
    pub fn load_without_file(options: Options, env: &Environment) -> Result<Loaded, ConfigError> {
        let layer = Layer::from_options(options).or(Layer::from_environment(env)?);
        Ok(Loaded { settings: layer.settle(), warnings: Vec::new() })
    }

    /// The same for a command that is about to make the file or the context
    /// that was named: it need not be there.
    pub fn load_to_write(options: Options, env: &Environment) -> Result<Loaded, ConfigError> {
        load(options, env, Required::Nothing)
    }
}

fn load(mut options: Options, env: &Environment, demand: Required) -> Result<Loaded, ConfigError> {
    let named = named_path(options.config.take(), env);
    let mut upper = Layer::from_options(options).or(Layer::from_environment(env)?);
    let (mut file, mut warnings) = load_file(named, demand)?;

    let asked = upper.context.take().or(file.top.context.take());
    let context = asked.map(|asked| choose_context(asked, &file, demand)).transpose()?.flatten();
    let table = context.as_ref().and_then(|context| file.contexts.remove(&context.value));
    let mut layer = table.map_or_else(Layer::default, |table| table.layer);
    layer.context = context;
    let settings = upper.or(layer).or(file.top).settle();
    let token_file = match settings.token.as_ref().map(|token| &token.value) {
        Some(TokenFrom::File(path)) => Some(path),
        Some(TokenFrom::Text(_) | TokenFrom::Command(_)) | None => None,
    };
    let exposed = token_file.filter(|path| access_to(path) == Some(Access::Shared));
    warnings.extend(exposed.cloned().map(Warning::OthersCanRead));
    Ok(Loaded { settings, warnings })
}

fn load_file(
    named: Option<Sourced<PathBuf>>,
    demand: Required,
) -> Result<(FileSettings, Vec<Warning>), ConfigError> {
    let named_by = named.as_ref().map(|named| named.source.clone());
    let Some(path) = named.map(|named| named.value).or_else(default_path) else {
        // Without a home there is no file, which is no mistake.
        return Ok((FileSettings::default(), Vec::new()));
    };
    let Some((text, access)) = load_text(&path)? else {
        return match named_by {
            Some(named_by) if demand == Required::Whole => Err(ConfigError::Missing { path, named_by }),
            Some(_) | None => Ok((FileSettings::default(), Vec::new())),
        };
    };
    let file = parse_settings(&path, &text)?;
    let exposed = access == Access::Shared && file.holds_token();
    let warnings = exposed.then_some(Warning::OthersCanRead(path));
    Ok((file, warnings.into_iter().collect()))
}

/// The context that a name means: none is the file's top level.
fn choose_context(
    asked: Sourced<String>,
    file: &FileSettings,
    demand: Required,
) -> Result<Option<Sourced<String>>, ConfigError> {
    parse_context_name(&asked.value).map_err(|problem| ConfigError::BadName { problem })?;
    if file.contexts.contains_key(&asked.value) {
        Ok(Some(asked))
    } else if asked.value == DEFAULT_CONTEXT {
        Ok(None)
    } else if demand == Required::Nothing {
        Ok(Some(asked))
    } else {
        Err(ConfigError::UnknownContext {
            name: asked.value,
            asked_by: Some(asked.source),
            known: file.context_names(),
        })
    }
}
