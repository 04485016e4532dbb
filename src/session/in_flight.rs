use std::collections::HashSet;
use std::io;
use std::process::Child;
use std::sync::{Mutex, MutexGuard, PoisonError, TryLockError};
use std::thread;
use std::time::Duration;

use super::activity::{Activity, Found, Unfinished};
use super::interruption::{Signal, report};
use crate::error::{Report, Step, StepState};
use crate::http::ChangeObserver;
use crate::model::{Action, ActionId, Status};
use crate::output::Requested;
use crate::system::Clock;

/// What is going on right now, so that a signal can tell the truth about it.
#[derive(Debug, Default)]
pub(crate) struct InFlight {
    state: Mutex<State>,
    /// The results as far as they are known, until they are shown.
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
    /// How many of the steps, or of the actions that are waited for, are in the job summary.
    summarized: usize,
    is_frozen: bool,
}

impl InFlight {
    /// From now on, a thread that starts something else is stopped instead: what is reported
    /// about an interruption stays true until the process has ended. Waits up to 500 ms for a
    /// settings file that is being written, so that it is known whether it was changed.
    pub(crate) fn freeze(&self, clock: &dyn Clock) {
        const LIMIT: Duration = Duration::from_millis(500);
        let start = clock.elapsed();
        loop {
            let mut state = self.lock();
            let is_writing = matches!(state.activity, Activity::EditingSettings { is_written: false, .. });
            if !is_writing || clock.elapsed().saturating_sub(start) >= LIMIT {
                state.is_frozen = true;
                return;
            }
            drop(state);
            clock.sleep(Duration::from_millis(10));
        }
    }

    /// Starts a child process, to which signals are passed on as soon as it exists.
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

    /// Keeps an action that a signal has to show, as last seen.
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
        if action.status().is_some_and(Status::is_final)
            && let Activity::Waiting { ids, .. } = activity
        {
            ids.retain(|id| Some(*id) != action.action_id());
        }
    }

    /// Forgets an action that is not among the results.
    pub(crate) fn forget_result(&self, id: ActionId) {
        self.lock_results().retain(|action| action.action_id() != Some(id));
    }

    /// To be held while the results are shown, so that a signal does not show them too.
    pub(crate) fn begin_to_show(&self) -> impl Sized + '_ {
        let mut results = self.lock_results();
        results.clear();
        results
    }

    /// The results for a signal to show, and what the user asked for. They stay locked: nothing
    /// else shows them. None if they are being shown for longer than 500 ms.
    pub(crate) fn results_to_show(
        &self,
        clock: &dyn Clock,
    ) -> Option<(MutexGuard<'_, Vec<Action>>, Requested)> {
        const LIMIT: Duration = Duration::from_millis(500);
        let start = clock.elapsed();
        let mut results = loop {
            match self.results.try_lock() {
                Ok(results) => break results,
                Err(TryLockError::Poisoned(poisoned)) => break poisoned.into_inner(),
                Err(TryLockError::WouldBlock) if clock.elapsed().saturating_sub(start) >= LIMIT => {
                    return None;
                }
                Err(TryLockError::WouldBlock) => clock.sleep(Duration::from_millis(10)),
            }
        };
        let state = self.lock();
        if !state.steps.is_empty() {
            return Some((results, state.requested));
        }
        let position = |action: &Action| state.awaited.iter().position(|id| Some(*id) == action.action_id());
        results.sort_by_key(position);
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

    /// For what is not made in steps.
    pub(crate) fn set_requested(&self, requested: Requested) {
        self.lock_to_change().requested = requested;
    }

    pub(crate) fn set_unfinished(&self, unfinished: Option<Unfinished>) {
        self.lock_to_change().unfinished = unfinished;
    }

    /// Names a step that is known better now; its state stays.
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

    pub(crate) fn steps(&self) -> Vec<Step> {
        self.lock().steps.clone()
    }

    /// Called before the next step, or action that is waited for, is added to the job summary.
    pub(crate) fn count_summarized(&self) {
        self.lock_to_change().summarized += 1;
    }

    /// The steps that are missing in the job summary.
    pub(crate) fn unsummarized_steps(&self) -> Vec<Step> {
        let State { steps, summarized, .. } = &*self.lock();
        steps.iter().skip(*summarized).cloned().collect()
    }

    /// The actions that are waited for, and not for a step, and are missing in the job summary.
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

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::system::testing::ManualClock;

    fn changing() -> InFlight {
        let in_flight = InFlight::default();
        in_flight.set_steps(vec![Step {
            volume: "data".to_owned(),
            droplet: None,
            label: String::new(),
            description: "attach volume data".to_owned(),
            done: "attached",
            state: StepState::NotTried,
            action_id: None,
        }]);
        let (description, check) = ("attach volume data".to_owned(), "doact volume actions data".to_owned());
        in_flight.set(Activity::Change { step: 0, description, check, open_attempts: 0, found: None });
        in_flight
    }

    fn editing(is_written: bool) -> Activity {
        Activity::EditingSettings { path: PathBuf::from("a.toml"), is_written }
    }

    fn message(in_flight: &InFlight) -> String {
        in_flight.report(Signal::Interrupt).message
    }

    #[test]
    fn a_change_whose_attempts_were_all_rejected_was_not_accepted() {
        let in_flight = changing();
        for _ in 0..2 {
            in_flight.sent();
            assert!(message(&in_flight).ends_with("may still be carried out"));
            in_flight.rejected();
            assert!(message(&in_flight).ends_with("was accepted"));
        }
    }

    #[test]
    fn a_rejected_second_attempt_says_nothing_about_a_lost_first_one() {
        let in_flight = changing();
        in_flight.sent();
        in_flight.sent();
        in_flight.rejected();
        assert!(message(&in_flight).ends_with("may still be carried out"));
    }

    #[test]
    fn an_action_that_was_found_is_shown_and_can_be_waited_for() {
        let in_flight = changing();
        in_flight.sent();
        let json = r#"{"id":7,"status":"in-progress"}"#.to_owned();
        let raw = serde_json::value::RawValue::from_string(json).unwrap();
        let resume = |id| format!("doact actions wait {id}");
        in_flight.keep_found(&Action::from_raw(&raw).unwrap(), resume);
        let Report { message, hint, action_id, .. } = in_flight.report(Signal::Terminate);
        assert_eq!(
            message,
            "terminated after the request to attach volume data was sent; action 7 is still running"
        );
        assert_eq!(hint.unwrap(), "resume with `doact actions wait 7`");
        assert_eq!(action_id, ActionId::new(7));
        let (results, _) = in_flight.results_to_show(&ManualClock::default()).unwrap();
        assert_eq!(results[0].action_id(), ActionId::new(7));
    }

    #[test]
    fn once_a_settings_file_is_being_written_it_may_have_changed() {
        let in_flight = InFlight::default();
        assert_eq!(message(&in_flight), "interrupted; nothing was changed");
        for (is_written, said) in [
            (false, "interrupted while a.toml was being written; it may have been changed"),
            (true, "interrupted after a.toml was changed"),
        ] {
            in_flight.set(editing(is_written));
            assert_eq!(message(&in_flight), said);
        }
    }

    #[test]
    fn a_settings_file_that_is_being_written_is_waited_for() {
        struct WrittenMeanwhile<'a>(&'a InFlight, ManualClock);

        impl Clock for WrittenMeanwhile<'_> {
            fn elapsed(&self) -> Duration {
                self.1.elapsed()
            }

            fn wall(&self) -> jiff::Timestamp {
                self.1.wall()
            }

            fn sleep(&self, pause: Duration) {
                self.1.sleep(pause);
                self.0.set(editing(true));
            }
        }

        let in_flight = InFlight::default();
        in_flight.set(editing(false));
        in_flight.freeze(&WrittenMeanwhile(&in_flight, ManualClock::default()));
        assert_eq!(message(&in_flight), "interrupted after a.toml was changed");

        let in_flight = InFlight::default();
        in_flight.set(editing(false));
        let clock = ManualClock::default();
        in_flight.freeze(&clock);
        assert_eq!(clock.elapsed(), Duration::from_millis(500));
    }

    #[test]
    fn nothing_new_starts_after_a_freeze() {
        let in_flight = std::sync::Arc::new(InFlight::default());
        in_flight.freeze(&ManualClock::default());
        let (sender, receiver) = std::sync::mpsc::channel::<()>();
        let later = in_flight.clone();
        thread::spawn(move || {
            let _sender = sender;
            later.set(Activity::Serving);
        });
        // The thread never ends, and so never closes the channel.
        let end = receiver.recv_timeout(Duration::from_millis(100));
        assert_eq!(end, Err(std::sync::mpsc::RecvTimeoutError::Timeout));
        assert_eq!(in_flight.activity(), Activity::Idle);
    }

    #[test]
    fn nothing_was_changed_only_if_no_step_started() {
        let in_flight = changing();
        in_flight.set(Activity::Idle);
        assert_eq!(message(&in_flight), "interrupted; nothing was changed");
        in_flight.set_step(0, StepState::InProgress);
        assert_eq!(message(&in_flight), "interrupted");
    }
}
