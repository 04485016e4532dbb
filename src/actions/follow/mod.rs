//! The loop that looks at a list again and again, and tells each new action and
//! each change of status once.
//!
//! It knows actions and a clock. It is handed a [`ListSource`] and a [`EventSink`], and
//! never speaks HTTP or prints.

mod pending;
mod status_map;
#[cfg(test)]
mod tests;

use std::collections::HashSet;
use std::ops::ControlFlow;
use std::time::Duration;

use crate::actions::Filter;
use crate::actions::wait::{PollError, Schedule};
use crate::api::TakePiece;
use crate::model::format_duration;
use crate::model::{Action, ActionId};
use crate::system::Clock;

use pending::Pending;
pub use status_map::StatusMap;

/// How many actions that are no longer on the page are asked about in one look.
const ASKED_BY_ID: usize = 4;

/// After so much time without news the pause between two looks is at its longest: ten seconds.
const QUIET_MAX: Duration = Duration::from_secs(120);

/// A way to look at a list.
pub trait ListSource {
    /// What a failed request leaves behind.
    type Error: std::fmt::Display;

    /// Hands on the list, newest first, until enough was seen.
    fn newest(&mut self, take: &mut TakePiece<'_>) -> Result<(), PollError<Self::Error>>;

    /// One of its actions.
    fn one(&mut self, id: ActionId) -> Result<Action, PollError<Self::Error>>;

    /// The pause between the last look and the next that the rate limit leaves.
    fn min_interval(&self) -> Duration;
}

/// Who is told.
pub trait EventSink {
    /// What is new, the oldest first. Says whether more is wanted.
    fn news(&mut self, actions: &[Action]) -> ControlFlow<()>;
    /// What keeps the news from coming.
    fn note(&mut self, words: &str);
}

/// Follows a list.
pub struct Follower {
    filter: Filter,
    known: StatusMap,
    open: Pending,
}

impl Follower {
    /// One who tells what this filter takes.
    pub fn new(filter: Filter) -> Self {
        Self { filter, known: StatusMap::default(), open: Pending::default() }
    }

    /// These were there at the beginning, `now`.
    pub fn begin_with(&mut self, actions: &[Action], now: Duration) {
        self.known.note(actions);
        self.watch(actions, now);
    }

    /// Nothing else was there at the beginning.
    pub fn reach_the_end(&mut self) {
        self.known.reach_the_end();
    }

    /// Tells what is new until nobody wants to know, or until a request fails for good.
    pub fn follow<F: ListSource>(
        mut self,
        feed: &mut F,
        reader: &mut dyn EventSink,
        clock: &dyn Clock,
    ) -> Result<(), F::Error> {
        let mut last_news = clock.elapsed();
        let mut failures = 0;
        let mut noted = None;
        let mut pause = Schedule::Adaptive.interval(Duration::ZERO, feed.min_interval());
        loop {
            clock.sleep(pause);
            let mut told = false;
            let looked = self.look(feed, clock, &mut |actions| {
                told = true;
                reader.news(actions)
            });
            if told {
                last_news = clock.elapsed();
            }
            let quiet = clock.elapsed().saturating_sub(last_news).min(QUIET_MAX);
            match looked {
                Ok(ControlFlow::Break(())) => return Ok(()),
                Ok(ControlFlow::Continue(())) => {
                    if noted.take().is_some() {
                        reader.note("the API answers again");
                    }
                    failures = 0;
                    pause = Schedule::Adaptive.interval(quiet, feed.min_interval());
                }
                Err(PollError::Transient { error, retry_after: asked }) => {
                    failures += 1;
                    pause =
                        Schedule::Adaptive.after_failures(quiet, failures, asked).max(feed.min_interval());
                    let words = error.to_string();
                    // An outage is told once, and not at each look.
                    if noted.as_ref() != Some(&words) {
                        reader.note(&format!("{words}; looking again in {}", format_duration(pause)));
                        noted = Some(words);
                    }
                }
                Err(PollError::NotFound(error) | PollError::Permanent(error)) => return Err(error),
            }
        }
    }

    /// Reads the list down to what is known, and asks about some that are too far down to be met.
    fn look<F: ListSource>(
        &mut self,
        feed: &mut F,
        clock: &dyn Clock,
        tell: &mut dyn FnMut(&[Action]) -> ControlFlow<()>,
    ) -> Result<ControlFlow<()>, PollError<F::Error>> {
        // Nothing counts as seen before all of it is there: a known action above
        // an unread page would hide that page for ever.
        let mut seen = Vec::new();
        let known = &self.known;
        feed.newest(&mut |piece| {
            let met = known.meets(&piece);
            seen.extend(piece);
            if met { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        })?;
        let on_page: HashSet<_> = seen.iter().filter_map(Action::action_id).collect();
        if self.take_in(seen, clock.elapsed(), tell).is_break() {
            return Ok(ControlFlow::Break(()));
        }
        for id in self.open.next(&on_page, ASKED_BY_ID, clock.elapsed()) {
            match feed.one(id) {
                Ok(action) => {
                    if self.take_in(vec![action], clock.elapsed(), tell).is_break() {
                        return Ok(ControlFlow::Break(()));
                    }
                }
                Err(PollError::NotFound(_)) => self.open.forget(id),
                Err(error) => return Err(error),
            }
        }
        Ok(ControlFlow::Continue(()))
    }

    fn take_in(
        &mut self,
        seen: Vec<Action>,
        now: Duration,
        tell: &mut dyn FnMut(&[Action]) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let mut news = self.known.news(seen);
        self.watch(&news, now);
        news.retain(|action| self.filter.takes(action));
        if news.is_empty() { ControlFlow::Continue(()) } else { tell(&news) }
    }

    /// Only an action that may be told later is worth asking about.
    fn watch(&mut self, actions: &[Action], now: Duration) {
        for action in actions.iter().filter(|action| self.filter.takes_in_some_status(action)) {
            self.open.note(action, now);
        }
    }
}
