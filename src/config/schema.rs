//! Every setting, declared once.
//!
//! A row of `settings!` at the end of this file is all that a new setting needs:
//! it becomes a field of [`Options`], [`Layer`] and [`Settings`], a row of [`KEYS`]
//! and a line of `config show`. The context and the token are not rows because they
//! have rules of their own.

use std::path::PathBuf;

use super::bad_value::BadValue;
use super::entry::Entry;
use super::error::ConfigError;
use super::source::{Position, Source, Sourced, TokenSource};
use super::values::{
    RawValue, parse_context, parse_count, parse_duration, parse_flag, parse_text, parse_token,
    parse_token_command, parse_token_file,
};
use crate::http::{ApiUrl, Token, UnusableToken};
use crate::model::{Interval, InvalidValue, Region, TimeLimit};
use crate::output::Format;
use crate::system::Environment;
use crate::terminal::{ColorChoice, ProgressChoice};

/// A key of the settings file, and its other spellings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Key {
    pub name: &'static str,
    pub option: Option<&'static str>,
    /// Environment variables; the first one that is set counts.
    pub variables: &'static [&'static str],
}

/// The variable that names the settings file. It is not a key of that file.
pub(crate) const FILE_VARIABLE: &str = "DOACT_CONFIG";

/// The environment variables that an option overrides, such as `DOACT_TIMEOUT` for `timeout`.
pub(crate) fn variables_of_option(long: &str) -> Vec<&'static str> {
    if long == "config" {
        return vec![FILE_VARIABLE];
    }
    let key = KEYS.iter().find(|key| key.option.and_then(|option| option.strip_prefix("--")) == Some(long));
    key.map(|key| key.variables.to_vec()).unwrap_or_default()
}

macro_rules! settings {
    ($(
        $(#[$doc:meta])*
        $name:ident: $value:ty => $setting:ty = $parse:path, $option:literal, $variable:literal
        $(, default $default:expr)?;
    )*) => {
        /// The settings given on the command line. Not `Debug`: there may be a token.
        #[derive(Default)]
        pub struct Options {
            pub access_token: Option<String>,
            pub context: Option<String>,
            /// The settings file.
            pub config: Option<PathBuf>,
            $( pub $name: Option<$value>, )*
        }

        #[derive(Debug, Clone)]
        pub struct Settings {
            /// The context in use; none is the file's top level.
            pub context: Option<Sourced<String>>,
            /// Not read yet if it is in a file or printed by a command.
            pub token: Option<Sourced<TokenSource>>,
            /// Variables of the token that are set, but empty.
            pub(super) empty_token_variables: Vec<&'static str>,
            /// Invalid values. Their settings have the value of a lower layer, or none.
            pub(super) bad_values: Vec<BadValue>,
            $( $(#[$doc])* pub $name: $setting, )*
        }

        /// What one source sets: the command line, the environment, or a table of the file.
        #[derive(Default)]
        pub(super) struct Layer {
            pub(super) context: Option<Sourced<String>>,
            pub(super) token: Option<Sourced<TokenSource>>,
            pub(super) empty_token_variables: Vec<&'static str>,
            pub(super) bad_values: Vec<BadValue>,
            $( $name: Option<Sourced<$value>>, )*
        }

        /// Every key of the settings file, in the order of `config show`.
        pub(crate) const KEYS: &[Key] = &[
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
            pub(super) fn from_options(options: Options) -> Self {
                let token = options.access_token.map(|text| TokenSource::Text(text.into()));
                Self {
                    context: options.context.map(|name| Sourced::new(name, Source::Option("--context"))),
                    token: token.map(|token| Sourced::new(token, Source::Option("--access-token"))),
                    empty_token_variables: Vec::new(),
                    bad_values: Vec::new(),
                    $( $name: options.$name.map(|value| Sourced::new(value, Source::Option($option))), )*
                }
            }

            fn try_set(
                &mut self,
                key: &str,
                value: RawValue<'_>,
                source: Source,
            ) -> Result<(), InvalidValue> {
                match key {
                    "context" => self.context = Some(Sourced::new(parse_context(value)?, source)),
                    "token" => self.token = Some(Sourced::new(parse_token(value)?, source)),
                    "token_command" => self.token = Some(Sourced::new(parse_token_command(value)?, source)),
                    "token_file" => self.token = Some(Sourced::new(parse_token_file(value)?, source)),
                    $( stringify!($name) => self.$name = Some(Sourced::new($parse(value)?, source)), )*
                    _ => {}
                }
                Ok(())
            }

            fn sets(&self, setting: &str) -> bool {
                let is_bad = self.bad_values.iter().any(|bad| bad.setting() == setting);
                is_bad || match setting {
                    "context" => self.context.is_some(),
                    "token" => self.token.is_some(),
                    $( stringify!($name) => self.$name.is_some(), )*
                    _ => false,
                }
            }

            /// This layer, with what it does not set taken from a lower one.
            pub(super) fn or(self, lower: Self) -> Self {
                let lower_bad = lower.bad_values.iter().filter(|bad| !self.sets(bad.setting())).cloned();
                Self {
                    bad_values: self.bad_values.iter().cloned().chain(lower_bad).collect(),
                    context: self.context.or(lower.context),
                    token: self.token.or(lower.token),
                    empty_token_variables: [self.empty_token_variables, lower.empty_token_variables].concat(),
                    $( $name: self.$name.or(lower.$name), )*
                }
            }

            pub(super) fn or_defaults(self) -> Settings {
                Settings {
                    context: self.context,
                    token: self.token,
                    empty_token_variables: self.empty_token_variables,
                    bad_values: self.bad_values,
                    $( $name: self.$name
                        $( .unwrap_or_else(|| Sourced::new($default, Source::Default)) )?, )*
                }
            }
        }

        impl Settings {
            /// The settings as `config show` lists them.
            pub fn entries(&self) -> Vec<Entry> {
                vec![
                    Entry::new("context", self.context.as_ref(), &self.bad_values),
                    Entry::new("token", self.token.as_ref(), &self.bad_values),
                    $( Entry::new::<$value>(stringify!($name), (&self.$name).into(), &self.bad_values), )*
                ]
            }
        }
    };
}

impl Layer {
    /// Sets one of [`KEYS`], or records the value as a bad one. `at` is its position in the file.
    pub(super) fn set(
        &mut self,
        key: &'static str,
        value: RawValue<'_>,
        source: Source,
        at: Option<Position>,
    ) {
        if let Err(problem) = self.try_set(key, value, source.clone()) {
            let text = value.to_shown_text();
            self.bad_values.push(BadValue { key, text, source, at, problem });
        }
    }

    /// An empty variable counts as unset.
    pub(super) fn from_environment(env: &Environment) -> Self {
        let mut layer = Self::default();
        for key in KEYS {
            let set = key.variables.iter().find_map(|variable| {
                let text = env.get(variable)?;
                // White space around a token is dropped, so white space alone is empty too.
                if key.name == "token" && matches!(Token::new(text), Err(UnusableToken::Empty)) {
                    layer.empty_token_variables.push(*variable);
                    return None;
                }
                (!text.is_empty()).then_some((*variable, text))
            });
            if let Some((variable, text)) = set {
                layer.set(key.name, RawValue::Variable(text), Source::Environment(variable), None);
            }
        }
        layer
    }
}

impl Settings {
    /// An error if a setting that is used has a bad value.
    pub(crate) fn check(&self, is_used: impl Fn(&str) -> bool) -> Result<(), ConfigError> {
        let bad = self.bad_values.iter().find(|bad| is_used(bad.setting()));
        bad.map_or(Ok(()), |bad| Err(bad.to_error()))
    }

    pub(crate) fn problems(&self) -> impl Iterator<Item = ConfigError> {
        self.bad_values.iter().map(BadValue::to_error)
    }
}

/// Whether a command that sends requests, but neither waits nor changes anything, uses the setting.
pub(crate) fn is_for_requests(setting: &str) -> bool {
    !matches!(setting, "region" | "timeout" | "poll_interval" | "progress" | "wait")
}

settings! {
    api_url: ApiUrl => Sourced<ApiUrl> = parse_text, "--api-url", "DIGITALOCEAN_API_URL",
        default ApiUrl::default();
    output: Format => Sourced<Format> = parse_text, "--output", "DOACT_OUTPUT", default Format::Table;
    /// The region of volumes that are given by name.
    region: Region => Option<Sourced<Region>> = parse_text, "--region", "DOACT_REGION";
    /// For the whole command, waiting and retries included.
    timeout: TimeLimit => Sourced<TimeLimit> = parse_duration, "--timeout", "DOACT_TIMEOUT",
        default TimeLimit::from_secs(15 * 60);
    /// The fixed pause between two polls; without it the pause adapts.
    poll_interval: Interval => Option<Sourced<Interval>> = parse_duration, "--poll-interval",
        "DOACT_POLL_INTERVAL";
    /// For one request.
    http_timeout: Interval => Sourced<Interval> = parse_duration, "--http-timeout", "DOACT_HTTP_TIMEOUT",
        default Interval::from_secs(30);
    http_retry_max: u32 => Sourced<u32> = parse_count, "--http-retry-max", "DOACT_HTTP_RETRY_MAX", default 5;
    color: ColorChoice => Sourced<ColorChoice> = parse_text, "--color", "DOACT_COLOR",
        default ColorChoice::Auto;
    progress: ProgressChoice => Sourced<ProgressChoice> = parse_text, "--progress", "DOACT_PROGRESS",
        default ProgressChoice::Auto;
    /// Whether a change is waited for.
    wait: bool => Sourced<bool> = parse_flag, "--wait", "DOACT_WAIT", default false;
}
