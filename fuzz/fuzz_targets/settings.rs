//! Any text as the settings file, in which every `TOKEN` is a token.
//!
//! Nothing panics, and neither an error nor anything else that can be shown of
//! the settings holds a part of the token.

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

/// The documented form: a prefix and 64 digits.
const TOKEN: &str = "dop_v1_3141592653589793238462643383279502884197169399375105820974944592";
/// Whatever shows so many of its characters in a row shows too much.
const PART: usize = 16;

fn path() -> PathBuf {
    static FOLDER: OnceLock<TempDir> = OnceLock::new();
    let folder = FOLDER.get_or_init(|| TempDir::new().expect("a temporary folder"));
    folder.path().join("config.toml")
}

/// All that can be seen of a mistake.
fn seen(error: &ConfigError) -> String {
    let mut seen = error.hint();
    let mut next: Option<&dyn Error> = Some(error);
    while let Some(error) = next {
        seen.push_str(&format!(" {error} {error:?}"));
        next = error.source();
    }
    seen
}

fuzz_target!(|text: &[u8]| {
    let text = String::from_utf8_lossy(text).replace("TOKEN", TOKEN);
    let path = path();
    fs::write(&path, &text).expect("a temporary file");

    let options = Options { config: Some(path.clone()), ..Options::default() };
    let loaded = match Settings::load(options, &Environment::default()) {
        // A URL or the name of a file in which a token stands is kept as it
        // is, and redacted where it is printed.
        Ok(loaded) => redact(&format!("{loaded:?} {:?}", loaded.settings.entries()), &[]).into_owned(),
        Err(error) => seen(&error),
    };
    let contexts = match SettingsFile::at(path).contexts() {
        Ok(contexts) => format!("{contexts:?}"),
        Err(error) => seen(&error),
    };
    for part in TOKEN.as_bytes().windows(PART).map(|part| str::from_utf8(part).expect("ASCII")) {
        assert!(!loaded.contains(part) && !contexts.contains(part), "{loaded} {contexts}");
    }
});
