//! The loop that polls a list and reports each new action and each change of status once.
//!
//! It reads from a [`ListSource`] and writes to an [`EventSink`], both of which `over_http` implements. It
//! never speaks HTTP or prints.

pub(super) mod over_http;
mod pending;
mod status_map;
#[cfg(test)]
mod tests;

use std::collections::HashSet;
use std::time::Duration;

use super::list_order::{ListOrder, sort_newest_first};
use super::query::ActionQuery;
use crate::actions::wait::{PollError, Schedule};
use crate::model::{Action, ActionId, format_duration};
use crate::system::{Clock, MAX_RETRY_AFTER};

use pending::Pending;
use status_map::StatusMap;

/// The most actions that one poll requests by ID because they are too far down the list.
const BY_ID_MAX: usize = 4;

/// The pause between polls grows with the time without events, up to this time. Then it is ten seconds.
const QUIET_MAX: Duration = Duration::from_secs(120);

/// A list to poll.
pub(super) trait ListSource {
    type Error: std::fmt::Display;

    /// Reads the list from its beginning, or, with `resume`, from where the last read failed. Pages are read
    /// as the iterator advances, and each action is returned once.
    fn read(&mut self, resume: bool) -> impl Iterator<Item = Result<Vec<Action>, PollError<Self::Error>>>;

    /// One of its actions.
    fn get(&mut self, id: ActionId) -> Result<Action, PollError<Self::Error>>;

    /// The shortest pause before the next poll that the rate limit allows after the last one.
    fn min_interval(&self) -> Duration;
}

/// Receives what happens.
pub(super) trait EventSink {
    type Error;

    /// New actions and new statuses, the oldest first.
    fn push(&mut self, actions: &[Action]) -> Result<(), Self::Error>;

    /// Tells the user why there are no events.
    fn note(&mut self, note: &str);
}

/// What ends the loop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum FollowError<L, S> {
    List(L),
    Sink(S),
}

/// Follows a list.
pub(super) struct Follower {
    query: ActionQuery,
    schedule: Schedule,
    known: StatusMap,
    pending: Pending,
    /// What the last poll read before it failed.
    partial: Option<PartialList>,
    last_event: Duration,
}

#[derive(Default)]
struct PartialList {
    actions: Vec<Action>,
    order: ListOrder,
}

impl Follower {
    pub(super) fn new(query: ActionQuery, schedule: Schedule) -> Self {
        let (known, pending) = (StatusMap::default(), Pending::default());
        Self { query, schedule, known, pending, partial: None, last_event: Duration::ZERO }
    }

    /// Records actions that existed before the loop, which are not events.
    pub(super) fn begin_with(&mut self, actions: &[Action], now: Duration) {
        self.known.insert_all(actions);
        self.update_pending(actions, now);
    }

    /// Records that no other actions existed before the loop.
    pub(super) fn set_complete(&mut self) {
        self.known.set_complete();
    }

    /// Reports events until the sink or a request fails for good.
    pub(super) fn follow<L: ListSource, S: EventSink>(
        mut self,
        list: &mut L,
        sink: &mut S,
        clock: &dyn Clock,
    ) -> FollowError<L::Error, S::Error> {
        self.last_event = clock.elapsed();
        let mut failures = 0;
        let mut noted = None;
        let mut pause = self.schedule.interval(Duration::ZERO, list.min_interval());
        loop {
            clock.sleep(pause);
            let read_before = self.partial_length();
            let polled = self.poll(list, sink, clock);
            let quiet = clock.elapsed().saturating_sub(self.last_event).min(QUIET_MAX);
            match polled {
                Ok(()) => {
                    if noted.take().is_some() {
                        sink.note("the API is answering again");
                    }
                    failures = 0;
                    pause = self.schedule.interval(quiet, list.min_interval());
                }
                Err(FollowError::List(PollError::Transient { error, retry_after })) => {
                    failures = if self.partial_length() > read_before { 1 } else { failures + 1 };
                    let backoff = self.schedule.after_failures(quiet, failures, retry_after);
                    pause = backoff.max(list.min_interval());
                    let problem = error.to_string();
                    // One note for each outage, not for each poll, unless the next poll is far away.
                    if noted.as_ref() != Some(&problem) || pause > MAX_RETRY_AFTER {
                        sink.note(&format!("{problem}; checking again in {}", format_duration(pause)));
                        noted = Some(problem);
                    }
                }
                Err(FollowError::List(PollError::NotFound(error) | PollError::Permanent(error))) => {
                    return FollowError::List(error);
                }
                Err(FollowError::Sink(error)) => return FollowError::Sink(error),
            }
        }
    }

    fn partial_length(&self) -> usize {
        self.partial.as_ref().map_or(0, |list| list.actions.len())
    }

    /// Reads the list down to the first page with known actions, and requests some actions further down by
    /// ID. If it fails, the next poll continues from there.
    fn poll<L: ListSource, S: EventSink>(
        &mut self,
        list: &mut L,
        sink: &mut S,
        clock: &dyn Clock,
    ) -> Result<(), FollowError<PollError<L::Error>, S::Error>> {
        // Actions become known only when all pages are read: a known action above an unread page would hide
        // that page from the next poll.
        let resume = self.partial.is_some();
        let PartialList { mut actions, mut order } = self.partial.take().unwrap_or_default();
        for chunk in list.read(resume) {
            let chunk = match chunk {
                Ok(chunk) => chunk,
                Err(error) => {
                    self.partial = Some(PartialList { actions, order });
                    return Err(FollowError::List(error));
                }
            };
            let reaches_known = self.known.contains_any(&chunk);
            order.observe(&chunk, false);
            actions.extend(chunk);
            if reaches_known && !order.is_disordered() {
                break;
            }
        }
        if order.is_disordered() {
            sort_newest_first(&mut actions);
        }
        let on_page: HashSet<_> = actions.iter().filter_map(Action::action_id).collect();
        self.report(actions, sink, clock).map_err(FollowError::Sink)?;
        for id in self.pending.take_due(&on_page, BY_ID_MAX, clock.elapsed()) {
            match list.get(id) {
                Ok(action) => self.report(vec![action], sink, clock).map_err(FollowError::Sink)?,
                Err(PollError::NotFound(_)) => self.pending.remove(id),
                Err(error) => return Err(FollowError::List(error)),
            }
        }
        Ok(())
    }

    fn report<S: EventSink>(
        &mut self,
        actions: Vec<Action>,
        sink: &mut S,
        clock: &dyn Clock,
    ) -> Result<(), S::Error> {
        let mut events = self.known.events(actions);
        self.update_pending(&events, clock.elapsed());
        events.retain(|action| self.query.matches(action));
        if events.is_empty() {
            return Ok(());
        }
        self.last_event = clock.elapsed();
        sink.push(&events)
    }

    /// Only actions that may match the query later are worth requesting by ID.
    fn update_pending(&mut self, actions: &[Action], now: Duration) {
        for action in actions.iter().filter(|action| self.query.matches_in_any_status(action)) {
            self.pending.update(action, now);
        }
    }
}
