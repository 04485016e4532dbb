//! Untrusted text, made safe to show.

use std::borrow::Cow;
use std::fmt::Write as _;

use unicode_width::UnicodeWidthStr as _;

/// Whether a character could control a terminal, break a line or change the reading order.
///
/// These are C0, C1 and DEL; line and paragraph separators; bidirectional marks, embeddings,
/// overrides and isolates; and invisible characters, which can hide differences.
pub fn is_unsafe_to_show(character: char) -> bool {
    matches!(character,
        '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{61c}' | '\u{180e}'
        | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// The columns of a terminal that safe text takes.
pub(crate) fn width(text: &str) -> usize {
    // Fast path: nearly all text is ASCII.
    if text.is_ascii() { text.len() } else { text.width() }
}

/// Whether nothing in the text is unsafe to show.
pub(crate) fn is_safe_to_show(text: &str) -> bool {
    is_printable_ascii(text) || !text.contains(is_unsafe_to_show)
}

/// A fast path: nearly all text is printable ASCII. A loop over bytes without an early exit is vectorized,
/// which is far faster than decoding characters. The chunks of 32 bytes are for JSON, those of 8 for cells,
/// most of which are shorter than 32.
fn is_printable_ascii(text: &str) -> bool {
    let are_printable = |bytes: &[u8]| bytes.iter().fold(true, |all, byte| all & matches!(byte, b' '..=b'~'));
    let (long, rest) = text.as_bytes().as_chunks::<32>();
    let (short, rest) = rest.as_chunks::<8>();
    long.iter().all(|chunk| are_printable(chunk))
        && short.iter().all(|chunk| are_printable(chunk))
        && are_printable(rest)
}

/// The text on one line, with everything unsafe as an escape (`\n`, `\u{1b}`).
#[inline]
pub(crate) fn escape_controls(text: &str) -> Cow<'_, str> {
    if is_safe_to_show(text) { Cow::Borrowed(text) } else { Cow::Owned(escaped(text)) }
}

fn escaped(text: &str) -> String {
    let mut shown = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        match character {
            '\n' => shown.push_str("\\n"),
            '\r' => shown.push_str("\\r"),
            '\t' => shown.push_str("\\t"),
            other if is_unsafe_to_show(other) => {
                // Writing to a String cannot fail.
                let _ = write!(shown, "\\u{{{:x}}}", u32::from(other));
            }
            other => shown.push(other),
        }
    }
    shown
}

/// The text in at most `width` columns, with `…` where it was cut.
#[inline]
pub(crate) fn cut(text: &str, width: usize) -> Cow<'_, str> {
    if text.len() <= width { Cow::Borrowed(text) } else { cut_long(text, width) }
}

/// The same for a text of more bytes than `width`.
fn cut_long(text: &str, width: usize) -> Cow<'_, str> {
    // Combining characters take no column, so the number of characters is limited too.
    let max_chars = width.saturating_mul(4);
    if text.width() <= width && text.chars().count() <= max_chars {
        return Cow::Borrowed(text);
    }
    let ends = text.char_indices().take(max_chars).map(|(start, char)| start + char.len_utf8());
    let fits = |end: &usize| text[..*end].width() < width;
    let end = ends.take_while(fits).last().unwrap_or(0);
    Cow::Owned(format!("{}…", &text[..end]))
}

/// The text as one word of a POSIX shell, quoted where it needs to be.
pub(crate) fn shell_quote(text: &str) -> Cow<'_, str> {
    // Cannot fail: a NUL byte is the only error, and it is allowed here.
    shlex::Quoter::new().allow_nul(true).quote(text).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_text_is_cut_at_its_width() {
        for (text, width, cut_text) in [
            ("abc", 3, "abc"),
            ("abcd", 3, "ab…"),
            ("東京都", 6, "東京都"),
            ("東京都", 5, "東京…"),
            ("東京都", 4, "東…"),
            ("e\u{301}e\u{301}", 2, "e\u{301}e\u{301}"),
            ("e\u{301}e\u{301}e", 2, "e\u{301}…"),
            ("", 0, ""),
        ] {
            assert_eq!(cut(text, width), cut_text, "{text} at {width}");
        }
        let marks = format!("e{}", "\u{301}".repeat(10_000));
        assert_eq!(cut(&marks, 5).chars().count(), 21);
    }

    #[test]
    fn controls_and_overrides_become_escapes() {
        assert_eq!(escape_controls("a\u{1b}[31mb\n\u{9b}\u{202e}"), "a\\u{1b}[31mb\\n\\u{9b}\\u{202e}");
        assert_eq!(escape_controls("plain ü 東"), "plain ü 東");
    }

    /// Texts of every length around those of the vectors that they are checked with.
    #[test]
    fn an_unsafe_character_is_found_wherever_it_is() {
        for length in 1..100 {
            let safe = "x".repeat(length);
            assert!(is_safe_to_show(&safe), "{length}");
            for (at, character) in
                (0..length).flat_map(|at| ['\n', '\u{7f}', '\u{9b}'].map(|char| (at, char)))
            {
                let text = format!("{}{character}{}", &safe[..at], &safe[at + 1..]);
                assert!(!is_safe_to_show(&text), "{text:?}");
            }
        }
    }

    proptest! {
        #[test]
        fn escaped_text_has_no_unsafe_characters(text in any::<String>()) {
            prop_assert!(!escape_controls(&text).contains(is_unsafe_to_show));
        }
    }
}
