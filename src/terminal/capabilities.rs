//! How things look where they go: colour, width and the face of progress.

use std::fmt;
use std::str::FromStr;

use clap::ValueEnum;

use crate::model::InvalidValue;
use crate::system::Environment;
use crate::terminal::progress::ProgressMode;

/// What the place that a result goes to can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RenderOptions {
    /// Whether it is a terminal, which a person looks at.
    pub is_terminal: bool,
    /// Whether there is colour.
    pub color: bool,
    /// Whether what is drawn may be more than ASCII.
    pub unicode: bool,
    /// How many columns a line has; none where there is no edge.
    pub width: Option<u16>,
}

/// When colours and other terminal styling are used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ColorChoice {
    /// On a terminal, unless `NO_COLOR` or `TERM=dumb` says no, or where `CLICOLOR_FORCE` says yes.
    #[default]
    Auto,
    /// Everywhere.
    Always,
    /// Nowhere.
    Never,
}

impl FromStr for ColorChoice {
    type Err = InvalidValue;

    fn from_str(text: &str) -> Result<Self, InvalidValue> {
        match text.to_ascii_lowercase().as_str() {
            "auto" => Ok(Self::Auto),
            "always" => Ok(Self::Always),
            "never" => Ok(Self::Never),
            _ => Err(InvalidValue::new("colour is one of auto, always, never")),
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
/// How a wait is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ProgressChoice {
    /// Spinners on a terminal, lines elsewhere.
    Auto,
    /// Lines.
    Plain,
    /// Nothing.
    None,
}

/// What standard output can show.
pub fn look(
    color: ColorChoice,
    environment: &Environment,
    is_terminal: bool,
    width: Option<u16>,
) -> RenderOptions {
    let color = match color {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto if environment.has("NO_COLOR") => false,
        ColorChoice::Auto
            if environment.get("CLICOLOR_FORCE").is_some_and(|force| !matches!(force, "" | "0")) =>
        {
            true
        }
        ColorChoice::Auto => is_terminal && !is_dumb(environment),
    };
    let unicode = is_terminal && !is_dumb(environment) && speaks_unicode(environment);
    RenderOptions { is_terminal, color, unicode, width: width.filter(|_| is_terminal) }
}

/// How a wait is shown on standard error.
pub fn face(
    choice: ProgressChoice,
    quiet: bool,
    environment: &Environment,
    is_terminal: bool,
) -> ProgressMode {
    match choice {
        _ if quiet => ProgressMode::None,
        ProgressChoice::None => ProgressMode::None,
        ProgressChoice::Auto if is_terminal && !is_dumb(environment) => {
            ProgressMode::Terminal { unicode: speaks_unicode(environment) }
        }
        ProgressChoice::Auto | ProgressChoice::Plain => ProgressMode::Plain,
    }
}

fn is_dumb(environment: &Environment) -> bool {
    environment.get("TERM") == Some("dumb")
}

/// The first of the locale's variables that is set decides.
fn speaks_unicode(environment: &Environment) -> bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find(|name| environment.has(name));
    let locale = locale.and_then(|name| environment.get(name)).unwrap_or_default().to_ascii_lowercase();
    locale.contains("utf-8") || locale.contains("utf8")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colored(choice: ColorChoice, variables: &[(&str, &str)], is_terminal: bool) -> bool {
        let environment = variables.iter().copied().collect();
        look(choice, &environment, is_terminal, None).color
    }

    #[test]
    fn colour_is_for_terminals_unless_somebody_says_otherwise() {
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
    fn more_than_ascii_is_for_terminals_whose_locale_has_it() {
        let drawn = |variables: &[(&str, &str)], is_terminal| {
            look(ColorChoice::Always, &variables.iter().copied().collect(), is_terminal, None).unicode
        };
        assert!(drawn(&[("LANG", "de_DE.UTF-8")], true));
        assert!(drawn(&[("LC_ALL", "C.utf8"), ("LANG", "C")], true));
        assert!(!drawn(&[("LANG", "de_DE.UTF-8")], false));
        assert!(!drawn(&[("LANG", "de_DE.UTF-8"), ("TERM", "dumb")], true));
        assert!(!drawn(&[("LC_CTYPE", "C"), ("LANG", "de_DE.UTF-8")], true));
        assert!(!drawn(&[], true));
    }

    #[test]
    fn progress_turns_on_terminals_and_is_lines_elsewhere() {
        let none = Environment::default();
        assert_eq!(face(ProgressChoice::Auto, false, &none, true), ProgressMode::Terminal { unicode: false });
        let utf8 = [("LANG", "de_DE.UTF-8")].into_iter().collect();
        assert_eq!(face(ProgressChoice::Auto, false, &utf8, true), ProgressMode::Terminal { unicode: true });
        assert_eq!(face(ProgressChoice::Auto, false, &none, false), ProgressMode::Plain);
        assert_eq!(face(ProgressChoice::Plain, false, &none, true), ProgressMode::Plain);
        assert_eq!(face(ProgressChoice::Plain, true, &none, true), ProgressMode::None);
        let dumb = [("TERM", "dumb")].into_iter().collect();
        assert_eq!(face(ProgressChoice::Auto, false, &dumb, true), ProgressMode::Plain);
    }
}
