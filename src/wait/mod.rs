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

/// An action to wait for.
#[derive(Debug, Clone)]
pub struct Watched {
    /// Which.
    pub id: ActionId,
    /// As it was last seen; none if it has not been asked for yet.
    pub last: Option<Action>,
}

/// A way to ask about actions.
pub trait Poller {
    /// What a failed poll leaves behind.
    type Error: std::fmt::Display;

    /// Asks about these, however it likes. Who is not among the answers is asked
    /// about another time.
    fn poll(&mut self, ids: &[ActionId]) -> Vec<Answer<Self::Error>>;

    /// The pause between the last poll and the next that the rate limit leaves.
    fn pace(&self) -> Duration;
}

/// What a poll says of one action.
pub type Answer<E> = (ActionId, Result<Action, PollError<E>>);

/// Which end ends the whole wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Until {
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
    Passing {
        /// What went wrong.
        error: E,
        /// How long the server asks to be left alone.
        pause: Option<Duration>,
    },
    /// There is no such action, or not yet.
    Missing(E),
    /// It will not pass.
    Final(E),
}

/// Where the wait for one action ended.
#[derive(Debug)]
pub struct Ended<E> {
    /// Which action.
    pub id: ActionId,
    /// As it was last seen, if it was.
    pub last: Option<Action>,
    /// How the wait ended.
    pub ending: Ending<E>,
}

/// How the wait for one action ended.
#[derive(Debug)]
pub enum Ending<E> {
    /// The action is completed.
    Completed,
    /// The action is errored.
    Errored,
    /// The deadline passed first.
    TimedOut,
    /// Another one's end had ended the wait.
    LeftAlone,
    /// It could not be asked about any longer.
    Failed(E),
}

/// Somebody who looks on. `index` counts the watched actions in their order;
/// `waited` is the time since the wait began.
pub trait Observer {
    /// The wait begins.
    fn begin(&mut self, watched: &[Watched]);
    /// An action was seen, changed or not.
    fn seen(&mut self, index: usize, action: &Action, waited: Duration);
    /// A poll failed, and the wait goes on.
    fn trouble(&mut self, index: usize, words: &str, waited: Duration);
    /// Another [`HEARTBEAT`] has passed; these are still waited for.
    fn heartbeat(&mut self, pending: &[usize], waited: Duration);
    /// The wait for one action ended; `status` is its last.
    fn end(&mut self, index: usize, last: Option<&Action>, words: &str, waited: Duration);
}

/// How often an observer hears that the wait goes on.
pub const HEARTBEAT: Duration = Duration::from_secs(30);
