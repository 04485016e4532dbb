use std::borrow::Cow;

/// At most `limit` characters of the text, with `…` where it was cut.
pub fn truncate(text: &str, limit: usize) -> Cow<'_, str> {
    match text.char_indices().nth(limit) {
        None => Cow::Borrowed(text),
        Some((end, _)) => Cow::Owned(format!("{}…", &text[..end])),
    }
}

/// A known word is suggested from this similarity on (Jaro-Winkler, from 0 to 1).
pub const SIMILARITY_MIN: f64 = 0.75;

/// Whether two words are the same but for case and `-` in place of `_`.
pub fn is_same_word(one: &str, other: &str) -> bool {
    let plain = |byte: u8| if byte == b'-' { b'_' } else { byte.to_ascii_lowercase() };
    one.len() == other.len() && one.bytes().map(plain).eq(other.bytes().map(plain))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_dashes_make_no_other_word() {
        assert!(is_same_word("Attach-Volume", "attach_volume") && is_same_word("", ""));
        assert!(!is_same_word("attach", "attach_volume") && !is_same_word("create", "rename"));
    }

    #[test]
    fn a_long_text_is_cut_between_characters() {
        assert_eq!(truncate("äöü", 2), "äö…");
        assert_eq!(truncate("äöü", 3), "äöü");
    }
}
