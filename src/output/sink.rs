use std::io;
use std::sync::{Mutex, PoisonError};

use crate::http::Reporter;
use crate::terminal::Printer;

/// Writers collect about this many bytes before they write.
pub(super) const WRITE_BYTES: usize = 64 * 1024;

/// Why a result was not written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    #[error("standard output cannot be written")]
    Stdout(#[from] io::Error),
    #[error("the filter of --jq failed: {0}")]
    Filter(String),
}

impl WriteError {
    /// Whether the reader of standard output closed the pipe, as `head` does.
    pub(crate) fn is_closed_pipe(&self) -> bool {
        matches!(self, Self::Stdout(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }
}

/// The destination of writers.
pub trait Sink {
    /// Writes text to standard output. Tokens are redacted within each text only, not across two.
    fn write(&self, text: &str) -> io::Result<()>;

    /// Prints a note on standard error.
    fn note(&self, note: &str);
}

impl Sink for Printer {
    fn write(&self, text: &str) -> io::Result<()> {
        self.chunk(text)
    }

    fn note(&self, note: &str) {
        Reporter::note(self, note);
    }
}

/// Collects a result as text.
#[derive(Default)]
pub(crate) struct TextSink(Mutex<String>);

impl TextSink {
    pub(crate) fn into_text(self) -> String {
        self.0.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Sink for TextSink {
    fn write(&self, text: &str) -> io::Result<()> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push_str(text);
        Ok(())
    }

    fn note(&self, _: &str) {}
}

/// Names the columns that did not fit the terminal, if any.
pub(super) fn note_left_out(sink: &dyn Sink, headers: &[&str], hint: &str) {
    if !headers.is_empty() {
        sink.note(&format!("note: no room for {}{hint}", headers.join(", ")));
    }
}
