use std::fmt::Write;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use console::Term;
use indicatif::{ProgressBar, ProgressState, ProgressStyle};

use super::observer::{Observer, Target};
use super::wait_block::{WaitBlock, WaitState};
use super::wait_line::{WaitName, status_in_words};
use crate::http::Reporter as _;
use crate::model::Action;
use crate::terminal::printer::Printer;
use crate::terminal::text::escape_controls;

const TICK: Duration = Duration::from_millis(100);

/// A line with a spinner for each action. At the end of a wait, a last line replaces it.
pub(super) struct SpinnerProgress {
    printer: Arc<Printer>,
    names: Vec<WaitName>,
    block: Arc<Mutex<WaitBlock>>,
    /// Draws the block.
    bar: Option<ProgressBar>,
}

impl SpinnerProgress {
    pub(super) fn new(printer: Arc<Printer>, unicode: bool) -> Self {
        let block = Arc::new(Mutex::new(WaitBlock::new(unicode)));
        Self { printer, names: Vec::new(), block, bar: None }
    }

    fn set(&mut self, index: usize, state: WaitState) {
        let now = self.bar.as_ref().map(ProgressBar::elapsed).unwrap_or_default();
        let name = self.names[index].map(|text| self.printer.redact(text));
        lock(&self.block).set(index, &name, state, now);
    }
}

impl Observer for SpinnerProgress {
    fn on_start(&mut self, targets: &[Target]) {
        self.names = targets.iter().map(WaitName::new).collect();
        for index in 0..targets.len() {
            self.set(index, WaitState::NotSeen);
        }
        let block = Arc::clone(&self.block);
        let draw = move |state: &ProgressState, out: &mut dyn Write| {
            let (rows, columns) = Term::stderr().size();
            // Writing to a String cannot fail.
            let _ = out.write_str(&lock(&block).render(state.elapsed(), rows, columns));
        };
        let style = ProgressStyle::with_template("{block}");
        let style = style.unwrap_or_else(|_| ProgressStyle::default_spinner()).with_key("block", draw);
        let bar = self.printer.spinners().add(ProgressBar::new_spinner().with_style(style));
        bar.enable_steady_tick(TICK);
        self.bar = Some(bar);
    }

    fn on_seen(&mut self, index: usize, action: &Action, running_for: Duration) {
        self.names[index].learn(action);
        let status = self.printer.redact(&status_in_words(action));
        self.set(index, WaitState::Running { status, since_start: running_for });
    }

    fn on_poll_failed(&mut self, index: usize, message: &str) {
        let problem = self.printer.redact(&escape_controls(message));
        self.set(index, WaitState::Failing(format!("{problem}; still waiting")));
    }

    fn on_heartbeat(&mut self, _: &[(usize, Duration)]) {}

    fn on_end(&mut self, index: usize, message: &str) {
        let (_, columns) = Term::stderr().size();
        let mut block = lock(&self.block);
        let line = block.end(index, message, columns);
        let is_last = block.is_empty();
        drop(block);
        if let Some(bar) = self.bar.take_if(|_| is_last) {
            bar.finish_and_clear();
            self.printer.spinners().remove(&bar);
        }
        if let Some(line) = line {
            self.printer.note(&line);
        }
    }
}

fn lock(block: &Mutex<WaitBlock>) -> MutexGuard<'_, WaitBlock> {
    block.lock().unwrap_or_else(PoisonError::into_inner)
}
