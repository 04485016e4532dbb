use std::io;

use comfy_table::{
    Attribute, Cell, CellAlignment, Color, ColumnConstraint, ContentArrangement, Table, TableStyle,
};

use super::columns::{ColumnSet, LongCells, Style, Tabular};
use super::json::Document;
use super::list_writer::{ListWriter, Sink, WriteError, note_left_out};
use super::table_buffer::{ShownCell, TableBuffer, TableLayout};
use crate::system::Clock;
use crate::terminal::RenderOptions;

/// How many rows of a table for a pipe are written at once.
const ROWS_AT_ONCE: usize = 200;

/// Writes a table at the end of the list, when the widths of its columns are known.
pub(super) struct TableWriter<'a, T: 'static> {
    buffer: TableBuffer<T>,
    header: bool,
    /// Whether the user chose the columns. If so, the terminal breaks lines that are too wide.
    is_chosen: bool,
    document: Document,
    render: RenderOptions,
    clock: &'a dyn Clock,
    sink: &'a dyn Sink,
}

impl<'a, T: Tabular> TableWriter<'a, T> {
    pub(super) fn new(
        columns: &ColumnSet<T>,
        document: Document,
        render: RenderOptions,
        clock: &'a dyn Clock,
        sink: &'a dyn Sink,
    ) -> Self {
        let layout = match T::LONG_CELLS {
            LongCells::Cut => TableLayout::new(render.is_terminal),
            LongCells::Wrap => TableLayout::new(render.is_terminal).with_whole_cells(),
        };
        let buffer = TableBuffer::new(columns.columns(render.is_terminal), columns.header, layout);
        let (header, is_chosen) = (columns.header, columns.is_chosen());
        Self { buffer, header, is_chosen, document, render, clock, sink }
    }

    /// Writes the table for pipes and files, without a second copy of a long list.
    fn write_plain(&self) -> io::Result<()> {
        let (rows, color) = (self.buffer.row_count(), self.render.color);
        let mut text = String::new();
        if self.header {
            self.buffer.write_header(&mut text, color);
        }
        for first in (0..rows).step_by(ROWS_AT_ONCE) {
            self.buffer.write_rows(&mut text, first..rows.min(first + ROWS_AT_ONCE), color);
            self.sink.write(&text)?;
            text.clear();
        }
        self.sink.write(&text)
    }

    /// The table for a terminal.
    fn drawn(&self, wrap_at: Option<u16>) -> String {
        let mut table = self.empty_table(wrap_at);
        if self.header {
            table.set_header(self.buffer.header().map(|cell| aligned(&cell).add_attribute(Attribute::Bold)));
        }
        table.add_rows(
            (0..self.buffer.row_count()).map(|row| self.buffer.row(row).map(|cell| colored(&cell))),
        );
        let is_narrow =
            |width: u16| self.buffer.widths().next().is_some_and(|first| first <= usize::from(width / 2));
        if wrap_at.is_some_and(is_narrow) {
            keep_whole(&mut table, 0);
        }
        lines(&mut table, self.buffer.gap())
    }

    /// The only row with a line for each column, for a terminal.
    fn drawn_as_fields(&self, wrap_at: u16) -> String {
        let mut table = self.empty_table(Some(wrap_at));
        for (column, cell) in self.buffer.columns().zip(self.buffer.row(0)) {
            let cell = ShownCell { right_aligned: false, ..cell };
            table.add_row([Cell::new(column.header).add_attribute(Attribute::Bold), colored(&cell)]);
        }
        keep_whole(&mut table, 0);
        lines(&mut table, self.buffer.gap())
    }

    fn empty_table(&self, wrap_at: Option<u16>) -> Table {
        let mut table = Table::new();
        table.load_style(TableStyle::new()).set_content_arrangement(ContentArrangement::Disabled);
        table.force_no_tty();
        if self.render.color {
            table.enforce_styling();
        }
        if let Some(width) = wrap_at {
            table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
        }
        table
    }

    /// Makes the table fit a terminal of this width if possible. Returns the headers of the columns
    /// that are left out.
    fn fitted(&mut self, width: u16) -> (String, Vec<&'static str>) {
        let left_out = self.buffer.fit_into(width.into());
        let is_too_wide = self.buffer.is_wider_than(width.into());
        let is_one_row = self.document == Document::Object && self.buffer.row_count() == 1;
        let text = match T::LONG_CELLS {
            LongCells::Wrap if is_too_wide && is_one_row && self.header => self.drawn_as_fields(width),
            LongCells::Wrap => self.drawn(is_too_wide.then_some(width)),
            LongCells::Cut => {
                self.buffer.shrink_into(width.into());
                self.drawn(None)
            }
        };
        (text, left_out)
    }
}

impl<T: Tabular> ListWriter<T> for TableWriter<'_, T> {
    fn push(&mut self, items: &[T]) -> Result<(), WriteError> {
        let now = self.clock.wall();
        for item in items {
            self.buffer.push(item, now);
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<(), WriteError> {
        if !self.render.is_terminal {
            return Ok(self.write_plain()?);
        }
        let (text, left_out) = match self.render.width {
            Some(width) if !self.is_chosen => self.fitted(width),
            Some(_) | None => (self.drawn(None), Vec::new()),
        };
        self.sink.write(&text)?;
        if self.buffer.row_count() > 0 {
            note_left_out(self.sink, &left_out, " (see --format, -o json)");
        }
        Ok(())
    }
}

/// Never wraps the cells of this column.
fn keep_whole(table: &mut Table, column: usize) {
    if let Some(column) = table.column_mut(column) {
        column.set_constraint(ColumnConstraint::ContentWidth);
    }
}

/// The lines of a table without spaces at their ends.
fn lines(table: &mut Table, gap: u16) -> String {
    let last = table.column_count().saturating_sub(1);
    for (index, column) in table.column_iter_mut().enumerate() {
        column.set_padding((0, if index == last { 0 } else { gap }));
    }
    let mut out = String::new();
    for line in table.lines() {
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

fn colored(cell: &ShownCell<'_>) -> Cell {
    let text = aligned(cell);
    match cell.style {
        Style::Plain => text,
        Style::Good => text.fg(Color::DarkGreen),
        Style::Bad => text.fg(Color::DarkRed),
        Style::Busy => text.fg(Color::DarkYellow),
    }
}

fn aligned(cell: &ShownCell<'_>) -> Cell {
    let alignment = if cell.right_aligned { CellAlignment::Right } else { CellAlignment::Left };
    Cell::new(&cell.text).set_alignment(alignment)
}
