//! What to print when the command line asks for help or is wrong.

use std::borrow::Cow;

use clap::Command;
use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::LenientOptions;
use super::doctl_compat::{Equivalent, translate};
use super::suggestions::improve;
use crate::error::Failure;
use crate::terminal::text::{escape_controls, shell_quote};

/// What to print instead of running a command.
pub(crate) enum Explanation {
    Help(StyledStr),
    /// A usage error in clap's own words.
    Message(StyledStr),
    Failure(Failure),
}

/// `words` are those of the command line, the program's name first, and `typed` its options.
pub(crate) fn explain(
    mut error: clap::Error,
    words: &[String],
    typed: &LenientOptions,
    tree: &Command,
    errors_as_json: bool,
) -> Explanation {
    if error.kind() == ErrorKind::InvalidSubcommand
        && let Some(equivalent) = translate(words.get(1..).unwrap_or_default())
    {
        return Explanation::Failure(doctl_line(&equivalent, tree));
    }
    if let Some(line) = help_line(&error, words) {
        return Explanation::Failure(Failure::usage("`help` is the first word", format!("type `{line}`")));
    }
    improve(&mut error, typed, tree);
    escape_words(&mut error);
    match error.kind() {
        ErrorKind::DisplayHelp => Explanation::Help(error.render()),
        _ if !errors_as_json => Explanation::Message(error.render()),
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            Explanation::Failure(Failure::usage("a command is missing", hint(&error)))
        }
        _ => Explanation::Failure(Failure::usage(sentence(&error.render().to_string()), hint(&error))),
    }
}

/// Escapes what the user typed, which the message repeats: it may control the terminal.
fn escape_words(error: &mut clap::Error) {
    let escaped = |text: &String| escape_controls(text).into_owned();
    let context = error.context().filter_map(|(kind, value)| match value {
        ContextValue::String(word) => Some((kind, ContextValue::String(escaped(word)))),
        ContextValue::Strings(words) => {
            Some((kind, ContextValue::Strings(words.iter().map(escaped).collect())))
        }
        ContextValue::StyledStrs(tips) => {
            Some((kind, ContextValue::StyledStrs(tips.iter().map(escaped_tip).collect())))
        }
        _ => None,
    });
    let context: Vec<_> = context.collect();
    for (kind, value) in context {
        error.insert(kind, value);
    }
}

/// A tip is styled with escape sequences of its own, so one that needs escaping loses its style.
fn escaped_tip(tip: &StyledStr) -> StyledStr {
    let plain = tip.to_string();
    match escape_controls(&plain) {
        Cow::Borrowed(_) => tip.clone(),
        Cow::Owned(escaped) => StyledStr::from(escaped),
    }
}

/// `doact help volume attach` for `doact volume help attach`.
fn help_line(error: &clap::Error, words: &[String]) -> Option<String> {
    let is_help = matches!(error.get(ContextKind::InvalidSubcommand), Some(ContextValue::String(typed)) if typed == "help");
    let commands = words.iter().skip(1).filter(|word| *word != "help" && !word.starts_with('-'));
    let commands: Vec<_> = commands.map(|word| shell_quote(word)).collect();
    is_help.then(|| format!("doact help {}", commands.join(" ")))
}

/// The error for a command line of doctl. A whole line is suggested only if doact accepts it.
fn doctl_line(equivalent: &Equivalent, tree: &Command) -> Failure {
    match equivalent {
        Equivalent::Command { line, .. } if accepts(tree, line) => {
            Failure::usage("this is a doctl command", format!("type `{line}`"))
        }
        Equivalent::Command { command, .. } => {
            Failure::usage("this is a doctl command", format!("see `doact {command} --help`"))
        }
        Equivalent::NoDroplets => Failure::usage(
            "doact does not list Droplets",
            "`doact volume list` shows the Droplets that have a volume",
        ),
        Equivalent::Nothing => Failure::usage("doact does not have this doctl command", "see `doact --help`"),
    }
}

fn accepts(tree: &Command, line: &str) -> bool {
    let Some(words) = shlex::split(line) else { return false };
    match tree.clone().try_get_matches_from(words) {
        Ok(_) => true,
        Err(error) => error.kind() == ErrorKind::DisplayHelp,
    }
}

/// The first paragraph on one line, without `error: `.
pub(crate) fn sentence(text: &str) -> String {
    let lines = text.lines().map(str::trim).take_while(|line| !line.is_empty());
    let paragraph = lines.collect::<Vec<_>>().join(" ");
    paragraph.strip_prefix("error: ").map(str::to_owned).unwrap_or(paragraph)
}

fn hint(error: &clap::Error) -> String {
    let suggested = error.context().find_map(|(kind, value)| match (kind, value) {
        (
            ContextKind::SuggestedArg | ContextKind::SuggestedSubcommand | ContextKind::SuggestedValue,
            ContextValue::String(one),
        ) => Some(one.clone()),
        (ContextKind::SuggestedSubcommand | ContextKind::SuggestedValue, ContextValue::Strings(several)) => {
            several.first().cloned()
        }
        _ => None,
    });
    suggested.map_or_else(|| "see --help".to_owned(), |suggested| format!("did you mean {suggested}?"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_paragraph_is_the_sentence() {
        assert_eq!(sentence("error: these are missing:\n  <A>\n\nUsage: x"), "these are missing: <A>");
    }
}
