//! The format of results and failures, where several options decide on it.

use crate::cli::GlobalArgs;
use crate::config::{Source, Sourced};
use crate::error::Failure;
use crate::output::Format;
use crate::system::Environment;

/// `--jq` needs one JSON document, and `--format` and `--no-header` need columns. They replace a format that
/// was not typed. With `--follow`, each object is filtered on its own.
pub(super) fn resolve_format(
    output: Sourced<Format>,
    global: &GlobalArgs,
    follows: bool,
) -> Result<Sourced<Format>, Failure> {
    let is_typed = global.output.is_some();
    let format = output.value;
    match (global.jq.is_some(), option_for_columns(global)) {
        (true, Some(option)) => {
            let problem = format!("--jq filters JSON, which has no columns for {option}");
            Err(Failure::usage(problem, format!("leave out --jq or {option}")))
        }
        (true, None) if is_typed && format.is_structured() => Ok(output),
        (true, None) if !follows && format.is_one_document() => Ok(output),
        (true, None) if is_typed => {
            let problem = format!("--jq filters JSON, but -o is {format}");
            Err(Failure::usage(problem, "leave out -o, or choose json, jsonl or yaml"))
        }
        (true, None) => {
            let format = if follows { Format::Jsonl } else { Format::Json };
            Ok(Sourced::new(format, Source::Option("--jq")))
        }
        (false, Some(option)) if format.is_structured() && is_typed => {
            let problem = format!("{option} is for a table, csv or tsv, but -o is {format}");
            Err(Failure::usage(problem, format!("leave out -o or {option}; --jq chooses fields of JSON")))
        }
        (false, Some(option)) if format.is_structured() => {
            Ok(Sourced::new(Format::Table, Source::Option(option)))
        }
        // A single document would never be complete.
        (false, None) if follows && format.is_one_document() && !is_typed => {
            Ok(Sourced::new(Format::Jsonl, Source::Option("--follow")))
        }
        (false, _) => Ok(output),
    }
}

/// Whether failures are printed as JSON. On a terminal, `--jq` alone does not make them JSON.
pub(super) fn errors_as_json(output: &Sourced<Format>, on_terminal: bool) -> bool {
    let is_implied = matches!(output.source, Source::Option("--jq"));
    output.value.is_structured() && !(is_implied && on_terminal)
}

fn option_for_columns(global: &GlobalArgs) -> Option<&'static str> {
    let no_header = global.no_header.then_some("--no-header");
    global.format.as_ref().map(|_| "--format").or(no_header)
}

/// The options of a command line that decide on the format of failures.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct TypedFormat<'a> {
    pub(super) output: Option<&'a str>,
    pub(super) has_jq: bool,
    pub(super) has_columns: bool,
    /// Whether standard error is a terminal.
    pub(super) on_terminal: bool,
}

impl<'a> TypedFormat<'a> {
    /// Whether failures are printed as JSON if there are no settings.
    pub(super) fn wants_json(self, environment: &Environment) -> bool {
        let is_structured = |format: &str| format.parse().is_ok_and(Format::is_structured);
        match self.output {
            Some(format) => is_structured(format),
            None if self.has_jq || self.has_columns => self.has_jq && !self.on_terminal,
            None => environment.get("DOACT_OUTPUT").is_some_and(is_structured),
        }
    }

    pub(super) fn of(global: &GlobalArgs, output: Option<&'a str>, on_terminal: bool) -> Self {
        let has_columns = option_for_columns(global).is_some();
        Self { output, has_jq: global.jq.is_some(), has_columns, on_terminal }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typed_option_decides_on_the_format_of_failures_before_the_environment() {
        let json = [("DOACT_OUTPUT", "json")].into_iter().collect();
        let typed =
            |output, has_jq, has_columns| TypedFormat { output, has_jq, has_columns, on_terminal: false };
        for (typed, wants_json) in [
            (typed(None, false, false), true),
            (typed(None, false, true), false),
            (typed(None, true, true), true),
            (typed(Some("csv"), true, false), false),
            (typed(Some("yaml"), false, true), true),
        ] {
            assert_eq!(typed.wants_json(&json), wants_json, "{typed:?}");
        }
        assert!(!TypedFormat::default().wants_json(&Environment::default()));
        assert!(typed(None, true, false).wants_json(&Environment::default()));
        let on_terminal = TypedFormat { on_terminal: true, ..typed(None, true, false) };
        assert!(!on_terminal.wants_json(&json));
    }
}
