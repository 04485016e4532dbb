//! Reading and parsing the settings file.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs::Metadata;
use std::io;
use std::path::{Path, PathBuf};

use secrecy::ExposeSecret as _;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::bad_value::BadValue;
use super::error::ConfigError;
use super::schema::{KEYS, Layer};
use super::source::{Position, Source, TokenSource};
use super::values::{DEFAULT_CONTEXT, RawValue, TOKEN_KEYS, parse_context_name};
use crate::http::Token;
use crate::model::InvalidValue;
use crate::system::{open_to_read, read_at_most};

#[derive(Default)]
pub(super) struct FileSettings {
    /// The top level.
    pub(super) top: Layer,
    pub(super) contexts: BTreeMap<String, Layer>,
}

impl FileSettings {
    /// The names that `--context` and `auth switch` accept.
    pub(super) fn context_names(&self) -> Vec<String> {
        let top = (!self.contexts.contains_key(DEFAULT_CONTEXT)).then(|| DEFAULT_CONTEXT.to_owned());
        top.into_iter().chain(self.contexts.keys().cloned()).collect()
    }

    /// The tokens that are written in the file itself.
    pub(super) fn tokens(&self) -> impl Iterator<Item = Token> {
        self.contexts.values().chain([&self.top]).filter_map(|layer| match &layer.token.as_ref()?.value {
            TokenSource::Text(text) => Token::new(text.expose_secret()).ok(),
            TokenSource::Command(_) | TokenSource::File(_) => None,
        })
    }

    /// The first bad value, also of a context that is not in use.
    pub(super) fn bad_value(&self) -> Option<&BadValue> {
        let layers = self.contexts.values().chain([&self.top]);
        let bad_values = layers.flat_map(|layer| &layer.bad_values);
        bad_values.min_by_key(|bad| bad.at.as_ref().map(|at| (at.line, at.column)))
    }

    /// Whether a token itself is in the file.
    pub(super) fn has_token(&self) -> bool {
        self.contexts.values().chain([&self.top]).any(|layer| {
            let token = layer.token.as_ref().map(|token| &token.value);
            matches!(token, Some(TokenSource::Text(_)))
        })
    }
}

/// Parses a settings file. Contexts that are not in use are checked too.
pub(super) fn parse_settings(path: &Path, text: &str) -> Result<FileSettings, ConfigError> {
    Parser { path, text }.parse(parse_toml(path, text)?.get_ref())
}

/// Parses a file as TOML, whatever its keys are.
pub(super) fn parse_toml<'a>(path: &Path, text: &'a str) -> Result<Spanned<DeTable<'a>>, ConfigError> {
    DeTable::parse(text).map_err(|error| {
        let offset = error.span().map_or(text.len(), |span| span.start);
        ConfigError::Syntax {
            at: Position::of(path, text, offset),
            // Not `Display`, which quotes the line: there may be a token in it.
            message: error.message().to_owned(),
        }
    })
}

struct Parser<'a> {
    path: &'a Path,
    text: &'a str,
}

type Entry<'a> = (&'a Spanned<Cow<'a, str>>, &'a Spanned<DeValue<'a>>);

/// The entries in the order of the file, so that its first error is the one that is reported.
fn entries<'a>(table: &'a DeTable<'a>) -> Vec<Entry<'a>> {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_unstable_by_key(|(key, _)| key.span().start);
    entries
}

impl Parser<'_> {
    fn position(&self, offset: usize) -> Position {
        Position::of(self.path, self.text, offset)
    }

    fn parse(&self, root: &DeTable<'_>) -> Result<FileSettings, ConfigError> {
        let mut settings = FileSettings::default();
        let mut top = Vec::new();
        for (key, value) in entries(root) {
            if key.get_ref() == "contexts" {
                settings.contexts = self.contexts(value)?;
            } else {
                top.push((key, value));
            }
        }
        settings.top = self.layer(top, None)?;
        Ok(settings)
    }

    fn contexts(&self, value: &Spanned<DeValue<'_>>) -> Result<BTreeMap<String, Layer>, ConfigError> {
        let mut contexts = BTreeMap::new();
        for (key, value) in entries(self.table(value, "contexts")?) {
            let at = self.position(key.span().start);
            let name = parse_context_name(key.get_ref())
                .map_err(|problem| ConfigError::BadContextName { at, problem })?;
            let layer = self.layer(entries(self.table(value, "contexts.NAME")?), Some(&name))?;
            contexts.insert(name, layer);
        }
        Ok(contexts)
    }

    fn table<'v>(&self, value: &'v Spanned<DeValue<'v>>, key: &str) -> Result<&'v DeTable<'v>, ConfigError> {
        value.get_ref().as_table().ok_or_else(|| ConfigError::BadValue {
            at: self.position(value.span().start),
            key: key.to_owned(),
            problem: InvalidValue::new("must be a table, such as [contexts.prod]"),
        })
    }

    fn layer(&self, entries: Vec<Entry<'_>>, context: Option<&str>) -> Result<Layer, ConfigError> {
        let mut layer = Layer::default();
        let mut token_key = None;
        for (key, value) in entries {
            let at = self.position(key.span().start);
            let name = key.get_ref().as_ref();
            if context.is_some() && name == "context" {
                return Err(ConfigError::NotInContext { at });
            }
            if let Some(second) = TOKEN_KEYS.into_iter().find(|token_key| *token_key == name)
                && let Some(first) = token_key.replace(second)
            {
                return Err(ConfigError::SeveralTokens { at, first, second });
            }
            let value_at = self.position(value.span().start);
            let source = Source::File {
                path: self.path.to_owned(),
                line: value_at.line,
                context: context.map(str::to_owned),
            };
            let Some(key) = KEYS.iter().map(|key| key.name).find(|key| *key == name) else {
                return Err(unknown_key(at, name));
            };
            layer.set(key, RawValue::File(value.get_ref()), source, Some(value_at));
        }
        if let Some(token) = &mut layer.token
            && let TokenSource::File(file) = &mut token.value
        {
            *file = self.resolve(file);
        }
        Ok(layer)
    }

    /// A path in the file: `~/` is the home folder, and other relative paths start at the
    /// settings file's own folder.
    fn resolve(&self, path: &Path) -> PathBuf {
        if let Ok(below) = path.strip_prefix("~")
            && let Some(home) = dirs::home_dir()
        {
            return home.join(below);
        }
        self.path.parent().map_or_else(|| path.to_owned(), |folder| folder.join(path))
    }
}

fn unknown_key(at: Position, name: &str) -> ConfigError {
    let known = KEYS.iter().map(|key| key.name);
    let near = known
        .clone()
        .chain(["contexts"])
        .map(|known| (strsim::osa_distance(known, name), known))
        .filter(|(distance, known)| *distance <= known.len() / 3)
        .min()
        .map(|(_, known)| known);
    ConfigError::UnknownKey { at, key: near.map(|_| name.to_owned()), near, known: known.collect() }
}

/// A larger settings file was named by mistake.
const MAX_BYTES: u64 = 1024 * 1024;

/// Reads a file's text, without a byte order mark, and whether other users can read it too. None
/// if there is no file.
pub(super) fn read_text(path: &Path) -> Result<Option<(String, bool)>, ConfigError> {
    let failed = |source| ConfigError::Read { path: path.to_owned(), source };
    let file = match open_to_read(path) {
        Ok(file) => file,
        // The second is a file in place of one of the folders.
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            return Ok(None);
        }
        Err(error) => return Err(failed(error)),
    };
    let is_shared = is_shared(&file.metadata().map_err(failed)?);
    match String::from_utf8(read_at_most(MAX_BYTES, file).map_err(failed)?) {
        Ok(text) => Ok(Some((text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned(), is_shared))),
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(error.as_bytes());
            Err(ConfigError::NotUtf8 { at: Position::of(path, &text, valid) })
        }
    }
}

/// Whether the file's group or everyone can read, change or run it.
#[cfg(unix)]
pub(super) fn is_shared(metadata: &Metadata) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    const GROUP_AND_OTHERS: u32 = 0o077;
    metadata.permissions().mode() & GROUP_AND_OTHERS != 0
}

/// Elsewhere a user's folder is closed to other users.
#[cfg(not(unix))]
pub(super) fn is_shared(_: &Metadata) -> bool {
    false
}
