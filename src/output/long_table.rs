//! A table of many rows, written in two passes: measured, then written.
//!
//! comfy-table builds a tree of cells first, which for ten thousand rows takes
//! twenty times the time and many times the memory. Here no cell outlives its
//! row. What comes out is the same to the byte.

use super::columns::{Column, Tabular};
use super::table::{GAP, shown_text};
use crate::text;

/// From how many rows on this is worth it.
pub(super) const MANY: usize = 1_000;

/// How wide each column is: a mark that takes no room of its own still has a column.
pub(super) fn widths<T: Tabular>(rows: &[&T], columns: &[&Column<T>], header: bool) -> Vec<usize> {
    let mut widths: Vec<_> =
        columns.iter().map(|column| if header { text::width(column.header) } else { 1 }).collect();
    for row in rows {
        for (width, column) in widths.iter_mut().zip(columns) {
            *width = (*width).max(text::width(&shown_text(&(column.cell)(row))));
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
        for (column, width) in columns.iter().zip(widths) {
            push_cell(&mut out, column.header, *width);
        }
        end_line(&mut out, 0);
    }
    for row in rows {
        let start = out.len();
        for (column, width) in columns.iter().zip(widths) {
            push_cell(&mut out, &shown_text(&(column.cell)(row)), *width);
        }
        end_line(&mut out, start);
    }
    out
}

fn push_cell(out: &mut String, text: &str, width: usize) {
    out.push_str(text);
    let padding = width.saturating_sub(text::width(text)) + usize::from(GAP);
    out.extend(std::iter::repeat_n(' ', padding));
}

fn end_line(out: &mut String, start: usize) {
    out.truncate(start + out[start..].trim_end().len());
    out.push('\n');
}
