use std::fmt;
use std::path::{Path, PathBuf};

use secrecy::SecretString;

/// Where a setting came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// By its long name: `--api-url`.
    Option(&'static str),
    /// The variable's name.
    Environment(&'static str),
    File {
        path: PathBuf,
        /// From 1.
        line: usize,
        /// None for the file's top level.
        context: Option<String>,
    },
    Default,
}

impl Source {
    /// Whether the setting was typed on the command line.
    pub(crate) fn is_option(&self) -> bool {
        matches!(self, Self::Option(_))
    }
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

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sourced<T> {
    pub value: T,
    pub source: Source,
}

impl<T> Sourced<T> {
    pub const fn new(value: T, source: Source) -> Self {
        Self { value, source }
    }
}

/// Where a token is. `Display` says only that there is one.
#[derive(Clone)]
pub enum TokenSource {
    /// The token itself.
    Text(SecretString),
    /// A program and its arguments; the first line of its output is the token.
    Command(Vec<String>),
    /// A file that holds nothing else.
    File(PathBuf),
}

impl fmt::Display for TokenSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(set)")
    }
}

/// Without the arguments of a command, which may hold a password.
impl fmt::Debug for TokenSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(_) => f.write_str("Text([redacted])"),
            Self::Command(words) => f.debug_tuple("Command").field(&words.first()).finish(),
            Self::File(path) => f.debug_tuple("File").field(path).finish(),
        }
    }
}

/// A position in the settings file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position {
    pub path: PathBuf,
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
}

impl Position {
    /// The position of a byte of `text`, which is the content of `path`.
    pub(super) fn of(path: &Path, text: &str, offset: usize) -> Self {
        let (line, column) = line_and_column(text, offset);
        Self { path: path.to_owned(), line, column }
    }
}

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
    fn a_source_in_the_file_has_its_line_and_its_context() {
        let file = |context: Option<&str>| Source::File {
            path: PathBuf::from("/path/config.toml"),
            line: 7,
            context: context.map(str::to_owned),
        };
        assert_eq!(file(None).to_string(), "/path/config.toml:7");
        assert_eq!(file(Some("prod")).to_string(), "/path/config.toml:7 (context prod)");
    }

    #[test]
    fn lines_and_columns_count_characters_from_one() {
        let text = "a\nbü c\n";
        for (offset, position) in
            [(0, (1, 1)), (1, (1, 2)), (2, (2, 1)), (5, (2, 3)), (7, (2, 5)), (8, (3, 1)), (99, (3, 1))]
        {
            assert_eq!(line_and_column(text, offset), position, "{offset}");
        }
        assert_eq!(line_and_column("", 0), (1, 1));
    }
}
