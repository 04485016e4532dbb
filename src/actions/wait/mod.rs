//! The loop that polls actions until each is completed or errored.
//!
//! It knows actions and a clock. It is handed a [`Poller`] and an [`Observer`],
//! and never speaks HTTP or prints.

mod schedule;
#[cfg(test)]
mod simulation;
#[cfg(test)]
mod tests;
mod waiter;

use std::time::Duration;

use crate::model::{Action, ActionId};

pub use schedule::Schedule;
pub use waiter::Waiter;

/// A way to ask about actions.
pub trait Poller {
    /// What a failed poll leaves behind.
    type Error: std::fmt::Display;

    /// Asks about these, however it likes. Who is not among the answers is asked
    /// about another time.
    fn poll(&mut self, ids: &[ActionId]) -> Vec<PollResult<Self::Error>>;

    /// The pause between the last poll and the next that the rate limit leaves.
    fn min_interval(&self) -> Duration;
}

/// What a poll says of one action.
pub type PollResult<E> = (ActionId, Result<Action, PollError<E>>);

/// Which end ends the whole wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum StopCondition {
    /// The last action's.
    #[default]
    All,
    /// The first action's to be completed or errored.
    Any,
    /// The first action's to be errored, or that cannot be asked about any longer; else the last one's.
    Failure,
}

/// A poll without an action.
#[derive(Debug, Clone)]
pub enum PollError<E> {
    /// It may pass: the wait goes on, after the pause that was asked for.
    Transient {
        /// What went wrong.
        error: E,
        /// How long the server asks to be left alone.
        retry_after: Option<Duration>,
    },
    /// There is no such action, or not yet.
    NotFound(E),
    /// It will not pass.
    Permanent(E),
}

/// Where the wait for one action ended.
#[derive(Debug)]
pub struct WaitResult<E> {
    /// Which action.
    pub id: ActionId,
    /// As it was last seen, if it was.
    pub last: Option<Action>,
    /// How the wait ended.
    pub outcome: Outcome<E>,
}

/// How the wait for one action ended.
#[derive(Debug)]
pub enum Outcome<E> {
    /// The action is completed.
    Completed,
    /// The action is errored.
    Errored,
    /// The deadline passed first.
    TimedOut,
    /// Another one's end had ended the wait.
    Abandoned,
    /// It could not be asked about any longer.
    Failed(E),
}
