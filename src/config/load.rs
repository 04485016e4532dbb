//! The layers of the settings, merged.

use std::path::{Path, PathBuf};

use super::bad_value::BadValue;
use super::error::ConfigError;
use super::file::{FileSettings, is_shared, parse_settings, read_text};
use super::schema::{FILE_VARIABLE, KEYS, Layer, Options, Settings};
use super::source::{Source, Sourced, TokenSource};
use super::values::{DEFAULT_CONTEXT, RawValue, parse_context_name};
use crate::http::Token;
use crate::model::InvalidValue;
use crate::system::Environment;
use crate::terminal::text::shell_quote;

#[derive(Debug)]
pub struct Loaded {
    pub settings: Settings,
    pub warnings: Vec<String>,
    /// Every token that was read, also those not in use. None of them may be shown.
    pub tokens: Vec<Token>,
}

fn shared_token_warning(path: &Path) -> String {
    let path = path.display().to_string();
    format!("other users can read the token in {path}; fix it with `chmod 600 {}`", shell_quote(&path))
}

/// The settings file: `--config`, else `DOACT_CONFIG`, else the platform's default.
pub(crate) fn settings_path(option: Option<PathBuf>, env: &Environment) -> Result<PathBuf, ConfigError> {
    let named = named_path(option, env).map(|named| named.value);
    named.or_else(default_path).ok_or(ConfigError::NoFolder)
}

fn named_path(option: Option<PathBuf>, env: &Environment) -> Option<Sourced<PathBuf>> {
    let option = option.map(|path| Sourced::new(path, Source::Option("--config")));
    option.or_else(|| {
        let path = env.get(FILE_VARIABLE).filter(|path| !path.is_empty())?;
        Some(Sourced::new(path.into(), Source::Environment(FILE_VARIABLE)))
    })
}

fn default_path() -> Option<PathBuf> {
    dirs::config_dir().map(|folder| folder.join("doact").join("config.toml"))
}

/// What the settings are loaded for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Purpose {
    /// A file or a context that was named has to exist, and every value of the file has to be valid.
    Use,
    /// A file or a context that was named is created.
    Write,
    /// A bad value, or a context that does not exist, is shown.
    Show,
}

impl Settings {
    /// Merges the command line, the environment and the settings file. A file or a context that
    /// was named must exist. A default file that cannot be read is only a warning if a token comes
    /// from elsewhere and no context is named. Does not read the token yet; see [`Settings::read_token`].
    pub fn load(options: Options, env: &Environment) -> Result<Loaded, ConfigError> {
        load(options, env, Purpose::Use)
    }

    /// For a command that creates the file or the context that was named.
    pub fn load_to_write(options: Options, env: &Environment) -> Result<Loaded, ConfigError> {
        load(options, env, Purpose::Write)
    }

    /// For a command that shows the settings, bad values included.
    pub fn load_to_show(options: Options, env: &Environment) -> Result<Loaded, ConfigError> {
        load(options, env, Purpose::Show)
    }

    /// Merges the command line and the environment only: the file may be broken.
    pub fn load_without_file(options: Options, env: &Environment) -> Result<Loaded, ConfigError> {
        let tokens = known_tokens(options.access_token.as_deref(), env);
        let layer = Layer::from_options(options).or(Layer::from_environment(env));
        Ok(Loaded { settings: layer.or_defaults(), warnings: Vec::new(), tokens })
    }
}

/// The tokens of the command line and the environment, also those that no command would use.
pub(crate) fn known_tokens(option: Option<&str>, env: &Environment) -> Vec<Token> {
    let variables = KEYS.iter().filter(|key| key.name == "token").flat_map(|key| key.variables);
    let texts = variables.filter_map(|variable| env.get(variable)).chain(option);
    texts.filter_map(|text| Token::new(text).ok()).collect()
}

fn load(mut options: Options, env: &Environment, purpose: Purpose) -> Result<Loaded, ConfigError> {
    let named = named_path(options.config.take(), env);
    let mut tokens = known_tokens(options.access_token.as_deref(), env);
    let mut upper = Layer::from_options(options).or(Layer::from_environment(env));
    // A command that writes the file needs it too.
    let is_needed = upper.token.is_none() || upper.context.is_some() || purpose == Purpose::Write;
    let (mut file, mut warnings) = load_file(named, purpose, is_needed)?;
    if purpose != Purpose::Show
        && let Some(bad) = file.bad_value()
    {
        return Err(bad.to_error());
    }
    tokens.extend(file.tokens());

    let context = upper.context.take().or(file.top.context.take());
    let context = context.map(|name| find_context(name, &file, purpose)).transpose();
    let context = match context {
        Ok(context) => context.flatten(),
        Err(error) if purpose == Purpose::Show => {
            upper.bad_values.push(bad_context(error)?);
            None
        }
        Err(error) => return Err(error),
    };
    let mut layer = context.as_ref().and_then(|name| file.contexts.remove(&name.value)).unwrap_or_default();
    layer.context = context;
    let settings = upper.or(layer).or(file.top).or_defaults();
    if let Some(Sourced { value: TokenSource::File(path), .. }) = &settings.token
        && path.metadata().is_ok_and(|metadata| is_shared(&metadata))
    {
        warnings.push(shared_token_warning(path));
    }
    Ok(Loaded { settings, warnings, tokens })
}

fn load_file(
    named: Option<Sourced<PathBuf>>,
    purpose: Purpose,
    is_needed: bool,
) -> Result<(FileSettings, Vec<String>), ConfigError> {
    let (path, named_by) = match named {
        Some(named) => (Some(named.value), Some(named.source)),
        None => (default_path(), None),
    };
    // Without a home folder there is no file, which is no error.
    let Some(path) = path else { return Ok(Default::default()) };
    let read = match read_text(&path) {
        Err(ConfigError::Read { path, source }) if named_by.is_none() && !is_needed => {
            let warning = format!("the settings file {} cannot be read: {source}", path.display());
            return Ok((FileSettings::default(), vec![warning]));
        }
        read => read?,
    };
    let Some((text, is_shared)) = read else {
        return match named_by {
            Some(named_by) if purpose != Purpose::Write => Err(ConfigError::Missing { path, named_by }),
            Some(_) | None => Ok(Default::default()),
        };
    };
    let file = parse_settings(&path, &text)?;
    let warnings = (is_shared && file.has_token()).then(|| shared_token_warning(&path));
    Ok((file, warnings.into_iter().collect()))
}

/// The context of this name; none is the file's top level.
fn find_context(
    name: Sourced<String>,
    file: &FileSettings,
    purpose: Purpose,
) -> Result<Option<Sourced<String>>, ConfigError> {
    parse_context_name(&name.value).map_err(|problem| ConfigError::BadName { problem })?;
    if file.contexts.contains_key(&name.value) {
        Ok(Some(name))
    } else if name.value == DEFAULT_CONTEXT {
        Ok(None)
    } else if purpose == Purpose::Write {
        Ok(Some(name))
    } else {
        Err(ConfigError::UnknownContext {
            name: name.value,
            named_by: Some(name.source),
            known: file.context_names(),
        })
    }
}

/// The bad value behind the error, if a variable or the file names a context that does not exist.
/// Any other error is returned.
fn bad_context(error: ConfigError) -> Result<BadValue, ConfigError> {
    match error {
        ConfigError::UnknownContext { name, named_by: Some(source), known } if !source.is_option() => {
            let problem = InvalidValue(format!(
                "there is no context of that name; the contexts are {}",
                known.join(", ")
            ));
            let text = RawValue::Variable(&name).to_shown_text();
            Ok(BadValue { key: "context", text, source, at: None, problem })
        }
        error => Err(error),
    }
}
