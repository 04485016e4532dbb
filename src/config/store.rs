//! Changing the settings file.

use std::io;
use std::path::{Path, PathBuf};

use toml_edit::{Document, DocumentMut, Item, TableLike};

use super::context::{DEFAULT_CONTEXT, parse_context_name};
use super::error::ConfigError;
use super::file::{parse_settings, parse_toml};
use super::text::load_text;
use super::token::TokenFrom;
use super::{atomic, edit};
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
        let target = atomic::follow_links(&self.path).map_err(failed)?;
        if !target.exists() {
            // What an empty file would refuse leaves no folder and no lock behind.
            change(&mut DocumentMut::new())?;
            atomic::make_folder(&target).map_err(failed)?;
        }
        let _lock = atomic::lock(&target).map_err(failed)?;
        let mut document = self.parse(&target)?;
        change(&mut document)?;
        let text = document.to_string();
        if Document::parse(text.as_str()).is_err() {
            return Err(self.spoilt());
        }
        atomic::replace(&target, &text).map_err(failed)
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
