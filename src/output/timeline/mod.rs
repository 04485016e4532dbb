//! `--timeline`: actions as bars below a time axis.

mod axis;
mod bar;

use std::io;

use jiff::{SignedDuration, Timestamp};

use self::axis::Axis;
use self::bar::Bar;
use super::blocks::{Blocks, Order};
use super::cell::HEADER_STYLE;
use super::columns::column_infos;
use super::list_writer::ListWriter;
use super::sink::{Sink, WRITE_BYTES, WriteError, note_left_out};
use super::table_buffer::{ShownCell, TableBuffer, TableLayout, write_cell};
use crate::model::Action;
use crate::terminal::RenderOptions;

/// The width of a line where there is no terminal.
const DEFAULT_WIDTH: u16 = 80;

/// The columns before the bars.
const COLUMNS: [&str; 3] = ["ID", "Status", "Type"];

/// The order in which columns are left out. The bar also shows the status.
const LEAVE_OUT: [&str; 3] = ["Status", "Type", "ID"];

/// Columns are left out until the bars have this many cells.
const BARS_WIDTH_MIN: usize = 13;

/// The period that a timeline shows.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Period {
    /// The start; by default that of the first action.
    pub(crate) since: Option<Timestamp>,
    /// The end. By default the present if `since` is given or an action is still in progress,
    /// and otherwise the end of the last action.
    pub(crate) until: Option<Timestamp>,
    /// The present, where the bar of an action in progress ends.
    pub(crate) now: Timestamp,
}

/// Draws a line for each action below an axis. No line is wider than the terminal.
///
/// A completed action is `===`, an errored one ends in `x`, and one in progress is `-->`. Even the shortest
/// action has one cell.
pub(crate) struct TimelineWriter<'a> {
    columns: TableBuffer,
    rows: Blocks<RowBlock>,
    /// The start of the first bar and the end of the last.
    bounds: Option<(Timestamp, Timestamp)>,
    period: Period,
    render: RenderOptions,
    sink: &'a dyn Sink,
}

/// The rows of one chunk.
struct RowBlock {
    /// The packed cells before the bars.
    cells: Box<str>,
    /// One for each row; none if the action has no valid start.
    bars: Box<[Option<Bar>]>,
}

impl<'a> TimelineWriter<'a> {
    pub(crate) fn new(period: Period, order: Order, render: RenderOptions, sink: &'a dyn Sink) -> Self {
        let columns = column_infos::<Action>().into_iter().filter(|column| COLUMNS.contains(&column.name));
        let columns = TableBuffer::new(columns.collect(), true, TableLayout::new(render.is_terminal));
        Self { columns, rows: Blocks::new(order), bounds: None, period, render, sink }
    }

    /// The width of the columns with the gap after each.
    fn columns_width(&self) -> usize {
        self.columns.widths().map(|width| width + usize::from(self.columns.gap())).sum()
    }

    /// The start and the end of the axis.
    fn ends(&self) -> (Timestamp, Timestamp) {
        let Period { since, until, now } = self.period;
        let from = since.or(self.bounds.map(|(first, _)| first)).unwrap_or(now);
        let to = until.map_or_else(
            || {
                let last = self.bounds.map(|(_, last)| last);
                // The server's clock may be ahead of this one.
                if since.is_some() { last.max(Some(now)) } else { last }.unwrap_or(now)
            },
            |until| until.min(now),
        );
        (from, to.max(from.saturating_add(SignedDuration::from_secs(1)).unwrap_or(Timestamp::MAX)))
    }

    /// Writes the lines, and frees each block of rows.
    fn write(self, axis: &Axis) -> io::Result<()> {
        let Self { columns, rows, render, sink, .. } = self;
        let mut text = header(&columns, axis, render);
        for RowBlock { cells, bars } in rows.into_iter() {
            let mut cells = &*cells;
            for bar in &bars {
                let Some(cells) = columns.take_row(&mut cells) else { break };
                let bar = bar.as_ref().map_or_else(|| "?".to_owned(), |bar| bar.draw(axis, render));
                write_line(&mut text, cells, columns.gap(), &bar);
            }
            if text.len() >= WRITE_BYTES {
                sink.write(&text)?;
                text.clear();
            }
        }
        sink.write(&text)
    }
}

fn header(columns: &TableBuffer, axis: &Axis, render: RenderOptions) -> String {
    let mut labels = String::new();
    write_line(&mut labels, columns.header_cells(), columns.gap(), &axis.labels());
    let style = if render.color { HEADER_STYLE } else { anstyle::Style::new() };
    let mut header = format!("{style}{}{style:#}\n", labels.trim_end());
    let blank = columns.header_cells().map(|cell| ShownCell { text: "".into(), ..cell });
    write_line(&mut header, blank, columns.gap(), &axis.ruler(render.unicode));
    header
}

fn write_line<'a>(out: &mut String, cells: impl Iterator<Item = ShownCell<'a>>, gap: u16, bar: &str) {
    for cell in cells {
        write_cell(out, &cell, None, gap);
    }
    out.push_str(bar);
    out.push('\n');
}

impl ListWriter<Action> for TimelineWriter<'_> {
    fn push(&mut self, actions: &[Action]) -> Result<(), WriteError> {
        let (mut cells, mut bars) = (String::new(), Vec::with_capacity(actions.len()));
        for action in self.rows.order().of(actions) {
            self.columns.push_row(&mut cells, action, self.period.now);
            bars.push(Bar::of(action, self.period.now).map(|(start, end, bar)| {
                let (first, last) = self.bounds.unwrap_or((start, end));
                self.bounds = Some((first.min(start), last.max(end)));
                bar
            }));
        }
        if !bars.is_empty() {
            self.rows.push(RowBlock { cells: cells.into(), bars: bars.into() });
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<(), WriteError> {
        if self.rows.is_empty() {
            self.sink.note("note: no actions to draw");
            return Ok(());
        }
        let width = usize::from(self.render.width.unwrap_or(DEFAULT_WIDTH));
        let mut left_out = Vec::new();
        for name in LEAVE_OUT {
            if self.columns_width() + BARS_WIDTH_MIN <= width {
                break;
            }
            left_out.extend(self.columns.leave_out(name));
        }
        let (from, to) = self.ends();
        let axis = Axis::new(from, to, width.saturating_sub(self.columns_width()));
        let sink = self.sink;
        self.write(&axis)?;
        note_left_out(sink, &left_out, "");
        Ok(())
    }
}

#[cfg(test)]
mod tests;
