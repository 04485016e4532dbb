use std::fmt;

use super::source::{Source, Sourced};

/// One setting as `config show` lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The setting, by its key in the settings file.
    pub key: &'static str,
    /// Its value as it could be typed; `(set)` for a token; none if there is none.
    pub value: Option<String>,
    /// Where the value came from; none if there is none.
    pub source: Option<Source>,
}

/// What can stand in a [`Row`].
pub(super) trait Shown {
    /// The row of this setting.
    fn row(&self, key: &'static str) -> Row;
}

impl<T: fmt::Display> Shown for Sourced<T> {
    fn row(&self, key: &'static str) -> Row {
        Row { key, value: Some(self.value.to_string()), source: Some(self.source.clone()) }
    }
}

impl<T: fmt::Display> Shown for Option<Sourced<T>> {
    fn row(&self, key: &'static str) -> Row {
        match self {
            Some(sourced) => sourced.row(key),
            None => Row { key, value: None, source: None },
        }
    }
}
