//! Parses a command line that is invalid or incomplete.

use clap::builder::ValueParser;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};
use clap::parser::ValueSource;
use clap::{Arg, ArgAction, ArgMatches, Command};

/// The options of a command line, with every value as text.
pub(crate) struct LenientOptions {
    command: Command,
    matches: Option<ArgMatches>,
}

impl LenientOptions {
    /// Reads the words, the program's name first.
    pub(crate) fn parse(tree: &Command, words: &[String]) -> Self {
        let mut command = options_only(tree);
        // No option has such a name, and clap cannot define one.
        let words: Vec<_> = words.iter().filter(|word| !word.starts_with("---")).collect();
        // clap stops at the first option it does not know. Each of them becomes a flag.
        for _ in &words {
            match command.clone().try_get_matches_from(&words) {
                Err(error) if error.kind() == ErrorKind::UnknownArgument => match unknown_option(&error) {
                    Some(option) => command = command.arg(option),
                    None => break,
                },
                Ok(_) | Err(_) => break,
            }
        }
        let matches = command.clone().ignore_errors(true).try_get_matches_from(&words).ok();
        Self { command, matches }
    }

    /// The value of an option by its long name. The last one counts.
    pub(crate) fn value(&self, long: &str) -> Option<&str> {
        let mut values = self.matches.as_ref()?.try_get_many::<String>(self.id(long)?).ok()??;
        values.next_back().map(String::as_str)
    }

    pub(crate) fn flag(&self, long: &str) -> bool {
        let flag = || self.matches.as_ref()?.try_get_one(self.id(long)?).ok()?.copied();
        flag().unwrap_or_default()
    }

    /// Whether an option was typed, by its long name.
    pub(crate) fn has(&self, long: &str) -> bool {
        let source = || self.matches.as_ref()?.value_source(self.id(long)?);
        source() == Some(ValueSource::CommandLine)
    }

    /// The words that are neither options nor their values, without the program's name.
    pub(crate) fn words(&self) -> Vec<&str> {
        let words = self.matches.as_ref().and_then(|matches| matches.get_many::<String>("words"));
        words.into_iter().flatten().map(String::as_str).collect()
    }

    fn id(&self, long: &str) -> Option<&str> {
        let mut options = self.command.get_arguments();
        options.find(|option| option.get_long() == Some(long)).map(|option| option.get_id().as_str())
    }
}

/// A command that takes the options of every command of the tree, and any other words.
fn options_only(tree: &Command) -> Command {
    let command = Command::new("doact")
        .disable_help_flag(true)
        .args_override_self(true)
        .arg(Arg::new("words").num_args(0..));
    add_options(command, tree)
}

fn add_options(mut command: Command, tree: &Command) -> Command {
    for option in tree.get_arguments().filter(|arg| !arg.is_positional()) {
        if command.get_arguments().all(|known| known.get_long() != option.get_long()) {
            let takes_value = option.get_action().takes_values();
            let option = option.clone().required(false).global(false);
            let option = if takes_value { option.value_parser(ValueParser::string()) } else { option };
            command = command.arg(option);
        }
    }
    tree.get_subcommands().fold(command, add_options)
}

/// The unknown option that this error is about, as a flag.
fn unknown_option(error: &Error) -> Option<Arg> {
    let Some(ContextValue::String(name)) = error.get(ContextKind::InvalidArg) else { return None };
    let option = Arg::new(name.clone()).num_args(0..=1).require_equals(true).action(ArgAction::Append);
    match (name.strip_prefix("--"), name.strip_prefix('-').and_then(|name| name.chars().next())) {
        (Some(long), _) if !long.is_empty() => Some(option.long(long.to_owned())),
        (None, Some(short)) => Some(option.short(short)),
        (Some(_) | None, _) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn output(line: &str) -> Option<String> {
        let words: Vec<_> = line.split(' ').map(str::to_owned).collect();
        let list =
            Command::new("list").arg(Arg::new("format").long("format")).arg(Arg::new("id").num_args(1..));
        LenientOptions::parse(&crate::cli::root().subcommand(list), &words).value("output").map(str::to_owned)
    }

    #[test]
    fn an_option_is_found_in_every_form_and_place() {
        for line in [
            "doact -o json",
            "doact -ojson list",
            "doact list -qo json",
            "doact -vqojson list",
            "doact --output json nonsense",
            "doact nonsense --output=json",
            "doact list --unknown -o json",
            "doact list --unknown=x -o json",
            "doact list --unknown x -Z -o json --other",
            "doact list -qZo json",
            "doact list ---wait -o json",
            "doact -o csv list -o json",
        ] {
            assert_eq!(output(line).as_deref(), Some("json"), "{line}");
        }
    }

    #[test]
    fn dashes_where_an_option_is_expected_are_no_option() {
        for line in ["doact ---", "doact -Z-", "doact -Z--", "doact --=", "doact --=x ----=y -"] {
            assert_eq!(output(line), None, "{line}");
        }
    }

    #[test]
    fn words_are_neither_options_nor_values() {
        let words: Vec<_> =
            "doact droplet -q actions --context prod 42 -o json 7".split(' ').map(str::to_owned).collect();
        let line = LenientOptions::parse(&crate::cli::root(), &words);
        assert_eq!(line.words(), ["droplet", "actions", "42", "7"]);
    }

    #[test]
    fn a_value_of_another_option_or_a_word_after_two_dashes_is_no_option() {
        for line in ["doact list --jq=-o json", "doact list --config -o", "doact list -- -o json"] {
            assert_eq!(output(line), None, "{line}");
        }
    }
}
