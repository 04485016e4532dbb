use std::fmt;
use std::path::PathBuf;

/// Where a setting came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// An option of the command line, by its long name: `--api-url`.
    Option(&'static str),
    /// An environment variable, by its name.
    Environment(&'static str),
    /// The settings file.
    File {
        /// The file, as it was named.
        path: PathBuf,
        /// The line, from 1, on which the value starts.
        line: usize,
        /// The context whose table holds it; none for the file's top level.
        context: Option<String>,
    },
    /// Nowhere: it is what `doact` does if nothing is said.
    Default,
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Option(name) | Self::Environment(name) => f.write_str(name),
            Self::File { path, line, context: None } => write!(f, "{}:{line}", path.display()),
            Self::File { path, line, context: Some(context) } => {
                write!(f, "{}:{line} (context {context})", path.display())
            }
            Self::Default => f.write_str("default"),
        }
    }
}

/// A value and where it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sourced<T> {
    /// The value.
    pub value: T,
    /// Where it came from.
    pub source: Source,
}

impl<T> Sourced<T> {
    /// A value with its source.
    pub const fn new(value: T, source: Source) -> Self {
        Self { value, source }
    }

    /// Another value from the same place.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Sourced<U> {
        Sourced::new(change(self.value), self.source)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_is_shown_as_the_user_knows_it() {
        let file = |context: Option<&str>| Source::File {
            path: PathBuf::from("/path/config.toml"),
            line: 7,
            context: context.map(str::to_owned),
        };
        for (source, shown) in [
            (Source::Option("--api-url"), "--api-url"),
            (Source::Environment("DOACT_TIMEOUT"), "DOACT_TIMEOUT"),
            (file(None), "/path/config.toml:7"),
            (file(Some("prod")), "/path/config.toml:7 (context prod)"),
            (Source::Default, "default"),
        ] {
            assert_eq!(source.to_string(), shown);
        }
    }
}
