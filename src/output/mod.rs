//! Results as text: a writer for each format, chosen once in [`OutputOptions`].
//!
//! A column is declared once ([`Tabular::COLUMNS`]) and serves every format.

mod action_columns;
mod blocks;
mod cell;
mod columns;
mod delimited;
mod format;
mod jq;
mod jq_error;
mod jq_writer;
mod json;
mod json_layout;
mod json_tokens;
mod list_writer;
mod one_or_many;
mod options;
mod packed_cells;
mod row_format;
mod sink;
mod streaming_table;
mod table;
mod table_buffer;
mod timeline;
mod volume_columns;
mod yaml;

pub use blocks::Order;
pub use cell::{Cell, Style};
pub use columns::{Column, ColumnSet, LongCells, Tabular, Visibility};
pub use format::Format;
pub use jq::Jq;
pub use json::Document;
pub use json_layout::{JsonLayout, push_json};
pub use list_writer::ListWriter;
pub(crate) use one_or_many::{OneOrMany, Requested};
pub use options::OutputOptions;
pub(crate) use sink::TextSink;
pub use sink::{Sink, WriteError};
pub(crate) use timeline::{Period, TimelineWriter};

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
