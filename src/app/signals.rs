//! SIGINT and SIGTERM.

use crate::session::Signal;

#[cfg(unix)]
mod unix {
    use std::thread;

    use rustix::process::{Pid, kill_process};
    use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};
    use signal_hook::consts::{SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;

    use super::Signal;

    pub fn watch(on_signal: impl Fn(Signal) + Send + 'static) {
        // Without handlers, the signals end the process.
        let Ok(mut signals) = Signals::new([SIGINT, SIGTERM]) else { return };
        thread::spawn(move || {
            for signal in signals.forever() {
                let signal = if signal == SIGTERM { Signal::Terminate } else { Signal::Interrupt };
                on_signal(signal);
            }
        });
    }

    pub fn forward(signal: Signal, pid: u32) {
        // The terminal sends Ctrl-C to the child too.
        let pid = i32::try_from(pid).ok().and_then(Pid::from_raw);
        if let (Signal::Terminate, Some(pid)) = (signal, pid) {
            let _ = kill_process(pid, rustix::process::Signal::TERM);
        }
    }

    pub fn restore_echo() {
        let terminal = std::io::stdin();
        if let Ok(mut modes) = tcgetattr(&terminal) {
            modes.local_modes |= LocalModes::ECHO;
            let _ = tcsetattr(&terminal, OptionalActions::Now, &modes);
        }
    }
}

#[cfg(not(unix))]
mod unix {
    use super::Signal;

    /// Without handlers, the signals end the process.
    pub fn watch(_: impl Fn(Signal) + Send + 'static) {}
    pub fn forward(_: Signal, _: u32) {}
    pub fn restore_echo() {}
}

/// Calls `on_signal` for each SIGINT and SIGTERM, in a thread of its own.
pub fn watch(on_signal: impl Fn(Signal) + Send + 'static) {
    unix::watch(on_signal);
}

/// Sends SIGTERM on to a child process.
pub fn forward(signal: Signal, pid: u32) {
    unix::forward(signal, pid);
}

/// Shows typed text again after a hidden prompt was interrupted.
pub fn restore_echo() {
    unix::restore_echo();
}
