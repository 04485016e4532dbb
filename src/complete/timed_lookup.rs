use std::sync::Arc;
use std::time::Duration;

use crate::config::KillHandle;
use crate::http::Reporter;
use crate::system::{Clock, Deadline, SystemClock, run_within};

/// The time limit for a completion, all requests included.
const LIMIT: Duration = Duration::from_millis(800);

/// Looks up candidates within a time limit.
#[derive(Clone)]
pub(super) struct TimedLookup {
    pub(super) clock: Arc<dyn Clock>,
    pub(super) deadline: Deadline,
    pub(super) token_command: KillHandle,
}

impl TimedLookup {
    /// The time limit starts now.
    pub(super) fn start(token_command: KillHandle) -> Self {
        let clock = Arc::new(SystemClock::start());
        let deadline = Deadline::after(&*clock, Some(LIMIT));
        Self { clock, deadline, token_command }
    }

    pub(super) fn time_left(&self) -> Duration {
        self.deadline.left(&*self.clock).unwrap_or_default()
    }

    /// The result of `work`, if it ends before the deadline.
    pub(super) fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Self) -> Option<T> + Send + 'static,
    ) -> Option<T> {
        let lookup = self.clone();
        let found = run_within(self.time_left(), move || work(&lookup)).ok().flatten().flatten();
        if found.is_none() {
            self.token_command.kill();
        }
        found
    }
}

/// A completion reports nothing: its output belongs to the shell's prompt.
pub(super) struct SilentReporter;

impl Reporter for SilentReporter {
    fn note(&self, _: &str) {}
    fn trace(&self, _: &str) {}
}
