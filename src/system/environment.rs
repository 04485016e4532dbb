//! The environment variables.

use std::borrow::Cow;
use std::collections::BTreeMap;

/// The variables at the start of the process, so that only `main` reads the environment.
#[derive(Clone, Default)]
pub struct Environment(BTreeMap<String, String>);

impl Environment {
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(&*key_of(name)).map(String::as_str)
    }

    /// Whether a variable is set and not empty.
    pub fn has(&self, name: &str) -> bool {
        self.get(name).is_some_and(|value| !value.is_empty())
    }
}

/// Bytes that are not UTF-8 become U+FFFD, which is invalid in every setting.
impl<Name: Into<std::ffi::OsString>, Value: Into<std::ffi::OsString>> FromIterator<(Name, Value)>
    for Environment
{
    fn from_iter<Pairs: IntoIterator<Item = (Name, Value)>>(pairs: Pairs) -> Self {
        let text = |os: std::ffi::OsString| os.to_string_lossy().into_owned();
        let pairs = pairs.into_iter();
        Self(
            pairs
                .map(|(name, value)| (key_of(&text(name.into())).into_owned(), text(value.into())))
                .collect(),
        )
    }
}

#[cfg(not(windows))]
fn key_of(name: &str) -> Cow<'_, str> {
    name.into()
}

/// Windows ignores the case of a variable's name, and calls the `PATH` itself `Path`.
#[cfg(windows)]
fn key_of(name: &str) -> Cow<'_, str> {
    name.to_ascii_uppercase().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_case_of_a_name_counts_except_on_windows() {
        let environment: Environment = [("Path", "C:\\Windows")].into_iter().collect();
        assert_eq!(environment.get("Path"), Some("C:\\Windows"));
        assert_eq!(environment.get("PATH").is_some(), cfg!(windows));
    }
}
