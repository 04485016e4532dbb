//! What is under way, so that an interruption can say what goes on without us.

use std::sync::{Mutex, PoisonError};

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
    /// A change has been sent, and its answer is not in.
    Sending {
        /// What it does, in words: `attach volume data to Droplet 42`.
        what: String,
        /// The command that shows what became of it.
        check: String,
    },
    /// Somebody is asked for a token, and what is typed is hidden.
    Asking,
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

/// Where commands write down what is under way, and an interruption reads it.
#[derive(Debug, Default)]
pub struct Journal(Mutex<Underway>);

impl Journal {
    /// From now on this is under way.
    pub fn enter(&self, underway: Underway) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = underway;
    }

    /// What is under way now.
    #[must_use]
    pub fn read(&self) -> Underway {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}
