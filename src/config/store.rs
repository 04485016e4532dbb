//! Changing the settings file.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use toml_edit::{Document, DocumentMut, Item, TableLike};

use super::edit;
use super::error::ConfigError;
use super::file::{load_text, parse_settings, parse_toml};
use super::schema::{DEFAULT_CONTEXT, parse_context_name};
use super::source::TokenFrom;
use crate::http::Token;

/// The settings file, to be listed and changed.
///
/// A change keeps comments, order and the keys that it does not own. It is
/// whole or not at all, and no two processes make one at the same time. A file
/// that is not TOML is never written.
#[derive(Debug, Clone)]
pub struct SettingsFile {
    path: PathBuf,
}

/// One context of the file, or its top level under the name `default`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Context {
    /// The name that `--context` takes.
    pub name: String,
    /// Where its own token comes from, if it has one.
    pub token: Option<TokenKind>,
    /// The line, from 1, on which its table starts; none for the top level.
    pub line: Option<usize>,
    /// Whether the file's `context` chooses it. Options and environment may choose another.
    pub current: bool,
}

/// In which way a context has its token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// It stands in the settings file.
    Text,
    /// A program prints it.
    Command,
    /// It stands in a file of its own.
    File,
}

impl From<&TokenFrom> for TokenKind {
    fn from(from: &TokenFrom) -> Self {
        match from {
            TokenFrom::Text(_) => Self::Text,
            TokenFrom::Command(_) => Self::Command,
            TokenFrom::File(_) => Self::File,
        }
    }
}

impl SettingsFile {
    /// The file at this path, which need not exist.
    pub fn at(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into() }
    }

    /// Its path, as it was named.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The contexts, by name. The top level comes first, as `default`, unless a context has that name.
    pub fn contexts(&self) -> Result<Vec<Context>, ConfigError> {
        let text = load_text(&self.path)?.map_or_else(String::new, |(text, _)| text);
        let file = parse_settings(&self.path, &text)?;
        let chosen = file.top.context.as_ref().map_or(DEFAULT_CONTEXT, |context| &context.value);
        let contexts = file.context_names().into_iter().map(|name| {
            let table = file.contexts.get(&name);
            let layer = table.map_or(&file.top, |table| &table.layer);
            Context {
                current: name == chosen,
                token: layer.token.as_ref().map(|token| (&token.value).into()),
                line: table.map(|table| table.line),
                name,
            }
        });
        Ok(contexts.collect())
    }

    /// The context that the file itself chooses, if it chooses one.
    pub fn chosen(&self) -> Result<Option<String>, ConfigError> {
        let text = load_text(&self.path)?.map_or_else(String::new, |(text, _)| text);
        Ok(parse_settings(&self.path, &text)?.top.context.map(|context| context.value))
    }

    /// Writes the token of a context, or of the top level, in place of what gave it one before.
    /// A missing context, file or folder is made. Gives the other way to a token that went for it.
    pub fn set_token(
        &self,
        context: Option<&str>,
        token: &Token,
    ) -> Result<Option<&'static str>, ConfigError> {
        if let Some(name) = context {
            check_name(name)?;
        }
        let mut gone = None;
        self.change(|document| {
            let context = context.filter(|name| !is_top_level(document, name));
            let table: &mut dyn TableLike = match context {
                Some(name) => edit::context_table(document, name).ok_or_else(|| self.spoilt())?,
                None => document.as_table_mut(),
            };
            gone = edit::set_token(table, token);
            Ok(())
        })?;
        Ok(gone)
    }

    /// Makes a context the one in use where options and environment name none.
    pub fn switch(&self, context: &str) -> Result<(), ConfigError> {
        check_name(context)?;
        self.change(|document| {
            let known = edit::context_names(document);
            if known.iter().any(|name| name == context) {
                edit::set_text(document.as_table_mut(), "context", context);
                Ok(())
            } else if is_top_level(document, context) {
                edit::remove_key(document, "context");
                Ok(())
            } else {
                Err(unknown(document, context))
            }
        })
    }

    /// Removes a context with all its settings, and the choice of it. Of the top level, whose
    /// other settings are everyone's, it removes only what gives a token.
    pub fn remove(&self, context: &str) -> Result<(), ConfigError> {
        check_name(context)?;
        self.change(|document| {
            let removed = if is_top_level(document, context) {
                edit::remove_token(document)
            } else {
                edit::remove_context(document, context)
            };
            if !removed {
                return Err(unknown(document, context));
            }
            if document.get("context").and_then(Item::as_str) == Some(context) {
                edit::remove_key(document, "context");
            }
            Ok(())
        })
    }

    fn change(
        &self,
        mut change: impl FnMut(&mut DocumentMut) -> Result<(), ConfigError>,
    ) -> Result<(), ConfigError> {
        let failed = |source| ConfigError::Write { path: self.path.clone(), source };
        let target = follow_links(&self.path).map_err(failed)?;
        if !target.exists() {
            // What an empty file would refuse leaves no folder and no lock behind.
            change(&mut DocumentMut::new())?;
            make_folder(&target).map_err(failed)?;
        }
        let _lock = lock(&target).map_err(failed)?;
        let mut document = self.parse(&target)?;
        change(&mut document)?;
        let text = document.to_string();
        if Document::parse(text.as_str()).is_err() {
            return Err(self.spoilt());
        }
        replace(&target, &text).map_err(failed)
    }

    /// The file as it stands. Keys that no reader knows are not for a change to
    /// judge: a context that is wrong can be removed.
    fn parse(&self, target: &Path) -> Result<DocumentMut, ConfigError> {
        let text = load_text(target)?.map_or_else(String::new, |(text, _)| text);
        parse_toml(&self.path, &text)?;
        text.parse().map_err(|_| self.spoilt())
    }

    /// A change that would leave a broken file behind.
    fn spoilt(&self) -> ConfigError {
        ConfigError::Write {
            path: self.path.clone(),
            source: io::Error::other("its layout is one that cannot be changed safely"),
        }
    }
}

/// Whether a name means the file's top level.
fn is_top_level(document: &DocumentMut, name: &str) -> bool {
    name == DEFAULT_CONTEXT && !edit::context_names(document).iter().any(|known| known == name)
}

fn check_name(name: &str) -> Result<(), ConfigError> {
    let checked = parse_context_name(name);
    checked.map(drop).map_err(|problem| ConfigError::BadName { problem })
}

fn unknown(document: &DocumentMut, name: &str) -> ConfigError {
    let top_level = is_top_level(document, DEFAULT_CONTEXT).then(|| DEFAULT_CONTEXT.to_owned());
    let names = top_level.into_iter().chain(edit::context_names(document));
    ConfigError::UnknownContext {
        name: name.to_owned(),
        asked_by: None,
        // A name that could not be typed may be anything, a token too.
        known: names.filter(|name| check_name(name).is_ok()).collect(),
    }
}

/// As many links as Linux follows.
const MOST_LINKS: usize = 40;

/// The file that a path means in the end, which need not exist: renaming over a
/// link would put a file in its place and leave the real one as it was.
fn follow_links(path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_owned();
    for _ in 0..MOST_LINKS {
        match fs::read_link(&path) {
            Ok(target) => path = folder_of(&path).join(target),
            // It is no link, or nothing is there.
            Err(_) => return Ok(path),
        }
    }
    Err(io::Error::other("too many symbolic links"))
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        Some(_) | None => Path::new("."),
    }
}

/// Makes the folder of a file, closed to others, if it is missing.
fn make_folder(path: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder_of(path))
}

/// Waits until no other process changes the file, and keeps others out until
/// the lock is dropped.
///
/// The lock is a file of its own: the file itself is replaced, and a lock on
/// the old one would hold nobody back. It is left there, since removing it
/// would let two processes lock two different ones.
fn lock(path: &Path) -> io::Result<File> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".lock");
    let mut options = OpenOptions::new();
    options.create(true).write(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(path.with_file_name(name))?;
    file.lock()?;
    Ok(file)
}

/// Puts a new text in place of a file, readable by its owner alone. Whoever
/// reads it meanwhile sees the old text or the new one, and so does whoever
/// reads it after a crash.
fn replace(path: &Path, text: &str) -> io::Result<()> {
    // `tempfile` makes files with mode 0600.
    let mut file = tempfile::NamedTempFile::new_in(folder_of(path))?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    file.persist(path)?;
    Ok(())
}
