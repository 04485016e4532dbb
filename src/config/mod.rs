//! The settings: what each one is, where it came from, contexts and the token.
//!
//! Every setting is declared in `schema.rs`. [`Settings::load`] takes each from the first
//! of option, environment, context in use, top level of the file and default that sets it;
//! `SettingsEditor` changes the file. Nothing here prints or sends. No error quotes a value
//! of the file, which could be a token: its position is enough to find it.

mod atomic_write;
mod bad_value;
mod child_process;
mod doctl;
mod edit;
mod entry;
mod error;
mod file;
mod load;
mod schema;
mod source;
mod store;
mod token;
mod token_command;
mod token_watcher;
mod values;

#[cfg(test)]
mod tests;

pub(crate) use doctl::{DoctlConfig, DoctlContext, DoctlError};
pub use entry::Entry;
pub use error::ConfigError;
pub use load::Loaded;
pub(crate) use load::{known_tokens, settings_path};
pub(crate) use schema::{FILE_VARIABLE, KEYS, is_for_requests, variables_of_option};
pub use schema::{Options, Settings};
pub use source::{Source, Sourced, TokenSource};
pub use store::{Context, SettingsFile, TokenKind};
pub(crate) use store::{EditProgress, SettingsEditor};
pub use token::TokenError;
pub(crate) use token_command::{KillHandle, StdioMode};
pub(crate) use token_watcher::WatchRequest;
pub(crate) use values::DEFAULT_CONTEXT;
