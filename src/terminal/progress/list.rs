use std::sync::Arc;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use crate::terminal::capabilities::ProgressMode;
use crate::terminal::printer::Printer;

/// A list that is complete within this time shows no bar.
const DELAY: Duration = Duration::from_millis(400);

/// A bar on a terminal while a long list is read; dropping it removes the bar.
pub(crate) struct ListProgress {
    printer: Arc<Printer>,
    unicode: bool,
    /// What the list is made of, such as `actions`.
    items: &'static str,
    /// Whether only a part of the list may be read.
    may_stop_early: bool,
    start: Duration,
    count: u64,
    bar: Option<ProgressBar>,
}

impl ListProgress {
    /// Shows progress from `start` on, if standard error is a terminal.
    pub(crate) fn begin(
        mode: ProgressMode,
        printer: &Arc<Printer>,
        items: &'static str,
        may_stop_early: bool,
        start: Duration,
    ) -> Option<Self> {
        match mode {
            ProgressMode::Terminal { unicode } => {
                let printer = Arc::clone(printer);
                Some(Self { printer, unicode, items, may_stop_early, start, count: 0, bar: None })
            }
            ProgressMode::Plain | ProgressMode::None => None,
        }
    }

    /// Counts items that were read, of `total` in the list.
    pub(crate) fn add(&mut self, items: usize, total: Option<u64>, now: Duration) {
        self.count += items as u64;
        // The length is unknown if only a part of the list may be read.
        let total = total.filter(|&total| !self.may_stop_early && total > self.count);
        if self.bar.is_none() && now.saturating_sub(self.start) >= DELAY {
            self.bar = Some(self.printer.spinners().add(self.new_bar(total)));
        }
        if let Some(bar) = &self.bar {
            bar.set_position(self.count);
            if let Some(total) = total {
                bar.set_length(total);
            }
        }
    }

    fn new_bar(&self, total: Option<u64>) -> ProgressBar {
        let items = self.items;
        let template = match total {
            None => format!("{{human_pos}} {items} read"),
            Some(_) => format!("{{human_pos}} of {{human_len}} {items} [{{wide_bar}}] {{eta:>3}}"),
        };
        let chars = if self.unicode { "━━─" } else { "=>-" };
        let style = ProgressStyle::with_template(&template).unwrap_or_else(|_| ProgressStyle::default_bar());
        let bar = total.map_or_else(ProgressBar::no_length, ProgressBar::new);
        bar.with_style(style.progress_chars(chars))
    }
}

impl Drop for ListProgress {
    fn drop(&mut self) {
        if let Some(bar) = self.bar.take() {
            bar.finish_and_clear();
            self.printer.spinners().remove(&bar);
        }
    }
}
