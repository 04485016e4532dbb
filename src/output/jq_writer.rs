use std::iter;

use super::columns::Tabular;
use super::format::Format;
use super::jq::Jq;
use super::json::{Document, JsonDocument, JsonLayout};
use super::list_writer::{ListWriter, Sink, WriteError};
use crate::terminal::RenderOptions;

/// `--jq`
pub(super) struct JqWriter<'a> {
    jq: &'a Jq,
    format: Format,
    render: RenderOptions,
    /// The input of the filter, complete at the end. None with JSON Lines, where each object is an input.
    document: Option<JsonDocument>,
    sink: &'a dyn Sink,
}

impl<'a> JqWriter<'a> {
    pub(super) fn new(
        jq: &'a Jq,
        format: Format,
        document: Document,
        render: RenderOptions,
        sink: &'a dyn Sink,
    ) -> Self {
        let document = (format != Format::Jsonl).then(|| JsonDocument::new(document, JsonLayout::Compact));
        Self { jq, format, render, document, sink }
    }

    fn filter(&self, mut inputs: impl Iterator<Item = impl AsRef<str>>) -> Result<(), WriteError> {
        let mut text = String::new();
        let filtered =
            inputs.try_for_each(|json| self.jq.apply(json.as_ref(), self.format, self.render, &mut text));
        let written = self.sink.write(&text);
        filtered.map_err(WriteError::Filter)?;
        Ok(written?)
    }
}

impl<T: Tabular> ListWriter<T> for JqWriter<'_> {
    fn push(&mut self, items: &[T]) -> Result<(), WriteError> {
        match &mut self.document {
            None => self.filter(items.iter().map(Tabular::json)),
            Some(document) => {
                document.push(items);
                Ok(())
            }
        }
    }

    fn finish(mut self: Box<Self>) -> Result<(), WriteError> {
        match self.document.take() {
            None => Ok(()),
            Some(document) => self.filter(iter::once(document.finish())),
        }
    }
}
