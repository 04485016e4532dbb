//! A setting's value before it has a type: text of a variable, or a value of the file.

use std::str::FromStr;

use toml::de::DeValue;

use super::context::parse_context_name;
use super::token::TokenFrom;
use crate::model::InvalidValue;

/// What an environment variable or a key of the file holds.
#[derive(Clone, Copy)]
pub(super) enum Raw<'a> {
    /// The text of an environment variable.
    Variable(&'a str),
    /// A value of the file.
    File(&'a DeValue<'a>),
}

impl<'a> Raw<'a> {
    /// The text, of which the file asks that it stands in quotes.
    fn as_text(self) -> Result<&'a str, InvalidValue> {
        match self {
            Self::Variable(text) => Ok(text),
            Self::File(DeValue::String(text)) => Ok(text),
            Self::File(other) => Err(not_a("string", other)),
        }
    }
}

fn not_a(wanted: &str, value: &DeValue<'_>) -> InvalidValue {
    let found = value.type_str();
    InvalidValue(format!("the value is a {wanted}, and this is of type {found}"))
}

/// Reads text into a type that knows how.
pub(super) fn text<T: FromStr<Err = InvalidValue>>(raw: Raw<'_>) -> Result<T, InvalidValue> {
    raw.as_text()?.parse()
}

/// Reads a duration: `"15m"`, or a whole number of seconds.
pub(super) fn duration<T: FromStr<Err = InvalidValue>>(raw: Raw<'_>) -> Result<T, InvalidValue> {
    match raw {
        Raw::File(DeValue::Integer(integer)) => {
            match u64::from_str_radix(integer.as_str(), integer.radix()) {
                Ok(seconds) => seconds.to_string().parse(),
                // Negative or too large: the type says what it takes instead.
                Err(_) => integer.as_str().parse(),
            }
        }
        Raw::Variable(_) | Raw::File(_) => text(raw),
    }
}

/// Reads a whole number, 0 or more.
pub(super) fn count(raw: Raw<'_>) -> Result<u32, InvalidValue> {
    let parsed = match raw {
        Raw::Variable(text) if text.bytes().all(|byte| byte.is_ascii_digit()) => text.parse(),
        Raw::Variable(_) => "".parse(),
        Raw::File(DeValue::Integer(integer)) => u32::from_str_radix(integer.as_str(), integer.radix()),
        Raw::File(other) => return Err(not_a("whole number", other)),
    };
    parsed.map_err(|_| InvalidValue::new("the value is a whole number, 0 or more, such as 5"))
}

/// Reads yes or no.
pub(super) fn flag(raw: Raw<'_>) -> Result<bool, InvalidValue> {
    match raw {
        Raw::File(DeValue::Boolean(value)) => Ok(*value),
        Raw::File(other) => Err(not_a("boolean, true or false", other)),
        Raw::Variable(text) => match text.to_ascii_lowercase().as_str() {
            "true" | "1" | "yes" => Ok(true),
            "false" | "0" | "no" => Ok(false),
            _ => Err(InvalidValue::new("the value is one of true, 1, yes, false, 0, no")),
        },
    }
}

/// Reads a context's name.
pub(super) fn context(raw: Raw<'_>) -> Result<String, InvalidValue> {
    parse_context_name(raw.as_text()?)
}

/// Reads a token. Whether it can be one is asked when it is used, so that its source can be named.
pub(super) fn token(raw: Raw<'_>) -> Result<TokenFrom, InvalidValue> {
    Ok(TokenFrom::Text(raw.as_text()?.into()))
}

/// Reads the file that holds a token.
pub(super) fn token_file(raw: Raw<'_>) -> Result<TokenFrom, InvalidValue> {
    match raw.as_text()? {
        "" => Err(InvalidValue::new("the value names the file that holds the token")),
        path => Ok(TokenFrom::File(path.into())),
    }
}

/// Reads a command as a list of words, of which the first is the program.
pub(super) fn token_command(raw: Raw<'_>) -> Result<TokenFrom, InvalidValue> {
    let refusal = || {
        InvalidValue::new(
            "the value is a list of the program and its arguments, such as [\"op\", \"read\", \"op://vault/item\"]",
        )
    };
    let Raw::File(DeValue::Array(array)) = raw else {
        return Err(refusal());
    };
    let words: Option<Vec<String>> =
        array.iter().map(|word| word.get_ref().as_str().map(str::to_owned)).collect();
    words
        .filter(|words| words.first().is_some_and(|program| !program.is_empty()))
        .map(TokenFrom::Command)
        .ok_or_else(refusal)
}
