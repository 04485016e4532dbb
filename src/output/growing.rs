use super::columns::{ColumnSet, Tabular};
use super::format::Format;
use super::growing_array::GrowingArray;
use super::list_writer::Rendered;
use super::table::WholeTable;
use crate::terminal::RenderOptions;

/// A list that is written as a whole, and kept as little more than its text while
/// its items are still coming.
pub enum Growing<T: 'static> {
    /// One JSON document.
    Array(GrowingArray),
    /// A table for people.
    Table(WholeTable<T>),
}

impl<T: Tabular> Growing<T> {
    /// A list without items, in a format that can grow; none in others.
    pub fn new(format: Format, layout: &ColumnSet<T>, look: RenderOptions) -> Option<Self> {
        match format {
            Format::Json => Some(Self::Array(GrowingArray::new(look))),
            Format::Table => Some(Self::Table(WholeTable::new(layout, look))),
            Format::Jsonl | Format::Csv | Format::Tsv | Format::Yaml => None,
        }
    }

    /// Adds the next items.
    pub fn push(&mut self, items: &[T]) {
        match self {
            Self::Array(array) => array.push(items),
            Self::Table(table) => items.iter().for_each(|item| table.push(item)),
        }
    }

    /// The whole.
    pub fn finish(self) -> Rendered {
        match self {
            Self::Array(array) => Rendered { text: array.finish(), left_out: Vec::new() },
            Self::Table(table) => table.finish(),
        }
    }
}
