use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use super::ProgressMode;
use crate::terminal::printer::Printer;

/// A list that is here within this time needs no bar.
const SOON: Duration = Duration::from_millis(400);

/// A bar on a terminal, while a long list is on its way. It is gone with the value.
pub struct ListProgress {
    printer: Arc<Printer>,
    unicode: bool,
    /// Whether the list may end before its last page.
    early: bool,
    start: Duration,
    seen: Mutex<Seen>,
}

#[derive(Default)]
struct Seen {
    actions: usize,
    bar: Option<ProgressBar>,
}

impl ListProgress {
    /// Shows progress from `start` on, if standard error is a terminal.
    pub fn begin(face: ProgressMode, printer: &Arc<Printer>, early: bool, start: Duration) -> Option<Self> {
        match face {
            ProgressMode::Terminal { unicode } => {
                Some(Self { printer: Arc::clone(printer), unicode, early, start, seen: Mutex::default() })
            }
            ProgressMode::Plain | ProgressMode::None => None,
        }
    }

    /// A page with so many actions is here, of a list that is said to have `total`.
    pub fn page(&self, actions: usize, total: Option<u64>, now: Duration) {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.actions += actions;
        let so_far = seen.actions as u64;
        // How much of the list will be read is known only where all of it is.
        let total = total.filter(|&total| !self.early && total > so_far);
        let is_long = now.saturating_sub(self.start) >= SOON;
        if is_long && seen.bar.is_none() {
            seen.bar = Some(self.printer.spinners().add(self.bar(total)));
        }
        if let Some(bar) = &seen.bar {
            bar.set_position(so_far);
            if let Some(total) = total {
                bar.set_length(total);
            }
        }
    }

    fn bar(&self, total: Option<u64>) -> ProgressBar {
        let (template, chars) = match (total, self.unicode) {
            (None, _) => ("{human_pos} actions read", "  "),
            (Some(_), true) => ("{human_pos} of {human_len} actions [{wide_bar}] {eta:>3}", "━━─"),
            (Some(_), false) => ("{human_pos} of {human_len} actions [{wide_bar}] {eta:>3}", "=>-"),
        };
        let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
        let bar = total.map_or_else(ProgressBar::no_length, ProgressBar::new);
        bar.with_style(style.progress_chars(chars))
    }
}

impl Drop for ListProgress {
    fn drop(&mut self) {
        let seen = self.seen.get_mut().unwrap_or_else(PoisonError::into_inner);
        if let Some(bar) = seen.bar.take() {
            bar.finish_and_clear();
            self.printer.spinners().remove(&bar);
        }
    }
}
