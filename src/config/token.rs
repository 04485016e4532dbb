//! Reading the token: from the setting itself, a file or a command.

use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitStatus;
use std::time::Duration;

use secrecy::ExposeSecret as _;

use super::schema::Settings;
use super::source::{Source, Sourced, TokenSource};
use super::token_command::{KillHandle, run};
use super::values::may_be_token;
use crate::http::{Token, UnusableToken};
use crate::system::{open_to_read, read_at_most, run_within};
use crate::terminal::redact::REDACTED;

/// Tokens have some 71 characters: a file or a command with more was named by mistake.
const MAX_BYTES: u64 = 64 * 1024;

/// Why there is no token to send. No variant holds the token or the output of a command.
#[derive(Debug, thiserror::Error)]
pub enum TokenError {
    #[error("there is no token{}", set_but_empty(empty_variables))]
    Missing {
        /// Variables of the token that are set, but empty.
        empty_variables: Vec<&'static str>,
    },
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
    #[error("the token command '{}' printed more than {} KiB (from {from})", program.escape_debug(), MAX_BYTES / 1024)]
    LongOutput { program: String, from: Source },
    #[error("the token command '{}' had printed nothing when --timeout passed (from {from})", program.escape_debug())]
    TimedOut { program: String, from: Source },
}

fn set_but_empty(variables: &[&str]) -> String {
    let verb = if variables.len() == 1 { "is" } else { "are" };
    if variables.is_empty() {
        String::new()
    } else {
        format!(": {} {verb} set but empty", variables.join(" and "))
    }
}

impl TokenError {
    /// What to do next.
    pub fn hint(&self) -> String {
        match self {
            Self::Missing { .. } => "run `doact auth init`, set DIGITALOCEAN_ACCESS_TOKEN, or put token, \
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
            | Self::LongOutput { program, .. }
            | Self::TimedOut { program, .. } => {
                format!("run '{}' yourself with the arguments of token_command", program.escape_debug())
            }
        }
    }
}

impl Settings {
    /// The token to send.
    pub fn read_token(&self, kill_handle: &KillHandle) -> Result<Sourced<Token>, TokenError> {
        match &self.token {
            Some(token) => read_token(token, kill_handle),
            None => Err(TokenError::Missing { empty_variables: self.empty_token_variables.clone() }),
        }
    }

    /// The same, with a limit to the time that a token command may take.
    pub fn read_token_within(
        &self,
        limit: Duration,
        kill_handle: &KillHandle,
    ) -> Result<Sourced<Token>, TokenError> {
        let Some(token @ Sourced { value: TokenSource::Command(words), source }) = &self.token else {
            return self.read_token(kill_handle);
        };
        let (token, handle) = (token.clone(), kill_handle.clone());
        let (program, from) = (program_name(words), source.clone());
        match run_within(limit, move || read_token(&token, &handle)) {
            Ok(Some(token)) => token,
            Ok(None) => {
                kill_handle.kill();
                Err(TokenError::TimedOut { program, from })
            }
            Err(source) => Err(TokenError::NotRun { program, from, source }),
        }
    }
}

fn read_token(
    Sourced { value, source }: &Sourced<TokenSource>,
    kill_handle: &KillHandle,
) -> Result<Sourced<Token>, TokenError> {
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

fn read_token_file(path: &Path, from: &Source) -> Result<Vec<u8>, TokenError> {
    let read = open_to_read(path).and_then(|file| read_at_most(MAX_BYTES, file));
    read.map_err(|source| TokenError::File { path: redacted_path(path), from: from.clone(), source })
}

/// Redacts parts of the path that may be a token, which may have been written into the wrong key.
fn redacted_path(path: &Path) -> PathBuf {
    let shown = |part| if may_be_token(&OsStr::to_string_lossy(part)) { REDACTED.as_ref() } else { part };
    path.iter().map(shown).collect()
}

fn program_name(words: &[String]) -> String {
    let program = words.first().map_or("", String::as_str);
    if may_be_token(program) { REDACTED } else { program }.to_owned()
}

/// The first line that the command prints.
fn run_token_command(
    words: &[String],
    from: &Source,
    kill_handle: &KillHandle,
) -> Result<Vec<u8>, TokenError> {
    let (program, from) = (program_name(words), from.clone());
    let (status, output) = match run(words, MAX_BYTES, kill_handle) {
        Ok(output) => output,
        Err(source) => return Err(TokenError::NotRun { program, from, source }),
    };
    if output.len() as u64 > MAX_BYTES {
        return Err(TokenError::LongOutput { program, from });
    }
    if !status.success() {
        return Err(TokenError::Failed { program, from, status });
    }
    if output.is_empty() {
        return Err(TokenError::NoOutput { program, from });
    }
    Ok(output.split(|byte| *byte == b'\n').next().unwrap_or_default().to_vec())
}
