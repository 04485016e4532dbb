use std::time::Duration;

use jiff::Timestamp;
use serde_json::json;
use serde_json::value::to_raw_value;

use super::columns::{Columns, Row};
use super::list_writer::RowWriter;
use super::sink::{Sink, WriteError, note_left_out};
use super::table_buffer::{TableBuffer, TableLayout};
use crate::model::Action;
use crate::system::Clock;
use crate::terminal::RenderOptions;

/// Writes rows below one header as they arrive.
///
/// The first rows and a typical action determine the widths of the columns. A wider cell makes its
/// column wider for the rest of the list.
pub(super) struct StreamingTable<'a> {
    columns: TableBuffer,
    /// Whether the header is still to be written.
    header: bool,
    color: bool,
    /// The headers of the columns that did not fit. Emptied when a note has named them, with the first row.
    left_out: Vec<&'static str>,
    /// The width of the terminal, unless the user chose the columns.
    width: Option<u16>,
    clock: &'a dyn Clock,
    sink: &'a dyn Sink,
}

impl<'a> StreamingTable<'a> {
    pub(super) fn new(
        columns: Columns,
        first: &[Action],
        render: RenderOptions,
        clock: &'a dyn Clock,
        sink: &'a dyn Sink,
    ) -> Self {
        let Columns { infos, header, are_chosen, .. } = columns;
        let mut columns = TableBuffer::new(infos, header, TableLayout::new(render.is_terminal));
        let now = clock.wall();
        for action in first.iter().chain(&typical_action(now)) {
            columns.push_row(&mut String::new(), action, now);
        }
        let width = render.width.filter(|_| !are_chosen);
        let left_out = width.map(|width| columns.leave_out_to_fit(width.into())).unwrap_or_default();
        Self { columns, header, color: render.color, left_out, width, clock, sink }
    }
}

impl RowWriter for StreamingTable<'_> {
    fn push(&mut self, rows: &[&dyn Row]) -> Result<(), WriteError> {
        if !rows.is_empty() {
            note_left_out(self.sink, &std::mem::take(&mut self.left_out), " (see --format, -o jsonl)");
        }
        let (mut cells, now) = (String::new(), self.clock.wall());
        for row in rows {
            self.columns.push_row(&mut cells, *row, now);
        }
        if let Some(width) = self.width {
            self.columns.shrink_to_fit(width.into());
        }
        let mut text = String::new();
        if std::mem::take(&mut self.header) {
            self.columns.write_header(&mut text, self.color);
        }
        self.columns.write_rows(&mut text, &cells, self.color);
        Ok(self.sink.write(&text)?)
    }
}

/// An action with cells as wide as they usually are.
fn typical_action(now: Timestamp) -> Option<Action> {
    let seconds = |ago| (now - Duration::from_secs(ago)).strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
    let typical = json!({
        "id": 1_234_567_890, "status": "in-progress", "type": "attach_volume",
        "started_at": seconds(671), "completed_at": seconds(0),
        "resource_id": 123_456_789, "resource_type": "droplet", "region_slug": "nyc3",
    });
    Action::from_raw(&to_raw_value(&typical).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::ColumnSet;
    use crate::output::tests::{RecordingSink, action};
    use crate::system::testing::ManualClock;

    #[test]
    fn later_rows_are_aligned_with_the_first() {
        let names = ["ID", "Status", "Type"].map(str::to_owned);
        let columns = ColumnSet::<Action>::resolve(Some(&names), true).unwrap();
        let (clock, sink) = (ManualClock::default(), RecordingSink::default());
        let mut table =
            StreamingTable::new(columns.shown(false), &[], RenderOptions::default(), &clock, &sink);
        table.push(&[&action(r#"{"id":1,"status":"errored","type":"create"}"#)]).unwrap();
        table.push(&[&action(r#"{"id":2,"status":"in-progress","type":"attach_volume"}"#)]).unwrap();
        table.push(&[]).unwrap();
        assert_eq!(
            sink.text(),
            "ID           STATUS        TYPE\n\
             1            errored       create\n\
             2            in-progress   attach_volume\n"
        );
    }

    #[test]
    fn on_a_narrow_terminal_columns_are_left_out_of_all_rows() {
        let render =
            RenderOptions { is_terminal: true, width: Some(60), color: true, ..RenderOptions::default() };
        let columns = ColumnSet::<Action>::default();
        let (clock, sink) = (ManualClock::default(), RecordingSink::default());
        let mut table = StreamingTable::new(columns.shown(true), &[], render, &clock, &sink);
        table.push(&[]).unwrap();
        assert_eq!(sink.notes(), [""; 0]);
        let row = action(r#"{"id":1,"status":"completed","started_at":"2023-11-14T22:13:15Z"}"#);
        for _ in 0..2 {
            table.push(&[&row]).unwrap();
            assert_eq!(sink.notes(), ["note: no room for RESOURCE, REGION (see --format, -o jsonl)"]);
        }
        let green = "         1  \u{1b}[32mcompleted\u{1b}[0m    -               5s         -\n";
        assert!(sink.text().ends_with(green), "{:?}", sink.text());
    }
}
