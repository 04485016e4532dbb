//! JSON as YAML in block style.
//!
//! It is made from the JSON text, because a serializer would convert numbers: here digits, keys and their
//! order stay as sent. Nothing recurses, so that deep nesting cannot overflow the stack.

use std::fmt::{self, Write as _};

use serde::Deserialize;
use serde::de::{Deserializer, Visitor};

use super::columns::Row;
use super::json::Document;
use super::json_tokens::{JsonTokens, TokenKind};
use super::row_format::RowFormat;
use crate::terminal::text;

/// The longest key before a colon; a longer one needs `? ` (YAML 1.2, 7.4.2).
const IMPLICIT_KEY_MAX: usize = 1_024;

/// `-o yaml`. A list in block style has no brackets, so that its entries can be written one by one.
pub(super) struct YamlFormat {
    pub(super) document: Document,
}

impl RowFormat for YamlFormat {
    fn push_rows<'r>(&self, out: &mut String, rows: impl Iterator<Item = &'r dyn Row>) {
        for row in rows {
            match self.document {
                Document::Array => push_yaml_entry(out, &row.json()),
                Document::Object | Document::Null => push_yaml(out, &row.json()),
            }
        }
    }

    fn end(&self, out: &mut String, is_empty: bool) {
        match self.document {
            Document::Null => out.push_str("null\n"),
            Document::Array if is_empty => out.push_str("[]\n"),
            Document::Array | Document::Object => {}
        }
    }
}

/// Appends a valid JSON document as YAML, with a newline at its end.
pub(super) fn push_yaml(out: &mut String, json: &str) {
    push_tokens(Writer { out, open: Vec::new() }, json);
}

/// Appends a valid JSON document as an entry of a YAML list, with a newline at its end.
fn push_yaml_entry(out: &mut String, json: &str) {
    let list = Collection { is_map: false, expects_key: false, is_empty: true, starts_inline: true };
    push_tokens(Writer { out, open: vec![list] }, json);
}

fn push_tokens(mut writer: Writer<'_>, json: &str) {
    let mut tokens = JsonTokens::new(json).peekable();
    while let Some(token) = tokens.next() {
        match token.kind {
            TokenKind::Open if tokens.next_if(|next| next.kind == TokenKind::Close).is_some() => {
                writer.value(if token.text == "{" { "{}" } else { "[]" });
            }
            TokenKind::Open => writer.open(token.text == "{"),
            TokenKind::Close => writer.close(),
            TokenKind::Comma => writer.expect_key(true),
            TokenKind::Colon => writer.expect_key(false),
            TokenKind::String => writer.string(token.text),
            TokenKind::Scalar => writer.value(token.text),
        }
    }
    writer.out.push('\n');
}

/// A collection that has not been closed.
struct Collection {
    is_map: bool,
    expects_key: bool,
    is_empty: bool,
    /// Whether its first entry continues the current line, after `- `.
    starts_inline: bool,
}

struct Writer<'a> {
    out: &'a mut String,
    open: Vec<Collection>,
}

impl Writer<'_> {
    fn expect_key(&mut self, expects_key: bool) {
        if let Some(open) = self.open.last_mut() {
            open.expects_key = expects_key;
        }
    }

    fn entry(&mut self) {
        let depth = self.open.len().saturating_sub(1);
        let Some(open) = self.open.last_mut() else { return };
        if !(std::mem::take(&mut open.is_empty) && open.starts_inline) {
            self.out.push('\n');
            self.out.extend(std::iter::repeat_n("  ", depth));
        }
        if !open.is_map {
            self.out.push_str("- ");
        }
    }

    /// Writes a value after a key, or as an entry of its own.
    fn value(&mut self, text: &str) {
        if self.open.last().is_some_and(|open| open.is_map) {
            self.out.push(' ');
        } else {
            self.entry();
        }
        self.out.push_str(text);
    }

    fn open(&mut self, is_map: bool) {
        let starts_inline = !self.open.last().is_some_and(|open| open.is_map);
        if starts_inline {
            self.entry();
        }
        self.open.push(Collection { is_map, expects_key: true, is_empty: true, starts_inline });
    }

    fn close(&mut self) {
        self.open.pop();
    }

    fn string(&mut self, json: &str) {
        let text = yaml_string(json);
        match self.open.last() {
            Some(Collection { is_map: true, expects_key: true, .. }) => {
                self.entry();
                self.key(&text);
            }
            Some(_) | None => self.value(&text),
        }
    }

    fn key(&mut self, text: &str) {
        if text.len() < IMPLICIT_KEY_MAX {
            self.out.push_str(text);
        } else {
            let depth = self.open.len().saturating_sub(1);
            let _ = write!(self.out, "? {text}\n{}", "  ".repeat(depth));
        }
        self.out.push(':');
    }
}

/// A JSON string as a YAML scalar: plain if every reader (YAML 1.1 or 1.2) reads it as a string,
/// otherwise in double quotes.
fn yaml_string(json: &str) -> String {
    let text = serde_json::from_str(json).map_or_else(|_| json.to_owned(), |LossyString(text)| text);
    if is_plain(&text) { text } else { quoted(&text) }
}

/// A word such as `in-progress`; not `2020-11-14`, which some readers read as a date, nor `no`.
fn is_plain(text: &str) -> bool {
    const NOT_TEXT: [&str; 11] = ["null", "true", "false", "yes", "no", "on", "off", "y", "n", "inf", "nan"];
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-/".contains(&byte))
        && !NOT_TEXT.iter().any(|word| text.eq_ignore_ascii_case(word))
}

fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for character in text.chars() {
        // Writing to a String cannot fail.
        let _ = match character {
            '"' | '\\' => write!(out, "\\{character}"),
            '\n' => write!(out, "\\n"),
            '\r' => write!(out, "\\r"),
            '\t' => write!(out, "\\t"),
            // Not printable in YAML.
            '\u{fffe}' | '\u{ffff}' => write!(out, "\\u{:04x}", u32::from(character)),
            c if text::is_unsafe_to_show(c) => match u32::from(c) {
                code @ 0x1_0000.. => write!(out, "\\U{code:08x}"),
                code => write!(out, "\\u{code:04x}"),
            },
            other => write!(out, "{other}"),
        };
    }
    out.push('"');
    out
}

/// The value of a JSON string. Half of a surrogate pair, which YAML cannot express, becomes
/// U+FFFD.
struct LossyString(String);

impl<'de> Deserialize<'de> for LossyString {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Bytes;
        impl Visitor<'_> for Bytes {
            type Value = LossyString;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }

            fn visit_bytes<E>(self, bytes: &[u8]) -> Result<LossyString, E> {
                Ok(LossyString(String::from_utf8_lossy(bytes).into_owned()))
            }
        }
        deserializer.deserialize_bytes(Bytes)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::*;
    use crate::model::Action;
    use crate::output::list_writer::{RowWriter as _, as_rows};
    use crate::output::row_format::StreamingWriter;
    use crate::output::tests::{RecordingSink, action};

    fn yaml(json: &str) -> String {
        let mut out = String::new();
        push_yaml(&mut out, json);
        out
    }

    #[test]
    fn block_style_keeps_every_digit_and_the_order_of_keys() {
        let json = r#"[{ "id" : 123456789012345678901234567890, "f":1.0E-400,"no":"no", "status":"in-progress",
            "at":"2020-11-14T16:29:21Z", "x":null, "region":{"sizes":["a b",[1,[]]],"e":{}}}, [[2,3]], true]"#;
        let expected = "\
- id: 123456789012345678901234567890
  f: 1.0E-400
  \"no\": \"no\"
  status: in-progress
  at: \"2020-11-14T16:29:21Z\"
  x: null
  region:
    sizes:
      - \"a b\"
      - - 1
        - []
    e: {}
- - - 2
    - 3
- true
";
        assert_eq!(yaml(json), expected);
        assert_eq!((yaml("[]"), yaml("{}")), ("[]\n".to_owned(), "{}\n".to_owned()));
    }

    #[test]
    fn a_list_pushed_in_chunks_is_written_like_the_whole() {
        let items = [r#"{"id":1,"x":[2,{}]}"#, "{}", r#"{"id":3}"#].map(action);
        for count in 0..=items.len() {
            let sink = RecordingSink::default();
            let format = YamlFormat { document: Document::Array };
            let mut writer = Box::new(StreamingWriter::new(format, &sink));
            for chunk in [&items[..count / 2], &[], &items[count / 2..count]] {
                writer.push(&as_rows(chunk)).unwrap();
            }
            writer.finish().unwrap();
            let whole: Vec<_> = items[..count].iter().map(Action::raw).collect();
            assert_eq!(sink.text(), yaml(&format!("[{}]", whole.join(","))));
        }
    }

    #[test]
    fn escapes_become_those_of_yaml() {
        let json = r#"{"a":"\u001b[31m \/ \ud83d\ude00 \u2028\t\"","half":"\ud83d"}"#;
        let expected = "a: \"\\u001b[31m / \u{1f600} \\u2028\\t\\\"\"\nhalf: \"\u{fffd}\u{fffd}\u{fffd}\"\n";
        assert_eq!(yaml(json), expected);
    }

    #[test]
    fn nesting_deeper_than_the_stack_is_written() {
        let deep = format!("{}1{}", "[".repeat(20_000), "]".repeat(20_000));
        assert_eq!(yaml(&deep).matches("- ").count(), 20_000);
    }

    fn value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<String>().prop_map(Value::from),
            "[a-z~:# -]{0,6}".prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 32, 5, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
                prop::collection::vec(("[a-z~:# -]{0,6}|\\PC{0,8}", inner), 0..5)
                    .prop_map(|pairs| pairs.into_iter().collect()),
            ]
        })
    }

    proptest! {
        #[test]
        fn a_yaml_reader_finds_the_same_value(value in value()) {
            let value = json!({"value": value});
            let text = yaml(&value.to_string());
            prop_assert!(!text.contains(|c| c != '\n' && text::is_unsafe_to_show(c)), "{}", text);
            let read: Value = serde_saphyr::from_str(&text).unwrap();
            prop_assert_eq!(read, value, "{}", text);
        }
    }
}
