//! The process: arguments, environment and streams in, an exit code out.

use std::io::{self, IsTerminal};
use std::panic;
use std::process;

use doact::app::Process;
use doact::error::ExitCode;
use doact::system::Environment;
use doact::terminal::{Input, OutputStream};

fn main() -> process::ExitCode {
    let end = |exit: ExitCode| process::exit(exit.code().into());
    let tell = panic::take_hook();
    // A panic in whatever thread ends the process as any other failure does.
    panic::set_hook(Box::new(move |panic| {
        tell(panic);
        end(ExitCode::Failed);
    }));
    let (stdin, stdout, stderr) = (io::stdin(), io::stdout(), io::stderr());
    let is_terminal = stdout.is_terminal();
    let width = is_terminal.then(terminal_size::terminal_size).flatten();
    let exit = doact::run(Process {
        arguments: std::env::args_os().collect(),
        environment: std::env::vars_os().collect::<Environment>(),
        executable: std::env::current_exe().ok(),
        stdin: Input { is_terminal: stdin.is_terminal(), reader: Box::new(stdin) },
        stdout: OutputStream { is_terminal, writer: Box::new(stdout) },
        stderr: OutputStream { is_terminal: stderr.is_terminal(), writer: Box::new(stderr) },
        width: width.map(|(width, _)| width.0),
        end: Box::new(end),
    });
    process::ExitCode::from(exit.code())
}
