//! A change against the sandbox's state machine on a manual clock, with faults and a second client. The
//! property test and a fuzz target make the cases.

mod case;
mod command;
mod scene;
mod world;

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use super::submit::{ChangeError, Submission};
use crate::http::testing::RecordingReporter;
use crate::http::{HttpClient, RetryPolicy};
use crate::model::{ActionId, Status};
use crate::sandbox::state::Change;
use crate::system::{Clock, Deadline};
pub(super) use case::Case;
#[cfg(test)]
pub(super) use case::Verb;
use scene::Scene;
#[cfg(test)]
pub(super) use world::{Fault, Traits};

pub(super) struct Run {
    pub(super) result: Result<ActionId, ChangeError>,
    /// Whether the result was found by probing and not in an answer.
    pub(super) is_recovered: bool,
    /// The actions that the change started.
    pub(super) started: Vec<ActionId>,
    /// The other client's actions that make the same change.
    equal: Vec<ActionId>,
    /// The other client's actions.
    foreign: Vec<ActionId>,
    /// Actions that made the same change before, and were not read before this one.
    older: Vec<ActionId>,
    /// The action of the result has completed.
    pub(super) is_completed: bool,
    /// Whether the volume was in the requested state when it was last read.
    was_satisfied: Option<bool>,
    /// How many reads were answered.
    reads: u32,
    /// A change that was sent although an earlier request was carried out, or still would be.
    sent_twice: Option<Change>,
    pub(super) posts: u32,
    #[cfg_attr(not(test), expect(dead_code, reason = "the law does not limit it"))]
    pub(super) elapsed: Duration,
}

pub(super) fn run(case: &Case) -> Run {
    let Scene { clock, world, change, before } = Scene::new(case);
    let is_known = case.knows_history;
    let earlier_actions: HashSet<_> = before.iter().filter(|_| is_known).map(|(id, _)| *id).collect();
    let older = before.iter().filter(|(_, is_same)| *is_same && !is_known).map(|(id, _)| *id).collect();
    let start = clock.elapsed();
    let policy = RetryPolicy {
        http_timeout: Duration::from_secs(30),
        max_retries: case.max_retries,
        pending_event_until_deadline: false,
        deadline: Deadline::after(&*clock, case.timeout.map(Duration::from_secs)),
    };
    let reporter = RecordingReporter::default();
    let http = HttpClient::new(world.clone(), clock.clone(), Arc::new(RecordingReporter::default()), policy);
    let recovery_limit = Some(Duration::from_secs(900));
    let submission =
        Submission { change: &change, earlier_actions: &earlier_actions, recovery_limit, on_found: &|_| () };
    let result = submission.submit(&http, &reporter);
    let elapsed = clock.elapsed().saturating_sub(start);
    clock.sleep(Duration::from_hours(1));
    let mut inner = world.inner.lock().unwrap();
    let now = world.server_now(&inner);
    let result = result.map(|action| action.action_id().unwrap());
    let is_completed = result.as_ref().is_ok_and(|id| {
        assert!(!earlier_actions.contains(id), "{id} was known before");
        inner.state.action(*id, now).unwrap().status == Status::Completed
    });
    Run {
        result,
        is_recovered: reporter.lines().iter().any(|line| line.starts_with("the request succeeded")),
        started: inner.started(),
        equal: inner.equal(),
        foreign: inner.foreign.iter().map(|(_, id)| *id).collect(),
        older,
        is_completed,
        was_satisfied: inner.was_satisfied,
        reads: inner.reads,
        sent_twice: inner.sent_twice.clone(),
        posts: inner.posts,
        elapsed,
    }
}

/// Whatever happens, no change is made twice, and none is reported that was not made.
///
/// # Panics
///
/// If that is not so.
pub(super) fn assert_lawful(case: &Case) {
    if let Some(options) = case.command {
        return command::assert_lawful(case, options);
    }
    let outcome = run(case);
    let Run { started, .. } = &outcome;
    assert!(started.len() <= 1, "started {started:?}");
    assert_eq!(outcome.sent_twice, None, "started {started:?}");
    assert!(outcome.posts <= 2 + 2 * case.max_retries);
    match &outcome.result {
        Ok(id) if outcome.is_recovered => {
            // A late list may hide what followed an older action of ours that made the same
            // change, if clocks differ too. The volume is as requested all the same.
            let same_change = [&**started, &outcome.equal, &outcome.older].concat();
            assert!(same_change.contains(id), "adopted {id}, of {same_change:?}");
            assert!(outcome.is_completed);
            assert_eq!(outcome.was_satisfied, Some(true));
        }
        Ok(id) => assert!(started.contains(id), "adopted {id}, started {started:?}"),
        Err(ChangeError::Rejected(error)) => {
            // Where a proxy refuses every read as it refused the change, nothing shows whether it lies.
            let is_unseen = outcome.reads == 0 && error.kind.is_ambiguous();
            assert!(started.is_empty() || is_unseen, "rejected, and started {started:?}");
        }
        Err(ChangeError::Errored(action)) => {
            let id = action.action_id().unwrap();
            assert!(started.contains(&id), "{id} errored, started {started:?}");
        }
        Err(ChangeError::TimedOut(action)) => {
            let attempts = [&**started, &outcome.foreign].concat();
            assert!(attempts.contains(&action.action_id().unwrap()));
        }
        Err(ChangeError::Unknown { .. }) => {}
    }
}

#[cfg(fuzzing)]
pub fn fuzz(bytes: &[u8]) {
    assert_lawful(&Case::from_bytes(bytes));
}
