//! From the arguments of the process to its exit code.

mod errors;
mod format;
mod process;
mod signals;
mod stdout_closed;

use std::mem;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread;
use std::time::Duration;

use crate::actions::{render, summarize_interruption};
use crate::cli::GlobalArgs;
use crate::commands::{self, Verb};
use crate::complete::CompletionRequest;
use crate::config::{KillHandle, Loaded, Options, StdioMode, WatchRequest};
use crate::error::{ExitCode, Failure, Step};
use crate::http::LogDetail;
use crate::model::Action;
use crate::output::Requested;
use crate::session::{Activity, InFlight, Session, Signal};
use crate::system::{Environment, SystemClock, TempFolder, run_within};
use crate::terminal::capabilities::ProgressMode;
use crate::terminal::github::is_workflow;
use crate::terminal::{Printer, PrinterOptions, capabilities};
use crate::volumes::ChangeRow;
use errors::{print_failures, print_parse_error, print_settings_error, print_steps};
use format::{errors_as_json, resolve_format};
pub use process::{ExitFn, Process};

/// Runs the program. Only `main` ends the process with the exit code.
pub fn run(process: Process) -> ExitCode {
    if let Some(request) = WatchRequest::from_process(&process.arguments) {
        request.watch(process.stdin.reader);
        return ExitCode::Done;
    }
    if let Some(request) = CompletionRequest::from_process(&process.arguments, &process.environment) {
        return complete(request, process);
    }
    let (global, verb) = match commands::parse(&process.arguments) {
        Ok(parsed) => parsed,
        Err(error) => return print_parse_error(error, process),
    };
    match load_settings(&global, &*verb, &process.environment) {
        Ok(loaded) => {
            let (session, exit) = open_session(global, loaded, process);
            run_until_signal(&*verb, &Arc::new(session), exit)
        }
        Err(failure) => print_settings_error(failure, &global, process),
    }
}

/// Prints completions for a shell. Errors would disturb its prompt, so none is printed.
fn complete(mut request: CompletionRequest, process: Process) -> ExitCode {
    request.token_command = request.token_command.with_watcher(process.executable);
    let printer = Printer::new(process.stdout, process.stderr, PrinterOptions::default());
    let (token_command, exit) = (request.token_command.clone(), process.exit);
    signals::watch(move |received| {
        token_command.kill();
        match received.signal() {
            Some(signal) => exit(signal.exit_code()),
            None => received.take_default_action(),
        }
    });
    let _ = printer.stdout(&request.answer());
    ExitCode::Done
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
        progress: global.progress,
        ..verb.typed_settings()
    };
    let mut loaded = verb.settings_loader()(options, environment)?;
    loaded.settings.check(|setting| verb.uses(setting))?;
    loaded.settings.output = resolve_format(loaded.settings.output, global, verb.follows())?;
    Ok(loaded)
}

fn open_session(global: GlobalArgs, loaded: Loaded, process: Process) -> (Session, ExitFn) {
    let (settings, environment) = (loaded.settings, process.environment);
    let (stdout, stderr) = (process.stdout, process.stderr);
    let options = PrinterOptions {
        quiet: global.quiet,
        errors_as_json: errors_as_json(&settings.output, stderr.is_terminal),
        annotate: is_workflow(&environment),
        render: capabilities::render_options(
            settings.color.value,
            &environment,
            stdout.is_terminal,
            process.width,
        ),
        stderr_color: capabilities::has_color(settings.color.value, &environment, stderr.is_terminal),
    };
    let progress =
        capabilities::progress_mode(settings.progress.value, global.quiet, &environment, stderr.is_terminal);
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
        token_command: KillHandle::new(StdioMode::Interactive).with_watcher(process.executable.clone()),
        temp_folder: TempFolder::default(),
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
    // Set by the thread that ends the process: this one, or one that watches.
    let is_ending = Arc::new(AtomicBool::new(false));
    let end_with = {
        let (session, is_ending) = (Arc::clone(session), Arc::clone(&is_ending));
        move |report: &dyn Fn(&Arc<Session>) -> ExitCode| {
            if !is_ending.swap(true, Ordering::SeqCst) {
                session.in_flight.freeze(&*session.clock);
                session.token_command.kill();
                let exit_code = report(&session);
                let _stdout_guard = session.printer.close(&*session.clock);
                session.temp_folder.remove();
                exit(exit_code);
            }
        }
    };
    let (watched, end_by_signal) = (Arc::clone(session), end_with.clone());
    signals::watch(move |received| match (watched.in_flight.activity(), received.signal()) {
        (Activity::Child { pid }, _) => received.forward(pid),
        (_, Some(signal)) => end_by_signal(&|session| print_interruption(signal, session)),
        (_, None) => {
            watched.token_command.kill();
            watched.temp_folder.remove();
            received.take_default_action();
        }
    });
    if verb.ends_with_reader() {
        stdout_closed::watch(move || end_with(&|_| ExitCode::Done));
    }
    if verb.follows() {
        session.in_flight.set(Activity::Following);
    }
    let result = verb.run(session);
    // `park` may return early. A failure may come from the interruption, as when a token command
    // has been killed.
    while is_ending.load(Ordering::SeqCst) {
        thread::park();
    }
    let steps = if_several(session.in_flight.steps());
    let exit_code = match result {
        Ok(exit_code) => {
            print_steps(&session.printer, &steps, false);
            exit_code
        }
        Err(failures) => print_failures(&session.printer, &failures, steps),
    };
    while is_ending.swap(true, Ordering::SeqCst) {
        thread::park();
    }
    session.temp_folder.remove();
    exit_code
}

fn print_interruption(signal: Signal, session: &Arc<Session>) -> ExitCode {
    let activity = session.in_flight.activity();
    end_line(signal, &activity, session);
    if signal == Signal::Interrupt && matches!(activity, Activity::Following | Activity::Serving) {
        // The normal end of a command that runs until it is interrupted.
        return signal.exit_code();
    }
    let report = session.in_flight.report(signal);
    if let Some((actions, requested)) = session.in_flight.results_to_show(&*session.clock) {
        summarize_interruption(report.kind, &actions, session);
        print_known_actions(actions, requested, session);
    }
    let steps = if_several(session.in_flight.steps());
    print_steps(&session.printer, &steps, true);
    let report = report.with_steps(steps);
    report.print(&session.printer);
    report.exit_code
}

/// No steps if there is only one: what became of it is clear from the rest of the output.
fn if_several(steps: Vec<Step>) -> Vec<Step> {
    if steps.len() > 1 { steps } else { Vec::new() }
}

/// Moves the cursor of a terminal to the beginning of a line, where the message is printed.
fn end_line(signal: Signal, activity: &Activity, session: &Session) {
    // A terminal sends SIGINT a moment before it echoes `^C`.
    const UNTIL_ECHO: Duration = Duration::from_millis(20);
    if *activity == Activity::Prompt {
        signals::restore_echo();
        session.printer.stderr("\n");
        return;
    }
    let has_echo = signal == Signal::Interrupt && session.printer.stderr_is_terminal();
    if has_echo {
        session.clock.sleep(UNTIL_ECHO);
    }
    let is_silent = matches!(activity, Activity::Following | Activity::Serving);
    match session.progress {
        ProgressMode::Terminal { .. } if !is_silent => session.printer.clear_spinners(),
        ProgressMode::Terminal { .. } | ProgressMode::Plain | ProgressMode::None if has_echo => {
            session.printer.stderr("\n");
        }
        ProgressMode::Terminal { .. } | ProgressMode::Plain | ProgressMode::None => {}
    }
}

/// Prints the actions of an unfinished change or wait, as last seen: the thread that ran it no longer
/// prints them.
fn print_known_actions(actions: MutexGuard<'_, Vec<Action>>, requested: Requested, session: &Arc<Session>) {
    const LIMIT: Duration = Duration::from_millis(500);
    let steps = session.in_flight.steps();
    let text = if steps.is_empty() {
        session.column_set().map(|columns| render(&actions, requested, &columns, session))
    } else {
        let rows = ChangeRow::of_steps(&steps, &actions);
        session.column_set().map(|columns| render(&rows, requested, &columns, session))
    };
    let Ok(text) = text else { return };
    // Stays locked, so that no other thread shows them too.
    mem::forget(actions);
    let (printer, to_stdout) = (Arc::clone(&session.printer), text.clone());
    if !matches!(run_within(LIMIT, move || printer.chunk(&to_stdout)), Ok(Some(Ok(())))) {
        session.printer.stderr(&text);
    }
}
