//! What to print when the command line asks for help or is wrong.

use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::doctl_compat::translate;
use crate::error::Failure;

/// What to print instead of running a command.
pub(crate) enum Explanation {
    Help(StyledStr),
    /// A usage error in clap's own words.
    Message(StyledStr),
    Failure(Failure),
}

/// `words` are those of the command line, the program's name first.
pub(crate) fn explain(error: &clap::Error, words: &[String], errors_as_json: bool) -> Explanation {
    if error.kind() == ErrorKind::InvalidSubcommand
        && let Some(line) = translate(words.get(1..).unwrap_or_default())
    {
        return Explanation::Failure(Failure::usage("this is a doctl command", format!("type `{line}`")));
    }
    match error.kind() {
        ErrorKind::DisplayHelp => Explanation::Help(error.render()),
        _ if !errors_as_json => Explanation::Message(error.render()),
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            Explanation::Failure(Failure::usage("a command is missing", hint(error)))
        }
        _ => Explanation::Failure(Failure::usage(sentence(&error.render().to_string()), hint(error))),
    }
}

/// The first paragraph on one line, without `error: `.
fn sentence(text: &str) -> String {
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
