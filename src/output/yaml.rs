//! JSON as YAML in block style, value by value.
//!
//! Made from the JSON text itself and not through a serializer, which would have
//! to hold numbers as one of Rust's: here every digit, every key and their order
//! stay. It keeps its own stack, since what the API sends may be nested deeper
//! than a thread's stack is.

use std::fmt::{self, Write as _};

use serde::Deserialize;
use serde::de::{Deserializer, Visitor};

use super::json_text::{scalar_end, string_end};
use crate::text;

/// A reader need not look further than this for the colon behind a key (YAML 1.2, 7.4.2).
const IMPLICIT_KEY_MAX: usize = 1_024;

/// Appends a valid JSON document as YAML, with a newline at its end.
pub(super) fn push_yaml(out: &mut String, json: &str) {
    let mut writer = Writer { out, open: Vec::new() };
    let mut rest = json.trim_start();
    while let Some(next) = rest.chars().next() {
        let length = match next {
            '"' => writer.string(rest),
            '{' | '[' => writer.open(next == '{', rest),
            '}' | ']' => writer.close(),
            ',' => writer.expect(true),
            ':' => writer.expect(false),
            _ => writer.scalar(rest),
        };
        rest = rest[length..].trim_start();
    }
    out.push('\n');
}

/// A collection that is being written.
struct Open {
    is_map: bool,
    expects_key: bool,
    is_empty: bool,
    /// Whether its first entry goes on the line that is there already.
    starts_inline: bool,
}

struct Writer<'a> {
    out: &'a mut String,
    open: Vec<Open>,
}

impl Writer<'_> {
    fn expect(&mut self, key: bool) -> usize {
        if let Some(open) = self.open.last_mut() {
            open.expects_key = key;
        }
        1
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

    /// Goes to where a value belongs: behind a key, or to an entry of its own.
    fn value(&mut self, text: &str) {
        if self.open.last().is_some_and(|open| open.is_map) {
            self.out.push(' ');
        } else {
            self.entry();
        }
        self.out.push_str(text);
    }

    fn open(&mut self, is_map: bool, rest: &str) -> usize {
        let inside = rest[1..].trim_start();
        if inside.starts_with(['}', ']']) {
            self.value(if is_map { "{}" } else { "[]" });
            return rest.len() - inside.len() + 1;
        }
        let starts_inline = !self.open.last().is_some_and(|open| open.is_map);
        if starts_inline {
            self.entry();
        }
        self.open.push(Open { is_map, expects_key: true, is_empty: true, starts_inline });
        1
    }

    fn close(&mut self) -> usize {
        self.open.pop();
        1
    }

    fn string(&mut self, rest: &str) -> usize {
        let end = string_end(rest);
        let text = yaml_string(&rest[..end]);
        match self.open.last() {
            Some(Open { is_map: true, expects_key: true, .. }) => {
                self.entry();
                self.key(&text);
            }
            Some(_) | None => self.value(&text),
        }
        end
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

    fn scalar(&mut self, rest: &str) -> usize {
        let end = scalar_end(rest);
        self.value(&rest[..end]);
        end
    }
}

/// A JSON string as a YAML scalar: bare where no reader, old or new, can take it
/// for anything but text, else in double quotes.
fn yaml_string(json: &str) -> String {
    let text = serde_json::from_str(json).map_or_else(|_| json.to_owned(), |Text(text)| text);
    if is_plain(&text) { text } else { quoted(&text) }
}

/// A word such as `in-progress`. Not `2020-11-14`, which is a date to some, nor `no`.
fn is_plain(text: &str) -> bool {
    const NOT_TEXT: [&str; 11] =
        ["null", "true", "false", "yes", "no", "on", "off", "y", "n", "inf", "nan"];
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
            // YAML counts these two out of what can be printed.
            '\u{fffe}' | '\u{ffff}' => write!(out, "\\u{:04x}", u32::from(character)),
            unsafe_one if text::is_unsafe_to_show(unsafe_one) => match u32::from(unsafe_one) {
                code @ 0x1_0000.. => write!(out, "\\U{code:08x}"),
                code => write!(out, "\\u{code:04x}"),
            },
            other => write!(out, "{other}"),
        };
    }
    out.push('"');
    out
}

/// What a JSON string says. Half of a surrogate pair, which YAML cannot say, is
/// shown by the characters that stand for what is no text.
struct Text(String);

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Bytes;
        impl Visitor<'_> for Bytes {
            type Value = Text;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }

            fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Text, E> {
                Ok(Text(String::from_utf8_lossy(bytes).into_owned()))
            }
        }
        deserializer.deserialize_bytes(Bytes)
    }
}
