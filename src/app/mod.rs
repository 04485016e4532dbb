//! From a process to an exit code: what is typed becomes a session and a
//! command, which runs until it is done or a signal ends it.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::terminal::capabilities;
mod process;
mod signals;
use crate::cli::GlobalArgs;
use crate::cli::parse_error as usage;
use crate::commands::{self, Verb};
use crate::complete::Question;
use crate::config::{Loaded, Options, Source, Sourced};
use crate::error::ExitCode;
use crate::error::{Failure, Failures};
use crate::http::LogDetail;
use crate::http::Reporter as _;
use crate::output::Format;
use crate::session::Session;
use crate::session::{Activity, InFlight, Signal};
use crate::system::{Clock, SystemClock};
use crate::terminal::{Printer, PrinterOptions};
pub use process::{End, Process};

/// Runs the program. Only `main` turns the answer into the end of the process.
pub fn run(process: Process) -> ExitCode {
    if let Some(question) = Question::of(&process.arguments, &process.environment) {
        return answer(question, process);
    }
    let (global, verb) = match commands::parse(&process.arguments) {
        Ok(parsed) => parsed,
        Err(error) => {
            return usage::explain(
                &error,
                &process.arguments,
                &process.environment,
                process.stdout,
                process.stderr,
            );
        }
    };
    let loaded = verb.settings_loader()(options(&global, &*verb), &process.environment);
    let loaded = loaded.map_err(Failure::from);
    let loaded = match loaded.and_then(|loaded| apply_jq_default(loaded, &global, &*verb)) {
        Ok(loaded) => loaded,
        Err(failure) => {
            let errors_as_json = usage::wants_json(&process.arguments, &process.environment);
            let options = PrinterOptions { errors_as_json, ..PrinterOptions::default() };
            return fail(&Printer::new(process.stdout, process.stderr, options), &failure.into());
        }
    };
    let (session, end) = open(&global, loaded, process);
    run_until_signal(&*verb, &Arc::new(session), end)
}

/// Tells a shell how the word at its cursor may go on, and nothing but that.
fn answer(question: Question, process: Process) -> ExitCode {
    let printer = Printer::new(process.stdout, process.stderr, PrinterOptions::default());
    let _gone = printer.stdout(&question.answer());
    ExitCode::Done
}

/// A filter works on JSON: it takes the place of a format that has none, unless
/// that was typed beside it. What has no end is filtered object by object.
fn apply_jq_default(mut loaded: Loaded, global: &GlobalArgs, verb: &dyn Verb) -> Result<Loaded, Failure> {
    let output = &mut loaded.settings.output;
    if global.jq.is_some() && !output.value.is_of_objects() {
        if global.output.is_some() {
            let problem = format!("--jq filters JSON, and -o {} has none", output.value);
            return Err(Failure::usage(problem, "leave out -o, or choose json, jsonl or yaml"));
        }
        let format = if verb.follows() { Format::Jsonl } else { Format::Json };
        *output = Sourced::new(format, Source::Option("--jq"));
    }
    Ok(loaded)
}

/// The settings that were typed.
fn options(global: &GlobalArgs, verb: &dyn Verb) -> Options {
    Options {
        access_token: global.access_token.clone(),
        context: global.context.clone(),
        config: global.config.clone(),
        api_url: global.api_url.clone(),
        output: global.output,
        http_timeout: global.http_timeout,
        http_retry_max: global.http_retry_max,
        color: global.color,
        ..verb.typed_settings()
    }
}

fn open(global: &GlobalArgs, loaded: Loaded, process: Process) -> (Session, End) {
    let settings = loaded.settings;
    let environment = process.environment;
    let options = PrinterOptions {
        quiet: global.quiet,
        errors_as_json: settings.output.value.is_of_objects(),
        annotate: environment.get("GITHUB_ACTIONS") == Some("true"),
        render: capabilities::look(
            settings.color.value,
            &environment,
            process.stdout.is_terminal,
            process.width,
        ),
    };
    let face = capabilities::face(global.progress, global.quiet, &environment, process.stderr.is_terminal);
    let printer = Arc::new(Printer::new(process.stdout, process.stderr, options));
    for warning in loaded.warnings {
        printer.warning(&warning);
    }
    let detail = match (global.trace, global.verbose) {
        (true, _) => Some(LogDetail::Full),
        (false, true) => Some(LogDetail::Line),
        (false, false) => None,
    };
    let session = Session {
        settings,
        config: global.config.clone(),
        environment,
        printer,
        clock: Arc::new(SystemClock::start()),
        in_flight: Arc::new(InFlight::default()),
        face,
        detail,
        columns: global.format.clone(),
        header: !global.no_header,
        jq: global.jq.clone(),
        stdin: Mutex::new(process.stdin),
        executable: process.executable,
    };
    (session, process.end)
}

/// Runs the command to its end, or to that of the process, which a signal brings at
/// once, even in the middle of a request or a sleep.
fn run_until_signal(verb: &dyn Verb, session: &Arc<Session>, end: End) -> ExitCode {
    let last_word = Arc::new(Mutex::new(()));
    let (watched, signals_turn) = (Arc::clone(session), Arc::clone(&last_word));
    signals::watch(move |signal| match watched.in_flight.activity() {
        Activity::Child { pid } => signals::forward(signal, pid),
        activity => {
            let _last_word = lock(&signals_turn);
            end(interrupted(signal, &activity, &watched));
        }
    });
    let exit = match verb.run(session) {
        Ok(exit) => exit,
        Err(failures) => fail(&session.printer, &failures),
    };
    // Whoever comes second says nothing any more: a signal, or this.
    std::mem::forget(lock(&last_word));
    exit
}

fn lock(mutex: &Mutex<()>) -> MutexGuard<'_, ()> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Says each failure and gives the most severe one's exit.
fn fail(printer: &Printer, failures: &Failures) -> ExitCode {
    // Who closed the pipe has seen enough: nothing failed.
    let is_failure =
        |failure: &&Failure| !matches!(failure, Failure::Output(error) if error.is_closed_pipe());
    let reports = failures.0.iter().filter(is_failure).map(Failure::report);
    ExitCode::most_severe(reports.map(|report| {
        report.print(printer);
        report.exit
    }))
}

fn interrupted(signal: Signal, activity: &Activity, session: &Session) -> ExitCode {
    session.printer.clear_spinners();
    if *activity == Activity::Prompt {
        signals::show_what_is_typed();
        session.printer.stderr("\n");
    }
    let report = session.in_flight.report(signal);
    report.print(&session.printer);
    let steps = session.in_flight.steps();
    for step in steps.iter().filter(|_| steps.len() > 1) {
        session.printer.note(&step.to_string());
    }
    let clock: &dyn Clock = &*session.clock;
    let _no_more_output = session.printer.close(clock);
    report.exit
}
