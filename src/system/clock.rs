//! Time, injected so that tests control it. Only the clock sleeps.

use std::time::{Duration, Instant};

use jiff::Timestamp;

pub trait Clock: Send + Sync {
    /// The monotonic time since the clock was made.
    fn elapsed(&self) -> Duration;
    /// The time of day.
    fn wall(&self) -> Timestamp;
    fn sleep(&self, pause: Duration);
}

pub struct SystemClock(Instant);

impl SystemClock {
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

#[cfg(any(test, fuzzing))]
#[expect(clippy::unwrap_used, reason = "only tests use it")]
pub(crate) mod testing {
    use std::sync::Mutex;

    use super::{Clock, Duration, Timestamp};

    /// A clock that only [`Clock::sleep`] moves.
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
