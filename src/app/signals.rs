//! SIGINT, SIGTERM and SIGHUP.

use crate::session::Signal;

#[cfg(unix)]
mod unix {
    use std::sync::mpsc;
    use std::thread;

    use rustix::process::{Pid, kill_process};
    use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;

    use super::Signal;

    pub fn watch(on_signal: impl Fn(Signal) + Send + 'static) {
        let (ready, is_ready) = mpsc::channel();
        let watching = thread::Builder::new().spawn(move || {
            let caught = [SIGINT, SIGTERM].into_iter().chain((!is_hangup_ignored()).then_some(SIGHUP));
            let mut signals = Signals::new(caught);
            let _ = ready.send(());
            for signal in signals.iter_mut().flat_map(Signals::forever) {
                on_signal(if signal == SIGINT { Signal::Interrupt } else { Signal::Terminate });
            }
        });
        // Without a thread or handlers, the signals end the process.
        if watching.is_ok() {
            let _ = is_ready.recv();
        }
    }

    /// Whether the process was started by `nohup`.
    fn is_hangup_ignored() -> bool {
        let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
        let ignored = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
        let mask = ignored.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok());
        mask.is_some_and(|mask| mask & 1 != 0)
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

/// Calls `on_signal` for each SIGINT, SIGTERM and SIGHUP, in a thread of its own.
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
