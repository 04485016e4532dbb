use std::sync::Arc;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use super::{Observer, Target};
use super::{status, title};
use crate::http::Reporter as _;
use crate::model::format_duration;
use crate::model::{Action, ActionId};
use crate::terminal::printer::Printer;
use crate::terminal::text::escape_controls;

/// How often a spinner turns.
const TICK: Duration = Duration::from_millis(100);

/// A spinner for each action, which leaves one final line.
pub(super) struct Spinners {
    printer: Arc<Printer>,
    unicode: bool,
    ids: Vec<ActionId>,
    bars: Vec<ProgressBar>,
}

impl Spinners {
    pub(super) fn new(printer: Arc<Printer>, unicode: bool) -> Self {
        Self { printer, unicode, ids: Vec::new(), bars: Vec::new() }
    }

    fn turning(&self) -> ProgressStyle {
        let style = style("{spinner} {elapsed:>3} {wide_msg}");
        // The last of the ticks is shown at the end, when another style has taken over.
        style.tick_chars(if self.unicode { "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏ " } else { "-\\|/ " })
    }

    fn show(&self, index: usize, action: Option<&Action>) {
        // The status first: on a narrow terminal the rest is cut off.
        let message = format!("{}: {}", status(action), title(self.ids[index], action));
        self.bars[index].set_message(self.printer.redact(&message));
    }
}

/// A style from a template that is part of this program.
fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_spinner())
}

impl Observer for Spinners {
    fn on_start(&mut self, watched: &[Target]) {
        for watched in watched {
            let bar = self.printer.spinners().add(ProgressBar::new_spinner().with_style(self.turning()));
            bar.enable_steady_tick(TICK);
            self.ids.push(watched.id);
            self.bars.push(bar);
            self.show(self.ids.len() - 1, watched.last.as_ref());
        }
    }

    fn on_poll(&mut self, index: usize, action: &Action, _: Duration) {
        self.show(index, Some(action));
    }

    fn on_poll_failed(&mut self, index: usize, words: &str, _: Duration) {
        let message = format!("action {}: {}; still waiting", self.ids[index], escape_controls(words));
        self.bars[index].set_message(self.printer.redact(&message));
    }

    /// A spinner shows by itself that it goes on.
    fn on_heartbeat(&mut self, _: &[usize], _: Duration) {}

    fn on_end(&mut self, index: usize, last: Option<&Action>, words: &str, waited: Duration) {
        let bar = &self.bars[index];
        bar.finish_and_clear();
        self.printer.spinners().remove(bar);
        let title = title(self.ids[index], last);
        self.printer.note(&format!("{title}: {words} after {}", format_duration(waited)));
    }
}
