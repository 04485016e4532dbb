use std::borrow::Cow;
use std::fmt::Write as _;

use jiff::Timestamp;
use unicode_width::UnicodeWidthStr as _;

use super::columns::{Column, HEADER_STYLE, Style, Tabular, Visibility};
use crate::terminal::text;

/// Spaces between two columns.
pub(super) const GAP: u16 = 3;

/// The rows of a table and the widths of its columns.
///
/// All cells are one text, to save memory: a list may have 100,000 rows.
pub(super) struct TableBuffer<T: 'static> {
    columns: Vec<&'static Column<T>>,
    /// Indexes of the columns that are shown.
    shown: Vec<usize>,
    /// The width of each column, shown or not.
    widths: Vec<usize>,
    /// The text of the cells, row by row.
    text: String,
    /// Where the text of each cell ends, and its style.
    ends: Vec<(usize, Style)>,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct ShownCell<'a> {
    /// Safe to show, and on one line.
    pub(super) text: &'a str,
    pub(super) style: Style,
    /// The width of its column.
    pub(super) width: usize,
}

impl<T: Tabular> TableBuffer<T> {
    pub(super) fn new(columns: Vec<&'static Column<T>>, header: bool) -> Self {
        let width = |column: &&Column<T>| if header { column.header.width() } else { 1 };
        let widths = columns.iter().map(width).collect();
        let shown = (0..columns.len()).collect();
        Self { columns, shown, widths, text: String::new(), ends: Vec::new() }
    }

    /// Ages count to `now`.
    pub(super) fn push(&mut self, row: &T, now: Timestamp) {
        for (column, width) in self.columns.iter().zip(&mut self.widths) {
            let cell = (column.cell)(row);
            let style = cell.style;
            let text = cell.into_text(now).filter(|text| !text.is_empty());
            let shown = text.as_deref().map_or(Cow::Borrowed("-"), text::escape_controls);
            *width = (*width).max(shown.width());
            self.text.push_str(&shown);
            self.ends.push((self.text.len(), style));
        }
    }

    /// Removes the rows. The columns stay as wide as they are.
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.ends.clear();
    }

    pub(super) fn row_count(&self) -> usize {
        self.ends.len() / self.columns.len().max(1)
    }

    /// The columns that are shown.
    pub(super) fn columns(&self) -> impl Iterator<Item = &'static Column<T>> {
        self.shown.iter().map(|&index| self.columns[index])
    }

    /// The widths of the columns that are shown.
    pub(super) fn widths(&self) -> impl ExactSizeIterator<Item = usize> {
        self.shown.iter().map(|&index| self.widths[index])
    }

    /// The shown cells of a row; the first is row 0.
    pub(super) fn row(&self, row: usize) -> impl Iterator<Item = ShownCell<'_>> {
        let first = row * self.columns.len();
        self.shown.iter().map(move |&index| {
            let start = (first + index).checked_sub(1).map_or(0, |before| self.ends[before].0);
            let (end, style) = self.ends[first + index];
            ShownCell { text: &self.text[start..end], style, width: self.widths[index] }
        })
    }

    /// Leaves out columns until a line fits into `width` or no more can be left out. Returns
    /// their headers, in the order of the table.
    pub(super) fn fit_into(&mut self, width: usize) -> Vec<&'static str> {
        let before = self.shown.clone();
        while self.line_width() > width {
            let Some(least_needed) = self.least_needed() else { break };
            self.shown.retain(|&index| index != least_needed);
        }
        let left_out = before.iter().filter(|&index| !self.shown.contains(index));
        left_out.map(|&index| self.columns[index].header).collect()
    }

    /// Leaves out the column of this name. Returns its header if it was shown.
    pub(super) fn leave_out(&mut self, name: &str) -> Option<&'static str> {
        let position = self.columns().position(|column| column.name == name)?;
        Some(self.columns[self.shown.remove(position)].header)
    }

    fn line_width(&self) -> usize {
        self.widths().len().saturating_sub(1) * usize::from(GAP) + self.widths().sum::<usize>()
    }

    fn least_needed(&self) -> Option<usize> {
        let rank = |column: &Column<T>| match column.visibility {
            Visibility::IfItFits(rank) => Some(rank),
            Visibility::Always | Visibility::WhenChosen => None,
        };
        let ranked = self.shown.iter().filter_map(|&index| Some((rank(self.columns[index])?, index)));
        ranked.max().map(|(_, index)| index)
    }

    pub(super) fn write_header(&self, out: &mut String, color: bool) {
        let headers = self.columns().map(|column| column.header);
        let style = if color { HEADER_STYLE } else { anstyle::Style::new() };
        write_line(out, headers.zip(self.widths()).map(|(header, width)| (header, width, style)));
    }

    pub(super) fn write_rows(&self, out: &mut String, color: bool) {
        for row in 0..self.row_count() {
            write_line(out, self.row(row).map(|cell| (cell.text, cell.width, cell.style.ansi(color))));
        }
    }
}

/// Writes cells (text, width of the column, style) as a line without spaces at its end.
fn write_line<'a>(out: &mut String, cells: impl Iterator<Item = (&'a str, usize, anstyle::Style)>) {
    let start = out.len();
    for (text, width, style) in cells {
        write_cell(out, text, width, style);
    }
    out.truncate(start + out[start..].trim_end().len());
    out.push('\n');
}

/// Writes a cell and the gap to the next column.
pub(super) fn write_cell(out: &mut String, text: &str, width: usize, style: anstyle::Style) {
    let padding = (width + usize::from(GAP)).saturating_sub(text.width());
    // Writing to a String cannot fail.
    let _ = write!(out, "{style}{text}{style:#}{:padding$}", "");
}
