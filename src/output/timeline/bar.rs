use std::iter::repeat_n;

use jiff::Timestamp;

use super::axis::Axis;
use crate::model::{Action, Status};
use crate::output::cell::Style;
use crate::terminal::RenderOptions;

/// The bar of one action; 20 bytes, since a list may have 1,000,000.
pub(super) struct Bar {
    start: Time,
    /// Never before the start. The present, while the action is in progress.
    end: Time,
    kind: Kind,
}

const _: () = assert!(size_of::<Option<Bar>>() == 20);

/// A [`Timestamp`] in 8 bytes, cut to microseconds. Packed, because alignment would make a bar 24 bytes.
#[derive(Clone, Copy)]
#[repr(Rust, packed(4))]
struct Time {
    microsecond: i64,
}

impl From<Timestamp> for Time {
    fn from(time: Timestamp) -> Self {
        Self { microsecond: time.as_microsecond() }
    }
}

impl Time {
    fn as_nanosecond(self) -> i128 {
        i128::from(self.microsecond) * 1_000
    }
}

#[derive(Clone, Copy)]
enum Kind {
    Completed,
    Errored,
    /// In progress, or in a status that this version does not know.
    Open,
}

impl Bar {
    /// The start and the end of an action, and its bar. None if it has no valid start.
    pub(super) fn of(action: &Action, now: Timestamp) -> Option<(Timestamp, Timestamp, Self)> {
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
        let end = end.max(start);
        Some((start, end, Self { start: start.into(), end: end.into(), kind }))
    }

    /// The bar as text that begins at the first cell of the axis.
    pub(super) fn draw(&self, axis: &Axis, render: RenderOptions) -> String {
        let (first, last) = axis.cells_of(self.start.as_nanosecond(), self.end.as_nanosecond());
        let (middle, end, style) = match (self.kind, render.unicode) {
            (Kind::Completed, false) => ('=', '=', Style::Good),
            (Kind::Completed, true) => ('━', '━', Style::Good),
            (Kind::Errored, false) => ('=', 'x', Style::Bad),
            (Kind::Errored, true) => ('━', '✗', Style::Bad),
            (Kind::Open, false) => ('-', '>', Style::Busy),
            (Kind::Open, true) => ('╌', '▸', Style::Busy),
        };
        let style = style.ansi().filter(|_| render.color).unwrap_or_default();
        let middle: String = repeat_n(middle, last - first).collect();
        format!("{:first$}{style}{middle}{end}{style:#}", "")
    }
}
