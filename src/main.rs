//! The process: arguments, environment and streams in, an exit code out.

#[cfg(unix)]
use std::fs::File;
use std::io::{self, IsTerminal, Write as _};
#[cfg(unix)]
use std::os::fd::AsFd as _;
use std::panic::{self, PanicHookInfo};
use std::process;
use std::sync::Arc;

use doact::app::Process;
use doact::error::ExitCode;
use doact::system::Environment;
use doact::terminal::{Input, OutputStream};

fn main() -> process::ExitCode {
    let exit = |exit_code: ExitCode| process::exit(exit_code.code().into());
    // A panic in any thread ends the process like any other failure.
    panic::set_hook(Box::new(move |panic| {
        let _ = writeln!(io::stderr(), "{}", describe(panic));
        exit(ExitCode::Failed);
    }));
    #[cfg(windows)]
    enable_escape_codes();
    let (stdin, stdout, stderr) = (io::stdin(), io::stdout(), io::stderr());
    let is_terminal = stdout.is_terminal();
    let width = is_terminal.then(terminal_size::terminal_size).flatten();
    let exit_code = doact::run(Process {
        arguments: std::env::args_os().collect(),
        environment: std::env::vars_os().collect::<Environment>(),
        executable: std::env::current_exe().ok(),
        stdin: Input { is_terminal: stdin.is_terminal(), reader: Box::new(stdin) },
        stdout: OutputStream { is_terminal, writer: unbuffered(stdout) },
        stderr: OutputStream { is_terminal: stderr.is_terminal(), writer: Box::new(stderr) },
        width: width.map(|(width, _)| width.0),
        exit: Arc::new(exit),
    });
    process::ExitCode::from(exit_code.code())
}

/// Standard output without the line buffer of the standard library: all that is written is whole texts,
/// and each would be searched for its last line break, which compact JSON does not have.
#[cfg(unix)]
fn unbuffered(stdout: io::Stdout) -> Box<dyn io::Write + Send> {
    match stdout.as_fd().try_clone_to_owned() {
        Ok(descriptor) => Box::new(File::from(descriptor)),
        Err(_) => Box::new(stdout),
    }
}

/// The standard library converts text for a console of Windows.
#[cfg(not(unix))]
fn unbuffered(stdout: io::Stdout) -> Box<dyn io::Write + Send> {
    Box::new(stdout)
}

/// A console of Windows prints escape codes as text until a program asks it to obey them.
#[cfg(windows)]
fn enable_escape_codes() {
    for stream in [console::Term::stdout(), console::Term::stderr()] {
        // Asking is how the library enables them. It does not where NO_COLOR is set.
        let _is_enabled = stream.features().colors_supported();
    }
}

/// Without a message that was formatted: it may contain a token.
fn describe(panic: &PanicHookInfo<'_>) -> String {
    let location = panic.location().map_or_else(String::new, |location| format!(" at {location}"));
    let message = panic.payload().downcast_ref::<&str>().map_or_else(String::new, |text| format!(": {text}"));
    format!("error: doact panicked{location}{message}\n  hint: this is a bug; please report it")
}
