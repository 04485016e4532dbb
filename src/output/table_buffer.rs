use std::borrow::Cow;

use super::columns::{BOLD, Cell, Column, PLAIN, Style, Tabular, Visibility};
use crate::terminal::text;

/// Spaces between two columns.
pub(super) const GAP: u16 = 3;

/// Rows of a table: measured as they come, and held as one text until they are written.
///
/// A tree of cells, such as comfy-table builds, takes twenty times the time for ten
/// thousand rows, and many times the memory.
pub(super) struct TableBuffer<T: 'static> {
    columns: Vec<&'static Column<T>>,
    /// Which of the columns are shown.
    kept: Vec<usize>,
    /// How wide each column is, whether it is shown or not.
    widths: Vec<usize>,
    /// What stands in the cells, row by row.
    text: String,
    /// Where each cell's text ends, and how it is coloured.
    ends: Vec<(usize, Style)>,
}

/// One cell as it is shown.
#[derive(Debug, Clone, Copy)]
pub(super) struct ShownCell<'a> {
    /// Its text, on one line.
    pub(super) text: &'a str,
    /// How it is coloured where there is colour.
    pub(super) tone: Style,
    /// How wide its column is.
    pub(super) width: usize,
}

impl<T: Tabular> TableBuffer<T> {
    /// No rows yet. Under a header a column is at least as wide as that, and else as a
    /// mark that takes no room of its own.
    pub(super) fn new(columns: Vec<&'static Column<T>>, header: bool) -> Self {
        let width = |column: &&Column<T>| if header { text::width(column.header) } else { 1 };
        let widths = columns.iter().map(width).collect();
        let kept = (0..columns.len()).collect();
        Self { columns, kept, widths, text: String::new(), ends: Vec::new() }
    }

    /// Adds a row at the end.
    pub(super) fn push(&mut self, row: &T) {
        for (column, width) in self.columns.iter().zip(&mut self.widths) {
            let cell = (column.cell)(row);
            let shown = shown_text(&cell);
            *width = (*width).max(text::width(&shown));
            self.text.push_str(&shown);
            self.ends.push((self.text.len(), cell.tone));
        }
    }

    /// Forgets the rows, but not how wide they were.
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.ends.clear();
    }

    /// How many rows there are.
    pub(super) fn count(&self) -> usize {
        self.ends.len() / self.columns.len().max(1)
    }

    /// The columns that are shown.
    pub(super) fn columns(&self) -> impl Iterator<Item = &'static Column<T>> {
        self.kept.iter().map(|&index| self.columns[index])
    }

    /// How wide the columns that are shown are.
    pub(super) fn widths(&self) -> impl ExactSizeIterator<Item = usize> {
        self.kept.iter().map(|&index| self.widths[index])
    }

    /// The cells of a row, counted from 0.
    pub(super) fn row(&self, row: usize) -> impl Iterator<Item = ShownCell<'_>> {
        let first = row * self.columns.len();
        self.kept.iter().map(move |&index| {
            let start = (first + index).checked_sub(1).map_or(0, |before| self.ends[before].0);
            let (end, tone) = self.ends[first + index];
            ShownCell { text: &self.text[start..end], tone, width: self.widths[index] }
        })
    }

    /// Shows less, the least needed columns first, until a line fits into this width.
    /// Gives the headers of those that gave way, in their order.
    pub(super) fn fit_into(&mut self, width: usize) -> Vec<&'static str> {
        let before = self.kept.clone();
        while self.line_width() > width {
            let Some(least) = self.least_needed() else { break };
            self.kept.retain(|&index| index != least);
        }
        let gave_way = before.iter().filter(|&index| !self.kept.contains(index));
        gave_way.map(|&index| self.columns[index].header).collect()
    }

    /// Stops showing the column of this name. Gives its header if it was shown.
    pub(super) fn leave_out(&mut self, name: &str) -> Option<&'static str> {
        let place = self.columns().position(|column| column.name == name)?;
        Some(self.columns[self.kept.remove(place)].header)
    }

    fn line_width(&self) -> usize {
        self.widths().len().saturating_sub(1) * usize::from(GAP) + self.widths().sum::<usize>()
    }

    fn least_needed(&self) -> Option<usize> {
        let rank = |column: &Column<T>| match column.visibility {
            Visibility::IfItFits(rank) => Some(rank),
            Visibility::Always | Visibility::WhenChosen => None,
        };
        let ranked = self.kept.iter().filter_map(|&index| Some((rank(self.columns[index])?, index)));
        ranked.max().map(|(_, index)| index)
    }

    /// Writes the headers as a line.
    pub(super) fn write_header(&self, out: &mut String, color: bool) {
        let headers = self.columns().map(|column| column.header);
        let cells = headers.zip(self.widths());
        let style = if color { (BOLD, PLAIN) } else { ("", "") };
        write_line(out, cells.map(|(text, width)| (ShownCell { text, tone: Style::Plain, width }, style)));
    }

    /// Writes each row as a line.
    pub(super) fn write_rows(&self, out: &mut String, color: bool) {
        for row in 0..self.count() {
            let style = |tone: Style| if color { tone.style() } else { ("", "") };
            write_line(out, self.row(row).map(|cell| (cell, style(cell.tone))));
        }
    }
}

/// Cells with what turns their style on and off. A line ends where its last word does.
fn write_line<'a>(
    out: &mut String,
    cells: impl Iterator<Item = (ShownCell<'a>, (&'static str, &'static str))>,
) {
    let start = out.len();
    let mut cells = cells.peekable();
    while let Some((cell, (on, off))) = cells.next() {
        let gap = if cells.peek().is_some() { usize::from(GAP) } else { 0 };
        out.push_str(on);
        push_padded(out, cell.text, cell.width + gap);
        out.push_str(off);
    }
    out.truncate(start + out[start..].trim_end().len());
    out.push('\n');
}

/// Adds a text and as many spaces as make it this wide.
pub(super) fn push_padded(out: &mut String, text: &str, width: usize) {
    out.push_str(text);
    out.extend(std::iter::repeat_n(' ', width.saturating_sub(text::width(text))));
}

/// A cell's text as it is shown.
fn shown_text(cell: &Cell) -> Cow<'_, str> {
    text::escape_controls(cell.text.as_deref().filter(|text| !text.is_empty()).unwrap_or("-"))
}
