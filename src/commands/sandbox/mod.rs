mod shell;
mod variables;

use std::ffi::OsString;
use std::io;
use std::path::Path;
use std::process::{Command, ExitStatus};
use std::time::Duration;

use anyhow::Context as _;

use crate::cli::SandboxArgs;
use crate::commands::{NoRow, Verb};
use crate::error::{ExitCode, Failure, Failures};
use crate::model::Interval;
use crate::sandbox::{self, Options, Sandbox};
use crate::session::{Activity, Session};
use crate::terminal::text::{escape_controls, shell_quote};
use variables::variables;

impl Verb for SandboxArgs {
    type Row = NoRow;

    fn needs_settings(&self) -> bool {
        false
    }

    fn run(&self, session: &Session) -> Result<ExitCode, Failures> {
        let options = Options {
            volumes: self.volumes.clone(),
            actions: self.actions as usize,
            action_duration: self.action_seconds,
            latency: self.latency.map(Interval::duration).unwrap_or_default(),
            faults: self.faults.clone(),
            port: self.port,
            tls: self.tls,
            seed: self.seed,
        };
        let sandbox = sandbox::start(&options).map_err(|error| {
            if error.kind() == io::ErrorKind::InvalidInput {
                return Failure::usage(error.to_string(), "use each volume name once per region");
            }
            let context = format!("cannot serve on port {}", self.port);
            Failure::Local(anyhow::Error::new(error).context(context))
        })?;
        match self.command.split_first() {
            Some((program, arguments)) => Ok(run_in(&sandbox, program, arguments, session)?),
            None => serve(&sandbox, session),
        }
    }
}

/// Prints the variables for a shell, and serves until a signal ends the process.
fn serve(sandbox: &Sandbox, session: &Session) -> Result<ExitCode, Failures> {
    // Set first: whoever reads the variables may send a signal at once.
    session.in_flight.set(Activity::Serving);
    let variables = variables(sandbox, session)?;
    let exports = variables.iter().map(|(name, value)| format!("export {name}={}\n", shell_quote(value)));
    // It is hidden if it is also in the environment, from another sandbox with the same seed.
    session.printer.show(sandbox.token());
    session.printer.stdout(&exports.collect::<String>())?;
    print_volumes(sandbox, session);
    session.printer.stderr("# running until interrupted (Ctrl-C)\n");
    loop {
        session.clock.sleep(Duration::from_secs(60 * 60));
    }
}

fn print_volumes(sandbox: &Sandbox, session: &Session) {
    for volume in sandbox.volumes() {
        session.printer.stderr(&format!("# volume {} in {}: {}\n", volume.name, volume.region, volume.id));
    }
}

/// Runs a command with the variables, and exits with its exit code.
fn run_in(
    sandbox: &Sandbox,
    program: &OsString,
    arguments: &[OsString],
    session: &Session,
) -> Result<ExitCode, Failure> {
    let executable = session.executable.as_deref();
    // `doact` is this binary, even if it is not on the PATH.
    let mut command = match executable {
        Some(executable) if program == "doact" => Command::new(executable),
        Some(_) | None => Command::new(program),
    };
    command.args(arguments).envs(variables(sandbox, session)?).env_remove("DIGITALOCEAN_CONTEXT");
    let startup = shell::startup(program, arguments, session).context("cannot write the prompt's file")?;
    if let Some(startup) = startup {
        print_volumes(sandbox, session);
        session.printer.stderr("# running until this shell ends (exit)\n");
        command.args(startup.arguments).envs(startup.variables);
    }
    if let Some(path) = path_with(executable, session) {
        command.env("PATH", path);
    }
    let context = || format!("cannot run {}", program.to_string_lossy());
    let mut child = match session.in_flight.start_child(|| command.spawn()) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let name = program.to_string_lossy();
            session.printer.stderr(&format!("{}: command not found\n", escape_controls(&name)));
            // The exit code that a shell uses for this.
            return Ok(ExitCode::External(127));
        }
        spawned => spawned.with_context(context)?,
    };
    let status = child.wait().with_context(context)?;
    session.in_flight.set(Activity::Idle);
    Ok(ExitCode::External(exit_code_of(status)))
}

/// The PATH with the folder of this binary first.
fn path_with(executable: Option<&Path>, session: &Session) -> Option<OsString> {
    let folder = executable?.parent()?.to_owned();
    let path = session.environment.get("PATH").unwrap_or("/usr/local/bin:/usr/bin:/bin");
    let folders = std::iter::once(folder).chain(std::env::split_paths(path));
    std::env::join_paths(folders).ok()
}

/// 128 plus the signal if a signal ended the command, as in a shell.
fn exit_code_of(status: ExitStatus) -> u8 {
    #[cfg(unix)]
    let signal = std::os::unix::process::ExitStatusExt::signal(&status).map(|signal| 128 + signal);
    #[cfg(not(unix))]
    let signal = None;
    signal.or(status.code()).and_then(|code| u8::try_from(code).ok()).unwrap_or(1)
}
