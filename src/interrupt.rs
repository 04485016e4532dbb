//! What is under way, so that an interruption can say what goes on without us.

use std::sync::{Mutex, MutexGuard, PoisonError};

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
pub enum Underway {
    /// Nothing: whatever is asked can be asked again.
    #[default]
    Nothing,
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
pub struct Journal {
    underway: Mutex<Underway>,
    ledger: Mutex<Vec<String>>,
}

impl Journal {
    /// From now on this is under way.
    pub fn enter(&self, underway: Underway) {
        *lock(&self.underway) = underway;
    }

    /// What is under way now.
    #[must_use]
    pub fn read(&self) -> Underway {
        lock(&self.underway).clone()
    }

    /// Of several changes, what is done and what is not, a line each.
    pub fn keep(&self, ledger: Vec<String>) {
        *lock(&self.ledger) = ledger;
    }

    /// What was kept last.
    #[must_use]
    pub fn ledger(&self) -> Vec<String> {
        lock(&self.ledger).clone()
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
