//! What a user can rely on, a file a topic. No test reads the developer's own settings.

mod example;
mod mistakes;
mod precedence;
mod reading_tokens;
mod secrets;
#[cfg(unix)]
mod writing;

use std::fs;
use std::path::PathBuf;

use tempfile::TempDir;

use super::{ConfigError, Loaded, Options, Settings};
use crate::system::Environment;

/// A settings file in a folder of its own.
pub(super) struct Fixture {
    folder: TempDir,
}

impl Fixture {
    /// A file with this text.
    fn with(text: impl AsRef<[u8]>) -> Self {
        let fixture = Self::without_file();
        fs::write(fixture.path(), text).unwrap();
        fixture
    }

    fn without_file() -> Self {
        let folder = TempDir::new().unwrap();
        Self { folder }
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

    /// The mistake in the file, as it is told, without the folder.
    fn mistake(&self) -> String {
        let error = self.load().unwrap_err().to_string();
        error.replace(&format!("{}/", self.folder.path().display()), "")
    }
}

fn environment(variables: &[(&str, &str)]) -> Environment {
    variables.iter().copied().collect()
}
