//! The settings: what each one is, where it came from, contexts and the token.
//!
//! A setting is declared once, in `schema.rs`. [`Settings::load`] takes it
//! from the first of option, environment, context in use, the file's top level
//! and default that has it, and [`SettingsFile`] changes the file. Nothing here
//! prints or sends, and no error holds a token: what is read from the file is
//! shown by its position, not by its text.

mod doctl;
mod edit;
mod error;
mod file;
mod load;
mod schema;
mod source;
mod store;
mod token;

#[cfg(test)]
mod tests;

pub use doctl::{Doctl, DoctlError, Login};
pub use error::ConfigError;
pub use load::{Loaded, Warning, settings_path};
pub use schema::{DEFAULT_CONTEXT, KEYS, Key, Options, Row, Settings};
pub use source::{Position, Source, Sourced, TokenFrom};
pub use store::{Context, SettingsFile, TokenKind};
pub use token::{KillHandle, StdioMode, TokenError};
