//! A table whose rows come one after the other, without an end to wait for.

use unicode_width::UnicodeWidthStr as _;

use super::columns::{BOLD, Cell, Column, Layout, PLAIN, Tabular};
use super::long_table;
use super::render::Look;
use super::table::{GAP, least_needed, shown_text, total};

/// Writes rows under one header. The columns are as wide as what was there at
/// first and what is usual need; where a cell is wider, its column stays so.
pub struct GrowingTable<T: 'static> {
    columns: Vec<&'static Column<T>>,
    widths: Vec<usize>,
    header: bool,
    color: bool,
}

impl<T: Tabular> GrowingTable<T> {
    /// A table that these rows, among others, fit into, and the headers of the
    /// columns that had to give way for them.
    #[must_use]
    pub fn new(rows: &[&T], layout: &Layout<T>, look: Look) -> (Self, Vec<&'static str>) {
        let mut columns = layout.columns.clone();
        let mut widths = long_table::widths(rows, &columns, layout.header);
        let mut left_out = Vec::new();
        if let (Some(width), false) = (look.width, layout.chosen) {
            while total(widths.iter().copied()) > usize::from(width) {
                let Some(index) = least_needed(&columns) else { break };
                left_out.push(columns.remove(index).header);
                widths.remove(index);
            }
        }
        (Self { columns, widths, header: layout.header, color: look.color }, left_out)
    }

    /// The next rows, the first time below the header.
    pub fn lines(&mut self, rows: &[T]) -> String {
        let refs: Vec<_> = rows.iter().collect();
        let needed = long_table::widths(&refs, &self.columns, false);
        for (width, needed) in self.widths.iter_mut().zip(needed) {
            *width = needed.max(*width);
        }
        let mut out = String::new();
        if std::mem::take(&mut self.header) {
            let cells = self.columns.iter().map(|column| (column.header.to_owned(), BOLD));
            self.line(&mut out, cells);
        }
        for row in rows {
            self.line(&mut out, self.columns.iter().map(|column| painted(&(column.cell)(row))));
        }
        out
    }

    fn line(&self, out: &mut String, cells: impl Iterator<Item = (String, &'static str)>) {
        let last = self.columns.len().saturating_sub(1);
        for (index, ((text, paint), width)) in cells.zip(&self.widths).enumerate() {
            let reset = if self.color && !paint.is_empty() { PLAIN } else { "" };
            let paint = if self.color { paint } else { "" };
            out.extend([paint, &text, reset]);
            if index < last {
                let padding = width.saturating_sub(text.width()) + usize::from(GAP);
                out.extend(std::iter::repeat_n(' ', padding));
            }
        }
        out.push('\n');
    }
}

/// A cell's text, and what colours it where there is colour.
fn painted(cell: &Cell) -> (String, &'static str) {
    (shown_text(cell).into_owned(), cell.tone.paint())
}

#[cfg(test)]
mod tests {
    use serde_json::value::RawValue;

    use super::*;
    use crate::model::Action;
    use crate::output::usual_action;

    fn action(json: &str) -> Action {
        Action::from_raw(&RawValue::from_string(json.to_owned()).unwrap()).unwrap()
    }

    #[test]
    fn rows_that_come_later_stand_below_the_first() {
        let layout = Layout::resolve(Some(&["ID".to_owned(), "Status".into(), "Type".into()]), true).unwrap();
        let usual = usual_action().unwrap();
        let (mut table, _) = GrowingTable::new(&[&usual], &layout, Look::default());
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
        let usual = usual_action().unwrap();
        let look = Look { width: Some(60), color: true, ..Look::default() };
        let layout = Layout::of_default_columns(false);
        let (mut table, left_out) = GrowingTable::new(&[&usual], &layout, look);
        assert!(left_out.contains(&"COMPLETED"), "{left_out:?}");
        let line = table.lines(&[action(r#"{"id":1,"status":"completed","started_at":"2020"}"#)]);
        assert!(line.contains("\u{1b}[38;5;2mcompleted\u{1b}[0m"), "{line:?}");
    }
}
