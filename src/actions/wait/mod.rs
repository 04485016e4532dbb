//! The loop that polls actions until each is completed or errored.
//!
//! It gets a [`Poller`] and an [`Observer`](crate::terminal::progress::Observer), and
//! never speaks HTTP or prints.

mod schedule;
#[cfg(test)]
mod simulation;
mod target_state;
#[cfg(test)]
mod tests;
mod waiter;

use std::time::Duration;

use jiff::Timestamp;

use crate::model::{Action, ActionId};
use crate::system::Deadline;

pub use schedule::Schedule;
pub use waiter::Waiter;

pub trait Poller {
    type Error: std::fmt::Display;

    /// Polls these actions, and calls `on_result` with each result as soon as it is read: a signal may come
    /// before the poll ends. An action without a result is polled again next time.
    fn poll(&mut self, ids: &[ActionId], on_result: &mut OnResult<'_, Self>);

    /// The shortest interval to the next poll that the rate limit allows.
    fn min_interval(&self) -> Duration;

    /// The server's time, if a response has contained it.
    fn server_time(&self) -> Option<Timestamp> {
        None
    }

    /// The part of all actions that the last poll was about.
    fn share(&self) -> PollShare {
        PollShare { requests: 1, of: 1, pages: 0 }
    }

    /// Replaces the deadline of the requests, where the poller has one.
    fn set_deadline(&mut self, _: Deadline) {}
}

/// How many requests the last poll took, and how many it takes to poll every action once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PollShare {
    /// At least 1, and at most `of`.
    pub requests: u32,
    pub of: u32,
    /// How many of the `of` are for pages of many actions.
    pub pages: u32,
}

pub type OnResult<'a, P> = dyn FnMut(&P, PollResult<<P as Poller>::Error>) + 'a;

pub type PollResult<E> = (ActionId, Result<Action, PollError<E>>);

/// What ends the wait for all actions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum StopCondition {
    /// Every action ended.
    #[default]
    All,
    /// One action is completed or errored.
    Any,
    /// One action is errored or cannot be polled, or every action ended.
    Failure,
}

#[derive(Debug, Clone)]
pub enum PollError<E> {
    /// The wait continues.
    Transient {
        error: E,
        retry_after: Option<Duration>,
    },
    /// The action does not exist, or not yet.
    NotFound(E),
    Permanent(E),
}

/// How the wait for one action ended.
#[derive(Debug)]
pub struct WaitResult<E> {
    pub id: ActionId,
    /// The action as last seen.
    pub last: Option<Action>,
    pub outcome: Outcome<E>,
}

#[derive(Debug)]
pub enum Outcome<E> {
    Completed,
    Errored,
    /// The deadline passed first.
    TimedOut,
    /// Another action ended the wait.
    Abandoned,
    /// It could not be polled.
    Failed(E),
}
