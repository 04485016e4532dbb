//! `--timeline`: actions as bars below a time axis.

mod axis;
mod bar;

use jiff::{SignedDuration, Timestamp};

use self::axis::Axis;
use self::bar::Bar;
use super::columns::{HEADER_STYLE, Tabular as _};
use super::list_writer::{ListWriter, Sink, WriteError, note_left_out};
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

/// Draws a line for each action below an axis, no line wider than the terminal.
///
/// A completed action is `===`, an errored one ends in `x`, one in progress is
/// `-->`. However short it was, an action has one cell.
pub(crate) struct TimelineWriter<'a> {
    buffer: TableBuffer<Action>,
    /// One for each row; none if the action does not say when it started.
    bars: Vec<Option<Bar>>,
    period: Period,
    render: RenderOptions,
    sink: &'a dyn Sink,
}

impl<'a> TimelineWriter<'a> {
    pub(crate) fn new(period: Period, render: RenderOptions, sink: &'a dyn Sink) -> Self {
        let columns = Action::COLUMNS.iter().filter(|column| COLUMNS.contains(&column.name));
        let buffer = TableBuffer::new(columns.collect(), true, TableLayout::new(render.is_terminal));
        Self { buffer, bars: Vec::new(), period, render, sink }
    }

    /// The width of the columns with the gap after each.
    fn columns_width(&self) -> usize {
        self.buffer.widths().map(|width| width + usize::from(self.buffer.gap())).sum()
    }

    /// The start and the end of the axis.
    fn ends(&self) -> (Timestamp, Timestamp) {
        let Period { since, until, now } = self.period;
        let bars = || self.bars.iter().flatten();
        let from = since.or_else(|| bars().map(|bar| bar.start).min()).unwrap_or(now);
        let to = until.map_or_else(
            || {
                let last = bars().map(|bar| bar.end).max();
                // The server's clock may be ahead of this one.
                if since.is_some() { last.max(Some(now)) } else { last }.unwrap_or(now)
            },
            |until| until.min(now),
        );
        (from, to.max(from.saturating_add(SignedDuration::from_secs(1)).unwrap_or(Timestamp::MAX)))
    }

    fn lines(&self, axis: &Axis) -> String {
        let mut out = String::new();
        self.line(&mut out, self.buffer.header(), &axis.labels());
        let style = if self.render.color { HEADER_STYLE } else { anstyle::Style::new() };
        let mut out = format!("{style}{}{style:#}\n", out.trim_end());
        let blank = self.buffer.header().map(|cell| ShownCell { text: "".into(), ..cell });
        self.line(&mut out, blank, &axis.ruler(self.render.unicode));
        for (row, bar) in self.bars.iter().enumerate() {
            let bar = bar.as_ref().map_or_else(|| "?".to_owned(), |bar| bar.draw(axis, self.render));
            self.line(&mut out, self.buffer.row(row), &bar);
        }
        out
    }

    fn line<'b>(&self, out: &mut String, cells: impl Iterator<Item = ShownCell<'b>>, bar: &str) {
        for cell in cells {
            write_cell(out, &cell, anstyle::Style::new(), self.buffer.gap());
        }
        out.push_str(bar);
        out.push('\n');
    }
}

impl ListWriter<Action> for TimelineWriter<'_> {
    fn push(&mut self, actions: &[Action]) -> Result<(), WriteError> {
        for action in actions {
            self.buffer.push(action, self.period.now);
            self.bars.push(Bar::of(action, self.period.now));
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<(), WriteError> {
        if self.bars.is_empty() {
            self.sink.note("note: no actions to draw");
            return Ok(());
        }
        let width = usize::from(self.render.width.unwrap_or(DEFAULT_WIDTH));
        let mut left_out = Vec::new();
        for name in LEAVE_OUT {
            if self.columns_width() + BARS_WIDTH_MIN <= width {
                break;
            }
            left_out.extend(self.buffer.leave_out(name));
        }
        let (from, to) = self.ends();
        let axis = Axis::new(from, to, width.saturating_sub(self.columns_width()));
        self.sink.write(&self.lines(&axis))?;
        note_left_out(self.sink, &left_out, "");
        Ok(())
    }
}

#[cfg(test)]
mod tests;
