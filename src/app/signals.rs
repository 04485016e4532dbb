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
        // Without handlers the signals end the process by themselves.
        let Ok(mut signals) = Signals::new([SIGINT, SIGTERM]) else { return };
        thread::spawn(move || {
            for signal in signals.forever() {
                let signal = if signal == SIGTERM { Signal::Terminate } else { Signal::Interrupt };
                on_signal(signal);
            }
        });
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
    use super::Signal;

    /// Elsewhere the system ends the process by itself.
    pub fn watch(_: impl Fn(Signal) + Send + 'static) {}
    pub fn forward(_: Signal, _: u32) {}
    pub fn show_what_is_typed() {}
}

/// From now on, `on_signal` is called for each signal that is to end the program, in a
/// thread of its own.
pub fn watch(on_signal: impl Fn(Signal) + Send + 'static) {
    unix::watch(on_signal);
}

/// Hands a signal on to a child process that has not had it from the terminal.
pub fn forward(signal: Signal, pid: u32) {
    unix::forward(signal, pid);
}

/// Ends the hiding of a prompt that was interrupted.
pub fn show_what_is_typed() {
    unix::show_what_is_typed();
}
