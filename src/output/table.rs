use comfy_table::{Attribute, Color, ContentArrangement, Table, TableStyle};

use super::columns::{ColumnSet, Style, Tabular};
use super::list_writer::Rendered;
use super::table_buffer::{GAP, ShownCell, TableBuffer};
use crate::terminal::RenderOptions;

/// From how many rows on a table is written without comfy-table.
const MANY: usize = 1_000;

/// A table for people, of which nothing but the text of its cells is kept while its
/// rows are still coming.
pub struct WholeTable<T: 'static> {
    cells: TableBuffer<T>,
    header: bool,
    /// Whether columns may give way.
    gives_way: bool,
    look: RenderOptions,
}

impl<T: Tabular> WholeTable<T> {
    /// A table without rows.
    pub fn new(layout: &ColumnSet<T>, look: RenderOptions) -> Self {
        let cells = TableBuffer::new(layout.columns.clone(), layout.header);
        Self { cells, header: layout.header, gives_way: !layout.chosen, look }
    }

    /// Adds a row.
    pub fn push(&mut self, row: &T) {
        self.cells.push(row);
    }

    /// The table, and the headers of the columns that had to give way.
    pub fn finish(mut self) -> Rendered {
        let width = self.look.width.filter(|_| self.gives_way);
        let left_out = width.map(|width| self.cells.fit_into(width.into())).unwrap_or_default();
        let text = if self.cells.count() > MANY { self.written() } else { self.built() };
        Rendered { text, left_out }
    }

    /// The same to the byte as [`WholeTable::built`].
    fn written(&self) -> String {
        let mut out = String::new();
        if self.header {
            self.cells.write_header(&mut out, self.look.color);
        }
        self.cells.write_rows(&mut out, self.look.color);
        out
    }

    fn built(&self) -> String {
        let mut table = Table::new();
        table.load_style(TableStyle::new()).set_content_arrangement(ContentArrangement::Disabled);
        table.force_no_tty();
        if self.look.color {
            table.enforce_styling();
        }
        if self.header {
            let headers = self.cells.columns().map(|column| column.header);
            table.set_header(headers.map(|text| comfy_table::Cell::new(text).add_attribute(Attribute::Bold)));
        }
        table.add_rows((0..self.cells.count()).map(|row| self.cells.row(row).map(in_colour)));
        let last = self.cells.columns().count().saturating_sub(1);
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

fn in_colour(cell: ShownCell<'_>) -> comfy_table::Cell {
    let shown = comfy_table::Cell::new(cell.text);
    match cell.tone {
        Style::Plain => shown,
        Style::Good => shown.fg(Color::DarkGreen),
        Style::Bad => shown.fg(Color::DarkRed),
        Style::Busy => shown.fg(Color::DarkYellow),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;
    use serde_json::value::to_raw_value;

    use super::*;
    use crate::model::Action;
    use crate::terminal::text;

    proptest! {
        #[test]
        fn many_rows_are_written_as_few_are(
            rows in prop::collection::vec((
                any::<u32>(),
                "[a-z東京🎉é́\u{3000} ]{0,8}|\\PC{0,6}",
                "completed|errored|in-progress|",
            ), 0..12),
            (header, color) in any::<(bool, bool)>(),
            width in prop::option::of(20_u16..120),
        ) {
            let look = RenderOptions { color, width, ..RenderOptions::default() };
            let layout = ColumnSet::<Action>::of_default_columns(header);
            let mut table = WholeTable::new(&layout, look);
            for (id, word, status) in &rows {
                let json = json!({"id": id, "type": word, "status": status, "region_slug": word});
                table.push(&Action::from_raw(&to_raw_value(&json).unwrap()).unwrap());
            }
            prop_assert_eq!(table.written(), table.built());
            let rendered = table.finish();
            let is_too_wide = |line: &str| !color && text::width(line) > usize::from(width.unwrap_or(u16::MAX));
            // Without those that may give way there is nothing left to take away.
            prop_assert!(rendered.left_out.len() == 5 || !rendered.text.lines().any(is_too_wide));
        }
    }
}
