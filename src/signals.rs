//! SIGINT and SIGTERM.

use std::ops::ControlFlow;

use crate::interrupt::Signal;

#[cfg(unix)]
mod unix {
    use std::ops::ControlFlow;
    use std::thread;

    use rustix::process::{Pid, kill_process};
    use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};
    use signal_hook::consts::{SIGINT, SIGTERM};
    use signal_hook::iterator::{Handle, Signals};

    use super::Signal;

    pub fn run_until_signal<T: Send + 'static>(
        work: impl FnOnce() -> T + Send + 'static,
        heed: impl Fn(Signal) -> ControlFlow<T>,
    ) -> Option<T> {
        // Without handlers the signals end the process by themselves.
        let Ok(mut signals) = Signals::new([SIGINT, SIGTERM]) else { return Some(work()) };
        let ended = Ended(signals.handle());
        let worker = thread::spawn(move || {
            let _ended = ended;
            work()
        });
        for signal in signals.forever() {
            let signal = if signal == SIGTERM { Signal::Terminate } else { Signal::Interrupt };
            if let ControlFlow::Break(end) = heed(signal) {
                return Some(end);
            }
        }
        worker.join().ok()
    }

    /// Ends the wait for signals when the work ends, however it does.
    struct Ended(Handle);

    impl Drop for Ended {
        fn drop(&mut self) {
            self.0.close();
        }
    }

    pub fn forward(signal: Signal, pid: u32) {
        // A terminal's Ctrl-C reaches the child by itself.
        let pid = i32::try_from(pid).ok().and_then(Pid::from_raw);
        if let (Signal::Terminate, Some(pid)) = (signal, pid) {
            let _ = kill_process(pid, rustix::process::Signal::TERM);
        }
    }

    pub fn show_what_is_typed() {
        let terminal = std::io::stdin();
        if let Ok(mut modes) = tcgetattr(&terminal) {
            modes.local_modes |= LocalModes::ECHO;
            let _ = tcsetattr(&terminal, OptionalActions::Now, &modes);
        }
    }
}

#[cfg(not(unix))]
mod unix {
    use std::ops::ControlFlow;

    use super::Signal;

    /// Elsewhere the system ends the process by itself.
    pub fn run_until_signal<T: Send + 'static>(
        work: impl FnOnce() -> T + Send + 'static,
        _: impl Fn(Signal) -> ControlFlow<T>,
    ) -> Option<T> {
        Some(work())
    }

    pub fn forward(_: Signal, _: u32) {}
    pub fn show_what_is_typed() {}
}

/// What `work`, in a thread of its own, comes to, or what `heed` makes of a signal
/// meanwhile. None where the work panicked.
pub fn run_until_signal<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
    heed: impl Fn(Signal) -> ControlFlow<T>,
) -> Option<T> {
    unix::run_until_signal(work, heed)
}

/// Hands a signal on to a child process that has not had it from the terminal.
pub fn forward(signal: Signal, pid: u32) {
    unix::forward(signal, pid);
}

/// Ends the hiding of a prompt that was interrupted.
pub fn show_what_is_typed() {
    unix::show_what_is_typed();
}
