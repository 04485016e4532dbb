use std::any::Any;
use std::io;
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use super::Clock;

/// The longest `Retry-After` that is kept without a deadline.
pub(crate) const MAX_RETRY_AFTER: Duration = Duration::from_secs(60);

/// A point in time of one clock, or never.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deadline(Option<Duration>);

impl Deadline {
    pub const NEVER: Self = Self(None);

    /// `limit` from now, or never.
    pub fn after(clock: &dyn Clock, limit: Option<Duration>) -> Self {
        Self(limit.map(|limit| clock.elapsed().saturating_add(limit)))
    }

    /// The time that is left: none without a deadline, 0 once it has passed.
    pub fn left(self, clock: &dyn Clock) -> Option<Duration> {
        self.0.map(|end| end.saturating_sub(clock.elapsed()))
    }

    /// The time since it passed: 0 before that.
    pub fn passed_since(self, clock: &dyn Clock) -> Duration {
        self.0.map_or(Duration::ZERO, |end| clock.elapsed().saturating_sub(end))
    }

    pub fn has_passed(self, clock: &dyn Clock) -> bool {
        self.left(clock).is_some_and(|left| left.is_zero())
    }
}

/// Calls `attempt` every 10 ms until it returns something or `limit` has passed, to wait for another thread
/// of this process.
pub(crate) fn retry_within<T>(
    limit: Duration,
    clock: &dyn Clock,
    mut attempt: impl FnMut() -> Option<T>,
) -> Option<T> {
    let deadline = Deadline::after(clock, Some(limit));
    loop {
        let result = attempt();
        if result.is_some() || deadline.has_passed(clock) {
            return result;
        }
        clock.sleep(Duration::from_millis(10));
    }
}

/// The result of `work`, if it returns within `limit`. Otherwise its thread is detached, and ends with the
/// process at the latest. Fails if no thread can be started.
pub(crate) fn run_within<T: Send + 'static>(
    limit: Duration,
    work: impl FnOnce() -> T + Send + 'static,
) -> io::Result<Option<T>> {
    let result = run_boxed_within(limit, Box::new(move || Box::new(work())))?;
    Ok(result.and_then(|result| result.downcast().ok()).map(|result| *result))
}

/// [`run_within`] for any type, so that the code of threads and channels is compiled only once.
fn run_boxed_within(
    limit: Duration,
    work: Box<dyn FnOnce() -> Box<dyn Any + Send> + Send>,
) -> io::Result<Option<Box<dyn Any + Send>>> {
    let (sender, receiver) = channel();
    thread::Builder::new().spawn(move || sender.send(work()))?;
    Ok(receiver.recv_timeout(limit).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_result_within_the_limit_is_returned() {
        assert_eq!(run_within(Duration::from_secs(60), || 7).unwrap(), Some(7));
    }

    #[test]
    fn work_that_takes_longer_is_not_waited_for() {
        let (_sender, receiver) = channel::<()>();
        assert_eq!(run_within(Duration::ZERO, move || receiver.recv()).unwrap(), None);
    }
}
