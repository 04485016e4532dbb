//! Time, handed in: the only place that sleeps.

use std::time::{Duration, Instant};

use jiff::Timestamp;

/// A clock that can be slept on, and that a test can turn by hand.
pub trait Clock: Send + Sync {
    /// Time since the clock was made. It never goes back.
    fn elapsed(&self) -> Duration;
    /// The time of day, as far as this machine knows.
    fn wall(&self) -> Timestamp;
    /// Returns once this much time has passed.
    fn sleep(&self, pause: Duration);
}

/// The machine's own clock.
pub struct SystemClock(Instant);

impl SystemClock {
    /// A clock that starts now.
    pub fn start() -> Self {
        Self(Instant::now())
    }
}

impl Clock for SystemClock {
    fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }

    fn wall(&self) -> Timestamp {
        Timestamp::now()
    }

    #[expect(clippy::disallowed_methods, reason = "this is the one place that sleeps")]
    fn sleep(&self, pause: Duration) {
        std::thread::sleep(pause);
    }
}

/// The longest pause asked for by a server that is kept where no deadline says how long there is.
pub const MAX_RETRY_AFTER: Duration = Duration::from_secs(60);

/// The moment at which everything has to be over, on one clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deadline(Option<Duration>);

impl Deadline {
    /// No end.
    pub const NEVER: Self = Self(None);

    /// The moment `limit` from now; none is no end.
    pub fn after(clock: &dyn Clock, limit: Option<Duration>) -> Self {
        Self(limit.map(|limit| clock.elapsed().saturating_add(limit)))
    }

    /// What is left; none where there is no end, nothing once it has passed.
    pub fn left(self, clock: &dyn Clock) -> Option<Duration> {
        self.0.map(|end| end.saturating_sub(clock.elapsed()))
    }

    /// Whether it has passed.
    pub fn has_passed(self, clock: &dyn Clock) -> bool {
        self.left(clock).is_some_and(|left| left.is_zero())
    }
}

#[cfg(test)]
pub(crate) mod testing {
    use std::sync::Mutex;

    use super::{Clock, Duration, Timestamp};

    /// A clock that moves only when it is slept on, or turned.
    #[derive(Default)]
    pub(crate) struct ManualClock(Mutex<Duration>);

    impl Clock for ManualClock {
        fn elapsed(&self) -> Duration {
            *self.0.lock().unwrap()
        }

        fn wall(&self) -> Timestamp {
            Timestamp::from_second(1_700_000_000).unwrap() + self.elapsed()
        }

        fn sleep(&self, pause: Duration) {
            *self.0.lock().unwrap() += pause;
        }
    }
}
