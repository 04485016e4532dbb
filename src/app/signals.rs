//! SIGINT, SIGTERM, SIGHUP and SIGQUIT; on Windows, Ctrl-C.

#[cfg(unix)]
mod unix {
    use std::sync::mpsc;
    use std::thread;

    use rustix::process::{Pid, kill_process};
    use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};
    use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
    use signal_hook::iterator::SignalsInfo;
    use signal_hook::iterator::exfiltrator::WithOrigin;
    use signal_hook::low_level::emulate_default_handler;
    use signal_hook::low_level::siginfo::Cause;

    use crate::session::Signal;

    /// A signal that this process got.
    #[derive(Clone, Copy)]
    pub(crate) struct Received {
        number: i32,
        is_from_kernel: bool,
    }

    impl Received {
        /// How it ends the program; none for SIGQUIT, which ends it at once.
        pub(crate) fn signal(self) -> Option<Signal> {
            match self.number {
                SIGINT => Some(Signal::Interrupt),
                SIGQUIT => None,
                _ => Some(Signal::Terminate),
            }
        }

        /// Sends it on to a child process whose exit status has not been read yet.
        pub(crate) fn forward(self, pid: u32) {
            use rustix::process::Signal;
            // Ctrl-C and Ctrl-\ reach every process of the terminal's foreground group, so the child
            // has them already, and many programs exit at once on a second one. SIGHUP at the end
            // of a session may reach this process alone.
            let signal = match self.number {
                SIGINT | SIGQUIT if self.is_from_kernel => return,
                SIGINT => Signal::INT,
                SIGQUIT => Signal::QUIT,
                SIGHUP => Signal::HUP,
                _ => Signal::TERM,
            };
            if let Some(pid) = i32::try_from(pid).ok().and_then(Pid::from_raw) {
                let _ = kill_process(pid, signal);
            }
        }

        /// Does what the signal does in a process that does not catch it.
        pub(crate) fn take_default_action(self) {
            let _ = emulate_default_handler(self.number);
        }
    }

    pub(super) fn watch(on_signal: impl Fn(Received) + Send + 'static) {
        let (ready, is_ready) = mpsc::channel();
        let watching = thread::Builder::new().spawn(move || {
            let caught = [SIGINT, SIGTERM, SIGQUIT].into_iter();
            let caught = caught.chain((!is_hangup_ignored()).then_some(SIGHUP));
            let mut signals = SignalsInfo::<WithOrigin>::new(caught);
            let _ = ready.send(());
            for origin in signals.iter_mut().flat_map(SignalsInfo::forever) {
                let is_from_kernel = matches!(origin.cause, Cause::Kernel);
                on_signal(Received { number: origin.signal, is_from_kernel });
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

    pub(super) fn restore_echo() {
        let terminal = std::io::stdin();
        if let Ok(mut modes) = tcgetattr(&terminal) {
            modes.local_modes |= LocalModes::ECHO;
            let _ = tcsetattr(&terminal, OptionalActions::Now, &modes);
        }
    }
}

/// The Windows console has Ctrl-C and Ctrl-Break instead of signals, and sends them to each of its processes.
#[cfg(not(unix))]
mod windows {
    use crate::session::Signal;

    #[derive(Clone, Copy)]
    pub(crate) struct Received;

    #[expect(clippy::unnecessary_wraps, clippy::unused_self, reason = "the same functions as on Unix")]
    impl Received {
        pub(crate) fn signal(self) -> Option<Signal> {
            Some(Signal::Interrupt)
        }

        /// The child process has it already.
        pub(crate) fn forward(self, _pid: u32) {}

        pub(crate) fn take_default_action(self) {}
    }

    pub(super) fn watch(on_signal: impl Fn(Received) + Send + 'static) {
        // Without a handler, they end the process.
        let _ = ctrlc::set_handler(move || on_signal(Received));
    }

    /// On Windows, shells restore the modes of the console themselves.
    pub(super) fn restore_echo() {}
}

#[cfg(unix)]
use unix as platform;
#[cfg(not(unix))]
use windows as platform;

use platform::Received;

/// Calls `on_signal` for each signal, in a thread of its own.
pub(super) fn watch(on_signal: impl Fn(Received) + Send + 'static) {
    platform::watch(on_signal);
}

/// Shows typed text again after a hidden prompt was interrupted.
pub(super) fn restore_echo() {
    platform::restore_echo();
}
