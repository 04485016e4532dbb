//! Every setting, declared once.
//!
//! A row of `declare!` at the end of this file is all that a new setting
//! needs: it becomes a field of [`Options`], of [`Layer`] and of [`Settings`],
//! a row of [`KEYS`], and an arm in each function that goes through them. That
//! is why it is a macro: by hand the same name would stand in eight lists.
//! The context and the token are no rows, because they have rules of their own.

use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

use toml::de::DeValue;

use super::error::ConfigError;
use super::source::{Source, Sourced, TokenFrom};
use crate::http::ApiUrl;
use crate::model::{Interval, InvalidValue, Region, TimeLimit};
use crate::output::Format;
use crate::system::Environment;
use crate::terminal::ColorChoice;

/// The names of one key of the settings file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key {
    /// The key itself.
    pub name: &'static str,
    /// The option that says the same, if there is one.
    pub option: Option<&'static str>,
    /// The environment variables that say the same; the first that is set counts.
    pub variables: &'static [&'static str],
}

/// The type of a field of [`Settings`].
macro_rules! settled_type {
    (optional $type:ty) => { Option<Sourced<$type>> };
    (default $type:ty) => { Sourced<$type> };
}

/// The value of a field of [`Settings`], from what the layers said.
macro_rules! settled {
    (optional $said:expr) => {
        $said
    };
    (default $said:expr, $default:expr) => {
        $said.unwrap_or_else(|| Sourced::new($default, Source::Default))
    };
}

macro_rules! declare {
    ($(
        $(#[$doc:meta])*
        $name:ident: $type:ty = $read:expr, $option:literal, $variable:literal,
        $kind:ident $(($default:expr))?;
    )*) => {
        /// What was typed. Not `Debug`: it may hold a token.
        #[derive(Default)]
        pub struct Options {
            /// `--access-token`.
            pub access_token: Option<String>,
            /// `--context`.
            pub context: Option<String>,
            /// `--config`: the settings file.
            pub config: Option<PathBuf>,
            $( $(#[$doc])* pub $name: Option<$type>, )*
        }

        /// Every setting, each with where it came from.
        #[derive(Debug, Clone)]
        pub struct Settings {
            /// The context in use; none is the file's top level.
            pub context: Option<Sourced<String>>,
            /// Where the token comes from; a file or a command has not been read yet.
            pub token: Option<Sourced<TokenFrom>>,
            $( $(#[$doc])* pub $name: settled_type!($kind $type), )*
        }

        /// What one origin says: the command line, the environment, or a table of the file.
        #[derive(Default)]
        pub(super) struct Layer {
            pub(super) context: Option<Sourced<String>>,
            pub(super) token: Option<Sourced<TokenFrom>>,
            $( $name: Option<Sourced<$type>>, )*
        }

        /// Every key of the settings file. `context` stands at the top level only.
        pub const KEYS: &[Key] = &[
            Key { name: "context", option: Some("--context"), variables: &["DIGITALOCEAN_CONTEXT"] },
            Key {
                name: "token",
                option: Some("--access-token"),
                variables: &["DIGITALOCEAN_ACCESS_TOKEN", "DIGITALOCEAN_TOKEN"],
            },
            Key { name: "token_command", option: None, variables: &[] },
            Key { name: "token_file", option: None, variables: &[] },
            $( Key { name: stringify!($name), option: Some($option), variables: &[$variable] }, )*
        ];

        impl Layer {
            /// What was typed.
            pub(super) fn from_options(options: Options) -> Self {
                let token = options.access_token.map(|text| TokenFrom::Text(text.into()));
                Self {
                    context: options.context.map(|name| Sourced::new(name, Source::Option("--context"))),
                    token: token.map(|from| Sourced::new(from, Source::Option("--access-token"))),
                    $( $name: options.$name.map(|value| Sourced::new(value, Source::Option($option))), )*
                }
            }

            /// Takes the value of a key. `false` if no key has this name.
            pub(super) fn take(
                &mut self,
                key: &str,
                raw: Raw<'_>,
                source: Source,
            ) -> Result<bool, InvalidValue> {
                match key {
                    "context" => self.context = Some(Sourced::new(context(raw)?, source)),
                    "token" => self.token = Some(Sourced::new(token(raw)?, source)),
                    "token_command" => {
                        self.token = Some(Sourced::new(token_command(raw)?, source));
                    }
                    "token_file" => self.token = Some(Sourced::new(token_file(raw)?, source)),
                    $( stringify!($name) => self.$name = Some(Sourced::new($read(raw)?, source)), )*
                    _ => return Ok(false),
                }
                Ok(true)
            }

            /// This layer over a lower one, which says what this one does not.
            pub(super) fn or(self, lower: Self) -> Self {
                Self {
                    context: self.context.or(lower.context),
                    token: self.token.or(lower.token),
                    $( $name: self.$name.or(lower.$name), )*
                }
            }

            /// All layers put together, with the defaults under them.
            pub(super) fn settle(self) -> Settings {
                Settings {
                    context: self.context,
                    token: self.token,
                    $( $name: settled!($kind self.$name $(, $default)?), )*
                }
            }
        }

        impl Settings {
            /// Each setting with its value and source, in a fixed order. Of the
            /// token, only whether there is one.
            pub fn show(&self) -> Vec<Row> {
                vec![
                    self.context.row("context"),
                    self.token.row("token"),
                    $( self.$name.row(stringify!($name)), )*
                ]
            }
        }
    };
}

impl Layer {
    /// What the environment says. A variable that is set to nothing says nothing,
    /// but for a token's: there it is a secret that a pipeline failed to hand on,
    /// and to go on with another token would hide that.
    pub(super) fn from_environment(env: &Environment) -> Result<Self, ConfigError> {
        let mut layer = Self::default();
        for key in KEYS {
            let counts = |text: &str| !text.is_empty() || key.name == "token";
            let set = key.variables.iter().find_map(|variable| {
                let text = env.get(variable).filter(|text| counts(text))?;
                Some((*variable, text))
            });
            if let Some((variable, text)) = set {
                layer
                    .take(key.name, Raw::Variable(text), Source::Environment(variable))
                    .map_err(|problem| ConfigError::BadVariable { variable, problem })?;
            }
        }
        Ok(layer)
    }
}

declare! {
    /// Where the API is.
    api_url: ApiUrl = text, "--api-url", "DIGITALOCEAN_API_URL", default(ApiUrl::default());
    /// How results are written.
    output: Format = text, "--output", "DOACT_OUTPUT", default(Format::Table);
    /// The region of volumes that are given by name.
    region: Region = text, "--region", "DOACT_REGION", optional;
    /// How long a whole command may take.
    timeout: TimeLimit = duration, "--timeout", "DOACT_TIMEOUT", default(TimeLimit::from_secs(15 * 60));
    /// The pause between two polls; none lets the schedule adapt.
    poll_interval: Interval = duration, "--poll-interval", "DOACT_POLL_INTERVAL", optional;
    /// How long one request may take.
    http_timeout: Interval = duration, "--http-timeout", "DOACT_HTTP_TIMEOUT", default(Interval::from_secs(30));
    /// How often a request that failed is sent again.
    http_retry_max: u32 = count, "--http-retry-max", "DOACT_HTTP_RETRY_MAX", default(5);
    /// When colours are used.
    color: ColorChoice = text, "--color", "DOACT_COLOR", default(ColorChoice::Auto);
    /// Whether a change is waited for.
    wait: bool = flag, "--wait", "DOACT_WAIT", default(false);
}

/// The keys of which one table may have one.
pub(super) const TOKEN_KEYS: [&str; 3] = ["token", "token_command", "token_file"];

/// The name that means the file's top level, unless the file has a context of that name (as in doctl).
pub const DEFAULT_CONTEXT: &str = "default";

/// Reads a context's name.
///
/// The bound and the characters keep a token that was put in the wrong place
/// from being taken for a name, and then from being shown as one.
pub(super) fn parse_context_name(text: &str) -> Result<String, InvalidValue> {
    let refuse = |why: &str| Err(InvalidValue::new(why));
    if text.is_empty() {
        refuse("a context has a name")
    } else if !is_showable(text) || text.contains(char::is_control) {
        refuse("a context's name is at most 40 characters, none of them a control character")
    } else {
        Ok(text.to_owned())
    }
}

/// Whether a text from the settings file can be shown: no token looks like that.
///
/// Tokens are `dop_v1_`, `doo_v1_` or `dor_v1_` with 64 digits, or the bare 64 digits.
pub(super) fn is_showable(text: &str) -> bool {
    text.chars().count() <= 40 && !text.contains("_v1_")
}

/// One setting as `config show` lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The setting, by its key in the settings file.
    pub key: &'static str,
    /// Its value as it could be typed; `(set)` for a token; none if there is none.
    pub value: Option<String>,
    /// Where the value came from; none if there is none.
    pub source: Option<Source>,
}

/// What can stand in a [`Row`].
trait Shown {
    /// The row of this setting.
    fn row(&self, key: &'static str) -> Row;
}

impl<T: fmt::Display> Shown for Sourced<T> {
    fn row(&self, key: &'static str) -> Row {
        Row { key, value: Some(self.value.to_string()), source: Some(self.source.clone()) }
    }
}

impl<T: fmt::Display> Shown for Option<Sourced<T>> {
    fn row(&self, key: &'static str) -> Row {
        match self {
            Some(sourced) => sourced.row(key),
            None => Row { key, value: None, source: None },
        }
    }
}

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
fn text<T: FromStr<Err = InvalidValue>>(raw: Raw<'_>) -> Result<T, InvalidValue> {
    raw.as_text()?.parse()
}

/// Reads a duration: `"15m"`, or a whole number of seconds.
fn duration<T: FromStr<Err = InvalidValue>>(raw: Raw<'_>) -> Result<T, InvalidValue> {
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
fn count(raw: Raw<'_>) -> Result<u32, InvalidValue> {
    let parsed = match raw {
        Raw::Variable(text) if text.bytes().all(|byte| byte.is_ascii_digit()) => text.parse(),
        Raw::Variable(_) => "".parse(),
        Raw::File(DeValue::Integer(integer)) => u32::from_str_radix(integer.as_str(), integer.radix()),
        Raw::File(other) => return Err(not_a("whole number", other)),
    };
    parsed.map_err(|_| InvalidValue::new("the value is a whole number, 0 or more, such as 5"))
}

/// Reads yes or no.
fn flag(raw: Raw<'_>) -> Result<bool, InvalidValue> {
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
fn context(raw: Raw<'_>) -> Result<String, InvalidValue> {
    parse_context_name(raw.as_text()?)
}

/// Reads a token. Whether it can be one is asked when it is used, so that its source can be named.
fn token(raw: Raw<'_>) -> Result<TokenFrom, InvalidValue> {
    Ok(TokenFrom::Text(raw.as_text()?.into()))
}

/// Reads the file that holds a token.
fn token_file(raw: Raw<'_>) -> Result<TokenFrom, InvalidValue> {
    match raw.as_text()? {
        "" => Err(InvalidValue::new("the value names the file that holds the token")),
        path => Ok(TokenFrom::File(path.into())),
    }
}

/// Reads a command as a list of words, of which the first is the program.
fn token_command(raw: Raw<'_>) -> Result<TokenFrom, InvalidValue> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_taken_and_what_may_be_a_token_is_not() {
        for right in ["prod", "default", "My Team", "équipe-1"] {
            assert_eq!(parse_context_name(right).unwrap(), right);
        }
        let digits = "0123456789abcdef".repeat(4);
        for wrong in ["", "a\nb", "\u{1b}[0m", "dop_v1_short", &digits] {
            let refused = parse_context_name(wrong).unwrap_err();
            assert!(wrong.is_empty() || !refused.to_string().contains(wrong));
        }
    }
}
