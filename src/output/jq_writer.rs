use super::columns::Tabular;
use super::format::Format;
use super::jq::Jq;
use super::json::{Document, JsonDocument, JsonLayout};
use super::list_writer::{ListWriter, Sink, WriteError};
use crate::terminal::RenderOptions;

/// Filters each object for itself, as it comes.
pub(super) struct JqLinesWriter<'a> {
    jq: &'a Jq,
    render: RenderOptions,
    sink: &'a dyn Sink,
}

/// Filters the document that all objects make.
pub(super) struct JqDocumentWriter<'a> {
    jq: &'a Jq,
    format: Format,
    document: JsonDocument,
    render: RenderOptions,
    sink: &'a dyn Sink,
}

impl<'a> JqLinesWriter<'a> {
    pub(super) fn new(jq: &'a Jq, render: RenderOptions, sink: &'a dyn Sink) -> Self {
        Self { jq, render, sink }
    }
}

impl<T: Tabular> ListWriter<T> for JqLinesWriter<'_> {
    fn push(&mut self, items: &[T]) -> Result<(), WriteError> {
        let mut text = String::new();
        let mut apply = |item: &T| self.jq.apply(&item.json(), Format::Jsonl, self.render, &mut text);
        let filtered = items.iter().try_for_each(&mut apply);
        let written = self.sink.write(&text);
        filtered.map_err(WriteError::Filter)?;
        Ok(written?)
    }

    fn finish(self: Box<Self>) -> Result<(), WriteError> {
        Ok(())
    }
}

impl<'a> JqDocumentWriter<'a> {
    pub(super) fn new(
        jq: &'a Jq,
        format: Format,
        document: Document,
        render: RenderOptions,
        sink: &'a dyn Sink,
    ) -> Self {
        Self { jq, format, document: JsonDocument::new(document, JsonLayout::Compact), render, sink }
    }
}

impl<T: Tabular> ListWriter<T> for JqDocumentWriter<'_> {
    fn push(&mut self, items: &[T]) -> Result<(), WriteError> {
        self.document.push(items);
        Ok(())
    }

    fn finish(self: Box<Self>) -> Result<(), WriteError> {
        let mut text = String::new();
        let filtered = self.jq.apply(&self.document.finish(), self.format, self.render, &mut text);
        let written = self.sink.write(&text);
        filtered.map_err(WriteError::Filter)?;
        Ok(written?)
    }
}
