//! Running the program that prints the token.

use std::io::{self, Read as _};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::source::Source;
use super::token::TokenError;

/// Holds a program that is asked for the token by somebody who may not wait for it.
#[derive(Clone)]
pub struct KillHandle {
    manners: StdioMode,
    child: Arc<Mutex<Option<Child>>>,
}

/// What a program may do while it is asked for the token.
#[derive(Clone, Copy, PartialEq, Eq)]
enum StdioMode {
    /// It can say what it lacks on the user's standard error, and ask on the terminal.
    Free,
    /// It has no voice, and no hold on the terminal.
    Unheard,
}

impl KillHandle {
    /// For a program that may speak with the user.
    pub fn free() -> Self {
        Self { manners: StdioMode::Free, child: Arc::default() }
    }

    /// For a program that nobody shall notice.
    pub fn unheard() -> Self {
        Self { manners: StdioMode::Unheard, child: Arc::default() }
    }

    /// Ends the program, if one still runs.
    pub fn pull(&self) {
        if let Some(mut child) = self.held().take() {
            if self.manners == StdioMode::Unheard {
                end_group(&child);
            }
            let _ = child.kill();
        }
    }

    fn held(&self) -> MutexGuard<'_, Option<Child>> {
        self.child.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Ends whatever a program started that has a group of its own.
#[cfg(unix)]
fn end_group(child: &Child) {
    use rustix::process::{Pid, Signal, kill_process_group};
    let group = i32::try_from(child.id()).ok().and_then(Pid::from_raw);
    let _ = group.map(|group| kill_process_group(group, Signal::KILL));
}

#[cfg(not(unix))]
fn end_group(_: &Child) {}

/// The first line that the program prints.
pub(super) fn run_token_command(
    words: &[String],
    from: &Source,
    leash: &KillHandle,
) -> Result<Vec<u8>, TokenError> {
    let from = from.clone();
    let program = words.first().cloned().unwrap_or_default();
    let (status, printed) = match output(&program, &words[1.min(words.len())..], leash) {
        Ok(output) => output,
        Err(source) => return Err(TokenError::NotRun { program, from, source }),
    };
    if !status.success() {
        return Err(TokenError::Failed { program, from, status });
    }
    if printed.is_empty() {
        return Err(TokenError::Silent { program, from });
    }
    let line = printed.split(|byte| *byte == b'\n').next().unwrap_or_default();
    Ok(line.strip_suffix(b"\r").unwrap_or(line).to_vec())
}

fn output(program: &str, arguments: &[String], leash: &KillHandle) -> io::Result<(ExitStatus, Vec<u8>)> {
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::piped());
    if leash.manners == StdioMode::Unheard {
        command.stderr(Stdio::null());
        // In a group of its own it is not the terminal's: it is stopped if it asks for a password there.
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
    }
    let mut child = command.spawn()?;
    let stdout = child.stdout.take();
    *leash.held() = Some(child);
    let mut printed = Vec::new();
    if let Some(mut stdout) = stdout {
        stdout.read_to_end(&mut printed)?;
    }
    let child = leash.held().take();
    let mut child = child.ok_or(io::ErrorKind::TimedOut)?;
    Ok((child.wait()?, printed))
}

#[cfg(all(test, unix))]
mod tests {
    use std::thread;

    use super::*;
    use crate::config::Source;

    #[test]
    fn a_pulled_leash_ends_the_program_and_what_it_started() {
        let leash = KillHandle::unheard();
        let held = leash.clone();
        let words = ["sh", "-c", "sleep 1000; true"].map(str::to_owned);
        let asked = thread::spawn(move || run_token_command(&words, &Source::Default, &held));
        while leash.held().is_none() {
            thread::yield_now();
        }
        leash.pull();
        // It would go on reading for as long as a child holds the pipe.
        assert!(asked.join().unwrap().is_err());
    }
}
