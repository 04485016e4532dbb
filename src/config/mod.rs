//! The settings: what each one is, where it came from, contexts and the token.
//!
//! A setting is declared once, in `declaration.rs`. [`Settings::load`] takes it
//! from the first of option, environment, context in use, the file's top level
//! and default that has it, and [`SettingsFile`] changes the file. Nothing here
//! prints or sends, and no error holds a token: what is read from the file is
//! shown by its position, not by its text.

mod atomic;
mod context;
mod declaration;
mod doctl;
mod edit;
mod error;
mod file;
mod load;
mod position;
mod raw;
mod show;
mod source;
mod store;
mod text;
mod token;
mod token_command;

#[cfg(test)]
mod tests;

pub use context::DEFAULT_CONTEXT;
pub use declaration::{KEYS, Key, Options, Settings};
pub use doctl::{Doctl, DoctlError, Login};
pub use error::ConfigError;
pub use load::{Loaded, Warning, settings_path};
pub use position::Position;
pub use show::Row;
pub use source::{Source, Sourced};
pub use store::{Context, SettingsFile, TokenKind};
pub use token::{TokenError, TokenFrom};
pub use token_command::KillHandle;
