//! What is said when the command line is not understood, or asks for help.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::environment::Environment;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::Format;
use crate::printer::{Manner, Printer};
use crate::process::Process;

/// Shows the help that was asked for, or says what is wrong with the command line.
pub fn explain(error: &clap::Error, process: Process) -> Exit {
    let errors_as_json = wants_json(&process.arguments, &process.environment);
    let coloured = |terminal: bool| terminal && !process.environment.has("NO_COLOR");
    let (stdout_colour, stderr_colour) =
        (coloured(process.stdout.is_terminal), coloured(process.stderr.is_terminal));
    let printer =
        Printer::new(process.stdout, process.stderr, Manner { errors_as_json, ..Manner::default() });
    let text = |colour: bool| {
        let rendered = error.render();
        if colour { rendered.ansi().to_string() } else { rendered.to_string() }
    };
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => match printer.result(&text(stdout_colour)) {
            Ok(()) => Exit::Done,
            Err(_) => Exit::Failed,
        },
        _ if errors_as_json => {
            printer.failure(&Failure::usage(sentence(&text(false)), hint(error)).report());
            Exit::Usage
        }
        _ => {
            printer.say(&text(stderr_colour));
            Exit::Usage
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
    let typed = words.iter().enumerate().find_map(|(index, word)| {
        let next = || words.get(index + 1).map(ToString::to_string);
        match word.as_ref() {
            "-o" | "--output" => next(),
            word => {
                let value = word.strip_prefix("--output=").or_else(|| word.strip_prefix("-o"))?;
                Some(value.trim_start_matches('=').to_owned())
            }
        }
    });
    let format = typed.or_else(|| environment.get("DOACT_OUTPUT").map(str::to_owned));
    format.and_then(|format| format.parse::<Format>().ok()) == Some(Format::Json)
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
        for words in
            [&["-o", "json"][..], &["--output", "json"], &["--output=JSON"], &["-ojson"], &["-o=json"]]
        {
            assert!(wants(words, &none), "{words:?}");
        }
        assert!(!wants(&["actions", "get", "json"], &none));
        let json: Environment = [("DOACT_OUTPUT", "json")].into_iter().collect();
        assert!(wants(&[], &json));
        assert!(!wants(&["-o", "table"], &json));
    }

    #[test]
    fn the_first_paragraph_is_the_sentence() {
        assert_eq!(sentence("error: these are missing:\n  <A>\n\nUsage: x"), "these are missing: <A>");
    }
}
