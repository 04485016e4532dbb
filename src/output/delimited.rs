//! CSV and TSV: the columns of the table for programs that read cells.

use csv::{Writer, WriterBuilder};

use super::columns::{ColumnSet, Tabular};
use crate::terminal::text;

/// Rows of cells with this delimiter, quoted where that is needed.
///
/// The header has the names that `--format` takes. What is not there is an empty
/// cell, and every value is on one line, so that not even a reader which knows
/// nothing of quotes takes a value for a second row.
pub(super) fn render_delimited<T: Tabular>(
    rows: &[&T],
    layout: &ColumnSet<T>,
    delimiter: u8,
    header: bool,
) -> String {
    let mut writer = WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
    if header {
        write(&mut writer, layout.columns.iter().map(|column| column.name));
    }
    for row in rows {
        let cells = layout.columns.iter().map(|column| (column.cell)(row).text.unwrap_or_default());
        write(&mut writer, cells.map(|text| text::escape_controls(&text).into_owned()));
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

fn write(writer: &mut Writer<Vec<u8>>, cells: impl Iterator<Item = impl AsRef<[u8]>>) {
    // Writing to memory cannot fail, and every row has the layout's length.
    let _ = writer.write_record(cells);
}

#[cfg(test)]
mod tests {
    use csv::ReaderBuilder;
    use proptest::prelude::*;
    use serde_json::json;
    use serde_json::value::to_raw_value;

    use super::*;
    use crate::model::Action;

    fn action(id: u32, kind: &str, region: &str) -> Action {
        let json = json!({"id": id, "type": kind, "status": null, "region_slug": region});
        Action::from_raw(&to_raw_value(&json).unwrap()).unwrap()
    }

    fn layout(names: &[&str]) -> ColumnSet<Action> {
        let names: Vec<_> = names.iter().map(ToString::to_string).collect();
        ColumnSet::resolve(Some(&names), true).unwrap()
    }

    #[test]
    fn cells_are_quoted_where_it_is_needed_and_empty_where_nothing_is() {
        let action = action(1, "a,\"b\"\n\u{1b}", "nyc1");
        let text = |delimiter, header| {
            render_delimited(&[&action], &layout(&["ID", "Type", "status"]), delimiter, header)
        };
        assert_eq!(text(b',', true), "ID,Type,Status\n1,\"a,\"\"b\"\"\\n\\u{1b}\",\n");
        assert_eq!(text(b'\t', false), "1\t\"a,\"\"b\"\"\\n\\u{1b}\"\t\n");
    }

    proptest! {
        #[test]
        fn a_csv_reader_finds_the_same_cells(
            rows in prop::collection::vec((any::<u32>(), any::<String>(), any::<String>()), 0..5),
            delimiter in prop_oneof![Just(b','), Just(b'\t')],
        ) {
            let actions: Vec<_> = rows.iter().map(|(id, kind, region)| action(*id, kind, region)).collect();
            let rows_of: Vec<_> = actions.iter().collect();
            let text = render_delimited(&rows_of, &layout(&["Region", "ID", "Type"]), delimiter, true);
            prop_assert_eq!(text.lines().count(), rows.len() + 1);
            let steers = |c: char| !matches!(c, '\n' | '\t') && text::is_unsafe_to_show(c);
            prop_assert!(!text.contains(steers));
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
