use std::iter::repeat_n;

use jiff::Timestamp;

use super::axis::Axis;
use crate::model::{Action, Status};
use crate::output::columns::Style;
use crate::terminal::RenderOptions;

/// The bar of one action.
pub(super) struct Bar {
    pub(super) start: Timestamp,
    /// Never before the start. The present, while the action is in progress.
    pub(super) end: Timestamp,
    kind: Kind,
}

#[derive(Clone, Copy)]
enum Kind {
    Completed,
    Errored,
    /// In progress, or in a status that this version does not know.
    Open,
}

impl Bar {
    /// None if the action has no valid start.
    pub(super) fn of(action: &Action, now: Timestamp) -> Option<Self> {
        let start = action.start()?;
        let kind = match action.status() {
            Some(Status::Completed) => Kind::Completed,
            Some(Status::Errored) => Kind::Errored,
            Some(Status::InProgress | Status::Other(_)) | None => Kind::Open,
        };
        let end = match kind {
            Kind::Completed | Kind::Errored => action.end().unwrap_or(start),
            Kind::Open => now,
        };
        Some(Self { start, end: end.max(start), kind })
    }

    /// The bar as text that begins at the first cell of the axis.
    pub(super) fn draw(&self, axis: &Axis, render: RenderOptions) -> String {
        let (first, last) = axis.cells_of(self.start, self.end);
        let (middle, end, style) = match (self.kind, render.unicode) {
            (Kind::Completed, false) => ('=', '=', Style::Good),
            (Kind::Completed, true) => ('━', '━', Style::Good),
            (Kind::Errored, false) => ('=', 'x', Style::Bad),
            (Kind::Errored, true) => ('━', '✗', Style::Bad),
            (Kind::Open, false) => ('-', '>', Style::Busy),
            (Kind::Open, true) => ('╌', '▸', Style::Busy),
        };
        let style = style.ansi(render.color);
        let middle: String = repeat_n(middle, last - first).collect();
        format!("{:first$}{style}{middle}{end}{style:#}", "")
    }
}
