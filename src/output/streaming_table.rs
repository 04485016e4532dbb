//! A table whose rows come one after the other, without an end to wait for.

use super::columns::{ColumnSet, Tabular};
use super::table_buffer::TableBuffer;
use crate::terminal::RenderOptions;

/// Writes rows under one header. The columns are as wide as what was there at
/// first and what is usual need; where a cell is wider, its column stays so.
pub struct StreamingTable<T: 'static> {
    cells: TableBuffer<T>,
    /// Whether the header is still to come.
    header: bool,
    color: bool,
}

impl<T: Tabular> StreamingTable<T> {
    /// A table that these rows, among others, fit into, and the headers of the
    /// columns that had to give way for them.
    pub fn new(rows: &[&T], layout: &ColumnSet<T>, look: RenderOptions) -> (Self, Vec<&'static str>) {
        let mut cells = TableBuffer::new(layout.columns.clone(), layout.header);
        for row in rows {
            cells.push(row);
        }
        let width = look.width.filter(|_| !layout.chosen);
        let left_out = width.map(|width| cells.fit_into(width.into())).unwrap_or_default();
        (Self { cells, header: layout.header, color: look.color }, left_out)
    }

    /// The next rows, the first time below the header.
    pub fn lines(&mut self, rows: &[T]) -> String {
        self.cells.clear();
        for row in rows {
            self.cells.push(row);
        }
        let mut out = String::new();
        if std::mem::take(&mut self.header) {
            self.cells.write_header(&mut out, self.color);
        }
        self.cells.write_rows(&mut out, self.color);
        out
    }
}

#[cfg(test)]
mod tests {
    use serde_json::value::RawValue;

    use super::*;
    use crate::model::Action;
    use crate::output::typical_action;

    fn action(json: &str) -> Action {
        Action::from_raw(&RawValue::from_string(json.to_owned()).unwrap()).unwrap()
    }

    #[test]
    fn rows_that_come_later_stand_below_the_first() {
        let layout =
            ColumnSet::resolve(Some(&["ID".to_owned(), "Status".into(), "Type".into()]), true).unwrap();
        let usual = typical_action().unwrap();
        let (mut table, _) = StreamingTable::new(&[&usual], &layout, RenderOptions::default());
        let first = table.lines(&[action(r#"{"id":1,"status":"errored","type":"create"}"#)]);
        assert_eq!(
            first,
            "ID           STATUS        TYPE\n\
             1            errored       create\n"
        );
        let second = table.lines(&[action(r#"{"id":2,"status":"in-progress","type":"attach_volume"}"#)]);
        assert_eq!(second, "2            in-progress   attach_volume\n");
        assert_eq!(table.lines(&[]), "");
    }

    #[test]
    fn on_a_narrow_terminal_columns_give_way_for_all_rows() {
        let usual = typical_action().unwrap();
        let look = RenderOptions { width: Some(60), color: true, ..RenderOptions::default() };
        let layout = ColumnSet::of_default_columns(false);
        let (mut table, left_out) = StreamingTable::new(&[&usual], &layout, look);
        assert!(left_out.contains(&"COMPLETED"), "{left_out:?}");
        let line = table.lines(&[action(r#"{"id":1,"status":"completed","started_at":"2020"}"#)]);
        assert!(line.contains("\u{1b}[38;5;2mcompleted     "), "{line:?}");
    }
}
