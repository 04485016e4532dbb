//! Changing the settings file.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use toml_edit::{Document, DocumentMut, Item, TableLike};

use super::atomic_write::{create_folder, follow_links, private_options, replace, with_suffix};
use super::edit;
use super::error::ConfigError;
use super::file::{FileSettings, parse_settings, parse_toml, read_text};
use super::source::TokenSource;
use super::values::{DEFAULT_CONTEXT, parse_context_name};
use crate::http::Token;
use crate::system::{Clock, refuse_special_file};

/// The settings file, to list its contexts.
#[derive(Debug, Clone)]
pub struct SettingsFile {
    path: PathBuf,
}

/// A context of the file, or its top level under the name `default`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Context {
    pub name: String,
    /// How the context itself sets a token.
    pub token: Option<TokenKind>,
    /// Whether the file's `context` names it. Options and environment may name another.
    pub is_current: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    Text,
    Command,
    File,
}

impl From<&TokenSource> for TokenKind {
    fn from(source: &TokenSource) -> Self {
        match source {
            TokenSource::Text(_) => Self::Text,
            TokenSource::Command(_) => Self::Command,
            TokenSource::File(_) => Self::File,
        }
    }
}

impl SettingsFile {
    /// The file need not exist.
    pub fn at(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into() }
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The contexts by name, after the top level as `default` unless a context has that name.
    pub fn contexts(&self) -> Result<Vec<Context>, ConfigError> {
        let file = self.load()?;
        let current = file.top.context.as_ref().map_or(DEFAULT_CONTEXT, |context| &context.value);
        let contexts = file.context_names().into_iter().map(|name| {
            let layer = file.contexts.get(&name).unwrap_or(&file.top);
            Context {
                is_current: name == current,
                token: layer.token.as_ref().map(|token| (&token.value).into()),
                name,
            }
        });
        Ok(contexts.collect())
    }

    /// The context that the file's own `context` names.
    pub fn current_context(&self) -> Result<Option<String>, ConfigError> {
        Ok(self.load()?.top.context.map(|context| context.value))
    }

    fn load(&self) -> Result<FileSettings, ConfigError> {
        let text = read_text(&self.path)?.map_or_else(String::new, |(text, _)| text);
        parse_settings(&self.path, &text)
    }

    pub(crate) fn editor<'a>(
        self,
        clock: &'a dyn Clock,
        lock_timeout: Duration,
        on_progress: &'a dyn Fn(EditProgress),
    ) -> SettingsEditor<'a> {
        SettingsEditor { path: self.path, clock, lock_timeout, on_progress }
    }
}

/// Changes the contexts of the settings file.
///
/// A change keeps comments, order and unknown keys. It is atomic, and a lock file serializes the
/// changes of several processes. A file that is not TOML is never written.
pub(crate) struct SettingsEditor<'a> {
    path: PathBuf,
    clock: &'a dyn Clock,
    /// How long to wait for the lock.
    lock_timeout: Duration,
    on_progress: &'a dyn Fn(EditProgress),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum EditProgress {
    /// Another process has been changing the file for a few seconds.
    Waiting,
    /// From now on the file may have changed.
    Writing,
    Written,
}

impl SettingsEditor<'_> {
    /// Writes the token of a context, or of the top level, and creates what is missing: context,
    /// file and folder. Returns the key that gave a token before and was removed for this one.
    pub(crate) fn set_token(
        &self,
        context: Option<&str>,
        token: &Token,
    ) -> Result<Option<&'static str>, ConfigError> {
        if let Some(name) = context {
            check_name(name)?;
        }
        let mut removed = None;
        self.change(|document| {
            let context = context.filter(|name| !is_top_level(document, name));
            let table: &mut dyn TableLike = match context {
                Some(name) => edit::context_table(document, name).ok_or_else(|| self.unsafe_layout())?,
                None => document.as_table_mut(),
            };
            removed = edit::set_token(table, token);
            Ok(())
        })?;
        Ok(removed)
    }

    /// Makes a context the current one. The top level is current where the file names none.
    pub(crate) fn switch(&self, context: &str) -> Result<(), ConfigError> {
        check_name(context)?;
        self.change(|document| {
            if edit::has_context(document, context) {
                edit::set_text(document.as_table_mut(), "context", context);
                Ok(())
            } else if is_top_level(document, context) {
                edit::remove_key(document, "context");
                Ok(())
            } else {
                Err(unknown_context(document, context))
            }
        })
    }

    /// Removes a context with all its settings. From the top level, whose settings apply to all
    /// contexts, it removes only the token.
    pub(crate) fn remove(&self, context: &str) -> Result<(), ConfigError> {
        check_name(context)?;
        self.change(|document| {
            let was_there = if is_top_level(document, context) {
                edit::remove_token(document)
            } else {
                edit::remove_context(document, context)
            };
            if !was_there {
                return Err(unknown_context(document, context));
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
        refuse_special_file(&self.path).map_err(failed)?;
        let target = follow_links(&self.path).map_err(failed)?;
        let temporary = with_suffix(&target, ".tmp");
        if !target.exists() && temporary.symlink_metadata().is_err() {
            // Tried on an empty file first, so that a change that fails creates no folder and no lock file.
            change(&mut DocumentMut::new())?;
            create_folder(&target).map_err(failed)?;
        }
        let _lock = self.lock(&target)?;
        // A change that was interrupted leaves this file behind, with every token in it.
        match fs::remove_file(&temporary) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(failed(error)),
            Ok(()) | Err(_) => {}
        }
        let mut document = self.parse(&target)?;
        change(&mut document)?;
        let text = document.to_string();
        if Document::parse(text.as_str()).is_err() {
            return Err(self.unsafe_layout());
        }
        (self.on_progress)(EditProgress::Writing);
        replace(&target, &temporary, &text).map_err(failed)?;
        (self.on_progress)(EditProgress::Written);
        Ok(())
    }

    /// Waits for other processes to finish their changes, and holds the lock until it is dropped.
    ///
    /// The lock is a separate file, because the settings file itself is replaced by each change. It
    /// is never removed: two processes could then lock two different files.
    fn lock(&self, target: &Path) -> Result<File, ConfigError> {
        const PAUSE: Duration = Duration::from_millis(20);
        const NOTE_AFTER: Duration = Duration::from_secs(2);
        let failed = |source| ConfigError::Write { path: self.path.clone(), source };
        let path = with_suffix(target, ".lock");
        refuse_special_file(&path).map_err(failed)?;
        let file = private_options().create(true).truncate(false).open(&path).map_err(failed)?;
        let start = self.clock.elapsed();
        let mut is_noted = false;
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(file),
                Err(TryLockError::Error(source)) => return Err(failed(source)),
                Err(TryLockError::WouldBlock) => {}
            }
            let waited = self.clock.elapsed().saturating_sub(start);
            if waited >= self.lock_timeout {
                return Err(ConfigError::Locked { lock: path, waited });
            }
            if waited >= NOTE_AFTER && !is_noted {
                is_noted = true;
                (self.on_progress)(EditProgress::Waiting);
            }
            self.clock.sleep(PAUSE);
        }
    }

    /// Parses the file without checking its keys, so that a context with an error in it can
    /// be removed.
    fn parse(&self, target: &Path) -> Result<DocumentMut, ConfigError> {
        let text = read_text(target)?.map_or_else(String::new, |(text, _)| text);
        parse_toml(&self.path, &text)?;
        text.parse().map_err(|_| self.unsafe_layout())
    }

    /// The change would break the file.
    fn unsafe_layout(&self) -> ConfigError {
        ConfigError::Write {
            path: self.path.clone(),
            source: io::Error::other("its layout cannot be changed safely"),
        }
    }
}

fn is_top_level(document: &DocumentMut, name: &str) -> bool {
    name == DEFAULT_CONTEXT && !edit::has_context(document, name)
}

fn check_name(name: &str) -> Result<(), ConfigError> {
    parse_context_name(name).map(drop).map_err(|problem| ConfigError::BadName { problem })
}

fn unknown_context(document: &DocumentMut, name: &str) -> ConfigError {
    let top_level = is_top_level(document, DEFAULT_CONTEXT).then(|| DEFAULT_CONTEXT.to_owned());
    let names = top_level.into_iter().chain(edit::context_names(document));
    ConfigError::UnknownContext {
        name: name.to_owned(),
        named_by: None,
        // The file was not checked: an invalid name may be a token.
        known: names.filter(|name| check_name(name).is_ok()).collect(),
    }
}
