//! Actions as bars on a time axis, a line each, for a terminal.

mod axis;
mod bar;

use jiff::{SignedDuration, Timestamp};

use self::axis::Axis;
use self::bar::Bar;
use super::columns::{BOLD, PLAIN, Tabular as _};
use super::list_writer::Rendered;
use super::table_buffer::{GAP, TableBuffer, push_padded};
use crate::model::Action;
use crate::terminal::RenderOptions;

/// How wide a line is where there is no terminal to say so.
const USUAL_WIDTH: u16 = 80;

/// What stands before a bar, if it fits, in the order of the table.
const COLUMNS: [&str; 3] = ["ID", "Status", "Type"];

/// In which order they give way: what the bar itself tells goes first.
const GIVE_WAY: [&str; 3] = ["Status", "Type", "ID"];

/// Columns give way until bars have as many cells as this.
const NARROWEST: usize = 13;

/// The time that a timeline is to show, as far as the user said.
#[derive(Debug, Clone, Copy)]
pub struct Period {
    /// When it begins; none is with the first action.
    pub since: Option<Timestamp>,
    /// When it ends. None is now if its beginning was given or something is
    /// still in progress, and else with the last action.
    pub until: Option<Timestamp>,
    /// The present, up to which the bar of an action in progress goes.
    pub now: Timestamp,
}

/// A line for each action under an axis, no line wider than the terminal. Of no
/// actions there is nothing.
///
/// A completed action is `===`, an errored one ends in `x`, one in progress is
/// `-->`. However short it was, an action has one cell.
pub fn render_timeline(actions: &[Action], period: Period, look: RenderOptions) -> Rendered {
    if actions.is_empty() {
        return Rendered { text: String::new(), left_out: Vec::new() };
    }
    let width = usize::from(look.width.unwrap_or(USUAL_WIDTH));
    let columns = Action::COLUMNS.iter().filter(|column| COLUMNS.contains(&column.name));
    let mut cells = TableBuffer::new(columns.collect(), true);
    for action in actions {
        cells.push(action);
    }
    let mut left_out = Vec::new();
    for name in GIVE_WAY {
        if taken(&cells) + NARROWEST <= width {
            break;
        }
        left_out.extend(cells.leave_out(name));
    }
    let (from, to) = ends(actions, period);
    let axis = Axis::new(from, to, width.saturating_sub(taken(&cells)));
    let drawing = Drawing { cells, axis, now: period.now, look };
    Rendered { text: drawing.lines(actions), left_out }
}

/// How many columns of the terminal these cells take, with the space behind each.
fn taken(cells: &TableBuffer<Action>) -> usize {
    cells.widths().map(|width| width + usize::from(GAP)).sum()
}

/// When the axis begins and ends.
fn ends(actions: &[Action], period: Period) -> (Timestamp, Timestamp) {
    let bars = || actions.iter().filter_map(|action| Bar::of(action, period.now));
    let from = period.since.or_else(|| bars().map(|bar| bar.start).min()).unwrap_or(period.now);
    let to = period.until.map_or_else(
        || {
            let last = bars().map(|bar| bar.end).max();
            // A server's clock may be ahead of ours.
            if period.since.is_some() { last.max(Some(period.now)) } else { last }.unwrap_or(period.now)
        },
        |until| until.min(period.now),
    );
    (from, to.max(from.saturating_add(SignedDuration::from_secs(1)).unwrap_or(Timestamp::MAX)))
}

/// Everything that the lines of a timeline have in common.
struct Drawing {
    cells: TableBuffer<Action>,
    axis: Axis,
    now: Timestamp,
    look: RenderOptions,
}

impl Drawing {
    fn lines(&self, actions: &[Action]) -> String {
        let mut out = String::new();
        let headers = self.cells.columns().map(|column| column.header);
        let (on, off) = if self.look.color { (BOLD, PLAIN) } else { ("", "") };
        out.push_str(on);
        self.line(&mut out, headers, &self.axis.labels());
        out.truncate(out.trim_end().len());
        out.push_str(off);
        out.push('\n');
        let none = self.cells.columns().map(|_| "");
        self.line(&mut out, none, &self.axis.ruler(self.look.unicode));
        for (row, action) in actions.iter().enumerate() {
            let bar = Bar::of(action, self.now);
            let bar = bar.map_or_else(|| "?".to_owned(), |bar| bar.draw(&self.axis, self.look));
            self.line(&mut out, self.cells.row(row).map(|cell| cell.text), &bar);
        }
        out
    }

    fn line<'a>(&self, out: &mut String, cells: impl Iterator<Item = &'a str>, bar: &str) {
        for (cell, width) in cells.zip(self.cells.widths()) {
            push_padded(out, cell, width + usize::from(GAP));
        }
        out.push_str(bar);
        out.push('\n');
    }
}

#[cfg(test)]
mod tests;
