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
    /// On a terminal, unless `NO_COLOR` or `TERM=dumb` is set. `CLICOLOR_FORCE` turns it on elsewhere.
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
    /// Spinners on a terminal, lines elsewhere.
    Auto,
    /// Lines.
    Plain,
    /// Nothing.
    None,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProgressMode {
    /// A spinner for each action.
    Terminal {
        /// Whether the terminal can show more than ASCII.
        unicode: bool,
    },
    /// A line for each change, and one at each heartbeat.
    Plain,
    None,
}

/// Whether a stream gets colour.
pub(crate) fn has_color(choice: ColorChoice, environment: &Environment, is_terminal: bool) -> bool {
    let is_forced = || environment.get("CLICOLOR_FORCE").is_some_and(|force| !matches!(force, "" | "0"));
    match choice {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto if environment.has("NO_COLOR") => false,
        ColorChoice::Auto => is_forced() || (is_terminal && !is_dumb(environment)),
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
        ProgressChoice::Auto if is_terminal && !is_dumb(environment) => {
            ProgressMode::Terminal { unicode: is_utf8(environment) }
        }
        ProgressChoice::Auto | ProgressChoice::Plain => ProgressMode::Plain,
    }
}

fn is_dumb(environment: &Environment) -> bool {
    environment.get("TERM") == Some("dumb")
}

/// Whether the locale has UTF-8. The first of its variables that is set counts.
fn is_utf8(environment: &Environment) -> bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find(|name| environment.has(name));
    let locale = locale.and_then(|name| environment.get(name)).unwrap_or_default().to_ascii_lowercase();
    locale.contains("utf-8") || locale.contains("utf8")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colored(choice: ColorChoice, variables: &[(&str, &str)], is_terminal: bool) -> bool {
        has_color(choice, &variables.iter().copied().collect(), is_terminal)
    }

    #[test]
    fn only_terminals_get_colour_by_default() {
        use ColorChoice::{Always, Auto, Never};
        assert!(colored(Auto, &[], true));
        assert!(!colored(Auto, &[], false));
        assert!(!colored(Auto, &[("NO_COLOR", "1")], true));
        assert!(!colored(Auto, &[("TERM", "dumb")], true));
        assert!(colored(Auto, &[("CLICOLOR_FORCE", "1")], false));
        assert!(!colored(Auto, &[("CLICOLOR_FORCE", "0")], false));
        assert!(colored(Always, &[("NO_COLOR", "1")], false));
        assert!(!colored(Never, &[("CLICOLOR_FORCE", "1")], true));
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
        let none = Environment::default();
        assert_eq!(
            progress_mode(ProgressChoice::Auto, false, &none, true),
            ProgressMode::Terminal { unicode: false }
        );
        let utf8 = [("LANG", "de_DE.UTF-8")].into_iter().collect();
        assert_eq!(
            progress_mode(ProgressChoice::Auto, false, &utf8, true),
            ProgressMode::Terminal { unicode: true }
        );
        assert_eq!(progress_mode(ProgressChoice::Auto, false, &none, false), ProgressMode::Plain);
        assert_eq!(progress_mode(ProgressChoice::Plain, false, &none, true), ProgressMode::Plain);
        assert_eq!(progress_mode(ProgressChoice::Plain, true, &none, true), ProgressMode::None);
        let dumb = [("TERM", "dumb")].into_iter().collect();
        assert_eq!(progress_mode(ProgressChoice::Auto, false, &dumb, true), ProgressMode::Plain);
    }
}
