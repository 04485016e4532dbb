//! Cells packed into one string, so that a table of 1,000,000 rows takes little more memory than its text.

use super::cell::Style;

/// The longest cell, in bytes, whose length fits into its first character.
const SHORT_MAX: usize = 30;

const STYLES: [Style; 4] = [Style::Plain, Style::Good, Style::Bad, Style::Busy];

/// Appends a cell: an ASCII character that holds its style and its length in bytes, and then its text.
/// The length of a longer cell follows that character as digits and a colon.
pub(super) fn push_cell(cells: &mut String, style: Style, text: &str) {
    let style = match style {
        Style::Plain => 0,
        Style::Good => 1,
        Style::Bad => 2,
        Style::Busy => 3,
    };
    let is_short = text.len() <= SHORT_MAX;
    let length = if is_short { text.len() } else { SHORT_MAX + 1 };
    cells.push(char::from(style << 5 | u8::try_from(length).unwrap_or_default()));
    if !is_short {
        cells.push_str(&text.len().to_string());
        cells.push(':');
    }
    cells.push_str(text);
}

/// Removes the first of these cells, and returns it.
pub(super) fn take_cell<'a>(cells: &mut &'a str) -> Option<(Style, &'a str)> {
    let first = *cells.as_bytes().first()?;
    let (style, length) = (STYLES[usize::from(first >> 5) % STYLES.len()], usize::from(first & 31));
    let (length, rest) = if length <= SHORT_MAX {
        (length, &cells[1..])
    } else {
        let (length, rest) = cells[1..].split_once(':')?;
        (length.parse().ok()?, rest)
    };
    let (text, rest) = rest.split_at_checked(length)?;
    *cells = rest;
    Some((style, text))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn cells_are_taken_as_they_were_pushed(
            expected in prop::collection::vec((prop::sample::select(&STYLES[..]), "\\PC{0,40}"), 0..20),
        ) {
            let mut text = String::new();
            for (style, cell) in &expected {
                push_cell(&mut text, *style, cell);
            }
            let mut rest = &*text;
            let taken: Vec<_> = std::iter::from_fn(|| take_cell(&mut rest)).collect();
            let expected: Vec<_> = expected.iter().map(|(style, cell)| (*style, &**cell)).collect();
            prop_assert_eq!((taken, rest), (expected, ""));
        }
    }
}
