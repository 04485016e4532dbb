//! One file a topic. No test reads the developer's own settings.

#[cfg(unix)]
mod changes;
mod errors;
mod example;
mod precedence;
mod secrets;
mod tokens;

use std::fs;
use std::path::{MAIN_SEPARATOR, Path, PathBuf};
use std::sync::LazyLock;
use std::time::Duration;

use tempfile::TempDir;

use super::{
    ConfigError, KillHandle, Loaded, Options, Settings, SettingsEditor, SettingsFile, Sourced, StdioMode,
    TokenError,
};
use crate::http::Token;
use crate::system::{Environment, SystemClock};

/// A settings file in a folder of its own.
pub(super) struct Fixture {
    folder: TempDir,
}

impl Fixture {
    fn with(text: impl AsRef<[u8]>) -> Self {
        let fixture = Self::without_file();
        fs::write(fixture.path(), text).unwrap();
        fixture
    }

    fn without_file() -> Self {
        Self { folder: TempDir::new().unwrap() }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("config.toml")
    }

    fn text(&self) -> String {
        fs::read_to_string(self.path()).unwrap()
    }

    fn options(&self) -> Options {
        Options { config: Some(self.path()), ..Options::default() }
    }

    fn load(&self) -> Result<Loaded, ConfigError> {
        self.load_with(&[])
    }

    fn load_with(&self, variables: &[(&str, &str)]) -> Result<Loaded, ConfigError> {
        Settings::load(self.options(), &environment(variables))
    }

    fn settings(&self, variables: &[(&str, &str)]) -> Settings {
        self.load_with(variables).unwrap().settings
    }

    /// The error of loading the file, without the folder's path.
    fn error(&self) -> String {
        self.without_folder(&self.load().unwrap_err())
    }

    /// A message without the folder's path.
    fn without_folder(&self, message: &impl ToString) -> String {
        let folder = format!("{}{MAIN_SEPARATOR}", self.folder.path().display());
        message.to_string().replace(&folder, "")
    }
}

/// Changes a settings file, as if no other process did.
fn editor(path: impl AsRef<Path>) -> SettingsEditor<'static> {
    static CLOCK: LazyLock<SystemClock> = LazyLock::new(SystemClock::start);
    SettingsFile::at(path.as_ref()).editor(&*CLOCK, Duration::from_secs(60), &|_| ())
}

fn read_token(settings: &Settings) -> Result<Sourced<Token>, TokenError> {
    settings.read_token(&KillHandle::new(StdioMode::Interactive))
}

fn environment(variables: &[(&str, &str)]) -> Environment {
    variables.iter().copied().collect()
}
