use std::fmt;
use std::path::{Path, PathBuf};

use secrecy::SecretString;

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

/// Where a token comes from. `Display` says only that there is one.
#[derive(Clone)]
pub enum TokenFrom {
    /// Itself.
    Text(SecretString),
    /// The first line of what a program prints: the program and its arguments.
    Command(Vec<String>),
    /// A file that holds nothing else.
    File(PathBuf),
}

impl fmt::Display for TokenFrom {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(set)")
    }
}

/// Arguments are left out: they may hold a password.
impl fmt::Debug for TokenFrom {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(_) => f.write_str("Text([redacted])"),
            Self::Command(words) => f.debug_tuple("Command").field(&words.first()).finish(),
            Self::File(path) => f.debug_tuple("File").field(path).finish(),
        }
    }
}

/// A place in the settings file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position {
    /// The file, as it was named.
    pub path: PathBuf,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

impl Position {
    /// Where in `text`, which is what `path` holds, the byte at `offset` stands.
    pub(super) fn of(path: &Path, text: &str, offset: usize) -> Self {
        let (line, column) = line_and_column(text, offset);
        Self { path: path.to_owned(), line, column }
    }
}

/// Line and column of a byte, both from 1; of the end, if the text is shorter.
fn line_and_column(text: &str, offset: usize) -> (usize, usize) {
    let before = &text[..text.floor_char_boundary(offset)];
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
    (line, before[line_start..].chars().count() + 1)
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.path.display(), self.line, self.column)
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

    #[test]
    fn lines_and_columns_count_characters_from_one() {
        let text = "a\nbü c\n";
        for (offset, place) in
            [(0, (1, 1)), (1, (1, 2)), (2, (2, 1)), (5, (2, 3)), (7, (2, 5)), (8, (3, 1)), (99, (3, 1))]
        {
            assert_eq!(line_and_column(text, offset), place, "{offset}");
        }
        assert_eq!(line_and_column("", 0), (1, 1));
    }
}
