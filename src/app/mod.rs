//! From the arguments of the process to its exit code.

mod process;
mod signals;

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;

use crate::cli::parse_error::{Explanation, explain};
use crate::cli::{GlobalArgs, LenientOptions};
use crate::commands::{self, Verb, command_tree};
use crate::complete::CompletionRequest;
use crate::config::{Loaded, Options, Source, Sourced, known_tokens};
use crate::error::{ExitCode, Failure, Failures};
use crate::http::{LogDetail, Reporter as _};
use crate::output::Format;
use crate::session::{Activity, InFlight, Session, Signal};
use crate::system::{Environment, SystemClock};
use crate::terminal::{Printer, PrinterOptions, capabilities};
pub use process::{ExitFn, Process};

/// Runs the program. Only `main` ends the process with the exit code.
pub fn run(process: Process) -> ExitCode {
    if let Some(request) = CompletionRequest::from_process(&process.arguments, &process.environment) {
        return complete(request, process);
    }
    let (global, verb) = match commands::parse(&process.arguments) {
        Ok(parsed) => parsed,
        Err(error) => return print_parse_error(&error, process),
    };
    match load_settings(&global, &*verb, &process.environment) {
        Ok(loaded) => {
            let (session, exit) = open_session(global, loaded, process);
            run_until_signal(&*verb, &Arc::new(session), exit)
        }
        Err(failure) => print_settings_error(failure, &global, process),
    }
}

/// Prints completions for a shell, and never an error.
fn complete(request: CompletionRequest, process: Process) -> ExitCode {
    let printer = Printer::new(process.stdout, process.stderr, PrinterOptions::default());
    let _closed = printer.stdout(&request.answer());
    ExitCode::Done
}

fn print_parse_error(error: &clap::Error, process: Process) -> ExitCode {
    let words: Vec<_> = process.arguments.iter().map(|word| word.to_string_lossy().into_owned()).collect();
    let typed = LenientOptions::parse(&command_tree(), &words);
    let environment = process.environment;
    let errors_as_json = wants_json(typed.value("output"), typed.value("jq").is_some(), &environment);
    let color = typed.value("color").and_then(|choice| choice.parse().ok()).unwrap_or_default();
    let tokens = known_tokens(typed.value("access-token"), &environment);
    let options = PrinterOptions { errors_as_json, ..PrinterOptions::default() };
    let printer = Printer::new(process.stdout, process.stderr, options).hiding(tokens);
    let has_color = |is_terminal| capabilities::has_color(color, &environment, is_terminal);
    match explain(error, &words, errors_as_json) {
        Explanation::Help(text) => {
            let text = if has_color(printer.stdout_is_terminal()) {
                text.ansi().to_string()
            } else {
                text.to_string()
            };
            if printer.stdout(&text).is_ok() { ExitCode::Done } else { ExitCode::Failed }
        }
        Explanation::Message(text) => {
            let text = if has_color(printer.stderr_is_terminal()) {
                text.ansi().to_string()
            } else {
                text.to_string()
            };
            printer.stderr(&text);
            ExitCode::Usage
        }
        Explanation::Failure(failure) => print_failures(&printer, &failure.into()),
    }
}

fn print_settings_error(failure: Failure, global: &GlobalArgs, process: Process) -> ExitCode {
    let output = global.output.map(|format| format.to_string());
    let errors_as_json = wants_json(output.as_deref(), global.jq.is_some(), &process.environment);
    let tokens = known_tokens(global.access_token.as_deref(), &process.environment);
    let options = PrinterOptions { errors_as_json, ..PrinterOptions::default() };
    let printer = Printer::new(process.stdout, process.stderr, options).hiding(tokens);
    print_failures(&printer, &failure.into())
}

/// Whether failures are printed as JSON where there are no settings to say so.
fn wants_json(output: Option<&str>, is_filtered: bool, environment: &Environment) -> bool {
    match output.or_else(|| environment.get("DOACT_OUTPUT").filter(|_| !is_filtered)) {
        Some(format) => format.parse().is_ok_and(Format::is_of_objects),
        None => is_filtered,
    }
}

fn load_settings(global: &GlobalArgs, verb: &dyn Verb, environment: &Environment) -> Result<Loaded, Failure> {
    let options = Options {
        access_token: global.access_token.clone(),
        context: global.context.clone(),
        config: global.config.clone(),
        api_url: global.api_url.clone(),
        output: global.output,
        http_timeout: global.http_timeout,
        http_retry_max: global.http_retry_max,
        color: global.color,
        ..verb.typed_settings()
    };
    let mut loaded = verb.settings_loader()(options, environment)?;
    if global.jq.is_some() {
        apply_jq_default(&mut loaded.settings.output, global, verb)?;
    }
    Ok(loaded)
}

/// `--jq` filters JSON, so it changes a format of another kind, unless that was typed. A list
/// without an end is filtered object by object.
fn apply_jq_default(
    output: &mut Sourced<Format>,
    global: &GlobalArgs,
    verb: &dyn Verb,
) -> Result<(), Failure> {
    if output.value.is_of_objects() {
        return Ok(());
    }
    if global.output.is_some() {
        let problem = format!("--jq filters JSON, but -o is {}", output.value);
        return Err(Failure::usage(problem, "leave out -o, or choose json, jsonl or yaml"));
    }
    let format = if verb.follows() { Format::Jsonl } else { Format::Json };
    *output = Sourced::new(format, Source::Option("--jq"));
    Ok(())
}

fn open_session(global: GlobalArgs, loaded: Loaded, process: Process) -> (Session, ExitFn) {
    let (settings, environment) = (loaded.settings, process.environment);
    let (stdout, stderr) = (process.stdout, process.stderr);
    let options = PrinterOptions {
        quiet: global.quiet,
        errors_as_json: settings.output.value.is_of_objects(),
        annotate: environment.get("GITHUB_ACTIONS") == Some("true"),
        render: capabilities::render_options(
            settings.color.value,
            &environment,
            stdout.is_terminal,
            process.width,
        ),
    };
    let progress =
        capabilities::progress_mode(global.progress, global.quiet, &environment, stderr.is_terminal);
    let printer = Printer::new(stdout, stderr, options).hiding(loaded.tokens);
    for warning in loaded.warnings {
        printer.warning(&warning);
    }
    let log_detail = match (global.trace, global.verbose) {
        (true, _) => Some(LogDetail::Full),
        (false, true) => Some(LogDetail::Line),
        (false, false) => None,
    };
    let session = Session {
        settings,
        config: global.config,
        environment,
        printer: Arc::new(printer),
        clock: Arc::new(SystemClock::start()),
        in_flight: Arc::new(InFlight::default()),
        progress,
        log_detail,
        columns: global.format,
        header: !global.no_header,
        jq: global.jq,
        stdin: Mutex::new(process.stdin),
        executable: process.executable,
    };
    (session, process.exit)
}

/// Runs the verb until it is done, or until a signal ends the process, which may be in the middle
/// of a request or a sleep.
fn run_until_signal(verb: &dyn Verb, session: &Arc<Session>, exit: ExitFn) -> ExitCode {
    // Whoever sets this first ends the process: the signal thread, or `main`.
    let is_ending = Arc::new(AtomicBool::new(false));
    let (watched, ended) = (Arc::clone(session), Arc::clone(&is_ending));
    signals::watch(move |signal| match watched.in_flight.activity() {
        Activity::Child { pid } => signals::forward(signal, pid),
        activity => {
            if !ended.swap(true, Ordering::SeqCst) {
                let exit_code = print_interruption(signal, &activity, &watched);
                let _no_more_output = watched.printer.close(&*watched.clock);
                exit(exit_code);
            }
        }
    });
    let exit_code = verb.run(session).unwrap_or_else(|failures| print_failures(&session.printer, &failures));
    // `park` may return early.
    while is_ending.swap(true, Ordering::SeqCst) {
        thread::park();
    }
    exit_code
}

/// Prints each failure; the exit code is that of the most severe one. A reader that closes the pipe
/// has read enough, which is no failure.
fn print_failures(printer: &Printer, failures: &Failures) -> ExitCode {
    let is_closed_pipe =
        |failure: &Failure| matches!(failure, Failure::Output(error) if error.is_closed_pipe());
    let failures = failures.0.iter().filter(|failure| !is_closed_pipe(failure));
    let reports = failures.map(Failure::report);
    ExitCode::most_severe(reports.map(|report| {
        report.print(printer);
        report.exit_code
    }))
}

fn print_interruption(signal: Signal, activity: &Activity, session: &Session) -> ExitCode {
    session.printer.clear_spinners();
    if *activity == Activity::Prompt {
        signals::restore_echo();
        session.printer.stderr("\n");
    }
    let report = session.in_flight.report(signal);
    report.print(&session.printer);
    let steps = session.in_flight.steps();
    for step in steps.iter().filter(|_| steps.len() > 1) {
        session.printer.note(&step.to_string());
    }
    report.exit_code
}
