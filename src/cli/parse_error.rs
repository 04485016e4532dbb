//! What is said when the command line is not understood, or asks for help.

use std::borrow::Cow;
use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::cli::doctl_compat::translate;
use crate::error::ExitCode;
use crate::error::Failure;
use crate::http::Token;
use crate::output::Format;
use crate::system::Environment;
use crate::terminal::OutputStream;
use crate::terminal::capabilities::look;
use crate::terminal::redact::redact;
use crate::terminal::{Printer, PrinterOptions};

/// Shows the help that was asked for, or says what is wrong with the command line.
pub fn explain(
    error: &clap::Error,
    arguments: &[OsString],
    environment: &Environment,
    stdout: OutputStream,
    stderr: OutputStream,
) -> ExitCode {
    let words: Vec<_> = arguments.iter().map(|word| word.to_string_lossy()).collect();
    let errors_as_json = wants_json(arguments, environment);
    let text = |is_terminal: bool| {
        let choice =
            value_of(&words, "--color", "").and_then(|choice| choice.parse().ok()).unwrap_or_default();
        let rendered = error.render();
        let text = if look(choice, environment, is_terminal, None).color {
            rendered.ansi().to_string()
        } else {
            rendered.to_string()
        };
        // A token that stands where none belongs is not repeated.
        let variables = ["DIGITALOCEAN_ACCESS_TOKEN", "DIGITALOCEAN_TOKEN"].map(|name| environment.get(name));
        let tokens = variables.into_iter().flatten().map(str::to_owned).chain(value_of(
            &words,
            "--access-token",
            "-t",
        ));
        let tokens: Vec<_> = tokens.filter_map(|token| Token::new(token).ok()).collect();
        redact(&text, &tokens).into_owned()
    };
    let ours = translate(&words.iter().skip(1).map(ToString::to_string).collect::<Vec<_>>());
    let (for_stdout, for_stderr, plain) = (text(stdout.is_terminal), text(stderr.is_terminal), text(false));
    let printer =
        Printer::new(stdout, stderr, PrinterOptions { errors_as_json, ..PrinterOptions::default() });
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => match printer.stdout(&for_stdout) {
            Ok(()) => ExitCode::Done,
            Err(_) => ExitCode::Failed,
        },
        ErrorKind::InvalidSubcommand if ours.is_some() => {
            let line = ours.unwrap_or_default();
            Failure::usage("this is a command line of doctl's", format!("type `{line}`"))
                .report()
                .print(&printer);
            ExitCode::Usage
        }
        kind if errors_as_json => {
            let sentence = match kind {
                ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => "a command is missing".to_owned(),
                _ => sentence(&plain),
            };
            Failure::usage(sentence, hint(error)).report().print(&printer);
            ExitCode::Usage
        }
        _ => {
            printer.stderr(&for_stderr);
            ExitCode::Usage
        }
    }
}

/// The first paragraph, on one line, without the word "error".
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

/// Whether failures are to be JSON objects, as far as the bare words and the
/// environment say. Needed where there are no settings yet.
pub fn wants_json(arguments: &[OsString], environment: &Environment) -> bool {
    let words: Vec<_> = arguments.iter().map(|argument| argument.to_string_lossy()).collect();
    let filtered = || value_of(&words, "--jq", "").map(|_| Format::Json.to_string());
    let format = value_of(&words, "--output", "-o")
        .or_else(filtered)
        .or_else(|| environment.get("DOACT_OUTPUT").map(str::to_owned));
    format.and_then(|format| format.parse().ok()).is_some_and(Format::is_of_objects)
}

/// The value of an option among bare words, in each of the ways it can be written.
fn value_of(words: &[Cow<'_, str>], long: &str, short: &str) -> Option<String> {
    words.iter().enumerate().find_map(|(index, word)| {
        if word == long || (word == short && !short.is_empty()) {
            return words.get(index + 1).map(ToString::to_string);
        }
        let after_long = word.strip_prefix(long).and_then(|rest| rest.strip_prefix('='));
        let after_short =
            || word.strip_prefix(short).filter(|_| !short.is_empty() && !word.starts_with("--"));
        after_long.or_else(after_short).map(|value| value.trim_start_matches('=').to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_format_is_found_among_bare_words() {
        let none = Environment::default();
        let wants = |words: &[&str], environment: &Environment| {
            wants_json(&words.iter().map(OsString::from).collect::<Vec<_>>(), environment)
        };
        for words in [
            &["-o", "json"][..],
            &["-o", "yaml"],
            &["-ojsonl"],
            &["--output", "json"],
            &["--output=JSON"],
            &["-ojson"],
            &["-o=json"],
        ] {
            assert!(wants(words, &none), "{words:?}");
        }
        assert!(!wants(&["actions", "get", "json"], &none));
        assert!(!wants(&["-o", "csv"], &none));
        assert!(wants(&["--jq", "."], &none) && !wants(&["--jq", ".", "-o", "csv"], &none));
        let json: Environment = [("DOACT_OUTPUT", "json")].into_iter().collect();
        assert!(wants(&[], &json));
        assert!(!wants(&["-o", "table"], &json));
    }

    #[test]
    fn the_first_paragraph_is_the_sentence() {
        assert_eq!(sentence("error: these are missing:\n  <A>\n\nUsage: x"), "these are missing: <A>");
    }
}
