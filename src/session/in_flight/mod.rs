#[cfg(test)]
mod tests;

use std::collections::HashSet;
use std::io;
use std::process::Child;
use std::sync::{Mutex, MutexGuard, PoisonError, TryLockError};
use std::thread;
use std::time::Duration;

use crate::error::{Report, Step, StepState};
use crate::http::ChangeObserver;
use crate::model::{Action, ActionId};
use crate::output::Requested;
use crate::session::activity::{Activity, Found, Unfinished};
use crate::session::interruption::{Signal, report};
use crate::system::{Clock, retry_within};

/// How long a signal waits for another thread.
const LOCK_TIMEOUT: Duration = Duration::from_millis(500);

/// What the program is doing right now, so that the report about an interruption is true.
#[derive(Debug, Default)]
pub(crate) struct InFlight {
    state: Mutex<State>,
    /// The results so far, until they are shown.
    results: Mutex<Vec<Action>>,
}

#[derive(Debug, Default)]
struct State {
    unfinished: Option<Unfinished>,
    activity: Activity,
    steps: Vec<Step>,
    /// The actions that the user waits for, in the order in which they are shown.
    awaited: Vec<ActionId>,
    /// The actions that the API has shown.
    seen: HashSet<ActionId>,
    requested: Requested,
    /// The number of steps, or of awaited actions, that are already in the job summary.
    summarized: usize,
    is_frozen: bool,
}

impl InFlight {
    /// From now on, a thread that would start something else blocks forever, so that the report about an
    /// interruption stays true until the process has ended. Waits up to 500 ms for a settings file that is
    /// being written, so that the report can say whether it was changed.
    pub(crate) fn freeze(&self, clock: &dyn Clock) {
        retry_within(LOCK_TIMEOUT, clock, || {
            let mut state = self.lock();
            state.is_frozen |= !matches!(state.activity, Activity::EditingSettings { is_written: false, .. });
            state.is_frozen.then_some(())
        });
        self.lock().is_frozen = true;
    }

    /// Starts a child process. Signals are passed on to it from the moment it exists.
    #[cfg_attr(not(feature = "sandbox"), expect(dead_code, reason = "only the sandbox runs a command"))]
    pub(crate) fn start_child(&self, start: impl FnOnce() -> io::Result<Child>) -> io::Result<Child> {
        let mut state = self.lock_to_change();
        let child = start()?;
        state.activity = Activity::Child { pid: child.id() };
        Ok(child)
    }

    pub(crate) fn set(&self, activity: Activity) {
        let mut state = self.lock_to_change();
        if let Activity::Waiting { ids, .. } = &activity {
            state.awaited.clone_from(ids);
        }
        state.activity = activity;
    }

    /// Keeps an action as last seen, to be shown if a signal ends the program.
    pub(crate) fn keep_result(&self, action: &Action) {
        self.see(action);
        let mut results = self.lock_results();
        match results.iter_mut().find(|known| known.id() == action.id()) {
            Some(known) => *known = action.clone(),
            None => results.push(action.clone()),
        }
    }

    fn see(&self, action: &Action) {
        let State { seen, activity, .. } = &mut *self.lock();
        seen.extend(action.action_id());
        if action.is_final()
            && let Activity::Waiting { ids, .. } = activity
        {
            ids.retain(|id| Some(*id) != action.action_id());
        }
    }

    /// Forgets an action that is not among the results.
    pub(crate) fn forget_result(&self, id: ActionId) {
        self.lock_results().retain(|action| action.action_id() != Some(id));
    }

    /// Returns a guard to hold while the results are shown, so that a signal does not show them again.
    pub(crate) fn begin_to_show(&self) -> impl Sized + '_ {
        let mut results = self.lock_results();
        results.clear();
        results
    }

    /// The results to show after a signal, and what the user asked for. The guard keeps others from showing
    /// them. None if showing them already takes longer than 500 ms.
    pub(crate) fn results_to_show(
        &self,
        clock: &dyn Clock,
    ) -> Option<(MutexGuard<'_, Vec<Action>>, Requested)> {
        let mut results = retry_within(LOCK_TIMEOUT, clock, || match self.results.try_lock() {
            Ok(results) => Some(results),
            Err(TryLockError::Poisoned(poisoned)) => Some(poisoned.into_inner()),
            Err(TryLockError::WouldBlock) => None,
        })?;
        let state = self.lock();
        if !state.steps.is_empty() {
            return Some((results, state.requested));
        }
        let position = |action: &Action| state.awaited.iter().position(|id| Some(*id) == action.action_id());
        results.sort_by_cached_key(position);
        Some((results, state.requested))
    }

    pub(crate) fn activity(&self) -> Activity {
        self.lock().activity.clone()
    }

    pub(crate) fn set_steps(&self, steps: Vec<Step>) {
        let mut state = self.lock_to_change();
        state.requested = Requested::named(steps.len());
        state.steps = steps;
    }

    /// For commands without steps.
    pub(crate) fn set_requested(&self, requested: Requested) {
        self.lock_to_change().requested = requested;
    }

    pub(crate) fn set_unfinished(&self, unfinished: Option<Unfinished>) {
        self.lock_to_change().unfinished = unfinished;
    }

    /// Replaces the description of a step, and keeps its state.
    pub(crate) fn name_step(&self, index: usize, named: Step) {
        if let Some(step) = self.lock_to_change().steps.get_mut(index) {
            *step = Step { state: step.state, action_id: step.action_id, ..named };
        }
    }

    pub(crate) fn set_step(&self, index: usize, state: StepState) {
        if let Some(step) = self.lock_to_change().steps.get_mut(index) {
            step.state = state;
        }
    }

    /// Keeps the action that a step started, as last seen.
    pub(crate) fn keep_step_action(&self, index: usize, action: &Action) {
        if let Some(step) = self.lock_to_change().steps.get_mut(index) {
            step.action_id = action.action_id();
        }
        self.keep_result(action);
    }

    /// Keeps an action in progress that was found after the answer to a change was lost.
    pub(crate) fn keep_found(&self, action: &Action, resume: impl FnOnce(ActionId) -> String) {
        let Some(id) = action.action_id() else { return };
        let resume = resume(id);
        if let Activity::Change { found, .. } = &mut self.lock_to_change().activity {
            *found = Some(Found { id, resume });
        }
        self.keep_result(action);
    }

    /// The steps. The current one has the action that was found for it, if any.
    pub(crate) fn steps(&self) -> Vec<Step> {
        let State { steps, activity, .. } = &*self.lock();
        let mut steps = steps.clone();
        if let Activity::Change { step, found: Some(Found { id, .. }), .. } = activity
            && let Some(step) = steps.get_mut(*step)
        {
            (step.state, step.action_id) = (StepState::InProgress, Some(*id));
        }
        steps
    }

    /// Called before the next step, or action that is waited for, is added to the job summary.
    pub(crate) fn count_summarized(&self) {
        self.lock_to_change().summarized += 1;
    }

    /// The steps that are missing in the job summary.
    pub(crate) fn unsummarized_steps(&self) -> Vec<Step> {
        let summarized = self.lock().summarized;
        self.steps().into_iter().skip(summarized).collect()
    }

    /// The awaited actions that are missing in the job summary. None if the command has steps.
    pub(crate) fn unsummarized_waits(&self) -> Vec<ActionId> {
        let State { steps, awaited, summarized, .. } = &*self.lock();
        awaited.iter().skip(*summarized).filter(|_| steps.is_empty()).copied().collect()
    }

    fn count_attempt(&self, count: i32) {
        let State { activity, steps, .. } = &mut *self.lock_to_change();
        if let Activity::Change { step, open_attempts, .. } = activity
            && let Some(step) = steps.get_mut(*step)
        {
            *open_attempts = open_attempts.saturating_add_signed(count);
            step.state = if *open_attempts == 0 { StepState::NotTried } else { StepState::Unknown };
        }
    }

    /// What the user is told when a signal ends the program now.
    pub(crate) fn report(&self, signal: Signal) -> Report {
        let State { activity, seen, steps, unfinished, .. } = &*self.lock();
        report(signal, activity, seen, steps, unfinished.as_ref())
    }

    fn lock_to_change(&self) -> MutexGuard<'_, State> {
        let state = self.lock();
        if state.is_frozen {
            drop(state);
            loop {
                thread::park();
            }
        }
        state
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn lock_results(&self) -> MutexGuard<'_, Vec<Action>> {
        self.results.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl ChangeObserver for InFlight {
    fn sent(&self) {
        self.count_attempt(1);
    }

    fn rejected(&self) {
        self.count_attempt(-1);
    }
}
