use super::blocks::Order;
use super::columns::{ColumnSet, Columns, Tabular};
use super::delimited::DelimitedFormat;
use super::format::Format;
use super::jq::Jq;
use super::jq_writer::JqWriter;
use super::json::{Document, JsonFormat, JsonLinesFormat};
use super::list_writer::{ListWriter, RowListWriter, RowWriter};
use super::row_format::{BufferedWriter, RowFormat, StreamingWriter};
use super::sink::Sink;
use super::streaming_table::StreamingTable;
use super::table::TableWriter;
use super::yaml::YamlFormat;
use crate::model::Action;
use crate::system::Clock;
use crate::terminal::RenderOptions;

/// How results are written.
#[derive(Clone, Copy)]
pub struct OutputOptions<'a> {
    pub format: Format,
    pub jq: Option<&'a Jq>,
    pub order: Order,
    pub render: RenderOptions,
    /// For ages.
    pub clock: &'a dyn Clock,
}

impl<'a> OutputOptions<'a> {
    /// Whether a list is written while it is read.
    pub(crate) fn streams(self) -> bool {
        match self.format {
            _ if self.order == Order::Reversed => false,
            Format::Jsonl => true,
            Format::Csv | Format::Tsv | Format::Yaml => self.jq.is_none(),
            Format::Table | Format::Json => false,
        }
    }

    /// The writer for a format whose rows can be written one by one.
    fn rows(self, format: impl RowFormat + 'a, sink: &'a dyn Sink) -> Box<dyn RowWriter + 'a> {
        match self.order {
            Order::AsRead => Box::new(StreamingWriter::new(format, sink)),
            Order::Reversed => Box::new(BufferedWriter::new(format, self.order, sink)),
        }
    }

    /// The writer for a list that ends, or for one object.
    pub fn writer<T: Tabular>(
        self,
        document: Document,
        columns: &ColumnSet<T>,
        sink: &'a dyn Sink,
    ) -> Box<dyn ListWriter<T> + 'a> {
        Box::new(RowListWriter(self.row_writer(document, self.shown(columns), sink)))
    }

    fn shown<T: Tabular>(self, columns: &ColumnSet<T>) -> Columns {
        columns.shown(self.format == Format::Table && self.render.is_terminal)
    }

    fn row_writer(self, document: Document, columns: Columns, sink: &'a dyn Sink) -> Box<dyn RowWriter + 'a> {
        let Self { format, jq, order, render, clock } = self;
        match (jq, format) {
            (Some(jq), _) => Box::new(JqWriter::new(jq, format, document, order, render, sink)),
            (None, Format::Table) => {
                Box::new(TableWriter::new(columns, document, order, render, clock, sink))
            }
            (None, Format::Json) => {
                Box::new(BufferedWriter::new(JsonFormat::for_render(document, render), order, sink))
            }
            (None, Format::Jsonl) => self.rows(JsonLinesFormat, sink),
            (None, Format::Csv) => self.rows(DelimitedFormat::new(columns, b',', clock), sink),
            (None, Format::Tsv) => self.rows(DelimitedFormat::new(columns, b'\t', clock), sink),
            (None, Format::Yaml) => self.rows(YamlFormat { document }, sink),
        }
    }

    /// The writer for a list that does not end. `first` are the actions known at the beginning, which
    /// determine the widths of a table's columns.
    pub(crate) fn follow_writer(
        self,
        columns: &ColumnSet<Action>,
        first: &[Action],
        sink: &'a dyn Sink,
    ) -> Box<dyn ListWriter<Action> + 'a> {
        let columns = self.shown(columns);
        Box::new(RowListWriter(match (self.jq, self.format) {
            (None, Format::Table) => {
                Box::new(StreamingTable::new(columns, first, self.render, self.clock, sink))
            }
            _ => self.row_writer(Document::Array, columns, sink),
        }))
    }
}
