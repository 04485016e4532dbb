//! Printing help, usage errors and failures.

use std::mem;

use clap::builder::StyledStr;
use clap::error::ErrorKind;

use super::Process;
use super::format::TypedFormat;
use crate::cli::parse_error::{Explanation, explain, sentence};
use crate::cli::{GlobalArgs, LenientOptions};
use crate::commands::command_tree;
use crate::config::known_tokens;
use crate::error::{ExitCode, Failure, Failures, Step};
use crate::system::Environment;
use crate::terminal::github::{error_annotation, is_workflow};
use crate::terminal::text::escape_controls;
use crate::terminal::{ColorChoice, OutputStream, Printer, PrinterOptions, capabilities};

pub(super) fn print_parse_error(error: clap::Error, process: Process) -> ExitCode {
    if error.kind() == ErrorKind::DisplayVersion {
        let printer = Printer::new(process.stdout, process.stderr, PrinterOptions::default());
        return print_help(&printer, &error.to_string());
    }
    let words: Vec<_> = process.arguments.iter().map(|word| word.to_string_lossy().into_owned()).collect();
    let tree = command_tree();
    let typed = LenientOptions::parse(&tree, &words);
    let environment = process.environment;
    let typed_format = TypedFormat {
        output: typed.value("output"),
        has_jq: typed.value("jq").is_some(),
        on_terminal: process.stderr.is_terminal,
        has_columns: typed.value("format").is_some() || typed.flag("no-header"),
    };
    let errors_as_json = typed_format.wants_json(&environment);
    let typed_color = typed.value("color").and_then(|choice| choice.parse().ok());
    let color = color_choice(typed_color, &environment);
    let tokens = known_tokens(typed.value("access-token"), &environment);
    let streams = (process.stdout, process.stderr);
    let printer = printer_without_settings(streams, &environment, color, errors_as_json).hiding(tokens);
    let render = |text: &StyledStr, is_terminal| {
        let has_color = capabilities::has_color(color, &environment, is_terminal);
        if has_color { text.ansi().to_string() } else { text.to_string() }
    };
    match explain(error, &words, &typed, &tree, errors_as_json) {
        Explanation::Help(text) => print_help(&printer, &render(&text, printer.stdout_is_terminal())),
        Explanation::Message(text) => {
            if printer.options().annotate {
                printer.stderr(&error_annotation(&printer.redact(&sentence(&text.to_string()))));
            }
            printer.stderr(&render(&text, printer.stderr_is_terminal()));
            ExitCode::Usage
        }
        Explanation::Failure(failure) => print_failures(&printer, &failure.into(), Vec::new()),
    }
}

fn print_help(printer: &Printer, text: &str) -> ExitCode {
    match printer.stdout(text) {
        Ok(()) => ExitCode::Done,
        Err(error) => print_failures(printer, &error.into(), Vec::new()),
    }
}

pub(super) fn print_settings_error(failure: Failure, global: &GlobalArgs, process: Process) -> ExitCode {
    let output = global.output.map(|format| format.to_string());
    let errors_as_json = TypedFormat::of(global, output.as_deref(), process.stderr.is_terminal)
        .wants_json(&process.environment);
    let tokens = known_tokens(global.access_token.as_deref(), &process.environment);
    let color = color_choice(global.color, &process.environment);
    let streams = (process.stdout, process.stderr);
    let printer =
        printer_without_settings(streams, &process.environment, color, errors_as_json).hiding(tokens);
    print_failures(&printer, &failure.into(), Vec::new())
}

fn printer_without_settings(
    (stdout, stderr): (OutputStream, OutputStream),
    environment: &Environment,
    color: ColorChoice,
    errors_as_json: bool,
) -> Printer {
    let stderr_color = capabilities::has_color(color, environment, stderr.is_terminal);
    let annotate = is_workflow(environment);
    let options = PrinterOptions { errors_as_json, annotate, stderr_color, ..PrinterOptions::default() };
    Printer::new(stdout, stderr, options)
}

/// The choice of colour if there are no settings.
fn color_choice(typed: Option<ColorChoice>, environment: &Environment) -> ColorChoice {
    let from_environment = || environment.get("DOACT_COLOR")?.parse().ok();
    typed.or_else(from_environment).unwrap_or_default()
}

/// Prints each failure, and what became of the steps of the command, which the first failure names too.
/// The exit code is that of the most severe failure. A closed pipe is not a failure: the reader, such as
/// `head`, has read enough.
pub(super) fn print_failures(printer: &Printer, failures: &Failures, mut steps: Vec<Step>) -> ExitCode {
    let is_closed_pipe =
        |failure: &Failure| matches!(failure, Failure::Output(error) if error.is_closed_pipe());
    let failures: Vec<_> = failures.0.iter().filter(|failure| !is_closed_pipe(failure)).collect();
    print_steps(printer, &steps, !failures.is_empty());
    let reports = failures.into_iter().map(|failure| failure.report().with_steps(mem::take(&mut steps)));
    ExitCode::most_severe(reports.map(|report| {
        report.print(printer);
        report.exit_code
    }))
}

/// Prints what became of each step. With `--quiet`, only as part of a failure.
pub(super) fn print_steps(printer: &Printer, steps: &[Step], has_failed: bool) {
    let PrinterOptions { quiet, errors_as_json, .. } = printer.options();
    for step in steps.iter().filter(|_| !quiet || (has_failed && !errors_as_json)) {
        printer.stderr(&format!("{}\n", escape_controls(&step.to_string())));
    }
}
