//! Formats in which a list is a beginning, rows and an end, and the writers for all of them.

use std::mem;

use super::blocks::{Blocks, Order};
use super::columns::Row;
use super::list_writer::RowWriter;
use super::sink::{Sink, WRITE_BYTES, WriteError};

/// How a format writes a list.
pub(super) trait RowFormat {
    /// Written between two rows.
    const SEPARATOR: &'static str = "";

    /// Appends what comes before the rows.
    fn begin(&self, _out: &mut String) {}

    /// Appends rows with the separator between them.
    fn push_rows<'r>(&self, out: &mut String, rows: impl Iterator<Item = &'r dyn Row>);

    /// Appends what comes after the rows, or what stands for an empty list.
    fn end(&self, _out: &mut String, _is_empty: bool) {}
}

/// Writes rows as they arrive. Only for formats without a separator.
pub(super) struct StreamingWriter<'a, F> {
    format: F,
    has_begun: bool,
    is_empty: bool,
    /// Empty between two writes; kept so that they share its allocation.
    text: String,
    sink: &'a dyn Sink,
}

impl<'a, F: RowFormat> StreamingWriter<'a, F> {
    pub(super) fn new(format: F, sink: &'a dyn Sink) -> Self {
        Self { format, has_begun: false, is_empty: true, text: String::new(), sink }
    }

    fn begin(&mut self) {
        if !mem::replace(&mut self.has_begun, true) {
            self.format.begin(&mut self.text);
        }
    }

    fn write(&mut self) -> Result<(), WriteError> {
        self.sink.write(&self.text)?;
        self.text.clear();
        Ok(())
    }
}

impl<F: RowFormat> RowWriter for StreamingWriter<'_, F> {
    fn push(&mut self, rows: &[&dyn Row]) -> Result<(), WriteError> {
        self.begin();
        self.is_empty &= rows.is_empty();
        self.format.push_rows(&mut self.text, Order::AsRead.of(rows).copied());
        self.write()
    }

    fn finish(mut self: Box<Self>) -> Result<(), WriteError> {
        self.begin();
        self.format.end(&mut self.text, self.is_empty);
        self.write()
    }
}

/// The text of rows, kept until the list has ended.
pub(super) struct RowBuffer<F> {
    format: F,
    blocks: Blocks<Box<str>>,
}

impl<F: RowFormat> RowBuffer<F> {
    pub(super) fn new(format: F, order: Order) -> Self {
        Self { format, blocks: Blocks::new(order) }
    }

    pub(super) fn push(&mut self, rows: &[&dyn Row]) {
        let rows = self.blocks.order().of(rows).copied();
        self.blocks.push_text(|text| self.format.push_rows(text, rows));
    }

    /// One text for each push, without the beginning, the end, and the separators between the texts.
    pub(super) fn into_blocks(self) -> impl Iterator<Item = Box<str>> {
        self.blocks.into_iter()
    }

    /// Writes the list piece by piece, and frees each piece.
    pub(super) fn write_to(self, sink: &dyn Sink) -> Result<(), WriteError> {
        let Self { format, blocks } = self;
        let (mut text, mut is_empty) = (String::new(), true);
        format.begin(&mut text);
        for block in blocks.into_iter() {
            if !mem::take(&mut is_empty) {
                text.push_str(F::SEPARATOR);
            }
            if text.len() + block.len() > WRITE_BYTES {
                sink.write(&text)?;
                text.clear();
            }
            if block.len() > WRITE_BYTES {
                sink.write(&block)?;
            } else {
                text.push_str(&block);
            }
        }
        format.end(&mut text, is_empty);
        Ok(sink.write(&text)?)
    }
}

/// Writes all rows once the list has ended.
pub(super) struct BufferedWriter<'a, F> {
    rows: RowBuffer<F>,
    sink: &'a dyn Sink,
}

impl<'a, F: RowFormat> BufferedWriter<'a, F> {
    pub(super) fn new(format: F, order: Order, sink: &'a dyn Sink) -> Self {
        Self { rows: RowBuffer::new(format, order), sink }
    }
}

impl<F: RowFormat> RowWriter for BufferedWriter<'_, F> {
    fn push(&mut self, rows: &[&dyn Row]) -> Result<(), WriteError> {
        self.rows.push(rows);
        Ok(())
    }

    fn finish(self: Box<Self>) -> Result<(), WriteError> {
        self.rows.write_to(self.sink)
    }
}
