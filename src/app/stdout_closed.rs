//! Notices that the reader of standard output has closed it, even while nothing is written.

/// Calls `on_gone`, in a thread of its own, once the reader of a pipe or socket has closed it. Never for a
/// file or a terminal, and on Unix only.
pub(super) fn watch(on_gone: impl FnOnce() + Send + 'static) {
    platform::watch(on_gone);
}

#[cfg(unix)]
mod platform {
    use std::io;
    use std::thread;

    use rustix::event::{PollFd, PollFlags, poll};
    use rustix::fs::{FileType, fstat};
    use rustix::io::retry_on_intr;

    pub(super) fn watch(on_gone: impl FnOnce() + Send + 'static) {
        let file_type = fstat(io::stdout()).map(|stat| FileType::from_raw_mode(stat.st_mode));
        if !matches!(file_type, Ok(FileType::Fifo | FileType::Socket)) {
            return;
        }
        // Without a thread, the next write ends the program.
        let _ = thread::Builder::new().spawn(move || {
            let stdout = io::stdout();
            // Errors and hang-ups are reported although no event is asked for.
            let mut stdout = [PollFd::new(&stdout, PollFlags::empty())];
            if retry_on_intr(|| poll(&mut stdout, None)).is_ok() {
                on_gone();
            }
        });
    }
}

#[cfg(not(unix))]
mod platform {
    pub(super) fn watch(_: impl FnOnce() + Send + 'static) {}
}
