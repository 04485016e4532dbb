//! Hiding tokens in everything that is shown.

use std::borrow::Cow;

use memchr::memmem;

use crate::http::Token;

/// Stands for a token wherever text is shown.
pub(crate) const REDACTED: &str = "[redacted]";

/// A shorter secret also occurs in ordinary words, and hiding it there would garble them.
const SECRET_LENGTH_MIN: usize = 4;

/// Replaces every occurrence of each token, and everything that looks like a token of this
/// API, with `[redacted]`.
pub fn redact<'a>(text: &'a str, tokens: &[Token]) -> Cow<'a, str> {
    let mut text = unescape_ascii(text);
    for token in tokens.iter().filter(|token| token.expose().len() >= SECRET_LENGTH_MIN) {
        text = without_token(text, token);
    }
    for prefix in ["dop_v1_", "doo_v1_", "dor_v1_"] {
        if text.contains(prefix) {
            text = Cow::Owned(redact_after(&text, prefix));
        }
    }
    text
}

/// Replaces every occurrence of each token in data, and nothing else. A token shorter than any
/// of this API may be an ordinary word of the data, and stays.
pub fn redact_data<'a>(data: &'a str, tokens: &[Token]) -> Cow<'a, str> {
    const TOKEN_LENGTH_MIN: usize = 16;
    let unescaped = unescape_ascii(data);
    let mut clean = Cow::Borrowed(&*unescaped);
    for token in tokens.iter().filter(|token| token.expose().len() >= TOKEN_LENGTH_MIN) {
        clean = without_token(clean, token);
    }
    // Data that contains no token is not changed, and keeps its escapes.
    if *clean == *unescaped { Cow::Borrowed(data) } else { Cow::Owned(clean.into_owned()) }
}

/// Replaces the token, also as it is escaped in JSON (a backslash before `"` and `\\`) and in CSV (a
/// doubled `"`).
fn without_token<'a>(mut text: Cow<'a, str>, token: &Token) -> Cow<'a, str> {
    let token = token.expose();
    let json = token.replace('\\', r"\\").replace('"', "\\\"");
    let csv = token.replace('"', "\"\"");
    let mut forms = vec![&*json, &*csv, token];
    // Most tokens are the same in all three, and each form is a search in everything that is shown.
    forms.dedup();
    for form in forms {
        if memmem::find(text.as_bytes(), form.as_bytes()).is_some() {
            text = Cow::Owned(text.replace(form, REDACTED));
        }
    }
    text
}

/// Undoes JSON's escapes of ASCII letters, digits and `_`, which could hide a token.
fn unescape_ascii(text: &str) -> Cow<'_, str> {
    let mut rest = text;
    let mut plain = String::new();
    while let Some(at) = memmem::find(rest.as_bytes(), b"\\u00") {
        let code = rest.get(at + 4..at + 6).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        let letter = code.map(char::from).filter(|letter| letter.is_ascii_alphanumeric() || *letter == '_');
        let (kept, taken) = if letter.is_some() { (at, at + 6) } else { (at + 4, at + 4) };
        plain.push_str(&rest[..kept]);
        plain.extend(letter);
        rest = &rest[taken..];
    }
    if plain.is_empty() { Cow::Borrowed(text) } else { Cow::Owned(plain + rest) }
}

/// Replaces the letters and digits after `prefix`. The prefix stays, so that the kind of token
/// is readable.
fn redact_after(text: &str, prefix: &str) -> String {
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
    use super::*;

    fn tokens(texts: &[&str]) -> Vec<Token> {
        texts.iter().map(|text| Token::new(*text).unwrap()).collect()
    }

    #[test]
    fn every_token_and_what_looks_like_one_is_hidden() {
        let two = tokens(&["s3cret-value", "other-s3cret"]);
        assert_eq!(redact("a s3cret-value! b other-s3cret", &two), "a [redacted]! b [redacted]");
        assert_eq!(redact("'dop_v1_00ff' or dor_v1_", &[]), "'dop_v1_[redacted]' or dor_v1_");
        assert_eq!(redact("a\\\"b\\\\c a\"b\\c", &tokens(&["a\"b\\c"])), "[redacted] [redacted]");
        let escaped = "do\\u0070_v1_0\\u0030ff \\u001b";
        assert_eq!(redact(escaped, &tokens(&["dop_v1_00ff"])), "[redacted] \\u001b");
    }

    #[test]
    fn a_short_token_is_an_ordinary_word_of_data() {
        let both = tokens(&["volume", "0123456789abcdef"]);
        assert_eq!(redact_data("volume 0123456789abcdef", &both), "volume [redacted]");
    }

    #[test]
    fn a_token_in_data_is_hidden_as_json_and_csv_write_it() {
        let tokens = tokens(&["0123\"4567\\89abcdef"]);
        assert_eq!(redact_data(r#""0123\"4567\\89abcdef""#, &tokens), "\"[redacted]\"");
        assert_eq!(redact_data(r#"1,"0123""4567\89abcdef""#, &tokens), "1,\"[redacted]\"");
        assert_eq!(redact_data(r#"\u0030123\"4567\\89abcdef"#, &tokens), "[redacted]");
        assert_eq!(redact_data(r"\u0030123", &tokens), r"\u0030123");
    }
}
