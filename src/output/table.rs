use std::borrow::Cow;

use comfy_table::{Attribute, Color, ContentArrangement, Table, TableStyle};

use super::columns::{Cell, Column, Layout, Shown, Tabular, Tone};
use super::long_table;
use super::render::Look;
use crate::text;

/// Spaces between two columns.
pub(super) const GAP: u16 = 3;

/// A table for people, and the headers of the columns that had to give way.
pub(super) fn render_table<T: Tabular>(
    rows: &[&T],
    layout: &Layout<T>,
    look: Look,
) -> (String, Vec<&'static str>) {
    let mut columns = layout.columns.clone();
    let mut left_out = Vec::new();
    if rows.len() > long_table::MANY && !look.color {
        let mut widths = long_table::widths(rows, &columns, layout.header);
        if let (Some(width), false) = (look.width, layout.chosen) {
            while total(widths.iter().copied()) > usize::from(width) {
                let Some(index) = least_needed(&columns) else { break };
                left_out.push(columns.remove(index).header);
                widths.remove(index);
            }
        }
        return (long_table::lines(rows, &columns, layout.header, &widths), in_order(left_out, layout));
    }
    let mut table = build(rows, &columns, layout.header, look.color);
    if let (Some(width), false) = (look.width, layout.chosen) {
        while table_width(&table) > usize::from(width) {
            let Some(index) = least_needed(&columns) else { break };
            left_out.push(columns.remove(index).header);
            table = build(rows, &columns, layout.header, look.color);
        }
    }
    let mut out = String::new();
    for line in table.lines() {
        out.push_str(line.trim_end());
        out.push('\n');
    }
    (out, in_order(left_out, layout))
}

fn in_order<T>(mut left_out: Vec<&'static str>, layout: &Layout<T>) -> Vec<&'static str> {
    left_out.sort_by_key(|header| layout.columns.iter().position(|column| column.header == *header));
    left_out
}

fn build<T>(rows: &[&T], columns: &[&Column<T>], header: bool, color: bool) -> Table {
    let mut table = Table::new();
    table.load_style(TableStyle::new()).set_content_arrangement(ContentArrangement::Disabled).force_no_tty();
    if color {
        table.enforce_styling();
    }
    if header {
        let headers =
            columns.iter().map(|column| comfy_table::Cell::new(column.header).add_attribute(Attribute::Bold));
        table.set_header(headers);
    }
    table.add_rows(rows.iter().map(|row| columns.iter().map(|column| shown(&(column.cell)(row)))));
    let last = columns.len().saturating_sub(1);
    for (index, column) in table.column_iter_mut().enumerate() {
        column.set_padding((0, if index == last { 0 } else { GAP }));
    }
    table
}

fn shown(cell: &Cell) -> comfy_table::Cell {
    let shown = comfy_table::Cell::new(shown_text(cell));
    match cell.tone {
        Tone::Plain => shown,
        Tone::Good => shown.fg(Color::DarkGreen),
        Tone::Bad => shown.fg(Color::DarkRed),
        Tone::Busy => shown.fg(Color::DarkYellow),
    }
}

/// A cell's text as it is shown.
pub(super) fn shown_text(cell: &Cell) -> Cow<'_, str> {
    text::visible(cell.text.as_deref().filter(|text| !text.is_empty()).unwrap_or("-"))
}

fn table_width(table: &Table) -> usize {
    total(table.column_max_content_widths().into_iter().map(usize::from))
}

pub(super) fn total(widths: impl ExactSizeIterator<Item = usize>) -> usize {
    widths.len().saturating_sub(1) * usize::from(GAP) + widths.sum::<usize>()
}

pub(super) fn least_needed<T>(columns: &[&Column<T>]) -> Option<usize> {
    let rank = |column: &Column<T>| match column.shown {
        Shown::IfItFits(rank) => Some(rank),
        Shown::Always | Shown::WhenChosen => None,
    };
    let ranked = columns.iter().enumerate().filter_map(|(index, column)| Some((rank(column)?, index)));
    ranked.max().map(|(_, index)| index)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;
    use serde_json::value::to_raw_value;

    use super::*;
    use crate::model::Action;

    proptest! {
        #[test]
        fn many_rows_are_written_as_few_are(
            rows in prop::collection::vec((any::<u32>(), "[a-z東京🎉é́\u{3000} ]{0,8}|\\PC{0,6}"), 0..12),
            header in any::<bool>(),
        ) {
            let actions: Vec<_> = rows.iter().map(|(id, text)| {
                let json = json!({"id": id, "type": text, "status": text, "region_slug": text});
                Action::from_raw(&to_raw_value(&json).unwrap()).unwrap()
            }).collect();
            let rows: Vec<_> = actions.iter().collect();
            let layout = Layout::<Action>::of_default_columns(header);
            let widths = long_table::widths(&rows, &layout.columns, header);
            let few = render_table(&rows, &layout, Look::default()).0;
            let table = build(&rows, &layout.columns, header, false);
            // Without a line there are no columns to measure.
            prop_assume!(header || !rows.is_empty());
            prop_assert_eq!(total(widths.iter().copied()), table_width(&table));
            prop_assert_eq!(long_table::lines(&rows, &layout.columns, header, &widths), few);
        }
    }
}
