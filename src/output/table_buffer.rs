use std::borrow::Cow;
use std::fmt::Write as _;

use jiff::Timestamp;

use super::cell::{CellKind, HEADER_STYLE, Style};
use super::columns::{ColumnInfo, Row, Visibility};
use super::packed_cells::{push_cell, take_cell};
use crate::terminal::text;

/// The widest cell on a terminal. A wider one is cut.
const CELL_WIDTH_MAX: usize = 40;

/// See [`TableLayout::cell_width_kept`]. At 80 columns there is room for a volume's ID beside its name.
const CELL_WIDTH_KEPT: usize = 14;

/// No column is shrunk below this width.
const CELL_WIDTH_MIN: usize = 8;

/// The columns of a table, each as wide as its widest cell so far.
///
/// The rows themselves are kept by the caller, as packed cells.
pub(super) struct TableBuffer {
    columns: Vec<BufferedColumn>,
    layout: TableLayout,
}

struct BufferedColumn {
    info: ColumnInfo,
    is_shown: bool,
    width: usize,
    /// Whether all of its cells are numbers.
    is_numeric: bool,
    /// Whether any of its cells is an identifier.
    is_identifying: bool,
}

impl BufferedColumn {
    /// Whether the column is never shrunk.
    fn is_whole(&self) -> bool {
        self.is_numeric || self.is_identifying
    }

    /// None if the column is never left out. The one with the highest rank is left out first.
    fn rank(&self) -> Option<u8> {
        match self.info.visibility {
            Visibility::IfItFits(rank) | Visibility::OnTerminal(rank) => Some(rank),
            Visibility::Always | Visibility::OffTerminal | Visibility::WhenChosen => None,
        }
    }

    /// A cell of this column, cut at its width.
    fn shown_cell<'a>(&self, style: Style, text: &'a str) -> ShownCell<'a> {
        let text = text::cut(text, self.width);
        ShownCell { text, style, width: self.width, right_aligned: self.is_numeric }
    }
}

/// How a table is laid out for its reader.
#[derive(Debug, Clone, Copy)]
pub(super) struct TableLayout {
    /// Spaces between two columns.
    pub(super) gap: u16,
    /// The widest cell. A wider one is cut.
    cell_width_max: usize,
    /// Columns are shrunk down to this width before any is left out.
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

    /// The same without a limit for the width of a cell.
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

impl TableBuffer {
    pub(super) fn new(infos: Vec<ColumnInfo>, header: bool, layout: TableLayout) -> Self {
        let column = |info: ColumnInfo| BufferedColumn {
            info,
            is_shown: true,
            width: if header { text::width(info.header) } else { 1 },
            is_numeric: layout.aligns_numbers,
            is_identifying: false,
        };
        Self { columns: infos.into_iter().map(column).collect(), layout }
    }

    /// Appends the cells of a row to `rows`, and widens the columns for them. Ages are relative to `now`.
    pub(super) fn push_row(&mut self, rows: &mut String, row: &dyn Row, now: Timestamp) {
        for column in &mut self.columns {
            let cell = row.cell(&column.info);
            let (style, kind) = (cell.style, cell.kind);
            column.is_numeric &= kind == CellKind::Number;
            column.is_identifying |= kind == CellKind::Identifier;
            let text = cell.into_text(now);
            let text =
                text.as_deref().filter(|text| !text.is_empty()).map_or("-".into(), text::escape_controls);
            let text = match kind {
                CellKind::Text | CellKind::Number => text::cut(&text, self.layout.cell_width_max),
                CellKind::Identifier => Cow::Borrowed(&*text),
            };
            column.width = column.width.max(text::width(&text));
            push_cell(rows, style, &text);
        }
    }

    pub(super) fn gap(&self) -> u16 {
        self.layout.gap
    }

    fn shown(&self) -> impl Iterator<Item = &BufferedColumn> {
        self.columns.iter().filter(|column| column.is_shown)
    }

    /// The headers of the columns that are shown.
    pub(super) fn headers(&self) -> impl Iterator<Item = &'static str> {
        self.shown().map(|column| column.info.header)
    }

    /// The widths of the columns that are shown.
    pub(super) fn widths(&self) -> impl Iterator<Item = usize> {
        self.shown().map(|column| column.width)
    }

    /// The headers of the columns that are shown, as cells.
    pub(super) fn header_cells(&self) -> impl Iterator<Item = ShownCell<'static>> {
        self.shown().map(|column| column.shown_cell(Style::Plain, column.info.header))
    }

    /// The shown cells of the first of these rows. Reading them to the end removes that row.
    pub(super) fn take_row<'r>(&self, rows: &mut &'r str) -> Option<impl Iterator<Item = ShownCell<'r>>> {
        (!rows.is_empty()).then(|| {
            self.columns.iter().filter_map(|column| {
                let (style, text) = take_cell(rows)?;
                column.is_shown.then(|| column.shown_cell(style, text))
            })
        })
    }

    /// Leaves out columns until a line fits into `width` with its widest cells cut, or until no other can be
    /// left out. Returns the headers of those columns, in the order of the table.
    pub(super) fn leave_out_to_fit(&mut self, width: usize) -> Vec<&'static str> {
        let before: Vec<_> = self.columns.iter().map(|column| column.is_shown).collect();
        while self.line_width(self.layout.cell_width_kept) > width {
            let may_go = self.columns.iter_mut().filter(|column| column.is_shown && column.rank().is_some());
            let Some(least_needed) = may_go.max_by_key(|column| column.rank()) else { break };
            least_needed.is_shown = false;
        }
        let left_out = self.columns.iter().zip(before).filter(|(column, before)| *before && !column.is_shown);
        left_out.map(|(column, _)| column.info.header).collect()
    }

    /// Shrinks the widest columns until a line fits into `width`. Their cells are cut.
    pub(super) fn shrink_to_fit(&mut self, width: usize) {
        while self.is_wider_than(width) {
            let may_shrink = |column: &&mut BufferedColumn| {
                column.is_shown && !column.is_whole() && column.width > CELL_WIDTH_MIN
            };
            let widest = self.columns.iter_mut().filter(may_shrink).max_by_key(|column| column.width);
            let Some(widest) = widest else { break };
            widest.width -= 1;
        }
    }

    /// Leaves out the column of this name. Returns its header if it was shown.
    pub(super) fn leave_out(&mut self, name: &str) -> Option<&'static str> {
        let column = self.columns.iter_mut().find(|column| column.is_shown && column.info.name == name)?;
        column.is_shown = false;
        Some(column.info.header)
    }

    /// Whether a line with whole cells is wider than this.
    pub(super) fn is_wider_than(&self, width: usize) -> bool {
        self.line_width(usize::MAX) > width
    }

    /// The width of a line in which columns that may shrink have at most `cell_width_max`.
    fn line_width(&self, cell_width_max: usize) -> usize {
        let width = |column: &BufferedColumn| {
            if column.is_whole() { column.width } else { column.width.min(cell_width_max) }
        };
        let gaps = self.shown().count().saturating_sub(1) * usize::from(self.layout.gap);
        gaps + self.shown().map(width).sum::<usize>()
    }

    pub(super) fn write_header(&self, out: &mut String, color: bool) {
        let style = color.then_some(HEADER_STYLE);
        write_line(out, self.header_cells().map(|cell| (cell, style)), self.layout.gap);
    }

    pub(super) fn write_rows(&self, out: &mut String, mut rows: &str, color: bool) {
        while let Some(row) = self.take_row(&mut rows) {
            let cells = row.map(|cell| {
                let style = cell.style.ansi().filter(|_| color);
                (cell, style)
            });
            write_line(out, cells, self.layout.gap);
        }
    }
}

/// Writes cells as a line without spaces at its end.
fn write_line<'a>(
    out: &mut String,
    cells: impl Iterator<Item = (ShownCell<'a>, Option<anstyle::Style>)>,
    gap: u16,
) {
    let start = out.len();
    for (cell, style) in cells {
        write_cell(out, &cell, style, gap);
    }
    out.truncate(start + out[start..].trim_end().len());
    out.push('\n');
}

/// Writes a cell and the gap to the next column.
pub(super) fn write_cell(out: &mut String, cell: &ShownCell<'_>, style: Option<anstyle::Style>, gap: u16) {
    let ShownCell { text, width, right_aligned, .. } = cell;
    let padding = width.saturating_sub(text::width(text));
    let (left, right) = if *right_aligned { (padding, 0) } else { (0, padding) };
    let right = right + usize::from(gap);
    push_spaces(out, left);
    match style {
        None => out.push_str(text),
        // Writing to a String cannot fail.
        Some(style) => _ = write!(out, "{style}{text}{style:#}"),
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
