//! Runs the token command, which another thread may kill.

use std::io::{self, Read as _};
use std::path::PathBuf;
use std::process::{Child, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::child_process::{has_terminal, kill_with_children, wait_for_end};
use super::token_watcher::Watcher;

/// How a token command may use the terminal.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum StdioMode {
    /// It inherits standard error and the terminal, and may ask the user for a password.
    Interactive,
    /// It prints no messages and cannot read from the terminal.
    Silent,
}

/// Kills a token command from another thread.
#[derive(Clone)]
pub struct KillHandle {
    stdio: StdioMode,
    /// This program's file, which runs the watcher. Without it, there is none.
    executable: Option<PathBuf>,
    command: Arc<Mutex<CommandState>>,
}

#[derive(Default)]
enum CommandState {
    #[default]
    NotRunning,
    Running {
        child: Child,
        leads_group: bool,
        watcher: Option<Watcher>,
    },
    /// Final: no command is started after this.
    Killed,
}

impl KillHandle {
    pub fn new(stdio: StdioMode) -> Self {
        Self { stdio, executable: None, command: Arc::default() }
    }

    /// The command also ends if this process is killed. Without this program's file, it does not.
    pub fn with_watcher(self, executable: Option<PathBuf>) -> Self {
        Self { executable, ..self }
    }

    /// Kills the command if it is running, and keeps it from being started later.
    pub fn kill(&self) {
        let state = std::mem::replace(&mut *self.lock(), CommandState::Killed);
        if let CommandState::Running { mut child, leads_group, watcher } = state {
            kill_with_children(child.id(), leads_group);
            let _ = child.kill();
            // Its exit status is never read, so that its ID is not reused before this process ends.
            drop(watcher);
        }
    }

    fn start(&self, mut command: Command) -> io::Result<ChildStdout> {
        let mut state = self.lock();
        if matches!(*state, CommandState::Killed) {
            return Err(io::ErrorKind::TimedOut.into());
        }
        // With a terminal, it stays in our process group: a background group is stopped when it
        // reads a password from the terminal.
        let leads_group = cfg!(unix) && (self.stdio == StdioMode::Silent || !has_terminal());
        #[cfg(unix)]
        if leads_group {
            std::os::unix::process::CommandExt::process_group(&mut command, 0);
        }
        let mut child = command.stdout(Stdio::piped()).spawn()?;
        let stdout = child.stdout.take().ok_or(io::ErrorKind::BrokenPipe)?;
        let watcher = self.executable.as_deref();
        let watcher = watcher.and_then(|executable| Watcher::start(executable, child.id(), leads_group));
        *state = CommandState::Running { child, leads_group, watcher };
        Ok(stdout)
    }

    fn wait(&self) -> io::Result<ExitStatus> {
        if let Some(id) = self.running() {
            wait_for_end(id);
        }
        let mut state = self.lock();
        let CommandState::Running { child, watcher, .. } = &mut *state else {
            return Err(io::ErrorKind::TimedOut.into());
        };
        drop(watcher.take());
        let status = child.wait();
        *state = CommandState::NotRunning;
        status
    }

    fn running(&self) -> Option<u32> {
        match &*self.lock() {
            CommandState::Running { child, .. } => Some(child.id()),
            CommandState::NotRunning | CommandState::Killed => None,
        }
    }

    fn lock(&self) -> MutexGuard<'_, CommandState> {
        self.command.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Returns the exit status of a command, and at most the first `max_bytes + 1` bytes of its output.
/// A command that prints more writes to a closed pipe.
pub(super) fn run(
    words: &[String],
    max_bytes: u64,
    kill_handle: &KillHandle,
) -> io::Result<(ExitStatus, Vec<u8>)> {
    let [program, arguments @ ..] = words else { return Err(io::ErrorKind::InvalidInput.into()) };
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null());
    if kill_handle.stdio == StdioMode::Silent {
        command.stderr(Stdio::null());
    }
    let mut output = Vec::new();
    kill_handle.start(command)?.take(max_bytes + 1).read_to_end(&mut output)?;
    Ok((kill_handle.wait()?, output))
}

#[cfg(all(test, unix))]
mod tests {
    use std::thread;

    use super::*;

    fn run_in_thread(
        script: &str,
        handle: &KillHandle,
    ) -> thread::JoinHandle<io::Result<(ExitStatus, Vec<u8>)>> {
        let (words, handle) = (["sh", "-c", script].map(str::to_owned), handle.clone());
        thread::spawn(move || run(&words, 1000, &handle))
    }

    #[test]
    fn a_silent_token_command_is_killed_with_its_child_processes() {
        let kill_handle = KillHandle::new(StdioMode::Silent);
        let command = run_in_thread("sleep 1000; true", &kill_handle);
        while kill_handle.running().is_none() {
            thread::yield_now();
        }
        kill_handle.kill();
        // `sleep` holds the pipe too: reading ends only when both processes have.
        assert!(command.join().unwrap().is_err());
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_token_command_in_our_process_group_is_killed_with_its_child_processes() {
        let mut shell = Command::new("sh");
        shell.args(["-c", "sleep 1000 & echo started; wait"]).stdout(Stdio::piped());
        let mut shell = shell.spawn().unwrap();
        let mut output = shell.stdout.take().unwrap();
        output.read_exact(&mut [0; b"started\n".len()]).unwrap();
        kill_with_children(shell.id(), false);
        // `sleep` holds the pipe too.
        assert_eq!(output.read_to_end(&mut Vec::new()).unwrap(), 0);
        assert!(!shell.wait().unwrap().success());
    }

    #[test]
    fn a_token_command_that_was_killed_before_its_start_is_not_started() {
        let folder = tempfile::tempdir().unwrap();
        let mark = folder.path().join("started");
        let kill_handle = KillHandle::new(StdioMode::Interactive);
        kill_handle.kill();
        let started = run_in_thread(&format!("touch '{}'; echo x", mark.display()), &kill_handle);
        assert!(started.join().unwrap().is_err());
        assert!(!mark.exists());
    }

    #[test]
    fn a_token_command_that_has_closed_its_output_can_still_be_killed() {
        let kill_handle = KillHandle::new(StdioMode::Silent);
        let folder = tempfile::tempdir().unwrap();
        let mark = folder.path().join("closed");
        let script = format!("exec >&-; touch '{}'; exec sleep 1000", mark.display());
        let command = run_in_thread(&script, &kill_handle);
        while !mark.exists() {
            thread::yield_now();
        }
        kill_handle.kill();
        assert!(command.join().unwrap().is_err());
    }
}
