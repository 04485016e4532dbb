//! The command tree, with what its help pages have in common.

use clap::{Arg, Command};

use super::VERBS;
use crate::cli;
use crate::config;

/// How many examples `-h` shows, so that it fits on a screen. `--help` shows all.
const SHORT_EXAMPLES: usize = 2;

const GLOBAL_OPTIONS: &str = "Global options, such as -o/--output, --format, --jq and -q: see --help";

pub(crate) fn command_tree() -> Command {
    let root = cli::root();
    let format = root.get_arguments().find(|arg| arg.get_id() == "format").cloned();
    let tree = VERBS.iter().fold(root, |tree, verb| match verb.path.split_once(' ') {
        Some((group, name)) => {
            tree.mut_subcommand(group, |group| group.subcommand(verb.command(name, format.as_ref())))
        }
        None => tree.subcommand(verb.command(verb.path, format.as_ref())),
    });
    with_help(tree)
}

/// The command tree without clap's `help` commands. It is built: each command has its full name and
/// the global options.
pub(crate) fn documented_tree() -> Command {
    let mut tree = command_tree().disable_help_subcommand(true);
    tree.build();
    tree
}

/// `-h` fits on a screen, and `--help` has everything.
fn with_help(command: Command) -> Command {
    let command = command.mut_args(option_with_help).mut_subcommands(with_help);
    let all = command.get_after_help().map(ToString::to_string);
    let long = command.get_after_long_help().map(ToString::to_string).or_else(|| all.clone());
    let short = all.as_deref().map(short_examples);
    let short = short.into_iter().chain([GLOBAL_OPTIONS.to_owned()]).collect::<Vec<_>>().join("\n\n");
    command.after_help(short).after_long_help(long.unwrap_or_default())
}

/// The first examples, without the text below them.
fn short_examples(help: &str) -> String {
    let mut examples = 0;
    let lines = help.lines().take_while(|line| {
        // A deeper line continues the example above it.
        examples += usize::from(line.starts_with("  ") && !line.starts_with("   "));
        !line.is_empty() && examples <= SHORT_EXAMPLES
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// `--help` names the environment variables of the option; `-h` leaves out those of every command.
fn option_with_help(option: Arg) -> Arg {
    let is_global = option.is_global_set();
    let option = option.hide_short_help(is_global);
    let variables = variables(&option);
    let help = option.get_long_help().or(option.get_help()).cloned().unwrap_or_default();
    if variables.is_empty() {
        // A man page has the long help only of what is hidden in the short one.
        return if is_global { option.long_help(help) } else { option };
    }
    option.long_help(format!("{help}\n\n[env: {}]", variables.join(", ")))
}

/// The environment variables that an option overrides. An option that takes several values is a filter, and
/// not a setting.
pub(crate) fn variables(option: &Arg) -> Vec<&'static str> {
    let long = option.get_long().filter(|_| option.get_value_delimiter().is_none());
    long.map(config::variables_of_option).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_short_help_has_the_first_examples_only() {
        let help = "Examples:\n  doact a |\n    doact b\n  doact c\n  doact d\n\nMore.";
        assert_eq!(short_examples(help), "Examples:\n  doact a |\n    doact b\n  doact c");
        assert_eq!(short_examples("Examples:\n  doact a"), "Examples:\n  doact a");
    }
}
