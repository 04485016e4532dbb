//! Values of settings, parsed from variables and from the file.

use std::str::FromStr;

use toml::de::{DeInteger, DeValue};

use super::source::TokenSource;
use crate::model::{InvalidValue, whole_number};

/// The keys that give a token. A table of the file may have one of them.
pub(super) const TOKEN_KEYS: [&str; 3] = ["token", "token_command", "token_file"];

/// The name of the file's top level, unless a context of the file has that name (as in doctl).
pub(crate) const DEFAULT_CONTEXT: &str = "default";

/// Checks a context's name. A text that may be a token is refused, because names are printed.
pub(super) fn parse_context_name(text: &str) -> Result<String, InvalidValue> {
    if text.is_empty() {
        Err(InvalidValue::new("must not be empty"))
    } else if may_be_token(text) || text.contains(char::is_control) {
        Err(InvalidValue::new(
            "must have at most 40 characters, no control characters, and not look like a token",
        ))
    } else {
        Ok(text.to_owned())
    }
}

/// Whether a text may be a token, which must not be printed.
///
/// Tokens are `dop_v1_`, `doo_v1_` or `dor_v1_` with 64 digits, or the bare 64 digits.
pub(super) fn may_be_token(text: &str) -> bool {
    text.chars().count() > 40 || text.contains("_v1_")
}

/// A setting's value before it is parsed.
#[derive(Clone, Copy)]
pub(super) enum RawValue<'a> {
    /// The text of an environment variable.
    Variable(&'a str),
    /// A value of the settings file.
    File(&'a DeValue<'a>),
}

impl<'a> RawValue<'a> {
    /// The text for `config show`, unless it may be a token. In a broken file, it may also be part of
    /// one.
    pub(super) fn to_shown_text(self) -> Option<String> {
        const PART_OF_TOKEN_MAX: usize = 15;
        match self {
            Self::Variable(text) => (!may_be_token(text)).then(|| text.to_owned()),
            Self::File(value) => match value {
                DeValue::String(text) => Some(text.to_string()),
                DeValue::Integer(integer) => Some(integer.to_string()),
                DeValue::Float(float) => Some(float.to_string()),
                DeValue::Boolean(boolean) => Some(boolean.to_string()),
                DeValue::Datetime(_) | DeValue::Array(_) | DeValue::Table(_) => None,
            }
            .filter(|text| text.chars().count() <= PART_OF_TOKEN_MAX),
        }
    }

    fn as_text(self) -> Result<&'a str, InvalidValue> {
        match self {
            Self::Variable(text) => Ok(text),
            Self::File(DeValue::String(text)) => Ok(text),
            Self::File(other) => Err(wrong_type("a string", other)),
        }
    }
}

fn wrong_type(expected: &str, value: &DeValue<'_>) -> InvalidValue {
    let article = if matches!(value, DeValue::Integer(_) | DeValue::Array(_)) { "an" } else { "a" };
    InvalidValue(format!("must be {expected}, found {article} {}", value.type_str()))
}

pub(super) fn parse_text<T: FromStr<Err = InvalidValue>>(value: RawValue<'_>) -> Result<T, InvalidValue> {
    value.as_text()?.parse()
}

/// An integer of the file in decimal: there it may be hexadecimal, octal or binary.
fn decimal(integer: &DeInteger<'_>) -> String {
    let number = i128::from_str_radix(integer.as_str(), integer.radix());
    number.map_or_else(|_| integer.as_str().to_owned(), |number| number.to_string())
}

/// Parses `"15m"`, or a whole number of seconds.
pub(super) fn parse_duration<T: FromStr<Err = InvalidValue>>(value: RawValue<'_>) -> Result<T, InvalidValue> {
    match value {
        RawValue::File(DeValue::Integer(seconds)) => decimal(seconds).parse(),
        RawValue::Variable(_) | RawValue::File(_) => parse_text(value),
    }
}

pub(super) fn parse_count(value: RawValue<'_>) -> Result<u32, InvalidValue> {
    let parse = whole_number(0..=u32::MAX);
    match value {
        RawValue::Variable(text) => parse(text),
        RawValue::File(DeValue::Integer(integer)) => parse(&decimal(integer)),
        RawValue::File(other) => Err(wrong_type("a whole number", other)),
    }
}

pub(super) fn parse_flag(value: RawValue<'_>) -> Result<bool, InvalidValue> {
    match value {
        RawValue::File(DeValue::Boolean(value)) => Ok(*value),
        RawValue::File(other) => Err(wrong_type("true or false", other)),
        RawValue::Variable(text) => match text.to_ascii_lowercase().as_str() {
            "true" | "1" | "yes" => Ok(true),
            "false" | "0" | "no" => Ok(false),
            _ => Err(InvalidValue::new("must be one of true, 1, yes, false, 0, no")),
        },
    }
}

pub(super) fn parse_context(value: RawValue<'_>) -> Result<String, InvalidValue> {
    parse_context_name(value.as_text()?)
}

/// The token is checked when it is used, where the error can name its source.
pub(super) fn parse_token(value: RawValue<'_>) -> Result<TokenSource, InvalidValue> {
    Ok(TokenSource::Text(value.as_text()?.into()))
}

pub(super) fn parse_token_file(value: RawValue<'_>) -> Result<TokenSource, InvalidValue> {
    match value.as_text()? {
        "" => Err(InvalidValue::new("must be the path of the file that holds the token")),
        path => Ok(TokenSource::File(path.into())),
    }
}

pub(super) fn parse_token_command(value: RawValue<'_>) -> Result<TokenSource, InvalidValue> {
    let words = match value {
        RawValue::File(DeValue::Array(array)) => {
            array.iter().map(|word| word.get_ref().as_str().map(str::to_owned)).collect()
        }
        RawValue::Variable(_) | RawValue::File(_) => None,
    };
    let has_program = |words: &Vec<String>| words.first().is_some_and(|program| !program.is_empty());
    words.filter(has_program).map(TokenSource::Command).ok_or_else(|| {
        InvalidValue::new(
            "must be a list of the program and its arguments, such as [\"op\", \"read\", \"op://vault/item\"]",
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_context_name_cannot_be_a_token() {
        for valid in ["prod", "default", "My Team", "équipe-1"] {
            assert_eq!(parse_context_name(valid).unwrap(), valid);
        }
        let digits = "0123456789abcdef".repeat(4);
        for invalid in ["", "a\nb", "\u{1b}[0m", "dop_v1_short", &digits] {
            let error = parse_context_name(invalid).unwrap_err().to_string();
            assert!(invalid.is_empty() || !error.contains(invalid), "{error}");
        }
    }
}
