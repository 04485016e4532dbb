use std::fmt;
use std::path::{Path, PathBuf};

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
