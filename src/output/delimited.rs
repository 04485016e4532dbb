//! CSV and TSV.

use std::mem;

use csv::{Writer, WriterBuilder};

use super::columns::{Columns, Row};
use super::row_format::RowFormat;
use crate::system::Clock;
use crate::terminal::text;

/// Rows of cells with a delimiter, quoted where necessary.
///
/// The header has the names that `--format` takes. A missing value is an empty cell. Every value is
/// on one line, so that tools that read lines find the rows.
pub(super) struct DelimitedFormat<'a> {
    columns: Columns,
    delimiter: u8,
    clock: &'a dyn Clock,
}

impl<'a> DelimitedFormat<'a> {
    pub(super) fn new(columns: Columns, delimiter: u8, clock: &'a dyn Clock) -> Self {
        Self { columns, delimiter, clock }
    }

    /// Appends what `write` writes.
    fn append(&self, out: &mut String, write: impl FnOnce(&mut Writer<Vec<u8>>)) {
        let text = mem::take(out).into_bytes();
        let mut writer = WriterBuilder::new().delimiter(self.delimiter).from_writer(text);
        write(&mut writer);
        let text = writer.into_inner().expect("writing to memory cannot fail");
        *out = String::from_utf8(text).expect("cells, delimiters and quotes are text");
    }
}

impl RowFormat for DelimitedFormat<'_> {
    fn begin(&self, out: &mut String) {
        if self.columns.header {
            self.append(out, |writer| {
                for column in &self.columns.infos {
                    write_cell(writer, column.name);
                }
                end_row(writer);
            });
        }
    }

    fn push_rows<'r>(&self, out: &mut String, rows: impl Iterator<Item = &'r dyn Row>) {
        let now = self.clock.wall();
        self.append(out, |writer| {
            for row in rows {
                for column in &self.columns.infos {
                    let text = row.cell(column).into_text(now).unwrap_or_default();
                    write_cell(writer, &text::escape_controls(&text));
                }
                end_row(writer);
            }
        });
    }
}

fn write_cell(writer: &mut Writer<Vec<u8>>, text: &str) {
    // Writing to memory cannot fail.
    let _ = writer.write_field(text);
}

fn end_row(writer: &mut Writer<Vec<u8>>) {
    // Every row has as many cells as there are columns.
    let _ = writer.write_record(None::<&str>);
}

#[cfg(test)]
mod tests {
    use csv::ReaderBuilder;
    use proptest::prelude::*;
    use serde_json::json;
    use serde_json::value::to_raw_value;

    use super::*;
    use crate::model::Action;
    use crate::output::ColumnSet;
    use crate::output::list_writer::{RowWriter as _, as_rows};
    use crate::output::row_format::StreamingWriter;
    use crate::output::tests::RecordingSink;
    use crate::system::testing::ManualClock;

    fn action(id: u32, kind: &str, region: &str) -> Action {
        let json = json!({"id": id, "type": kind, "status": null, "region_slug": region});
        Action::from_raw(&to_raw_value(&json).unwrap()).unwrap()
    }

    fn columns(names: &[&str], header: bool) -> ColumnSet<Action> {
        let names: Vec<_> = names.iter().map(ToString::to_string).collect();
        ColumnSet::resolve(Some(&names), header).unwrap()
    }

    fn written(actions: &[Action], columns: &ColumnSet<Action>, delimiter: u8) -> String {
        let (clock, sink) = (ManualClock::default(), RecordingSink::default());
        let format = DelimitedFormat::new(columns.shown(false), delimiter, &clock);
        let mut writer = Box::new(StreamingWriter::new(format, &sink));
        writer.push(&as_rows(actions)).unwrap();
        writer.finish().unwrap();
        sink.text()
    }

    #[test]
    fn cells_are_quoted_where_necessary_and_missing_values_are_empty() {
        let actions = [action(1, "a,\"b\"\n\u{1b}", "nyc1")];
        let columns = |header| columns(&["ID", "Type", "status"], header);
        assert_eq!(written(&actions, &columns(true), b','), "ID,Type,Status\n1,\"a,\"\"b\"\"\\n\\u{1b}\",\n");
        assert_eq!(written(&actions, &columns(false), b'\t'), "1\t\"a,\"\"b\"\"\\n\\u{1b}\"\t\n");
    }

    proptest! {
        #[test]
        fn a_csv_reader_finds_the_same_cells(
            rows in prop::collection::vec((any::<u32>(), any::<String>(), any::<String>()), 0..5),
            delimiter in prop_oneof![Just(b','), Just(b'\t')],
        ) {
            let actions: Vec<_> = rows.iter().map(|(id, kind, region)| action(*id, kind, region)).collect();
            let text = written(&actions, &columns(&["Region", "ID", "Type"], true), delimiter);
            prop_assert_eq!(text.lines().count(), rows.len() + 1);
            let is_unsafe = |c: char| !matches!(c, '\n' | '\t') && text::is_unsafe_to_show(c);
            prop_assert!(!text.contains(is_unsafe));
            prop_assert_eq!(text.matches('\t').count(), if delimiter == b'\t' { 2 * (rows.len() + 1) } else { 0 });
            let mut reader = ReaderBuilder::new().delimiter(delimiter).from_reader(text.as_bytes());
            prop_assert_eq!(reader.headers().unwrap().iter().collect::<Vec<_>>(), ["Region", "ID", "Type"]);
            let read: Vec<Vec<String>> = reader.into_records()
                .map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect();
            let expected: Vec<_> = rows.iter().map(|(id, kind, region)| {
                vec![text::escape_controls(region).into_owned(), id.to_string(), text::escape_controls(kind).into_owned()]
            }).collect();
            prop_assert_eq!(read, expected);
        }
    }
}
