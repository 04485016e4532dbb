//! How things look where they go: colour, width and the face of progress.

use crate::cli::ProgressChoice;
use crate::environment::Environment;
use crate::output::{ColorChoice, Look};
use crate::progress::Face;

/// What standard output can show.
#[must_use]
pub fn look(color: ColorChoice, environment: &Environment, is_terminal: bool, width: Option<u16>) -> Look {
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
    Look { indented: is_terminal, color, unicode, width: width.filter(|_| is_terminal) }
}

/// How a wait is shown on standard error.
#[must_use]
pub fn face(choice: ProgressChoice, quiet: bool, environment: &Environment, is_terminal: bool) -> Face {
    match choice {
        _ if quiet => Face::None,
        ProgressChoice::None => Face::None,
        ProgressChoice::Auto if is_terminal && !is_dumb(environment) => {
            Face::Terminal { unicode: speaks_unicode(environment) }
        }
        ProgressChoice::Auto | ProgressChoice::Plain => Face::Plain,
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
        assert_eq!(face(ProgressChoice::Auto, false, &none, true), Face::Terminal { unicode: false });
        let utf8 = [("LANG", "de_DE.UTF-8")].into_iter().collect();
        assert_eq!(face(ProgressChoice::Auto, false, &utf8, true), Face::Terminal { unicode: true });
        assert_eq!(face(ProgressChoice::Auto, false, &none, false), Face::Plain);
        assert_eq!(face(ProgressChoice::Plain, false, &none, true), Face::Plain);
        assert_eq!(face(ProgressChoice::Plain, true, &none, true), Face::None);
        let dumb = [("TERM", "dumb")].into_iter().collect();
        assert_eq!(face(ProgressChoice::Auto, false, &dumb, true), Face::Plain);
    }
}
