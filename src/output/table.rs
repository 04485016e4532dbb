use comfy_table::{Attribute, Color, ContentArrangement, Table, TableStyle};

use super::columns::{Cell, Column, Layout, Shown, Tabular, Tone};
use super::render::Look;
use crate::text;

/// Spaces between two columns.
const GAP: u16 = 3;

/// A table for people, and the headers of the columns that had to give way.
pub(super) fn render_table<T: Tabular>(
    rows: &[&T],
    layout: &Layout<T>,
    look: Look,
) -> (String, Vec<&'static str>) {
    let mut columns = layout.columns.clone();
    let mut left_out = Vec::new();
    let mut table = build(rows, &columns, layout.header, look.color);
    if let (Some(width), false) = (look.width, layout.chosen) {
        while table_width(&table) > usize::from(width) {
            let Some(index) = least_needed(&columns) else { break };
            left_out.push(columns.remove(index).header);
            table = build(rows, &columns, layout.header, look.color);
        }
    }
    left_out.sort_by_key(|header| layout.columns.iter().position(|column| column.header == *header));
    let mut out = String::new();
    for line in table.lines() {
        out.push_str(line.trim_end());
        out.push('\n');
    }
    (out, left_out)
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
    let text = cell.text.as_deref().filter(|text| !text.is_empty()).unwrap_or("-");
    let shown = comfy_table::Cell::new(text::visible(text));
    match cell.tone {
        Tone::Plain => shown,
        Tone::Good => shown.fg(Color::DarkGreen),
        Tone::Bad => shown.fg(Color::DarkRed),
        Tone::Busy => shown.fg(Color::DarkYellow),
    }
}

fn table_width(table: &Table) -> usize {
    let widths = table.column_max_content_widths();
    let gaps = widths.len().saturating_sub(1) * usize::from(GAP);
    widths.into_iter().map(usize::from).sum::<usize>() + gaps
}

fn least_needed<T>(columns: &[&Column<T>]) -> Option<usize> {
    let rank = |column: &Column<T>| match column.shown {
        Shown::IfItFits(rank) => Some(rank),
        Shown::Always | Shown::WhenChosen => None,
    };
    let ranked = columns.iter().enumerate().filter_map(|(index, column)| Some((rank(column)?, index)));
    ranked.max().map(|(_, index)| index)
}
