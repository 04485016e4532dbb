//! A change against the sandbox's state machine on a manual clock, with faults and a second client. The
//! property test and a fuzz target make the cases.

mod case;
mod world;

use std::collections::HashSet;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use jiff::SignedDuration;

use super::change::VolumeChange;
use super::submit::{ChangeError, Submission};
use crate::api::VolumeAddress;
use crate::http::testing::RecordingReporter;
use crate::http::{HttpClient, RetryPolicy};
use crate::model::{ActionId, DropletId, SizeGib, Status};
use crate::sandbox::PageRequest;
use crate::sandbox::state::{Change, State};
use crate::system::testing::ManualClock;
use crate::system::{Clock, Deadline};
pub(super) use case::{Case, Verb};
pub(super) use world::{Fault, Traits};
use world::{Inner, World, requested};

fn droplet() -> DropletId {
    DropletId::new(42).unwrap()
}

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
    /// Whether a request came although an earlier one was carried out, or still would be.
    was_sent_twice: bool,
    /// How many reads were answered.
    reads: u32,
    pub(super) posts: u32,
    pub(super) elapsed: Duration,
}

pub(super) fn run(case: &Case) -> Run {
    // The jitter of retries.
    fastrand::seed(1);
    let clock = Arc::new(ManualClock::default());
    let action_duration = Duration::from_millis(case.action_millis);
    let server = |clock: &ManualClock| clock.wall() + SignedDuration::from_secs(case.traits.skew);
    let mut state = State::new(&["data:nyc1:10".parse().unwrap()], 0, action_duration, 1, server(&clock));
    let volume = state.all_volumes()[0].id.clone();
    let start_and_finish = |state: &mut State, change: Change| {
        state.start(&volume, change, server(&clock)).unwrap();
        clock.sleep(action_duration);
    };
    let attach = || Change::Attach { droplet: droplet(), tags: Vec::new() };
    if let Some(pause) = case.history {
        start_and_finish(&mut state, attach());
        start_and_finish(&mut state, Change::Detach { droplet: droplet() });
        clock.sleep(Duration::from_millis(pause));
    }
    let address = if case.by_name {
        VolumeAddress::Name("data".parse().unwrap(), "nyc1".parse().unwrap())
    } else {
        VolumeAddress::Id(volume.clone(), None)
    };
    let change = match case.verb {
        Verb::Attach => VolumeChange::Attach { volume: address, droplet: droplet(), tags: Vec::new() },
        Verb::Detach => {
            start_and_finish(&mut state, attach());
            VolumeChange::Detach { volume: address, droplet: Some(droplet()) }
        }
        Verb::Resize => VolumeChange::Resize {
            volume: VolumeAddress::Id(volume.clone(), None),
            named: "data".parse().unwrap(),
            size: SizeGib::new(20).unwrap(),
        },
    };
    let page = state.volume_actions(&volume, PageRequest::new(1, 200), server(&clock)).unwrap();
    let same_type = requested(&change).action_type();
    let before: Vec<_> =
        page.items.iter().map(|action| (action.id, action.action_type == same_type)).collect();
    let is_known = case.knows_history;
    let known: HashSet<_> = before.iter().filter(|_| is_known).map(|(id, _)| *id).collect();
    let older = before.iter().filter(|(_, is_same)| *is_same && !is_known).map(|(id, _)| *id).collect();
    state.set_list_delay(SignedDuration::from_secs(case.list_delay));
    let start = clock.elapsed();
    let other_client = case.other_client.iter();
    let inner = Inner {
        state,
        volume,
        change: change.clone(),
        faults: case.faults.clone(),
        traits: case.traits,
        late: None,
        other_client: other_client
            .map(|(at, change)| (start + Duration::from_millis(*at), change.clone()))
            .collect(),
        started: Vec::new(),
        equal: Vec::new(),
        foreign: Vec::new(),
        posts: 0,
        was_sent_twice: false,
        reads: 0,
        was_satisfied: None,
    };
    let world = Arc::new(World { clock: clock.clone(), inner: Mutex::new(inner) });
    let deadline = Deadline::after(&*clock, case.timeout.map(Duration::from_secs));
    let policy = RetryPolicy {
        http_timeout: Duration::from_secs(30),
        max_retries: case.max_retries,
        pending_event_until_deadline: false,
        deadline,
    };
    let reporter = RecordingReporter::default();
    let http = HttpClient::new(world.clone(), clock.clone(), Arc::new(RecordingReporter::default()), policy);
    let recovery_limit = Some(Duration::from_secs(900));
    let submission = Submission { change: &change, known: &known, recovery_limit, on_found: &|_| () };
    let result = submission.submit(&http, &reporter);
    let elapsed = clock.elapsed().saturating_sub(start);
    clock.sleep(Duration::from_hours(1));
    let mut inner = world.inner.lock().unwrap();
    let now = world.server_now(&inner);
    let result = result.map(|action| action.action_id().unwrap());
    let is_completed = result.as_ref().is_ok_and(|id| {
        assert!(!known.contains(id), "{id} was known before");
        inner.state.action(*id, now).unwrap().status == Status::Completed
    });
    Run {
        result,
        is_recovered: reporter.lines().iter().any(|line| line.starts_with("the request succeeded")),
        started: inner.started.clone(),
        equal: inner.equal.clone(),
        foreign: inner.foreign.clone(),
        older,
        is_completed,
        was_satisfied: inner.was_satisfied,
        was_sent_twice: inner.was_sent_twice,
        reads: inner.reads,
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
    let outcome = run(case);
    let Run { started, .. } = &outcome;
    assert!(started.len() <= 1, "started {started:?}");
    assert!(!outcome.was_sent_twice, "sent again after it started {started:?}");
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
