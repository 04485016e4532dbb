//! Asking for something that may take too long.

use std::sync::Arc;
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use crate::config::KillHandle;
use crate::http::Reporter;
use crate::system::{Clock, Deadline, SystemClock};

/// How long a shell may stand still for a TAB, all in all.
const LIMIT: Duration = Duration::from_millis(800);

/// The time that is left, and what has to stop when it is over.
#[derive(Clone)]
pub struct Errand {
    /// What time is taken with.
    pub clock: Arc<dyn Clock>,
    /// The end of everything.
    pub deadline: Deadline,
    /// Holds a program that is asked for the token.
    pub leash: KillHandle,
}

impl Errand {
    /// An errand that starts now.
    pub fn start() -> Self {
        let clock = Arc::new(SystemClock::start());
        let deadline = Deadline::after(&*clock, Some(LIMIT));
        Self { clock, deadline, leash: KillHandle::unheard() }
    }

    /// The time that is left.
    pub fn left(&self) -> Duration {
        self.deadline.left(&*self.clock).unwrap_or_default()
    }

    /// What comes of it in time. What goes on after that ends with the process.
    pub fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Self) -> Option<T> + Send + 'static,
    ) -> Option<T> {
        let (done, inbox) = channel();
        let worker = self.clone();
        thread::spawn(move || done.send(work(&worker)));
        let result = inbox.recv_timeout(self.left()).ok().flatten();
        if result.is_none() {
            self.leash.pull();
        }
        result
    }
}

/// Somebody to whom nothing needs to be told.
pub struct Nobody;

impl Reporter for Nobody {
    fn note(&self, _: &str) {}
    fn trace(&self, _: &str) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_there_in_time_is_not_waited_for() {
        let clock = Arc::new(SystemClock::start());
        let deadline = Deadline::after(&*clock, Some(Duration::ZERO));
        let errand = Errand { clock, deadline, leash: KillHandle::unheard() };
        let (_never, hangs) = channel::<()>();
        assert_eq!(errand.run(move |_| hangs.recv().ok()), None);
    }

    #[test]
    fn what_is_there_in_time_is_handed_on_and_nothing_of_what_failed() {
        assert_eq!(Errand::start().run(|_| Some(7)), Some(7));
        assert_eq!(Errand::start().run(|_| None::<u8>), None);
    }
}
