//! Text from elsewhere, made fit to be shown.

use std::borrow::Cow;
use std::fmt::Write as _;

use unicode_width::UnicodeWidthStr as _;

/// Whether a character could steer a terminal, break a line or turn the reading order.
///
/// C0 and C1 controls and DEL; line and paragraph separators; the bidirectional
/// marks, embeddings, overrides and isolates; and invisible characters that
/// hide what stands between them.
#[must_use]
pub fn is_unsafe_to_show(character: char) -> bool {
    matches!(character,
        '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{61c}' | '\u{180e}'
        | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// Whether nothing in the text is unsafe to show.
#[must_use]
pub fn is_safe_to_show(text: &str) -> bool {
    is_plain(text) || !text.contains(is_unsafe_to_show)
}

/// Whether it is printable ASCII from end to end, as nearly everything is: told eight
/// bytes at a time, where characters would be looked at one by one.
fn is_plain(text: &str) -> bool {
    let (words, rest) = text.as_bytes().as_chunks();
    words.iter().all(|word| is_word_plain(*word)) && rest.iter().all(|byte| matches!(byte, b' '..=b'~'))
}

/// Beyond ASCII a byte has its highest bit set; above a tilde it has with one added, below
/// a space with that taken away. A byte that borrows from the next has shown itself by then.
fn is_word_plain(word: [u8; 8]) -> bool {
    const EACH: u64 = u64::from_ne_bytes([1; 8]);
    const UPPER: u64 = 0x80 * EACH;
    let word = u64::from_ne_bytes(word);
    let below_space = word.wrapping_sub(u64::from(b' ') * EACH);
    let above_tilde = word.wrapping_add(EACH);
    (word | below_space | above_tilde) & UPPER == 0
}

/// How many columns of a terminal the text takes.
#[must_use]
pub fn width(text: &str) -> usize {
    if is_plain(text) { text.len() } else { text.width() }
}

/// The text on one line, with everything unsafe as an escape (`\n`, `\u{1b}`).
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if is_safe_to_show(text) {
        return Cow::Borrowed(text);
    }
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
    Cow::Owned(shown)
}

/// At most `limit` characters of the text, with `…` where it was cut.
#[must_use]
pub fn shortened(text: &str, limit: usize) -> Cow<'_, str> {
    match text.char_indices().nth(limit) {
        None => Cow::Borrowed(text),
        Some((end, _)) => Cow::Owned(format!("{}…", &text[..end])),
    }
}

/// The text with every occurrence of each secret, and everything that looks
/// like a token of this API, replaced by `[redacted]`.
#[must_use]
pub fn redacted<'a>(text: &'a str, secret: Option<&str>) -> Cow<'a, str> {
    let mut text = without_ascii_escapes(text);
    if let Some(secret) = secret.filter(|secret| secret.len() >= SHORTEST_SECRET && text.contains(secret)) {
        text = Cow::Owned(text.replace(secret, REDACTED));
    }
    for prefix in ["dop_v1_", "doo_v1_", "dor_v1_"] {
        if text.contains(prefix) {
            text = Cow::Owned(without_words_after(&text, prefix));
        }
    }
    text
}

/// A shorter text stands in ordinary words too, and hiding it there would garble them.
const SHORTEST_SECRET: usize = 4;

/// The text with JSON's escapes of plain letters, digits and `_` undone, behind
/// which a token could hide.
fn without_ascii_escapes(text: &str) -> Cow<'_, str> {
    let mut rest = text;
    let mut plain = String::new();
    while let Some(at) = rest.find("\\u00") {
        let code = rest.get(at + 4..at + 6).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        let letter = code.map(char::from).filter(|letter| letter.is_ascii_alphanumeric() || *letter == '_');
        let (kept, taken) = if letter.is_some() { (at, at + 6) } else { (at + 4, at + 4) };
        plain.push_str(&rest[..kept]);
        plain.extend(letter);
        rest = &rest[taken..];
    }
    if plain.is_empty() { Cow::Borrowed(text) } else { Cow::Owned(plain + rest) }
}

const REDACTED: &str = "[redacted]";

/// Replaces the letters and digits that follow `prefix`, so that the kind of token stays readable.
fn without_words_after(text: &str, prefix: &str) -> String {
    let mut parts = text.split(prefix);
    let mut clean = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let rest = part.trim_start_matches(|c: char| c.is_ascii_alphanumeric());
        clean.push_str(prefix);
        if rest.len() < part.len() {
            clean.push_str(REDACTED);
        }
        clean.push_str(rest);
    }
    clean
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn controls_and_overrides_become_escapes() {
        assert_eq!(visible("a\u{1b}[31mb\n\u{9b}\u{202e}"), "a\\u{1b}[31mb\\n\\u{9b}\\u{202e}");
        assert_eq!(visible("plain ü 東"), "plain ü 東");
    }

    #[test]
    fn the_secret_and_what_looks_like_one_are_hidden() {
        assert_eq!(redacted("token s3cret-value!", Some("s3cret-value")), "token [redacted]!");
        assert_eq!(redacted("'dop_v1_00ff' or dor_v1_", None), "'dop_v1_[redacted]' or dor_v1_");
        let escaped = "do\\u0070_v1_0\\u0030ff \\u001b";
        assert_eq!(redacted(escaped, Some("dop_v1_00ff")), "[redacted] \\u001b");
    }

    #[test]
    fn a_long_text_is_cut_between_characters() {
        assert_eq!(shortened("äöü", 2), "äö…");
        assert_eq!(shortened("äöü", 3), "äöü");
    }

    proptest! {
        #[test]
        fn a_glance_tells_what_a_close_look_tells(text in "[ -~]{0,150}|[ -~]{60,70}\\PC|\\PC{0,9}|.{0,9}") {
            prop_assert_eq!(is_safe_to_show(&text), !text.contains(is_unsafe_to_show));
            prop_assert_eq!(width(&text), text.width());
        }

        #[test]
        fn what_is_shown_is_never_unsafe(text in any::<String>()) {
            prop_assert!(!visible(&text).contains(is_unsafe_to_show));
        }
    }
}
