use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

/// What `work` returns, if it does so within `limit`. After that its thread is
/// left to itself and ends with the process at the latest.
pub fn run_within<T: Send + 'static>(
    limit: Duration,
    work: impl FnOnce() -> T + Send + 'static,
) -> Option<T> {
    let (sender, receiver) = channel();
    thread::spawn(move || sender.send(work()));
    receiver.recv_timeout(limit).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_result_within_the_limit_is_returned() {
        assert_eq!(run_within(Duration::from_secs(60), || 7), Some(7));
    }

    #[test]
    fn work_that_takes_longer_is_not_waited_for() {
        let (_sender, receiver) = channel::<()>();
        assert_eq!(run_within(Duration::ZERO, move || receiver.recv()), None);
    }
}
