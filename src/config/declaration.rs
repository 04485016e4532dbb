//! Every setting, declared once.
//!
//! A row of `declare!` at the end of this file is all that a new setting
//! needs: it becomes a field of [`Options`], of [`Layer`] and of [`Settings`],
//! a row of [`KEYS`], and an arm in each function that goes through them. That
//! is why it is a macro: by hand the same name would stand in eight lists.
//! The context and the token are no rows, because they have rules of their own.

use std::path::PathBuf;

use super::error::ConfigError;
use super::raw::{self, Raw};
use super::show::{Row, Shown};
use super::source::{Source, Sourced};
use super::token::TokenFrom;
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
                    "context" => self.context = Some(Sourced::new(raw::context(raw)?, source)),
                    "token" => self.token = Some(Sourced::new(raw::token(raw)?, source)),
                    "token_command" => {
                        self.token = Some(Sourced::new(raw::token_command(raw)?, source));
                    }
                    "token_file" => self.token = Some(Sourced::new(raw::token_file(raw)?, source)),
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
    api_url: ApiUrl = raw::text, "--api-url", "DIGITALOCEAN_API_URL", default(ApiUrl::default());
    /// How results are written.
    output: Format = raw::text, "--output", "DOACT_OUTPUT", default(Format::Table);
    /// The region of volumes that are given by name.
    region: Region = raw::text, "--region", "DOACT_REGION", optional;
    /// How long a whole command may take.
    timeout: TimeLimit = raw::duration, "--timeout", "DOACT_TIMEOUT", default(TimeLimit::from_secs(15 * 60));
    /// The pause between two polls; none lets the schedule adapt.
    poll_interval: Interval = raw::duration, "--poll-interval", "DOACT_POLL_INTERVAL", optional;
    /// How long one request may take.
    http_timeout: Interval = raw::duration, "--http-timeout", "DOACT_HTTP_TIMEOUT", default(Interval::from_secs(30));
    /// How often a request that failed is sent again.
    http_retry_max: u32 = raw::count, "--http-retry-max", "DOACT_HTTP_RETRY_MAX", default(5);
    /// When colours are used.
    color: ColorChoice = raw::text, "--color", "DOACT_COLOR", default(ColorChoice::Auto);
    /// Whether a change is waited for.
    wait: bool = raw::flag, "--wait", "DOACT_WAIT", default(false);
}
