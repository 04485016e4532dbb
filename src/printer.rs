//! The two streams a user sees: results on one, everything else on the other.

use std::borrow::Cow;
use std::io::{self, Write};
use std::ops::ControlFlow;
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;

use anyhow::Context as _;
use indicatif::{MultiProgress, ProgressDrawTarget};

use crate::clock::Clock;
use crate::exit::Exit;
use crate::failure::Report;
use crate::github::error_annotation;
use crate::http::Token;
use crate::notes::Notes;
use crate::output::Look;
use crate::process::Outlet;
use crate::text::{redacted, visible};

/// Writes to standard output and standard error, each line whole, and never a token.
pub struct Printer {
    stdout: Mutex<Box<dyn Write + Send>>,
    stderr: Mutex<Box<dyn Write + Send>>,
    stdout_is_terminal: bool,
    stderr_is_terminal: bool,
    manner: Manner,
    secret: OnceLock<Token>,
    spinners: OnceLock<MultiProgress>,
}

/// How things are said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Manner {
    /// Whether notes and warnings are dropped.
    pub quiet: bool,
    /// Whether failures are JSON objects.
    pub errors_as_json: bool,
    /// Whether GitHub Actions reads along, and shows annotations.
    pub annotates: bool,
    /// What standard output can show.
    pub look: Look,
}

impl Printer {
    /// A printer on these streams.
    #[must_use]
    pub fn new(stdout: Outlet, stderr: Outlet, manner: Manner) -> Self {
        Self {
            stdout: Mutex::new(stdout.writer),
            stderr: Mutex::new(stderr.writer),
            stdout_is_terminal: stdout.is_terminal,
            stderr_is_terminal: stderr.is_terminal,
            manner,
            secret: OnceLock::new(),
            spinners: OnceLock::new(),
        }
    }

    /// What standard output can show.
    #[must_use]
    pub fn look(&self) -> Look {
        self.manner.look
    }

    /// Whether notes are dropped.
    #[must_use]
    pub fn is_quiet(&self) -> bool {
        self.manner.quiet
    }

    /// Whether somebody looks at standard output.
    #[must_use]
    pub fn stdout_is_terminal(&self) -> bool {
        self.stdout_is_terminal
    }

    /// Whether somebody looks at standard error.
    #[must_use]
    pub fn stderr_is_terminal(&self) -> bool {
        self.stderr_is_terminal
    }

    /// From now on, hides this token in everything on standard error.
    pub fn hide(&self, token: &Token) {
        let _ = self.secret.set(token.clone());
    }

    /// Writes a result, whole. A pipe that was closed is no error.
    pub fn result(&self, text: &str) -> anyhow::Result<()> {
        self.piece(text).map(drop)
    }

    /// Writes a piece of a result, and says whether somebody reads on.
    pub fn piece(&self, text: &str) -> anyhow::Result<ControlFlow<()>> {
        let text = self.without_token(text);
        let mut stdout = lock(&self.stdout);
        match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(ControlFlow::Break(())),
            written => written.map(ControlFlow::Continue).context("standard output cannot be written"),
        }
    }

    /// Says what went wrong.
    pub fn failure(&self, report: &Report) {
        if self.manner.annotates && matches!(report.exit, Exit::Errored | Exit::TimedOut) {
            self.say(&error_annotation(&visible(&report.message)));
        }
        if self.manner.errors_as_json {
            // Before it becomes JSON, where quotes in a token would be escaped.
            let report = report.clone().map_text(|text| redacted(text, self.secret()).into_owned());
            self.say(&report.to_json());
        } else {
            self.say(&report.to_text());
        }
    }

    /// A result without the token, wherever a server sent it back. What is shorter
    /// than any token of this API may be a word of the result, and stays.
    fn without_token<'a>(&self, text: &'a str) -> Cow<'a, str> {
        const SHORTEST_TOKEN: usize = 16;
        match self.secret().filter(|token| token.len() >= SHORTEST_TOKEN) {
            Some(token) if text.contains(token) => Cow::Owned(text.replace(token, "[redacted]")),
            Some(_) | None => Cow::Borrowed(text),
        }
    }

    /// Says something that is not wrong, but should be mended. Dropped under `--quiet`.
    pub fn warning(&self, warning: &str) {
        if !self.manner.quiet {
            self.say(&format!("warning: {}\n", visible(warning)));
        }
    }

    /// Writes text that is ready as it is, such as a usage error, to standard error.
    pub fn say(&self, text: &str) {
        let text = redacted(text, self.secret());
        let write = || {
            let mut stderr = lock(&self.stderr);
            // There is nobody left to tell when this fails.
            let _ = stderr.write_all(text.as_bytes()).and_then(|()| stderr.flush());
        };
        match self.spinners.get() {
            Some(spinners) => spinners.suspend(write),
            None => write(),
        }
    }

    fn secret(&self) -> Option<&str> {
        self.secret.get().map(Token::expose)
    }

    /// Where spinners turn on standard error; what is said goes above them.
    pub fn spinners(&self) -> &MultiProgress {
        self.spinners.get_or_init(|| MultiProgress::with_draw_target(ProgressDrawTarget::stderr()))
    }

    /// Stops the spinners where they are.
    pub fn clear_spinners(&self) {
        if let Some(spinners) = self.spinners.get() {
            let _ = spinners.clear();
            spinners.set_draw_target(ProgressDrawTarget::hidden());
        }
    }

    /// Waits, but not for long, until a result that is being written is whole;
    /// none is written after that, as long as the guard lives.
    pub fn close(&self, clock: &dyn Clock) -> Option<impl Sized + '_> {
        const PATIENCE: Duration = Duration::from_millis(500);
        let start = clock.elapsed();
        loop {
            if let Ok(guard) = self.stdout.try_lock() {
                return Some(guard);
            }
            if clock.elapsed().saturating_sub(start) >= PATIENCE {
                return None;
            }
            clock.sleep(Duration::from_millis(10));
        }
    }
}

impl Notes for Printer {
    fn note(&self, line: &str) {
        if !self.manner.quiet {
            self.say(&format!("{}\n", visible(line)));
        }
    }

    fn trace(&self, line: &str) {
        self.say(&format!("{line}\n"));
    }
}

fn lock<T: ?Sized>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
