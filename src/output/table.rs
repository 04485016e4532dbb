use comfy_table::{Attribute, Cell, Color, ContentArrangement, Table, TableStyle};

use super::columns::{ColumnSet, Style, Tabular};
use super::list_writer::{ListWriter, Sink, WriteError, note_left_out};
use super::table_buffer::{GAP, ShownCell, TableBuffer};
use crate::system::Clock;
use crate::terminal::RenderOptions;

/// Writes a table at the end of the list, when the widths of its columns are known.
pub(super) struct TableWriter<'a, T: 'static> {
    buffer: TableBuffer<T>,
    header: bool,
    /// Whether columns are left out where the terminal is too narrow for all of them.
    may_leave_out: bool,
    render: RenderOptions,
    clock: &'a dyn Clock,
    sink: &'a dyn Sink,
}

impl<'a, T: Tabular> TableWriter<'a, T> {
    pub(super) fn new(
        columns: &ColumnSet<T>,
        render: RenderOptions,
        clock: &'a dyn Clock,
        sink: &'a dyn Sink,
    ) -> Self {
        let buffer = TableBuffer::new(columns.columns.clone(), columns.header);
        Self { buffer, header: columns.header, may_leave_out: !columns.chosen, render, clock, sink }
    }

    /// The table for pipes and files.
    fn plain(&self) -> String {
        let mut out = String::new();
        if self.header {
            self.buffer.write_header(&mut out, self.render.color);
        }
        self.buffer.write_rows(&mut out, self.render.color);
        out
    }

    /// The table for a terminal.
    fn drawn(&self) -> String {
        let mut table = Table::new();
        table.load_style(TableStyle::new()).set_content_arrangement(ContentArrangement::Disabled);
        table.force_no_tty();
        if self.render.color {
            table.enforce_styling();
        }
        if self.header {
            let headers = self.buffer.columns().map(|column| column.header);
            table.set_header(headers.map(|text| Cell::new(text).add_attribute(Attribute::Bold)));
        }
        table.add_rows((0..self.buffer.row_count()).map(|row| self.buffer.row(row).map(colored)));
        let last = self.buffer.columns().count().saturating_sub(1);
        for (index, column) in table.column_iter_mut().enumerate() {
            column.set_padding((0, if index == last { 0 } else { GAP }));
        }
        let mut out = String::new();
        for line in table.lines() {
            out.push_str(line.trim_end());
            out.push('\n');
        }
        out
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
        let width = self.render.width.filter(|_| self.may_leave_out);
        let left_out = width.map(|width| self.buffer.fit_into(width.into())).unwrap_or_default();
        self.sink.write(&if self.render.is_terminal { self.drawn() } else { self.plain() })?;
        note_left_out(self.sink, &left_out, " (see --format, -o json)");
        Ok(())
    }
}

fn colored(cell: ShownCell<'_>) -> Cell {
    let text = Cell::new(cell.text);
    match cell.style {
        Style::Plain => text,
        Style::Good => text.fg(Color::DarkGreen),
        Style::Bad => text.fg(Color::DarkRed),
        Style::Busy => text.fg(Color::DarkYellow),
    }
}
