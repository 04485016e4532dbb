//! What is under way, so that an interruption can say what goes on without us.

use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::error::{ExitCode, Report};
use crate::model::ActionId;

/// A signal that ends the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signal {
    /// SIGINT: Ctrl-C.
    Interrupt,
    /// SIGTERM.
    Terminate,
}

/// What an interruption would leave behind.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Activity {
    /// Nothing: whatever is asked can be asked again.
    #[default]
    Idle,
    /// A change is about to be sent, and certainly did nothing so far.
    NotYet(Intent),
    /// A change has been sent, and its answer is not in.
    Sending(Intent),
    /// Somebody is asked for a token, and what is typed is hidden.
    Asking,
    /// The sandbox serves until it is interrupted.
    Serving,
    /// A command runs in the sandbox; signals are its business.
    Child {
        /// Its process.
        pid: u32,
    },
    /// Actions go on, on the server.
    Waiting {
        /// Which.
        ids: Vec<ActionId>,
        /// The command that waits for them again.
        resume: String,
    },
}

impl Activity {
    /// What the user is told when a signal ends the program now.
    pub fn report(&self, signal: Signal) -> Report {
        let (exit, kind) = match signal {
            Signal::Interrupt => (ExitCode::Interrupted, "interrupted"),
            Signal::Terminate => (ExitCode::Terminated, "terminated"),
        };
        match self {
            Activity::Idle | Activity::Asking | Activity::Child { .. } => {
                Report::new(exit, kind, format!("{kind}; nothing was changed"))
            }
            Activity::Serving => Report::new(exit, kind, format!("{kind}; the sandbox is gone")),
            Activity::NotYet(Intent { what, .. }) => {
                Report::new(exit, kind, format!("{kind}; the request to {what} has done nothing so far"))
            }
            Activity::Sending(Intent { what, check }) => Report::new(
                exit,
                kind,
                format!("{kind} while the request to {what} was under way; it may be carried out"),
            )
            .hint(format!("see what became of it with `{check}`")),
            Activity::Waiting { ids, resume } => {
                let message = match ids.as_slice() {
                    [id] => format!("{kind}; action {id} goes on"),
                    _ => format!("{kind}; {} actions go on", ids.len()),
                };
                let only = if let [id] = ids.as_slice() { Some(*id) } else { None };
                Report::new(exit, kind, message)
                    .about(only)
                    .hint(format!("wait again with `{resume}`"))
                    .retryable(true)
            }
        }
    }
}

/// A change that is to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Intent {
    /// What it does, in words: `attach volume data to Droplet 42`.
    pub what: String,
    /// The command that shows what became of it.
    pub check: String,
}

/// Where commands write down what is under way, and an interruption reads it.
#[derive(Debug, Default)]
pub struct InFlight {
    underway: Mutex<Activity>,
    ledger: Mutex<Vec<String>>,
}

impl InFlight {
    /// From now on this is under way.
    pub fn enter(&self, underway: Activity) {
        *lock(&self.underway) = underway;
    }

    /// What is under way now.
    pub fn read(&self) -> Activity {
        lock(&self.underway).clone()
    }

    /// Of several changes, what is done and what is not, a line each.
    pub fn keep(&self, ledger: Vec<String>) {
        *lock(&self.ledger) = ledger;
    }

    /// What was kept last.
    pub fn ledger(&self) -> Vec<String> {
        lock(&self.ledger).clone()
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
