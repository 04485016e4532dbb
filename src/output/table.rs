use std::{io, iter, mem};

use comfy_table::{
    Attribute, Cell, CellAlignment, Color, ColumnConstraint, ContentArrangement, Table, TableStyle, Width,
};

use super::blocks::{Blocks, Order};
use super::cell::Style;
use super::columns::{Columns, LongCells, Row};
use super::json::Document;
use super::list_writer::RowWriter;
use super::sink::{Sink, WRITE_BYTES, WriteError, note_left_out};
use super::table_buffer::{ShownCell, TableBuffer, TableLayout};
use crate::system::Clock;
use crate::terminal::RenderOptions;

/// Writes a table at the end of the list, when the widths of its columns are known.
pub(super) struct TableWriter<'a> {
    columns: TableBuffer,
    rows: Blocks<Box<str>>,
    row_count: usize,
    header: bool,
    /// Whether the user chose the columns. Then none is left out, and the terminal breaks wide lines.
    are_chosen: bool,
    long_cells: LongCells,
    document: Document,
    render: RenderOptions,
    clock: &'a dyn Clock,
    sink: &'a dyn Sink,
}

impl<'a> TableWriter<'a> {
    pub(super) fn new(
        columns: Columns,
        document: Document,
        order: Order,
        render: RenderOptions,
        clock: &'a dyn Clock,
        sink: &'a dyn Sink,
    ) -> Self {
        let Columns { infos, header, are_chosen, long_cells } = columns;
        let layout = match long_cells {
            LongCells::Cut => TableLayout::new(render.is_terminal),
            LongCells::Wrap => TableLayout::new(render.is_terminal).with_whole_cells(),
        };
        let (columns, rows) = (TableBuffer::new(infos, header, layout), Blocks::new(order));
        Self { columns, rows, row_count: 0, header, are_chosen, long_cells, document, render, clock, sink }
    }

    /// Writes the table for pipes and files, and frees each block of rows.
    fn write_plain(self) -> io::Result<()> {
        let Self { columns, rows, render, sink, .. } = self;
        let mut text = String::new();
        if self.header {
            columns.write_header(&mut text, render.color);
        }
        for rows in rows.into_iter() {
            columns.write_rows(&mut text, &rows, render.color);
            if text.len() >= WRITE_BYTES {
                sink.write(&text)?;
                text.clear();
            }
        }
        sink.write(&text)
    }

    /// Draws the table for a terminal, and frees each block of rows.
    fn write_drawn(mut self) -> io::Result<()> {
        let rows = mem::replace(&mut self.rows, Blocks::new(Order::AsRead));
        let mut table = self.empty_table(self.header);
        for rows in rows.into_iter() {
            self.add_rows(&mut table, &rows);
            // A column is as wide as its widest cell in any block, not only in this one.
            for (column, width) in table.column_iter_mut().zip(self.column_widths()) {
                column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(width)));
            }
            self.sink.write(&lines(&mut table, self.columns.gap()))?;
            table = self.empty_table(false);
        }
        // The header of an empty list.
        self.sink.write(&lines(&mut table, self.columns.gap()))
    }

    /// The table for a terminal that is too narrow for it, with long cells wrapped.
    fn wrapped(&self, width: u16) -> String {
        let mut table = self.empty_table(self.header);
        table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
        for rows in self.rows.iter() {
            self.add_rows(&mut table, rows);
        }
        if self.columns.widths().next().is_some_and(|first| first <= usize::from(width / 2)) {
            keep_whole(&mut table, 0);
        }
        lines(&mut table, self.columns.gap())
    }

    /// The only row, with one line for each column.
    fn drawn_as_fields(&self, width: u16) -> String {
        let mut table = self.empty_table(false);
        table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
        for rows in self.rows.iter() {
            let mut row = &**rows;
            let cells = self.columns.take_row(&mut row).into_iter().flatten();
            for (header, cell) in self.columns.headers().zip(cells) {
                let cell = ShownCell { right_aligned: false, ..cell };
                table.add_row([Cell::new(header).add_attribute(Attribute::Bold), colored(&cell)]);
            }
        }
        keep_whole(&mut table, 0);
        lines(&mut table, self.columns.gap())
    }

    fn empty_table(&self, header: bool) -> Table {
        let mut table = Table::new();
        table.load_style(TableStyle::new()).set_content_arrangement(ContentArrangement::Disabled);
        table.force_no_tty();
        if self.render.color {
            table.enforce_styling();
        }
        if header {
            table.set_header(
                self.columns.header_cells().map(|cell| aligned(&cell).add_attribute(Attribute::Bold)),
            );
        }
        table
    }

    fn add_rows(&self, table: &mut Table, mut rows: &str) {
        while let Some(row) = self.columns.take_row(&mut rows) {
            table.add_row(row.map(|cell| colored(&cell)));
        }
    }

    /// The width of each column including the gap after it. The last column has no gap.
    fn column_widths(&self) -> impl Iterator<Item = u16> {
        let (mut widths, gap) = (self.columns.widths().peekable(), usize::from(self.columns.gap()));
        iter::from_fn(move || {
            let width = widths.next()?;
            let gap = if widths.peek().is_some() { gap } else { 0 };
            Some(u16::try_from(width + gap).unwrap_or(u16::MAX))
        })
    }
}

impl RowWriter for TableWriter<'_> {
    fn push(&mut self, rows: &[&dyn Row]) -> Result<(), WriteError> {
        let (now, rows_in_order) = (self.clock.wall(), self.rows.order().of(rows));
        self.rows.push_text(|text| rows_in_order.for_each(|row| self.columns.push_row(text, *row, now)));
        self.row_count += rows.len();
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<(), WriteError> {
        if !self.render.is_terminal {
            return Ok(self.write_plain()?);
        }
        let (sink, is_empty) = (self.sink, self.row_count == 0);
        let mut left_out = Vec::new();
        if let Some(width) = self.render.width.filter(|_| !self.are_chosen) {
            left_out = self.columns.leave_out_to_fit(width.into());
            if self.long_cells == LongCells::Wrap && self.columns.is_wider_than(width.into()) {
                let is_one_row = self.document == Document::Object && self.row_count == 1;
                let as_fields = is_one_row && self.header;
                sink.write(&if as_fields { self.drawn_as_fields(width) } else { self.wrapped(width) })?;
            } else {
                self.columns.shrink_to_fit(width.into());
                self.write_drawn()?;
            }
        } else {
            self.write_drawn()?;
        }
        if !is_empty {
            note_left_out(sink, &left_out, " (see --format, -o json)");
        }
        Ok(())
    }
}

/// Exempts this column from wrapping.
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
