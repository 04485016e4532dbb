use super::blocks::Order;
use super::columns::Row;
use super::format::Format;
use super::jq::Jq;
use super::json::{Document, JsonFormat, JsonLinesFormat};
use super::json_layout::JsonLayout;
use super::list_writer::RowWriter;
use super::row_format::RowBuffer;
use super::sink::{Sink, TextSink, WriteError};
use crate::terminal::RenderOptions;

/// `--jq`
pub(super) struct JqWriter<'a> {
    jq: &'a Jq,
    format: Format,
    render: RenderOptions,
    inputs: Inputs,
    sink: &'a dyn Sink,
}

/// The inputs of the filter.
enum Inputs {
    /// The whole list, complete at the end.
    Document(RowBuffer<JsonFormat>),
    /// Each object when it is read.
    Objects,
    /// Each object, the last one first.
    Reversed(RowBuffer<JsonLinesFormat>),
}

impl<'a> JqWriter<'a> {
    pub(super) fn new(
        jq: &'a Jq,
        format: Format,
        document: Document,
        order: Order,
        render: RenderOptions,
        sink: &'a dyn Sink,
    ) -> Self {
        let inputs = match (format, order) {
            (Format::Jsonl, Order::AsRead) => Inputs::Objects,
            (Format::Jsonl, Order::Reversed) => Inputs::Reversed(RowBuffer::new(JsonLinesFormat, order)),
            _ => Inputs::Document(RowBuffer::new(JsonFormat::new(document, JsonLayout::Compact), order)),
        };
        Self { jq, format, render, inputs, sink }
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

impl RowWriter for JqWriter<'_> {
    fn push(&mut self, rows: &[&dyn Row]) -> Result<(), WriteError> {
        match &mut self.inputs {
            Inputs::Document(inputs) => inputs.push(rows),
            Inputs::Objects => return self.filter(rows.iter().map(|row| row.json())),
            Inputs::Reversed(inputs) => inputs.push(rows),
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<(), WriteError> {
        match std::mem::replace(&mut self.inputs, Inputs::Objects) {
            Inputs::Document(rows) => {
                let document = TextSink::default();
                rows.write_to(&document)?;
                self.filter([document.into_text()].iter())
            }
            Inputs::Objects => Ok(()),
            Inputs::Reversed(rows) => rows.into_blocks().try_for_each(|lines| self.filter(lines.lines())),
        }
    }
}
