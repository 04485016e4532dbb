use std::borrow::Cow;
use std::fmt::Write as _;

use jiff::Timestamp;

use super::cells::{push_cell, take_cell};
use super::columns::{CellKind, Column, HEADER_STYLE, Style, Tabular, Visibility};
use crate::terminal::text;

/// The widest cell on a terminal. A longer one is cut.
const CELL_WIDTH_MAX: usize = 40;

/// See [`TableLayout::cell_width_kept`]. At 80 columns there is room for a volume's ID beside its name.
const CELL_WIDTH_KEPT: usize = 14;

/// A column keeps this width if no other can be left out.
const CELL_WIDTH_MIN: usize = 8;

/// The columns of a table, as wide as the rows that were pushed need them.
///
/// The caller keeps the rows, whose cells are text.
pub(super) struct TableBuffer<T: 'static> {
    columns: Vec<&'static Column<T>>,
    /// Indexes of the columns that are shown.
    shown: Vec<usize>,
    /// The width of each column, shown or not.
    widths: Vec<usize>,
    /// Whether each column has numbers only.
    numeric: Vec<bool>,
    /// Whether each column has an identifier.
    identifying: Vec<bool>,
    layout: TableLayout,
}

/// How a table is laid out for its reader.
#[derive(Debug, Clone, Copy)]
pub(super) struct TableLayout {
    /// Spaces between two columns.
    pub(super) gap: u16,
    /// The widest cell. A longer one is cut.
    cell_width_max: usize,
    /// A column keeps this width before another is left out.
    cell_width_kept: usize,
    aligns_numbers: bool,
}

impl TableLayout {
    const FOR_TERMINAL: Self = Self {
        gap: 2,
        cell_width_max: CELL_WIDTH_MAX,
        cell_width_kept: CELL_WIDTH_KEPT,
        aligns_numbers: true,
    };
    /// Every cell is whole. Scripts may rely on the layout, so it does not change.
    const FOR_PIPE: Self =
        Self { gap: 3, cell_width_max: usize::MAX, cell_width_kept: usize::MAX, aligns_numbers: false };

    pub(super) fn new(on_terminal: bool) -> Self {
        if on_terminal { Self::FOR_TERMINAL } else { Self::FOR_PIPE }
    }

    /// With no limit for the width of a cell.
    pub(super) fn with_whole_cells(self) -> Self {
        Self { cell_width_max: usize::MAX, cell_width_kept: usize::MAX, ..self }
    }
}

#[derive(Debug, Clone)]
pub(super) struct ShownCell<'a> {
    /// Safe to show, and on one line.
    pub(super) text: Cow<'a, str>,
    pub(super) style: Style,
    /// The width of its column.
    pub(super) width: usize,
    pub(super) right_aligned: bool,
}

impl<T: Tabular> TableBuffer<T> {
    pub(super) fn new(columns: Vec<&'static Column<T>>, header: bool, layout: TableLayout) -> Self {
        let width = |column: &&Column<T>| if header { text::width(column.header) } else { 1 };
        let widths = columns.iter().map(width).collect();
        let shown = (0..columns.len()).collect();
        let (numeric, identifying) = (vec![layout.aligns_numbers; columns.len()], vec![false; columns.len()]);
        Self { columns, shown, widths, numeric, identifying, layout }
    }

    /// Appends a row to `rows`. Ages count to `now`.
    pub(super) fn push(&mut self, rows: &mut String, row: &T, now: Timestamp) {
        for (index, column) in self.columns.iter().enumerate() {
            let cell = (column.cell)(row);
            let (style, kind) = (cell.style, cell.kind);
            self.numeric[index] &= kind == CellKind::Number;
            self.identifying[index] |= kind == CellKind::Identifier;
            let text = cell.into_text(now);
            let text =
                text.as_deref().filter(|text| !text.is_empty()).map_or("-".into(), text::escape_controls);
            let text = match kind {
                CellKind::Text | CellKind::Number => text::cut(&text, self.layout.cell_width_max),
                CellKind::Identifier => Cow::Borrowed(&*text),
            };
            self.widths[index] = self.widths[index].max(text::width(&text));
            push_cell(rows, style, &text);
        }
    }

    pub(super) fn gap(&self) -> u16 {
        self.layout.gap
    }

    /// The columns that are shown.
    pub(super) fn columns(&self) -> impl Iterator<Item = &'static Column<T>> {
        self.shown.iter().map(|&index| self.columns[index])
    }

    /// The widths of the columns that are shown.
    pub(super) fn widths(&self) -> impl ExactSizeIterator<Item = usize> {
        self.shown.iter().map(|&index| self.widths[index])
    }

    /// The headers of the columns that are shown.
    pub(super) fn header(&self) -> impl Iterator<Item = ShownCell<'static>> {
        self.shown.iter().map(|&index| ShownCell {
            text: text::cut(self.columns[index].header, self.widths[index]),
            style: Style::Plain,
            width: self.widths[index],
            right_aligned: self.numeric[index],
        })
    }

    /// The shown cells of the first of these rows, which is removed from them when the cells are read to
    /// their end.
    pub(super) fn take_row<'r>(&self, rows: &mut &'r str) -> Option<impl Iterator<Item = ShownCell<'r>>> {
        (!rows.is_empty()).then(|| {
            let mut shown = self.shown.iter().peekable();
            (0..self.columns.len()).filter_map(move |index| {
                let (style, text) = take_cell(rows)?;
                shown.next_if_eq(&&index)?;
                let (width, right_aligned) = (self.widths[index], self.numeric[index]);
                Some(ShownCell { text: text::cut(text, width), style, width, right_aligned })
            })
        })
    }

    /// Leaves out columns until a line fits into `width` once its longest cells are cut, or no more can
    /// be left out. Returns their headers, in the order of the table.
    pub(super) fn fit_into(&mut self, width: usize) -> Vec<&'static str> {
        let before = self.shown.clone();
        while self.line_width(self.layout.cell_width_kept) > width {
            let Some(least_needed) = self.least_needed() else { break };
            self.shown.retain(|&index| index != least_needed);
        }
        let left_out = before.iter().filter(|&index| !self.shown.contains(index));
        left_out.map(|&index| self.columns[index].header).collect()
    }

    /// Makes the widest columns narrower until a line fits into `width`, and their cells are cut.
    pub(super) fn shrink_into(&mut self, width: usize) {
        while self.line_width(usize::MAX) > width {
            let may_shrink =
                |index: &&usize| !self.is_whole(**index) && self.widths[**index] > CELL_WIDTH_MIN;
            let widest = self.shown.iter().filter(may_shrink).max_by_key(|&&index| self.widths[index]);
            let Some(&widest) = widest else { break };
            self.widths[widest] -= 1;
        }
    }

    /// Leaves out the column of this name. Returns its header if it was shown.
    pub(super) fn leave_out(&mut self, name: &str) -> Option<&'static str> {
        let position = self.columns().position(|column| column.name == name)?;
        Some(self.columns[self.shown.remove(position)].header)
    }

    /// Whether a line with whole cells is wider than this.
    pub(super) fn is_wider_than(&self, width: usize) -> bool {
        self.line_width(usize::MAX) > width
    }

    /// Whether the cells of a column are not cut to make room.
    fn is_whole(&self, index: usize) -> bool {
        self.numeric[index] || self.identifying[index]
    }

    /// The width of a line if cells that may be cut have at most `cell_width_max`.
    fn line_width(&self, cell_width_max: usize) -> usize {
        let width = |&index: &usize| {
            let cell_width_max = if self.is_whole(index) { usize::MAX } else { cell_width_max };
            self.widths[index].min(cell_width_max)
        };
        let gaps = self.shown.len().saturating_sub(1) * usize::from(self.layout.gap);
        gaps + self.shown.iter().map(width).sum::<usize>()
    }

    fn least_needed(&self) -> Option<usize> {
        let rank = |column: &Column<T>| match column.visibility {
            Visibility::IfItFits(rank) | Visibility::OnTerminal(rank) => Some(rank),
            Visibility::Always | Visibility::OffTerminal | Visibility::WhenChosen => None,
        };
        let ranked = self.shown.iter().filter_map(|&index| Some((rank(self.columns[index])?, index)));
        ranked.max().map(|(_, index)| index)
    }

    pub(super) fn write_header(&self, out: &mut String, color: bool) {
        let style = if color { HEADER_STYLE } else { anstyle::Style::new() };
        write_line(out, self.header().map(|cell| (cell, style)), self.layout.gap);
    }

    pub(super) fn write_rows(&self, out: &mut String, mut rows: &str, color: bool) {
        while let Some(row) = self.take_row(&mut rows) {
            let cells = row.map(|cell| {
                let style = cell.style.ansi(color);
                (cell, style)
            });
            write_line(out, cells, self.layout.gap);
        }
    }
}

/// Writes cells as a line without spaces at its end.
fn write_line<'a>(out: &mut String, cells: impl Iterator<Item = (ShownCell<'a>, anstyle::Style)>, gap: u16) {
    let start = out.len();
    for (cell, style) in cells {
        write_cell(out, &cell, style, gap);
    }
    out.truncate(start + out[start..].trim_end().len());
    out.push('\n');
}

/// Writes a cell and the gap to the next column.
pub(super) fn write_cell(out: &mut String, cell: &ShownCell<'_>, style: anstyle::Style, gap: u16) {
    let ShownCell { text, width, right_aligned, .. } = cell;
    let padding = width.saturating_sub(text::width(text));
    let (left, right) = if *right_aligned { (padding, 0) } else { (0, padding) };
    let right = right + usize::from(gap);
    push_spaces(out, left);
    if style.is_plain() {
        out.push_str(text);
    } else {
        // Writing to a String cannot fail.
        let _ = write!(out, "{style}{text}{style:#}");
    }
    push_spaces(out, right);
}

fn push_spaces(out: &mut String, mut count: usize) {
    const SPACES: &str = "                                                                ";
    while count > 0 {
        let pushed = count.min(SPACES.len());
        out.push_str(&SPACES[..pushed]);
        count -= pushed;
    }
}
