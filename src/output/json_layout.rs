//! JSON text, compact or indented. Numbers, escapes and the order of keys stay as the API sent them.

use std::fmt::Write as _;

use super::json_tokens::{JsonToken, JsonTokens, TokenKind};
use crate::terminal::text;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JsonLayout {
    /// One line without spaces.
    Compact,
    /// A line for each value, indented by two spaces.
    Indented,
}

/// Appends a valid JSON document to `out` in this layout.
///
/// Unsafe characters that JSON allows unescaped (DEL, C1, bidirectional overrides) become
/// `\u` escapes, which have the same value.
pub fn push_json(out: &mut String, json: &str, layout: JsonLayout) {
    match layout {
        JsonLayout::Compact => push_compact(out, json),
        JsonLayout::Indented => push_indented(out, json, 0, false),
    }
}

pub(super) fn push_compact(out: &mut String, json: &str) {
    // The API sends compact JSON, which can be copied unchanged.
    if is_surely_compact(json) && text::is_safe_to_show(json) {
        out.push_str(json);
        return;
    }
    for token in JsonTokens::new(json) {
        push_token(out, token);
    }
}

/// Whether a valid JSON document has no white space between its tokens.
///
/// Such white space is next to a bracket, a comma or a colon, or at an end of the document. A string may
/// contain the same characters: then this returns false although the document is compact.
fn is_surely_compact(json: &str) -> bool {
    let json = json.as_bytes();
    let is_structural = |byte: Option<&u8>| byte.is_none_or(|byte| b"{}[],:".contains(byte));
    memchr::memchr3_iter(b'\n', b'\r', b'\t', json).next().is_none()
        && memchr::memchr_iter(b' ', json)
            .all(|at| !is_structural(json[..at].last()) && !is_structural(json.get(at + 1)))
}

/// Appends a document, or a part of one: `depth` brackets are open before it, and it begins on a line
/// of its own if `after_opening`.
pub(super) fn push_indented(out: &mut String, json: &str, mut depth: usize, mut after_opening: bool) {
    for token in JsonTokens::new(json) {
        let is_first = std::mem::replace(&mut after_opening, token.kind == TokenKind::Open);
        match token.kind {
            TokenKind::Close => {
                depth = depth.saturating_sub(1);
                // An empty collection stays on its line.
                if !is_first {
                    push_line_break(out, depth);
                }
            }
            _ if is_first => push_line_break(out, depth),
            _ => {}
        }
        push_token(out, token);
        match token.kind {
            TokenKind::Open => depth += 1,
            TokenKind::Comma => push_line_break(out, depth),
            TokenKind::Colon => out.push(' '),
            _ => {}
        }
    }
}

pub(super) fn push_line_break(out: &mut String, depth: usize) {
    out.push('\n');
    out.extend(std::iter::repeat_n("  ", depth));
}

fn push_token(out: &mut String, token: JsonToken<'_>) {
    if token.kind == TokenKind::String && !text::is_safe_to_show(token.text) {
        push_escaped(out, token.text);
    } else {
        out.push_str(token.text);
    }
}

fn push_escaped(out: &mut String, string: &str) {
    for character in string.chars() {
        if text::is_unsafe_to_show(character) {
            for unit in character.encode_utf16(&mut [0; 2]) {
                // Writing to a String cannot fail.
                let _ = write!(out, "\\u{unit:04x}");
            }
        } else {
            out.push(character);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::Value;

    use super::*;

    fn laid_out(json: &str, layout: JsonLayout) -> String {
        let mut out = String::new();
        push_json(&mut out, json, layout);
        out
    }

    #[test]
    fn no_layout_changes_numbers_escapes_or_order() {
        let json = "{ \"id\" : 123456789012345678901234567890, \"f\": 1.0E+2,\n\"e\":\"\\u001b\\/\" , \"n\":null, \"a\":[ ], \"o\":{ } }";
        assert_eq!(
            laid_out(json, JsonLayout::Compact),
            r#"{"id":123456789012345678901234567890,"f":1.0E+2,"e":"\u001b\/","n":null,"a":[],"o":{}}"#
        );
        assert_eq!(
            laid_out(r#"[{"a":[1,2],"b":{}}]"#, JsonLayout::Indented),
            "[\n  {\n    \"a\": [\n      1,\n      2\n    ],\n    \"b\": {}\n  }\n]"
        );
    }

    #[test]
    fn unsafe_characters_are_escaped_and_keep_their_value() {
        let json = "\"a\u{7f}\u{9b}31m\u{202e}\u{e0001}\"";
        let safe = laid_out(json, JsonLayout::Compact);
        assert_eq!(safe, r#""a\u007f\u009b31m\u202e\udb40\udc01""#);
        assert_eq!(
            serde_json::from_str::<String>(&safe).unwrap(),
            serde_json::from_str::<String>(json).unwrap()
        );
    }

    fn json() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<String>().prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 32, 5, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
                prop::collection::vec((any::<String>(), inner), 0..5)
                    .prop_map(|pairs| pairs.into_iter().collect()),
            ]
        })
    }

    /// JSON with every kind of escape, number and white space.
    fn json_text() -> impl Strategy<Value = String> {
        const STRING: &str = r#""([^"\\\x00-\x1f]|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4}){0,6}""#;
        const NUMBER: &str = r"-?(0|[1-9][0-9]{0,30})(\.[0-9]{1,3})?([eE][+-]?[0-9]{1,2})?";
        let leaf = prop_oneof!["null|true|false", NUMBER, STRING];
        leaf.prop_recursive(3, 16, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4)
                    .prop_map(|items| format!("[ {}\n]", items.join(" ,"))),
                prop::collection::vec((STRING, inner), 0..4).prop_map(|entries| {
                    let entries = entries.into_iter().map(|(key, value)| format!("{key}\t:\r\n{value}"));
                    format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
                }),
            ]
        })
    }

    proptest! {
        #[test]
        fn no_layout_changes_a_value(value in json(), pretty in any::<bool>()) {
            let text = if pretty { format!("{value:#}") } else { value.to_string() };
            for layout in [JsonLayout::Compact, JsonLayout::Indented] {
                let out = laid_out(&text, layout);
                prop_assert_eq!(&serde_json::from_str::<Value>(&out).unwrap(), &value);
                prop_assert!(!out.chars().any(|c| c != '\n' && text::is_unsafe_to_show(c)));
            }
            let compact = laid_out(&text, JsonLayout::Compact);
            prop_assert_eq!(laid_out(&compact, JsonLayout::Indented), laid_out(&text, JsonLayout::Indented));
        }

        #[test]
        fn no_layout_changes_the_value_of_a_text(text in json_text()) {
            let compact = laid_out(&text, JsonLayout::Compact);
            let indented = laid_out(&text, JsonLayout::Indented);
            // Neither is valid if it contains half of a surrogate pair.
            let value = |text: &str| serde_json::from_str::<Value>(text).ok();
            prop_assert_eq!(value(&compact), value(&text));
            prop_assert_eq!(value(&indented), value(&text));
            prop_assert_eq!(laid_out(&indented, JsonLayout::Compact), compact);
        }
    }
}
