//! Standard output for results, and standard error for everything else.

use std::cmp::Reverse;
use std::io::{self, Write};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;

use anyhow::Context as _;
use indicatif::{MultiProgress, ProgressDrawTarget};

use super::capabilities::RenderOptions;
use super::redact::{redact, redact_data};
use super::spinner_terminal::SpinnerTerminal;
use super::streams::{OutputStream, closed_pipe};
use super::style;
use super::text::escape_controls;
use crate::http::{Reporter, Token};
use crate::system::{Clock, retry_within};

/// Writes whole texts to standard output and standard error, without tokens.
pub(crate) struct Printer {
    stdout: Mutex<Box<dyn Write + Send>>,
    stderr: Mutex<Box<dyn Write + Send>>,
    stdout_is_terminal: bool,
    stderr_is_terminal: bool,
    options: PrinterOptions,
    /// Every token that the process has held.
    tokens: Mutex<Vec<Token>>,
    spinners: OnceLock<MultiProgress>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct PrinterOptions {
    /// Drop notes and warnings.
    pub(crate) quiet: bool,
    /// Write errors as JSON objects.
    pub(crate) errors_as_json: bool,
    /// Write annotations for GitHub Actions.
    pub(crate) annotate: bool,
    pub(crate) render: RenderOptions,
    /// Whether standard error gets colour.
    pub(crate) stderr_color: bool,
}

impl Printer {
    pub(crate) fn new(stdout: OutputStream, stderr: OutputStream, options: PrinterOptions) -> Self {
        Self {
            stdout: Mutex::new(stdout.writer),
            stderr: Mutex::new(stderr.writer),
            stdout_is_terminal: stdout.is_terminal,
            stderr_is_terminal: stderr.is_terminal,
            options,
            tokens: Mutex::default(),
            spinners: OnceLock::new(),
        }
    }

    pub(crate) fn options(&self) -> PrinterOptions {
        self.options
    }

    pub(crate) fn stdout_is_terminal(&self) -> bool {
        self.stdout_is_terminal
    }

    pub(crate) fn stderr_is_terminal(&self) -> bool {
        self.stderr_is_terminal
    }

    pub(crate) fn hiding(self, tokens: impl IntoIterator<Item = Token>) -> Self {
        tokens.into_iter().for_each(|token| self.hide(&token));
        self
    }

    /// Replaces this token in everything that is written from now on.
    pub(crate) fn hide(&self, token: &Token) {
        let mut tokens = lock(&self.tokens);
        tokens.push(token.clone());
        // One token may contain another: the longest is replaced first.
        tokens.sort_unstable_by_key(|token| Reverse(token.expose().len()));
    }

    /// Stops replacing this token: that of a local sandbox is not secret.
    #[cfg_attr(not(feature = "sandbox"), expect(dead_code, reason = "only the sandbox shows its token"))]
    pub(crate) fn show(&self, token: &str) {
        lock(&self.tokens).retain(|hidden| hidden.expose() != token);
    }

    pub(crate) fn redact(&self, text: &str) -> String {
        redact(text, &lock(&self.tokens)).into_owned()
    }

    /// Writes the last or only part of a result, for which a closed pipe is no error.
    pub(crate) fn stdout(&self, text: &str) -> anyhow::Result<()> {
        match self.chunk(text) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            written => written.context("standard output cannot be written"),
        }
    }

    /// Writes a part of a result.
    pub(crate) fn chunk(&self, text: &str) -> io::Result<()> {
        if text.is_empty() {
            return Ok(());
        }
        let text = redact_data(text, &lock(&self.tokens));
        let mut stdout = lock(&self.stdout);
        stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()).map_err(closed_pipe)
    }

    pub(crate) fn stderr(&self, text: &str) {
        let text = self.redact(text);
        let write = || {
            let mut stderr = lock(&self.stderr);
            // A failure to write to standard error cannot be reported anywhere.
            let _ = stderr.write_all(text.as_bytes()).and_then(|()| stderr.flush());
        };
        match self.spinners.get() {
            Some(spinners) => spinners.suspend(write),
            None => write(),
        }
    }

    /// Dropped under `--quiet`, like notes.
    pub(crate) fn warning(&self, warning: &str) {
        if !self.options.quiet {
            let label = style::paint("warning:", style::WARNING, self.options.stderr_color);
            self.stderr(&format!("{label} {}\n", escape_controls(warning)));
        }
    }

    /// The spinners on standard error. Other output goes above them.
    pub(crate) fn spinners(&self) -> &MultiProgress {
        // As often as indicatif draws to a terminal of its own.
        const FRAMES_PER_SECOND: u8 = 20;
        self.spinners.get_or_init(|| {
            let terminal = Box::new(SpinnerTerminal::stderr());
            let target = ProgressDrawTarget::term_like_with_hz(terminal, FRAMES_PER_SECOND);
            MultiProgress::with_draw_target(target)
        })
    }

    /// Removes the spinners from the screen for good, and clears the cursor's line, where the terminal may
    /// have echoed `^C`.
    pub(crate) fn clear_spinners(&self) {
        if let Some(spinners) = self.spinners.get() {
            let _ = spinners.clear();
            spinners.set_draw_target(ProgressDrawTarget::hidden());
        }
        self.stderr("\r\u{1b}[K");
    }

    /// Waits up to 500 ms for a write to standard output to end. No other write starts while the guard is
    /// held.
    pub(crate) fn close(&self, clock: &dyn Clock) -> Option<impl Sized + '_> {
        retry_within(Duration::from_millis(500), clock, || self.stdout.try_lock().ok())
    }
}

impl Reporter for Printer {
    fn note(&self, line: &str) {
        if !self.options.quiet {
            self.stderr(&format!("{}\n", escape_controls(line)));
        }
    }

    fn trace(&self, line: &str) {
        self.stderr(&format!("{}\n", escape_controls(line)));
    }

    fn redact_tokens(&self, text: &str) -> String {
        self.redact(text)
    }
}

fn lock<T: ?Sized>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
