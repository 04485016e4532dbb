use std::sync::Arc;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use super::observer::{Observer, Target, status, title};
use crate::http::Reporter as _;
use crate::model::{Action, ActionId, format_duration};
use crate::terminal::printer::Printer;
use crate::terminal::text::escape_controls;

const TICK: Duration = Duration::from_millis(100);

/// A spinner for each action, which a line replaces at the end.
pub(super) struct SpinnerProgress {
    printer: Arc<Printer>,
    unicode: bool,
    spinners: Vec<(ActionId, ProgressBar)>,
}

impl SpinnerProgress {
    pub(super) fn new(printer: Arc<Printer>, unicode: bool) -> Self {
        Self { printer, unicode, spinners: Vec::new() }
    }

    fn style(&self) -> ProgressStyle {
        let style = ProgressStyle::with_template("{spinner} {elapsed:>3} {wide_msg}");
        let style = style.unwrap_or_else(|_| ProgressStyle::default_spinner());
        // indicatif shows the last character when the spinner has finished.
        style.tick_chars(if self.unicode { "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏ " } else { "-\\|/ " })
    }

    fn show(&self, index: usize, action: Option<&Action>) {
        let (id, spinner) = &self.spinners[index];
        // The status first: a narrow terminal cuts off the end.
        let message = format!("{}: {}", status(action), title(*id, action));
        spinner.set_message(self.printer.redact(&message));
    }
}

impl Observer for SpinnerProgress {
    fn on_start(&mut self, targets: &[Target]) {
        for target in targets {
            let spinner = ProgressBar::new_spinner().with_style(self.style());
            let spinner = self.printer.spinners().add(spinner);
            spinner.enable_steady_tick(TICK);
            self.spinners.push((target.id, spinner));
            self.show(self.spinners.len() - 1, target.last.as_ref());
        }
    }

    fn on_poll(&mut self, index: usize, action: &Action, _: Duration) {
        self.show(index, Some(action));
    }

    fn on_poll_failed(&mut self, index: usize, message: &str, _: Duration) {
        let (id, spinner) = &self.spinners[index];
        let message = format!("action {id}: {}; still waiting", escape_controls(message));
        spinner.set_message(self.printer.redact(&message));
    }

    fn on_heartbeat(&mut self, _: &[usize], _: Duration) {}

    fn on_end(&mut self, index: usize, last: Option<&Action>, message: &str, waited: Duration) {
        let (id, spinner) = &self.spinners[index];
        spinner.finish_and_clear();
        self.printer.spinners().remove(spinner);
        self.printer.note(&format!("{}: {message} after {}", title(*id, last), format_duration(waited)));
    }
}
