use std::time::Duration;

use super::{Outcome, PollError, Poller, Schedule, StopCondition, WaitResult};
use crate::model::{Action, ActionId, Status};
use crate::system::{Clock, Deadline};
use crate::terminal::progress::{HEARTBEAT, Observer, Target};

/// How long an action may be missing that this very process started, which may
/// be known everywhere only after a while …
const GRACE_WHEN_STARTED: Duration = Duration::from_secs(10);
/// … and one that the user named, which may have been started a moment ago.
const GRACE_WHEN_NAMED: Duration = Duration::from_secs(3);

/// The last poll comes this much before the deadline, so that its answer still counts.
const BEFORE_DEADLINE: Duration = Duration::from_millis(500);

/// What a wait needs besides a poller.
pub struct Waiter<'a> {
    /// What time is taken with, and slept on.
    pub clock: &'a dyn Clock,
    /// When to ask.
    pub schedule: Schedule,
    /// When it is over.
    pub deadline: Deadline,
    /// Whether this process started the actions: they were seen just now.
    pub just_started: bool,
    /// Which end ends the whole wait.
    pub until: StopCondition,
}

/// One action's place in the wait.
struct Place<E> {
    id: ActionId,
    last: Option<Action>,
    missing_since: Option<Duration>,
    outcome: Option<Outcome<E>>,
}

impl Waiter<'_> {
    /// Polls until enough actions have ended, in whatever way, or the deadline has passed.
    pub fn wait<P: Poller>(
        &self,
        watched: Vec<Target>,
        poller: &mut P,
        observer: &mut dyn Observer,
    ) -> Vec<WaitResult<P::Error>> {
        observer.on_start(&watched);
        let mut run = Run {
            waiter: self,
            began: self.clock.elapsed(),
            beats: 0,
            failures: 0,
            retry_after: None,
            is_decided: false,
            places: watched.into_iter().map(Place::new).collect(),
            observer,
        };
        run.settle_what_is_final();
        let mut polled_at = self.clock.elapsed();
        if self.just_started && run.goes_on() {
            run.pause(polled_at, poller.min_interval());
        }
        while run.goes_on() {
            if self.deadline.has_passed(self.clock) {
                run.end_all(|| Outcome::TimedOut);
                break;
            }
            polled_at = self.clock.elapsed();
            run.poll(poller);
            if run.goes_on() {
                run.pause(polled_at, poller.min_interval());
            }
        }
        run.end_all(|| Outcome::Abandoned);
        run.places.into_iter().map(Place::ended).collect()
    }
}

impl<E> Place<E> {
    fn new(watched: Target) -> Self {
        Self { id: watched.id, last: watched.last, missing_since: None, outcome: None }
    }

    fn ended(self) -> WaitResult<E> {
        let outcome = self.outcome.unwrap_or(Outcome::TimedOut);
        WaitResult { id: self.id, last: self.last, outcome }
    }
}

/// A wait under way.
struct Run<'a, E> {
    waiter: &'a Waiter<'a>,
    began: Duration,
    beats: u32,
    failures: u32,
    retry_after: Option<Duration>,
    /// Whether one action's end has ended the wait.
    is_decided: bool,
    places: Vec<Place<E>>,
    observer: &'a mut dyn Observer,
}

impl<E: std::fmt::Display> Run<'_, E> {
    fn now(&self) -> Duration {
        self.waiter.clock.elapsed()
    }

    fn waited(&self) -> Duration {
        self.now().saturating_sub(self.began)
    }

    /// The places that are still waited for.
    fn pending(&self) -> Vec<usize> {
        let open = |(index, place): (usize, &Place<E>)| place.outcome.is_none().then_some(index);
        self.places.iter().enumerate().filter_map(open).collect()
    }

    fn goes_on(&self) -> bool {
        !self.is_decided && self.places.iter().any(|place| place.outcome.is_none())
    }

    fn settle_what_is_final(&mut self) {
        for index in self.pending() {
            let status = self.places[index].last.as_ref().and_then(Action::status).cloned();
            self.settle_if_final(index, status.as_ref());
        }
    }

    fn settle_if_final(&mut self, index: usize, status: Option<&Status>) {
        if self.is_decided && self.waiter.until == StopCondition::Any {
            // The first one decides; of the others only the last state is told.
            return;
        }
        match status {
            Some(Status::Completed) => self.end(index, Outcome::Completed),
            Some(Status::Errored) => self.end(index, Outcome::Errored),
            // Without a word it is in progress (openapi `action.status`, default).
            Some(Status::InProgress | Status::Other(_)) | None => {}
        }
    }

    fn poll(&mut self, poller: &mut impl Poller<Error = E>) {
        let ids: Vec<_> = self.pending().iter().map(|&index| self.places[index].id).collect();
        let mut failed = false;
        self.retry_after = None;
        for (id, result) in poller.poll(&ids) {
            let is_open = |place: &Place<E>| place.id == id && place.outcome.is_none();
            let Some(index) = self.places.iter().position(is_open) else { continue };
            // What is not known everywhere yet is no trouble to stay away from.
            failed |= matches!(result, Err(PollError::Transient { .. }));
            match result {
                Ok(action) => self.see(index, action),
                Err(PollError::Transient { error, retry_after }) => self.pass(index, error, retry_after),
                Err(PollError::NotFound(error)) => self.miss(index, error),
                Err(PollError::Permanent(error)) => self.end(index, Outcome::Failed(error)),
            }
        }
        self.failures = if failed { self.failures + 1 } else { 0 };
    }

    fn see(&mut self, index: usize, action: Action) {
        if let Some(other) = action.id().filter(|id| id.action_id() != Some(self.places[index].id)) {
            // Another action's end would not be this one's.
            let words = format!("the answer was about action {other}");
            return self.observer.on_poll_failed(index, &words, self.waited());
        }
        self.observer.on_poll(index, &action, self.waited());
        let status = action.status().cloned();
        self.places[index].last = Some(action);
        self.places[index].missing_since = None;
        self.settle_if_final(index, status.as_ref());
    }

    fn pass(&mut self, index: usize, error: E, pause: Option<Duration>) {
        let left = self.waiter.deadline.left(self.waiter.clock);
        if let (Some(pause), Some(left)) = (pause, left)
            && pause > left
        {
            // Asking earlier would be wrong, and later is too late.
            return self.end(index, Outcome::Failed(error));
        }
        self.retry_after = self.retry_after.max(pause);
        if left.is_some_and(|left| left.is_zero()) {
            // The end of the wait says the same.
            return;
        }
        let asked =
            pause.filter(|pause| *pause > HEARTBEAT).map(|pause| Duration::from_secs(pause.as_secs()));
        let asked =
            asked.map(|pause| format!(", and asked for {} of rest", humantime::format_duration(pause)));
        self.observer.on_poll_failed(index, &format!("{error}{}", asked.unwrap_or_default()), self.waited());
    }

    fn miss(&mut self, index: usize, error: E) {
        let now = self.now();
        let grace = if self.waiter.just_started { GRACE_WHEN_STARTED } else { GRACE_WHEN_NAMED };
        let since = *self.places[index].missing_since.get_or_insert(now);
        if now.saturating_sub(since) >= grace {
            self.end(index, Outcome::Failed(error));
        } else {
            // The error's own words are for the end, if it comes to that.
            self.observer.on_poll_failed(index, "not found so far", self.waited());
        }
    }

    fn end(&mut self, index: usize, ending: Outcome<E>) {
        let words = match &ending {
            Outcome::Completed => "completed",
            Outcome::Errored => "errored",
            // What failed is said by whoever gets the error.
            Outcome::TimedOut | Outcome::Abandoned | Outcome::Failed(_) => "not waited for any longer",
        };
        self.is_decided |= match (self.waiter.until, &ending) {
            (StopCondition::Any, Outcome::Completed | Outcome::Errored)
            | (StopCondition::Failure, Outcome::Errored | Outcome::Failed(_)) => true,
            (StopCondition::All | StopCondition::Any | StopCondition::Failure, _) => false,
        };
        let waited = self.waited();
        self.observer.on_end(index, self.places[index].last.as_ref(), words, waited);
        self.places[index].outcome = Some(ending);
    }

    fn end_all(&mut self, ending: impl Fn() -> Outcome<E>) {
        for index in self.pending() {
            self.end(index, ending());
        }
    }

    /// Sleeps until the next poll is due, or the deadline passes.
    fn pause(&mut self, polled_at: Duration, min_interval: Duration) {
        let schedule = self.waiter.schedule;
        let interval = match self.failures {
            0 => schedule.interval(self.waited(), min_interval),
            failures => schedule.after_failures(self.waited(), failures, self.retry_after).max(min_interval),
        };
        let due = polled_at + interval;
        let Some(left) = self.waiter.deadline.left(self.waiter.clock) else { return self.sleep_until(due) };
        let end = self.now() + left;
        // A last look just before the end, unless the server or the user wants fewer.
        let free_to_look = self.failures == 0 && schedule == Schedule::Adaptive && min_interval < interval;
        let last_look = end.saturating_sub(BEFORE_DEADLINE);
        let due = if free_to_look && due > last_look && last_look > self.now() { last_look } else { due };
        self.sleep_until(due.min(end));
    }

    /// Sleeps until then, with a heartbeat on the way.
    fn sleep_until(&mut self, then: Duration) {
        while self.now() < then {
            let beat = self.began + HEARTBEAT * (self.beats + 1);
            self.waiter.clock.sleep(then.min(beat).saturating_sub(self.now()));
            if self.now() >= beat {
                self.beats += 1;
                let (pending, waited) = (self.pending(), self.waited());
                self.observer.on_heartbeat(&pending, waited);
            }
        }
    }
}
