//! Any text as the settings file; every `TOKEN` in it is replaced by a token.
//!
//! Checks that nothing panics, and that neither an error nor anything else shown of
//! the settings contains a part of the token.

#![no_main]

use std::error::Error;
use std::fs;
use std::path::PathBuf;
use std::sync::OnceLock;

use doact::config::{ConfigError, Options, Settings, SettingsFile};
use doact::system::Environment;
use doact::terminal::redact::redact;
use libfuzzer_sys::fuzz_target;
use tempfile::TempDir;

/// The documented form: a prefix and 64 hex digits.
const TOKEN: &str = "dop_v1_3141592653589793238462643383279502884197169399375105820974944592";
/// This many characters in a row are too many to show.
const PART: usize = 16;

fn path() -> PathBuf {
    static FOLDER: OnceLock<TempDir> = OnceLock::new();
    let folder = FOLDER.get_or_init(|| TempDir::new().expect("a temporary folder"));
    folder.path().join("config.toml")
}

/// Everything that an error shows.
fn shown(error: &ConfigError) -> String {
    let mut shown = error.hint();
    let mut next: Option<&dyn Error> = Some(error);
    while let Some(error) = next {
        shown.push_str(&format!(" {error} {error:?}"));
        next = error.source();
    }
    shown
}

fuzz_target!(|text: &[u8]| {
    let text = String::from_utf8_lossy(text).replace("TOKEN", TOKEN);
    let path = path();
    fs::write(&path, &text).expect("a temporary file");

    let options = Options { config: Some(path.clone()), ..Options::default() };
    let loaded = match Settings::load(options, &Environment::default()) {
        // A URL or a file name that contains a token is kept as it
        // is, and redacted when printed.
        Ok(loaded) => redact(&format!("{loaded:?} {:?}", loaded.settings.entries()), &[]).into_owned(),
        Err(error) => shown(&error),
    };
    let contexts = match SettingsFile::at(path).contexts() {
        Ok(contexts) => format!("{contexts:?}"),
        Err(error) => shown(&error),
    };
    for part in TOKEN.as_bytes().windows(PART).map(|part| str::from_utf8(part).expect("ASCII")) {
        assert!(!loaded.contains(part) && !contexts.contains(part), "{loaded} {contexts}");
    }
});
