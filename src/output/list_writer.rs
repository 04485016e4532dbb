use super::columns::{Row, Tabular};
use super::sink::WriteError;

/// Writes a list in one format, as early as the format allows.
pub trait ListWriter<T> {
    /// Takes the next items. An error of the kind `BrokenPipe` means that the reader
    /// closed the pipe.
    fn push(&mut self, items: &[T]) -> Result<(), WriteError>;

    /// Writes what can only be written at the end of the list. Not called if the list could not be read to
    /// its end, so that a JSON array or a table is written completely or not at all.
    fn finish(self: Box<Self>) -> Result<(), WriteError>;
}

/// A [`ListWriter`] for rows of any type.
pub(super) trait RowWriter {
    fn push(&mut self, rows: &[&dyn Row]) -> Result<(), WriteError>;

    fn finish(self: Box<Self>) -> Result<(), WriteError> {
        Ok(())
    }
}

/// A [`ListWriter`] that passes its items to a [`RowWriter`].
pub(super) struct RowListWriter<'a>(pub(super) Box<dyn RowWriter + 'a>);

impl<T: Tabular> ListWriter<T> for RowListWriter<'_> {
    fn push(&mut self, items: &[T]) -> Result<(), WriteError> {
        self.0.push(&as_rows(items))
    }

    fn finish(self: Box<Self>) -> Result<(), WriteError> {
        self.0.finish()
    }
}

pub(super) fn as_rows<T: Tabular>(items: &[T]) -> Vec<&dyn Row> {
    items.iter().map(|item| item as _).collect()
}
