//! Kills the token command even if this process is killed and cannot do so itself. On Unix only.
//!
//! A watcher runs beside the command: another process of this program, with arguments that only this file
//! knows. Its standard input is a pipe that this process holds open and never writes to. When the pipe is
//! closed, the watcher kills the command.

use std::ffi::{OsStr, OsString};
use std::io::{self, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use super::child_process::kill_with_children;

/// The first argument of a watcher; the others are the process ID of the command and [`GROUP`] or [`TREE`].
const NAME: &str = "token-command-watcher";

/// The command leads a process group, which is killed.
const GROUP: &str = "group";

/// The command is in the group of this process. It is killed with its descendants.
const TREE: &str = "tree";

/// Dropped before the command's exit status is read: after that, its process ID may be reused.
pub(super) struct Watcher(Child);

impl Watcher {
    /// None if it cannot be started: the command runs without it.
    pub(super) fn start(executable: &Path, command_id: u32, leads_group: bool) -> Option<Self> {
        if !cfg!(unix) {
            return None;
        }
        // Still names this program after its file was replaced. The process is called `exe`, so
        // `killall -9 doact` does not kill it too.
        let on_linux = Path::new("/proc/self/exe");
        let mut watcher = Command::new(if cfg!(target_os = "linux") { on_linux } else { executable });
        watcher.args([NAME, &command_id.to_string(), if leads_group { GROUP } else { TREE }]);
        watcher.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        // Ctrl-C on the terminal reaches this process and the command, and not the watcher.
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut watcher, 0);
        watcher.spawn().ok().map(Self)
    }
}

impl Drop for Watcher {
    fn drop(&mut self) {
        // Before the pipe is closed, which would make it kill the command.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// What a watcher has to do.
pub(crate) struct WatchRequest {
    command_id: u32,
    leads_group: bool,
}

impl WatchRequest {
    /// None if the process is not a watcher.
    pub(crate) fn from_process(arguments: &[OsString]) -> Option<Self> {
        let arguments: Vec<_> =
            arguments.iter().skip(1).map(OsString::as_os_str).map(OsStr::to_str).collect();
        let [Some(NAME), Some(command_id), Some(how @ (GROUP | TREE))] = arguments[..] else { return None };
        // To the system, group 1 means every process.
        let command_id = command_id.parse().ok().filter(|id| *id > 1)?;
        Some(Self { command_id, leads_group: how == GROUP })
    }

    /// Kills the command at the end of the input.
    pub(crate) fn watch(&self, mut input: impl Read) {
        let _ = io::copy(&mut input, &mut io::sink());
        kill_with_children(self.command_id, self.leads_group);
    }
}
