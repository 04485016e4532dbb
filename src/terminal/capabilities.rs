//! What the terminal can show: colour, width, Unicode and progress.

use std::fmt;
use std::str::FromStr;

use clap::ValueEnum;

use crate::model::InvalidValue;
use crate::system::Environment;

/// What standard output can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RenderOptions {
    /// Whether it is a terminal, which a person looks at.
    pub is_terminal: bool,
    pub color: bool,
    /// Whether drawings may use more than ASCII.
    pub unicode: bool,
    /// The width in columns, if standard output is a terminal.
    pub width: Option<u16>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ColorChoice {
    /// As the environment says, or on a terminal. See `has_color`.
    #[default]
    Auto,
    Always,
    Never,
}

impl FromStr for ColorChoice {
    type Err = InvalidValue;

    fn from_str(text: &str) -> Result<Self, InvalidValue> {
        match text.to_ascii_lowercase().as_str() {
            "auto" => Ok(Self::Auto),
            "always" => Ok(Self::Always),
            "never" => Ok(Self::Never),
            _ => Err(InvalidValue::new("must be auto, always or never")),
        }
    }
}

impl fmt::Display for ColorChoice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Auto => "auto",
            Self::Always => "always",
            Self::Never => "never",
        })
    }
}

/// How a wait is shown on standard error.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ProgressChoice {
    /// Spinners on a terminal, lines elsewhere and where `CI` is set.
    Auto,
    /// Lines.
    Plain,
    /// Nothing.
    None,
}

impl FromStr for ProgressChoice {
    type Err = InvalidValue;

    fn from_str(text: &str) -> Result<Self, InvalidValue> {
        <Self as ValueEnum>::from_str(text, true)
            .map_err(|_| InvalidValue::new("must be auto, plain or none"))
    }
}

impl fmt::Display for ProgressChoice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Auto => "auto",
            Self::Plain => "plain",
            Self::None => "none",
        })
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ProgressMode {
    /// A spinner for each action.
    Terminal {
        /// Whether the terminal can show more than ASCII.
        unicode: bool,
    },
    /// A line for each change, and one at each heartbeat.
    Plain,
    None,
}

/// Whether a stream gets colour: the first of the choice, `CLICOLOR_FORCE`, `NO_COLOR`, `CLICOLOR=0` and
/// `TERM=dumb` that says so, and otherwise whether it is a terminal. An empty variable counts as unset.
pub(crate) fn has_color(choice: ColorChoice, environment: &Environment, is_terminal: bool) -> bool {
    let is_forced = || environment.get("CLICOLOR_FORCE").is_some_and(|force| !matches!(force, "" | "0"));
    let is_unwanted = || environment.has("NO_COLOR") || environment.get("CLICOLOR") == Some("0");
    match choice {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto if is_forced() => true,
        ColorChoice::Auto => is_terminal && !is_unwanted() && !is_dumb(environment),
    }
}

pub(crate) fn render_options(
    color: ColorChoice,
    environment: &Environment,
    is_terminal: bool,
    width: Option<u16>,
) -> RenderOptions {
    RenderOptions {
        is_terminal,
        color: has_color(color, environment, is_terminal),
        unicode: is_terminal && !is_dumb(environment) && is_utf8(environment),
        width: width.filter(|_| is_terminal),
    }
}

pub(crate) fn progress_mode(
    choice: ProgressChoice,
    quiet: bool,
    environment: &Environment,
    is_terminal: bool,
) -> ProgressMode {
    match choice {
        _ if quiet => ProgressMode::None,
        ProgressChoice::None => ProgressMode::None,
        ProgressChoice::Auto if is_terminal && !is_dumb(environment) && !environment.has("CI") => {
            ProgressMode::Terminal { unicode: is_utf8(environment) }
        }
        ProgressChoice::Auto | ProgressChoice::Plain => ProgressMode::Plain,
    }
}

fn is_dumb(environment: &Environment) -> bool {
    environment.get("TERM") == Some("dumb")
}

/// Whether the locale uses UTF-8. The first of its variables that is set counts.
fn is_utf8(environment: &Environment) -> bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find(|name| environment.has(name));
    let locale = locale.and_then(|name| environment.get(name)).unwrap_or_default().to_ascii_lowercase();
    locale.contains("utf-8") || locale.contains("utf8")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pairs of a name and a value.
    type Variables = &'static [(&'static str, &'static str)];

    #[test]
    fn the_first_that_decides_on_colour_wins() {
        use ColorChoice::{Always, Auto, Never};
        let cases: &[(ColorChoice, Variables, bool, bool)] = &[
            // By default, a terminal has colour.
            (Auto, &[], true, true),
            (Auto, &[], false, false),
            // The option wins.
            (Always, &[("NO_COLOR", "1"), ("CLICOLOR", "0"), ("TERM", "dumb")], false, true),
            (Never, &[("CLICOLOR_FORCE", "1")], true, false),
            // CLICOLOR_FORCE wins over every other variable.
            (Auto, &[("CLICOLOR_FORCE", "1")], false, true),
            (Auto, &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], false, true),
            (Auto, &[("CLICOLOR_FORCE", "1"), ("CLICOLOR", "0"), ("TERM", "dumb")], true, true),
            (Auto, &[("CLICOLOR_FORCE", "0")], false, false),
            (Auto, &[("CLICOLOR_FORCE", "0")], true, true),
            // Each of these turns it off.
            (Auto, &[("NO_COLOR", "1")], true, false),
            (Auto, &[("NO_COLOR", "0")], true, false),
            (Auto, &[("CLICOLOR", "0")], true, false),
            (Auto, &[("CLICOLOR", "1")], true, true),
            (Auto, &[("CLICOLOR", "1")], false, false),
            (Auto, &[("TERM", "dumb")], true, false),
            // Empty is unset.
            (Auto, &[("NO_COLOR", ""), ("CLICOLOR", ""), ("CLICOLOR_FORCE", ""), ("TERM", "")], true, true),
            (Auto, &[("CLICOLOR_FORCE", "")], false, false),
        ];
        for (choice, variables, is_terminal, expected) in cases {
            let environment = variables.iter().copied().collect();
            let color = has_color(*choice, &environment, *is_terminal);
            assert_eq!(color, *expected, "{choice} {variables:?} {is_terminal}");
        }
    }

    #[test]
    fn unicode_needs_a_terminal_and_a_utf8_locale() {
        let unicode = |variables: &[(&str, &str)], is_terminal| {
            render_options(ColorChoice::Always, &variables.iter().copied().collect(), is_terminal, None)
                .unicode
        };
        assert!(unicode(&[("LANG", "de_DE.UTF-8")], true));
        assert!(unicode(&[("LC_ALL", "C.utf8"), ("LANG", "C")], true));
        assert!(!unicode(&[("LANG", "de_DE.UTF-8")], false));
        assert!(!unicode(&[("LANG", "de_DE.UTF-8"), ("TERM", "dumb")], true));
        assert!(!unicode(&[("LC_CTYPE", "C"), ("LANG", "de_DE.UTF-8")], true));
        assert!(!unicode(&[], true));
    }

    #[test]
    fn progress_is_a_spinner_on_a_terminal_and_lines_elsewhere() {
        use ProgressChoice::{Auto, None, Plain};
        let spinners = |unicode| ProgressMode::Terminal { unicode };
        let cases: &[(ProgressChoice, bool, Variables, bool, ProgressMode)] = &[
            (Auto, false, &[], true, spinners(false)),
            (Auto, false, &[("LANG", "de_DE.UTF-8")], true, spinners(true)),
            (Auto, false, &[], false, ProgressMode::Plain),
            (Auto, false, &[("TERM", "dumb")], true, ProgressMode::Plain),
            (Auto, false, &[("CI", "true")], true, ProgressMode::Plain),
            (Auto, false, &[("CI", "")], true, spinners(false)),
            (Plain, false, &[], true, ProgressMode::Plain),
            (Plain, true, &[], true, ProgressMode::None),
            (Auto, true, &[], true, ProgressMode::None),
            (None, false, &[], true, ProgressMode::None),
        ];
        for (choice, quiet, variables, is_terminal, expected) in cases {
            let environment = variables.iter().copied().collect();
            let mode = progress_mode(*choice, *quiet, &environment, *is_terminal);
            assert_eq!(mode, *expected, "{choice:?} {quiet} {variables:?} {is_terminal}");
        }
    }
}
