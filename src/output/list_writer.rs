use std::io;

use crate::http::Reporter;
use crate::terminal::Printer;

/// Writes a list in one format, as early as the format allows.
pub trait ListWriter<T> {
    /// Takes the next items. An error of the kind `BrokenPipe` means that nobody reads on.
    fn push(&mut self, items: &[T]) -> Result<(), WriteError>;

    /// Writes what had to wait for the end of the list. A writer is dropped without this when
    /// the list could not be read, so that no document is cut off in the middle.
    fn finish(self: Box<Self>) -> Result<(), WriteError> {
        Ok(())
    }
}

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
    pub fn is_closed_pipe(&self) -> bool {
        matches!(self, Self::Stdout(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }
}

/// Where writers write to.
pub trait Sink {
    /// Writes text to standard output. Tokens are redacted in each text for itself.
    fn write(&self, text: &str) -> io::Result<()>;

    /// Tells the user something beside the result.
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

/// Tells which columns a narrow terminal has no room for, if there are any.
pub(super) fn note_left_out(sink: &dyn Sink, headers: &[&str], hint: &str) {
    if !headers.is_empty() {
        sink.note(&format!("note: no room for {}{hint}", headers.join(", ")));
    }
}
