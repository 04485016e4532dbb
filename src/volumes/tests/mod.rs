//! Random sequences of faults against the sandbox's state machine, on a manual clock.

mod world;

use std::sync::{Arc, Mutex};
use std::time::Duration;

use jiff::Timestamp;
use proptest::prelude::*;
use serde_json::json;

use super::change::VolumeChange;
use super::submit::{ChangeError, submit};
use crate::api::VolumeAddress;
use crate::http::testing::RecordingReporter;
use crate::http::{HttpClient, RetryPolicy};
use crate::model::{ActionId, DropletId, SizeGib, VolumeId};
use crate::sandbox::state::State;
use crate::system::testing::ManualClock;
use crate::system::{Clock, Deadline};
use world::{Fault, Inner, World};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verb {
    Attach,
    Detach,
    Resize,
}

const VERBS: [Verb; 3] = [Verb::Attach, Verb::Detach, Verb::Resize];

#[derive(Debug, Clone)]
struct Case {
    verb: Verb,
    by_name: bool,
    /// Milliseconds since the volume was last attached and detached again.
    history: Option<u64>,
    action_millis: u64,
    faults: Vec<Fault>,
    skew: i64,
    latency: u64,
    max_retries: u32,
}

fn fault() -> impl Strategy<Value = Fault> {
    prop_oneof![
        4 => Just(Fault::Nothing),
        1 => Just(Fault::NotSent),
        3 => Just(Fault::LostBefore),
        3 => Just(Fault::LostAfter),
        2 => (0_u8..12).prop_map(Fault::CarriedOutLate),
        1 => Just(Fault::ErrorBefore),
        1 => Just(Fault::ErrorAfter),
        1 => Just(Fault::GarbageAfter),
        1 => Just(Fault::RateLimited),
        1 => Just(Fault::Lagging),
        1 => Just(Fault::Pending),
    ]
}

fn case() -> impl Strategy<Value = Case> {
    let faults = prop::collection::vec(fault(), 0..16);
    let history = prop::option::of(0_u64..4_000);
    (
        prop::sample::select(&VERBS),
        any::<bool>(),
        history,
        1_u64..4_000,
        faults,
        -90_000_i64..90_000,
        0_u64..700,
        0_u32..3,
    )
        .prop_map(|(verb, by_name, history, action_millis, faults, skew, latency, max_retries)| Case {
            verb,
            by_name,
            history,
            action_millis,
            faults,
            skew,
            latency,
            max_retries,
        })
}

fn droplet() -> DropletId {
    DropletId::new(42).unwrap()
}

struct Run {
    result: Result<ActionId, ChangeError>,
    /// The actions that the change started.
    started: Vec<ActionId>,
    posts: u32,
    /// Whether the volume ends up in the requested state.
    is_satisfied: bool,
}

fn run(case: &Case) -> Run {
    let clock = Arc::new(ManualClock::default());
    let action_duration = Duration::from_millis(case.action_millis);
    let server = |clock: &ManualClock| clock.wall() + jiff::SignedDuration::from_secs(case.skew);
    let mut state = State::new(&["data:nyc1:10".parse().unwrap()], 0, action_duration, 1, server(&clock));
    let volume = state.all_volumes()[0].id.clone();
    let start_and_finish = |state: &mut State, what: fn(&mut State, &VolumeId, Timestamp)| {
        what(state, &volume, server(&clock));
        clock.sleep(action_duration);
    };
    let attach = |state: &mut State, volume: &VolumeId, now| drop(state.attach(volume, droplet(), now));
    let detach = |state: &mut State, volume: &VolumeId, now| drop(state.detach(volume, droplet(), now));
    if let Some(pause) = case.history {
        start_and_finish(&mut state, attach);
        start_and_finish(&mut state, detach);
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
            start_and_finish(&mut state, attach);
            VolumeChange::Detach { volume: address, droplet: droplet() }
        }
        Verb::Resize => VolumeChange::Resize {
            volume: VolumeAddress::Id(volume.clone(), None),
            named: "data".parse().unwrap(),
            size: SizeGib::new(20).unwrap(),
        },
    };
    let inner = Inner {
        state,
        volume,
        change: change.clone(),
        faults: case.faults.clone(),
        late: None,
        skew: case.skew,
        latency: case.latency,
        started: Vec::new(),
        posts: 0,
    };
    let world = Arc::new(World { clock: clock.clone(), inner: Mutex::new(inner) });
    let policy = RetryPolicy {
        http_timeout: Duration::from_secs(30),
        max_retries: case.max_retries,
        pending_event_until_deadline: false,
        deadline: Deadline::NEVER,
    };
    let http = HttpClient::new(world.clone(), clock.clone(), Arc::new(RecordingReporter::default()), policy);
    let result = submit(&http, &change, &RecordingReporter::default());
    clock.sleep(Duration::from_secs(3600));
    let mut inner = world.inner.lock().unwrap();
    let (now, id) = (world.server_now(&inner), inner.volume.clone());
    let record = json!(inner.state.volume(&id, now).ok());
    let is_satisfied = change.is_satisfied_by(&serde_json::from_value(record).unwrap()) == Some(true);
    Run {
        result: result.map(|action| action.action_id().unwrap()),
        started: inner.started.clone(),
        posts: inner.posts,
        is_satisfied,
    }
}

fn without_faults() -> Case {
    Case {
        verb: Verb::Attach,
        by_name: false,
        history: None,
        action_millis: 3_000,
        faults: vec![],
        skew: -3_600,
        latency: 40,
        max_retries: 2,
    }
}

#[test]
fn a_change_that_succeeded_without_an_answer_is_found_and_sent_once() {
    for fault in [Fault::LostAfter, Fault::ErrorAfter, Fault::GarbageAfter, Fault::CarriedOutLate(0)] {
        for verb in VERBS {
            for by_name in [false, true] {
                let outcome = run(&Case { faults: vec![fault], verb, by_name, ..without_faults() });
                assert_eq!(outcome.result.unwrap(), outcome.started[0], "{fault:?}");
                assert_eq!((outcome.started.len(), outcome.posts), (1, 1), "{fault:?}");
            }
        }
    }
}

#[test]
fn a_change_that_did_not_happen_is_sent_once_more() {
    for fault in [Fault::LostBefore, Fault::ErrorBefore] {
        let outcome = run(&Case { faults: vec![fault], ..without_faults() });
        assert_eq!(outcome.result.unwrap(), outcome.started[0]);
        assert_eq!((outcome.started.len(), outcome.posts), (1, 2));
    }
}

#[test]
fn an_older_action_of_the_same_kind_is_not_adopted() {
    for pause in [0, 500, 1_500, 60_000] {
        let faults = vec![Fault::LostBefore];
        let outcome = run(&Case { history: Some(pause), action_millis: 100, faults, ..without_faults() });
        match outcome.result {
            Ok(id) => assert!(outcome.started.contains(&id), "after {pause} ms"),
            Err(error) => assert!(matches!(error, ChangeError::Unknown { .. }), "after {pause} ms"),
        }
    }
}

#[test]
fn a_pending_event_met_while_sending_again_is_waited_out() {
    let faults = vec![
        Fault::LostBefore,
        Fault::Nothing,
        Fault::Nothing,
        Fault::Nothing,
        Fault::Nothing,
        Fault::Nothing,
        Fault::Nothing,
        Fault::Pending,
    ];
    let outcome = run(&Case { faults, ..without_faults() });
    assert_eq!(outcome.result.unwrap(), outcome.started[0]);
    assert_eq!((outcome.started.len(), outcome.posts), (1, 3));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, ..ProptestConfig::default() })]

    #[test]
    fn no_sequence_of_faults_starts_two_actions_or_reports_one_that_did_not_happen(case in case()) {
        let outcome = run(&case);
        prop_assert!(outcome.started.len() <= 1, "started {:?}", outcome.started);
        prop_assert!(outcome.posts <= 2 + 3 * case.max_retries);
        match outcome.result {
            Ok(id) => {
                prop_assert!(outcome.started.contains(&id), "adopted {id}, started {:?}", outcome.started);
                prop_assert!(outcome.is_satisfied);
            }
            Err(ChangeError::Rejected(_)) => prop_assert!(outcome.started.is_empty(), "rejected, and started {:?}", outcome.started),
            Err(ChangeError::Unknown { .. }) => {}
        }
    }
}
