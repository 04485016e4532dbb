use std::sync::Arc;

use super::in_flight::InFlight;
use crate::http::Reporter;
use crate::terminal::Printer;

/// What the HTTP client tells: lines for standard error, and what becomes of a change.
pub(super) struct SessionReporter {
    pub(super) printer: Arc<Printer>,
    pub(super) in_flight: Arc<InFlight>,
}

impl Reporter for SessionReporter {
    fn note(&self, line: &str) {
        self.printer.note(line);
    }

    fn trace(&self, line: &str) {
        self.printer.trace(line);
    }

    fn change_sent(&self) {
        self.in_flight.change_sent();
    }

    fn change_rejected(&self) {
        self.in_flight.change_rejected();
    }
}
