//! A table of many rows, written in two passes: measured, then written.
//!
//! comfy-table builds a tree of cells first, which for ten thousand rows takes
//! twenty times the time and many times the memory. Here no cell outlives its
//! row. What comes out is the same to the byte.

use unicode_width::UnicodeWidthStr as _;

use super::columns::{Column, Tabular};
use super::table::{GAP, shown_text};

/// From how many rows on this is worth it.
pub(super) const MANY: usize = 1_000;

/// How wide each column is: a mark that takes no room of its own still has a column.
pub(super) fn widths<T: Tabular>(rows: &[&T], columns: &[&Column<T>], header: bool) -> Vec<usize> {
    let mut widths: Vec<_> =
        columns.iter().map(|column| if header { column.header.width() } else { 1 }).collect();
    for row in rows {
        for (width, column) in widths.iter_mut().zip(columns) {
            *width = (*width).max(shown_text(&(column.cell)(row)).width());
        }
    }
    widths
}

/// The lines, without colour.
pub(super) fn lines<T: Tabular>(
    rows: &[&T],
    columns: &[&Column<T>],
    header: bool,
    widths: &[usize],
) -> String {
    let mut out = String::new();
    if header {
        line(&mut out, columns.iter().map(|column| column.header), widths);
    }
    for row in rows {
        line(&mut out, columns.iter().map(|column| shown_text(&(column.cell)(row)).into_owned()), widths);
    }
    out
}

fn line(out: &mut String, cells: impl Iterator<Item = impl AsRef<str>>, widths: &[usize]) {
    let start = out.len();
    for (cell, width) in cells.zip(widths) {
        let cell = cell.as_ref();
        out.push_str(cell);
        let padding = width.saturating_sub(cell.width()) + usize::from(GAP);
        out.extend(std::iter::repeat_n(' ', padding));
    }
    out.truncate(start + out[start..].trim_end().len());
    out.push('\n');
}
