//! The settings file as layers.

use std::collections::BTreeMap;
use std::fs::{File, Metadata};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::error::ConfigError;
use super::schema::{DEFAULT_CONTEXT, KEYS, Layer, Raw, TOKEN_KEYS, is_showable, parse_context_name};
use super::source::{Position, Source, TokenFrom};
use crate::model::InvalidValue;

/// What a settings file says.
#[derive(Default)]
pub(super) struct FileSettings {
    /// Its top level.
    pub(super) top: Layer,
    /// Its contexts, by name.
    pub(super) contexts: BTreeMap<String, ContextTable>,
}

/// What one context of the file says.
pub(super) struct ContextTable {
    /// The line on which its table starts, from 1.
    pub(super) line: usize,
    /// Its settings.
    pub(super) layer: Layer,
}

impl FileSettings {
    /// The names that `--context` and `auth switch` take.
    pub(super) fn context_names(&self) -> Vec<String> {
        let names = self.contexts.keys().cloned();
        let top = (!self.contexts.contains_key(DEFAULT_CONTEXT)).then(|| DEFAULT_CONTEXT.to_owned());
        top.into_iter().chain(names).collect()
    }

    /// Whether a token itself stands in the file.
    pub(super) fn holds_token(&self) -> bool {
        let tables = self.contexts.values().map(|table| &table.layer);
        tables.chain([&self.top]).any(|layer| {
            let from = layer.token.as_ref().map(|token| &token.value);
            matches!(from, Some(TokenFrom::Text(_)))
        })
    }
}

/// Reads a file's text into layers. Every table is checked, also those of contexts not in use.
pub(super) fn parse_settings(path: &Path, text: &str) -> Result<FileSettings, ConfigError> {
    let reader = Reader { path, text };
    reader.file(parse_toml(path, text)?.get_ref())
}

/// Reads a file's text as TOML, whatever its keys say.
pub(super) fn parse_toml<'a>(path: &Path, text: &'a str) -> Result<Spanned<DeTable<'a>>, ConfigError> {
    DeTable::parse(text).map_err(|error| {
        let offset = error.span().map_or(text.len(), |span| span.start);
        ConfigError::Syntax {
            at: Position::of(path, text, offset),
            // Not `Display`, which quotes the line, and a token may stand there.
            message: error.message().to_owned(),
        }
    })
}

/// One reading of one file.
struct Reader<'a> {
    path: &'a Path,
    text: &'a str,
}

type Entry<'a> = (&'a Spanned<std::borrow::Cow<'a, str>>, &'a Spanned<DeValue<'a>>);

/// The entries in the order of the file, so that its first mistake is the one that is told.
fn entries<'a>(table: &'a DeTable<'a>) -> Vec<Entry<'a>> {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    entries
}

impl Reader<'_> {
    fn at(&self, offset: usize) -> Position {
        Position::of(self.path, self.text, offset)
    }

    fn file(&self, root: &DeTable<'_>) -> Result<FileSettings, ConfigError> {
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

    fn contexts(&self, value: &Spanned<DeValue<'_>>) -> Result<BTreeMap<String, ContextTable>, ConfigError> {
        let mut contexts = BTreeMap::new();
        for (key, value) in entries(self.table(value, "contexts")?) {
            let at = self.at(key.span().start);
            let line = at.line;
            let name = parse_context_name(key.get_ref())
                .map_err(|problem| ConfigError::BadContextName { at, problem })?;
            let table = self.table(value, "contexts.NAME")?;
            let layer = self.layer(entries(table), Some(&name))?;
            contexts.insert(name, ContextTable { line, layer });
        }
        Ok(contexts)
    }

    fn table<'v>(&self, value: &'v Spanned<DeValue<'v>>, key: &str) -> Result<&'v DeTable<'v>, ConfigError> {
        value.get_ref().as_table().ok_or_else(|| ConfigError::BadValue {
            at: self.at(value.span().start),
            key: key.to_owned(),
            problem: InvalidValue::new("a context is a table, such as [contexts.prod]"),
        })
    }

    fn layer(&self, entries: Vec<Entry<'_>>, context: Option<&str>) -> Result<Layer, ConfigError> {
        let mut layer = Layer::default();
        let mut token_key = None;
        for (key, value) in entries {
            let at = self.at(key.span().start);
            let name = key.get_ref().as_ref();
            if context.is_some() && name == "context" {
                return Err(ConfigError::NotInContext { at });
            }
            if let Some(second) = TOKEN_KEYS.into_iter().find(|token_key| *token_key == name)
                && let Some(first) = token_key.replace(second)
            {
                return Err(ConfigError::SeveralTokens { at, first, second });
            }
            let value_at = self.at(value.span().start);
            let source = Source::File {
                path: self.path.to_owned(),
                line: value_at.line,
                context: context.map(str::to_owned),
            };
            let taken = layer.take(name, Raw::File(value.get_ref()), source);
            let known = taken.map_err(|problem| ConfigError::BadValue {
                at: value_at,
                key: name.to_owned(),
                problem,
            })?;
            if !known {
                return Err(unknown_key(at, name));
            }
        }
        if let Some(token) = &mut layer.token
            && let TokenFrom::File(file) = &mut token.value
        {
            *file = self.expand(file);
        }
        Ok(layer)
    }

    /// A file named in the settings: `~/` is the user's home, and other
    /// relative names start at the settings file.
    fn expand(&self, file: &Path) -> PathBuf {
        if let Ok(below) = file.strip_prefix("~")
            && let Some(home) = dirs::home_dir()
        {
            return home.join(below);
        }
        let folder = self.path.parent();
        folder.map_or_else(|| file.to_owned(), |folder| folder.join(file))
    }
}

fn unknown_key(at: Position, name: &str) -> ConfigError {
    let names = KEYS.iter().map(|key| key.name).chain(["contexts"]);
    let near = names
        .map(|known| (strsim::osa_distance(known, name), known))
        .filter(|(distance, known)| *distance <= known.len() / 3)
        .min();
    ConfigError::UnknownKey {
        at,
        key: is_showable(name).then(|| name.to_owned()),
        near: near.map(|(_, known)| known),
    }
}

/// The largest file that is read; what is larger was named by mistake.
const LARGEST: u64 = 1024 * 1024;

/// Reads a file's text and whether others can read it too. None if there is no file.
pub(super) fn load_text(path: &Path) -> Result<Option<(String, Access)>, ConfigError> {
    let failed = |source| ConfigError::Read { path: path.to_owned(), source };
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(failed(error)),
    };
    let access = access(&file.metadata().map_err(failed)?);
    let mut bytes = Vec::new();
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > LARGEST {
        return Err(failed(io::ErrorKind::FileTooLarge.into()));
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Some((text, access))),
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(error.as_bytes());
            let at = Position::of(path, &text, valid);
            Err(ConfigError::NotUtf8 { at })
        }
    }
}

/// Who can read a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Access {
    /// Its owner.
    Private,
    /// Its group or everyone too.
    Shared,
}

/// Who can read the file at `path`; nothing if there is none.
pub(super) fn access_to(path: &Path) -> Option<Access> {
    path.metadata().ok().map(|metadata| access(&metadata))
}

#[cfg(unix)]
fn access(metadata: &Metadata) -> Access {
    use std::os::unix::fs::PermissionsExt as _;
    const GROUP_AND_OTHERS: u32 = 0o077;
    match metadata.permissions().mode() & GROUP_AND_OTHERS {
        0 => Access::Private,
        _ => Access::Shared,
    }
}

/// Elsewhere the folder of a user is closed to others.
#[cfg(not(unix))]
fn access(_: &Metadata) -> Access {
    Access::Private
}
