//! Reading the token: from the setting itself, a file or a command.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use secrecy::ExposeSecret as _;

use super::file::read_at_most;
use super::schema::Settings;
use super::source::{Source, Sourced, TokenSource};
use crate::http::{Token, UnusableToken};
use crate::system::run_within;

/// Tokens have some 71 characters: a larger file was named by mistake.
const MAX_FILE_BYTES: u64 = 64 * 1024;

/// Why there is no token to send. No variant holds the token or the output of a command.
#[derive(Debug, thiserror::Error)]
pub enum TokenError {
    #[error("there is no token")]
    Missing,
    #[error("{problem} (from {from})")]
    Unusable { from: Source, problem: UnusableToken },
    #[error("the token file {} cannot be read (from {from})", path.display())]
    File { path: PathBuf, from: Source, source: io::Error },
    #[error("the token command '{}' cannot be run (from {from})", program.escape_debug())]
    NotRun { program: String, from: Source, source: io::Error },
    #[error("the token command '{}' failed with {status} (from {from})", program.escape_debug())]
    Failed { program: String, from: Source, status: ExitStatus },
    #[error("the token command '{}' printed nothing (from {from})", program.escape_debug())]
    NoOutput { program: String, from: Source },
    #[error("the token command '{}' had printed nothing when --timeout passed (from {from})", program.escape_debug())]
    TimedOut { program: String, from: Source },
}

impl TokenError {
    /// What to do next.
    pub fn hint(&self) -> String {
        match self {
            Self::Missing => "run `doact auth init`, set DIGITALOCEAN_ACCESS_TOKEN, or put token, \
                token_command or token_file into the settings file"
                .to_owned(),
            Self::Unusable { problem: UnusableToken::Refresh, .. } => {
                "use the access token (doo_v1_) that came with it, or a personal access token (dop_v1_)"
                    .to_owned()
            }
            Self::Unusable { .. } => {
                "paste a complete personal access token (it starts with dop_v1_)".to_owned()
            }
            Self::File { .. } => "correct token_file, or make the file readable".to_owned(),
            Self::NotRun { .. } => {
                "check that token_command names an installed program; it is run without a shell".to_owned()
            }
            Self::Failed { program, .. }
            | Self::NoOutput { program, .. }
            | Self::TimedOut { program, .. } => {
                format!("run '{}' yourself with the arguments of token_command", program.escape_debug())
            }
        }
    }
}

impl Settings {
    /// The token to send. A token command may use standard error and the terminal.
    pub fn read_token(&self) -> Result<Sourced<Token>, TokenError> {
        self.read_token_with(&KillHandle::new(StdioMode::Interactive))
    }

    /// The same, with a handle that ends a token command.
    pub fn read_token_with(&self, kill_handle: &KillHandle) -> Result<Sourced<Token>, TokenError> {
        read_token(self.token.as_ref(), kill_handle)
    }

    /// The same, with a limit to the time that a token command may take.
    pub fn read_token_within(&self, limit: Duration) -> Result<Sourced<Token>, TokenError> {
        let Some(Sourced { value: TokenSource::Command(words), source }) = &self.token else {
            return self.read_token();
        };
        let kill_handle = KillHandle::new(StdioMode::Interactive);
        let (token, handle) = (self.token.clone(), kill_handle.clone());
        run_within(limit, move || read_token(token.as_ref(), &handle)).unwrap_or_else(|| {
            kill_handle.kill();
            let program = words.first().cloned().unwrap_or_default();
            Err(TokenError::TimedOut { program, from: source.clone() })
        })
    }
}

fn read_token(
    token: Option<&Sourced<TokenSource>>,
    kill_handle: &KillHandle,
) -> Result<Sourced<Token>, TokenError> {
    let Some(Sourced { value, source }) = token else { return Err(TokenError::Missing) };
    let token = match value {
        TokenSource::Text(text) => Token::new(text.expose_secret()),
        TokenSource::File(path) => token_from_bytes(&read_token_file(path, source)?),
        TokenSource::Command(words) => token_from_bytes(&run_token_command(words, source, kill_handle)?),
    };
    match token {
        Ok(token) => Ok(Sourced::new(token, source.clone())),
        Err(problem) => Err(TokenError::Unusable { from: source.clone(), problem }),
    }
}

fn token_from_bytes(bytes: &[u8]) -> Result<Token, UnusableToken> {
    let text = std::str::from_utf8(bytes).map_err(|_| UnusableToken::NotAHeader)?;
    Token::new(text)
}

/// The content of a token file without the white space at its end.
fn read_token_file(path: &Path, from: &Source) -> Result<Vec<u8>, TokenError> {
    let read = File::open(path).and_then(|file| read_at_most(MAX_FILE_BYTES, file));
    let mut bytes =
        read.map_err(|source| TokenError::File { path: path.to_owned(), from: from.clone(), source })?;
    bytes.truncate(bytes.trim_ascii_end().len());
    Ok(bytes)
}

/// How a token command may use the terminal.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum StdioMode {
    /// It inherits standard error and the terminal, and may ask the user for a password.
    Interactive,
    /// It prints no messages and cannot read from the terminal.
    Silent,
}

/// Ends a token command from another thread.
#[derive(Clone)]
pub struct KillHandle {
    stdio: StdioMode,
    child: Arc<Mutex<Option<Child>>>,
}

impl KillHandle {
    pub fn new(stdio: StdioMode) -> Self {
        Self { stdio, child: Arc::default() }
    }

    /// Kills the command if it is running.
    pub fn kill(&self) {
        if let Some(mut child) = self.lock().take() {
            if self.stdio == StdioMode::Silent {
                kill_group(&child);
            }
            let _ = child.kill();
        }
    }

    fn lock(&self) -> MutexGuard<'_, Option<Child>> {
        self.child.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Kills the command and the processes that it started.
#[cfg(unix)]
fn kill_group(child: &Child) {
    use rustix::process::{Pid, Signal, kill_process_group};
    let group = i32::try_from(child.id()).ok().and_then(Pid::from_raw);
    let _ = group.map(|group| kill_process_group(group, Signal::KILL));
}

#[cfg(not(unix))]
fn kill_group(_: &Child) {}

/// The first line that the command prints.
fn run_token_command(
    words: &[String],
    from: &Source,
    kill_handle: &KillHandle,
) -> Result<Vec<u8>, TokenError> {
    let (program, arguments) = match words {
        [program, arguments @ ..] => (program.clone(), arguments),
        [] => (String::new(), words),
    };
    let from = from.clone();
    let (status, output) = match run(&program, arguments, kill_handle) {
        Ok(output) => output,
        Err(source) => return Err(TokenError::NotRun { program, from, source }),
    };
    if !status.success() {
        return Err(TokenError::Failed { program, from, status });
    }
    if output.is_empty() {
        return Err(TokenError::NoOutput { program, from });
    }
    let line = output.split(|byte| *byte == b'\n').next().unwrap_or_default();
    Ok(line.strip_suffix(b"\r").unwrap_or(line).to_vec())
}

fn run(program: &str, arguments: &[String], kill_handle: &KillHandle) -> io::Result<(ExitStatus, Vec<u8>)> {
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::piped());
    if kill_handle.stdio == StdioMode::Silent {
        command.stderr(Stdio::null());
        // A process group of its own is in the background: reading from the terminal stops it.
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
    }
    let mut child = command.spawn()?;
    let stdout = child.stdout.take();
    *kill_handle.lock() = Some(child);
    let mut output = Vec::new();
    if let Some(mut stdout) = stdout {
        stdout.read_to_end(&mut output)?;
    }
    let child = kill_handle.lock().take();
    let mut child = child.ok_or(io::ErrorKind::TimedOut)?;
    Ok((child.wait()?, output))
}

#[cfg(all(test, unix))]
mod tests {
    use std::thread;

    use super::*;

    #[test]
    fn a_silent_token_command_is_killed_with_its_child_processes() {
        let kill_handle = KillHandle::new(StdioMode::Silent);
        let handle = kill_handle.clone();
        let words = ["sh", "-c", "sleep 1000; true"].map(str::to_owned);
        let command = thread::spawn(move || run_token_command(&words, &Source::Default, &handle));
        while kill_handle.lock().is_none() {
            thread::yield_now();
        }
        kill_handle.kill();
        // `sleep` holds the pipe too: reading ends only when both processes have.
        assert!(command.join().unwrap().is_err());
    }
}
