use std::collections::HashMap;
use std::time::Duration;

use jiff::Timestamp;

use super::target_state::TargetState;
use super::{Outcome, PollError, Poller, Schedule, StopCondition, WaitResult};
use crate::model::{Action, Status, format_duration};
use crate::system::{Clock, Deadline, MAX_RETRY_AFTER};
use crate::terminal::progress::{HEARTBEAT, Observer, Target};

/// How long a new action may be reported as not found, until every server of the API knows it.
const GRACE_WHEN_STARTED: Duration = Duration::from_secs(10);
/// How long an action that the user named may be reported as not found: it may have been started just now.
const GRACE_WHEN_NAMED: Duration = Duration::from_secs(3);

/// The last poll is sent this long before the deadline, so that its response is in time.
const BEFORE_DEADLINE: Duration = Duration::from_millis(500);

/// If the deadline passed longer ago than this, the process was suspended meanwhile.
const MISSED: Duration = Duration::from_secs(1);
/// The time limit of the last poll after that.
const TIME_AFTER_MISSED: Duration = Duration::from_secs(5);

pub struct Waiter<'a> {
    pub clock: &'a dyn Clock,
    pub schedule: Schedule,
    pub deadline: Deadline,
    /// Whether this process has just started the actions, so that their state is known.
    pub just_started: bool,
    pub stop_condition: StopCondition,
}

impl Waiter<'_> {
    /// Polls until the stop condition is met or the deadline has passed.
    pub fn wait<P: Poller>(
        &self,
        targets: Vec<Target>,
        poller: &mut P,
        observer: &mut dyn Observer,
    ) -> Vec<WaitResult<P::Error>> {
        observer.on_start(&targets);
        let mut run = Run {
            waiter: self,
            start: self.clock.elapsed(),
            heartbeats: 0,
            failures: 0,
            retry_after: None,
            is_stopped: false,
            server_time: (poller.server_time().unwrap_or_else(|| self.clock.wall()), self.clock.elapsed()),
            targets: targets
                .into_iter()
                .map(|target| TargetState::new(target, self.clock.elapsed()))
                .collect(),
            observer,
        };
        run.begin();
        if self.just_started && !run.is_finished() {
            run.sleep_until_next_poll(self.clock.elapsed(), poller);
        }
        while !run.is_finished() {
            if self.deadline.has_passed(self.clock) {
                if self.deadline.passed_since(self.clock) >= MISSED {
                    // The actions may have ended long ago.
                    poller.set_deadline(Deadline::after(self.clock, Some(TIME_AFTER_MISSED)));
                    run.poll(poller);
                }
                run.finish_all(|| Outcome::TimedOut);
                break;
            }
            let polled_at = self.clock.elapsed();
            run.poll(poller);
            if !run.is_finished() {
                run.sleep_until_next_poll(polled_at, poller);
            }
        }
        run.finish_all(|| Outcome::Abandoned);
        run.targets.into_iter().filter_map(TargetState::into_result).collect()
    }
}

/// The state of a wait.
struct Run<'a, E> {
    waiter: &'a Waiter<'a>,
    start: Duration,
    heartbeats: u32,
    /// How many polls in a row failed.
    failures: u32,
    /// The longest pause that the server asked for in the last poll.
    retry_after: Option<Duration>,
    /// Whether the stop condition was met before all actions ended.
    is_stopped: bool,
    /// The server's time, and when it was that time on our clock.
    server_time: (Timestamp, Duration),
    targets: Vec<TargetState<E>>,
    observer: &'a mut dyn Observer,
}

impl<E: std::fmt::Display> Run<'_, E> {
    fn now(&self) -> Duration {
        self.waiter.clock.elapsed()
    }

    fn waited(&self) -> Duration {
        self.now().saturating_sub(self.start)
    }

    /// How long an action has run, as far as is known.
    fn running_for(&self, index: usize) -> Duration {
        let (time, at) = self.server_time;
        let now = self.now();
        let server_time = time.saturating_add(now.saturating_sub(at)).unwrap_or(time);
        self.targets[index].running_for(self.start, now, server_time)
    }

    /// The indices of the targets without an outcome.
    fn pending(&self) -> Vec<usize> {
        (0..self.targets.len()).filter(|&index| self.targets[index].outcome.is_none()).collect()
    }

    fn is_finished(&self) -> bool {
        self.is_stopped || self.targets.iter().all(|target| target.outcome.is_some())
    }

    fn begin(&mut self) {
        for index in self.pending() {
            self.report_seen(index);
            self.finish_if_ended(index);
        }
    }

    fn report_seen(&mut self, index: usize) {
        if let Some(last) = &self.targets[index].last {
            self.observer.on_seen(index, last, self.running_for(index));
        }
    }

    fn finish_if_ended(&mut self, index: usize) {
        if self.is_stopped && self.waiter.stop_condition == StopCondition::Any {
            // Only the first action counts, also if the same poll shows that another has ended.
            return;
        }
        match self.targets[index].last.as_ref().and_then(Action::status) {
            Some(Status::Completed) => self.finish(index, Outcome::Completed),
            Some(Status::Errored) => self.finish(index, Outcome::Errored),
            // Without a status it is in progress (openapi `action.status`, default).
            Some(Status::InProgress | Status::Other(_)) | None => {}
        }
    }

    fn poll(&mut self, poller: &mut impl Poller<Error = E>) {
        let pending = self.pending();
        let ids: Vec<_> = pending.iter().map(|&index| self.targets[index].id).collect();
        let index_of: HashMap<_, _> = ids.iter().copied().zip(pending).collect();
        let mut has_failed = false;
        self.retry_after = None;
        poller.poll(&ids, &mut |poller, (id, result)| {
            if let Some(time) = poller.server_time() {
                self.server_time = (time, self.now());
            }
            let Some(&index) = index_of.get(&id) else { return };
            if self.targets[index].outcome.is_some() {
                return;
            }
            match result {
                Ok(action) => self.on_action(index, action),
                Err(PollError::Transient { error, retry_after }) => {
                    has_failed = true;
                    self.on_transient_error(index, error, retry_after);
                }
                // No back-off: the server is healthy.
                Err(PollError::NotFound(error)) => self.on_not_found(index, error),
                Err(PollError::Permanent(error)) => self.finish(index, Outcome::Failed(error)),
            }
        });
        self.failures = if has_failed { self.failures + 1 } else { 0 };
    }

    fn on_action(&mut self, index: usize, action: Action) {
        let now = self.now();
        self.targets[index].set_last(action, now);
        self.report_seen(index);
        self.finish_if_ended(index);
    }

    fn on_transient_error(&mut self, index: usize, error: E, retry_after: Option<Duration>) {
        let left = self.waiter.deadline.left(self.waiter.clock);
        if retry_after.is_some_and(|retry_after| retry_after > left.unwrap_or(MAX_RETRY_AFTER)) {
            return self.finish(index, Outcome::Failed(error));
        }
        self.retry_after = self.retry_after.max(retry_after);
        if left.is_some_and(|left| left.is_zero()) {
            // The wait times out now, which is reported instead.
            return;
        }
        let message = match retry_after.filter(|pause| *pause > HEARTBEAT) {
            Some(pause) => format!("{error}; next poll in {}", format_duration(pause)),
            None => error.to_string(),
        };
        self.observer.on_poll_failed(index, &message);
    }

    fn on_not_found(&mut self, index: usize, error: E) {
        let now = self.now();
        let grace = if self.waiter.just_started { GRACE_WHEN_STARTED } else { GRACE_WHEN_NAMED };
        let since = *self.targets[index].missing_since.get_or_insert(now);
        if now.saturating_sub(since) >= grace {
            self.finish(index, Outcome::Failed(error));
        } else {
            self.observer.on_poll_failed(index, "not found yet");
        }
    }

    fn finish(&mut self, index: usize, outcome: Outcome<E>) {
        let message = match &outcome {
            Outcome::Completed => self.ended("completed", index),
            Outcome::Errored => self.ended("errored", index),
            // The caller reports the error.
            Outcome::TimedOut | Outcome::Abandoned | Outcome::Failed(_) => {
                format!("stopped waiting after {}", format_duration(self.waited()))
            }
        };
        self.is_stopped |= match (self.waiter.stop_condition, &outcome) {
            (StopCondition::Any, Outcome::Completed | Outcome::Errored)
            | (StopCondition::Failure, Outcome::Errored | Outcome::Failed(_)) => true,
            (StopCondition::All | StopCondition::Any | StopCondition::Failure, _) => false,
        };
        self.observer.on_end(index, &message);
        self.targets[index].outcome = Some(outcome);
    }

    /// `completed after 12s`: the action's own duration, where it is known.
    fn ended(&self, how: &str, index: usize) -> String {
        let target = &self.targets[index];
        let own_duration = target.last.as_ref().and_then(Action::duration);
        let running_for = || target.was_running().then(|| self.running_for(index));
        match own_duration.or_else(running_for) {
            Some(duration) => format!("{how} after {}", format_duration(duration)),
            None => how.to_owned(),
        }
    }

    fn finish_all(&mut self, outcome: impl Fn() -> Outcome<E>) {
        for index in self.pending() {
            self.finish(index, outcome());
        }
    }

    fn sleep_until_next_poll(&mut self, polled_at: Duration, poller: &impl Poller) {
        let min_interval = poller.min_interval();
        let schedule = self.waiter.schedule;
        let interval = match self.failures {
            0 => schedule.interval_after(self.waited(), poller.share()).max(min_interval),
            failures => schedule.after_failures(self.waited(), failures, self.retry_after).max(min_interval),
        };
        let due = polled_at + interval;
        let Some(left) = self.waiter.deadline.left(self.waiter.clock) else { return self.sleep_until(due) };
        let deadline = self.now() + left;
        // Poll just before the deadline, unless the server or the user wants fewer requests.
        let is_interval_ours = match self.failures {
            0 => schedule == Schedule::Adaptive,
            _ => self.retry_after.is_none(),
        };
        let may_poll_early = is_interval_ours && min_interval < interval;
        let last_poll = deadline.saturating_sub(BEFORE_DEADLINE);
        let due = if may_poll_early && due > last_poll && last_poll > self.now() { last_poll } else { due };
        self.sleep_until(due.min(deadline));
    }

    /// Sleeps until `then`, with a heartbeat every [`HEARTBEAT`].
    fn sleep_until(&mut self, then: Duration) {
        while self.now() < then {
            let heartbeat = self.start + HEARTBEAT * (self.heartbeats + 1);
            self.waiter.clock.sleep(then.min(heartbeat).saturating_sub(self.now()));
            if self.now() >= heartbeat {
                self.heartbeats += 1;
                let pending: Vec<_> =
                    self.pending().into_iter().map(|index| (index, self.running_for(index))).collect();
                self.observer.on_heartbeat(&pending);
            }
        }
    }
}
