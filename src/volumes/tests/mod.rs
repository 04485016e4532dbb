//! Random sequences of faults against the sandbox's state machine, on a clock
//! that is turned by hand.

mod world;

use std::sync::{Arc, Mutex};
use std::time::Duration;

use jiff::Timestamp;
use proptest::prelude::*;
use serde_json::json;

use super::change::{Change, NotCarriedOut, Wanted};
use super::submit::carry_out;
use crate::api::{VolumeAddress, attach_request, detach_request, resize_request};
use crate::http::testing::RecordingReporter;
use crate::http::{HttpClient, RetryPolicy};
use crate::model::{ActionId, DropletId, SizeGib, VolumeId};
use crate::sandbox::state::State;
use crate::system::testing::ManualClock;
use crate::system::{Clock, Deadline};
use world::{Fault, Inner, World};

#[derive(Debug, Clone)]
struct Case {
    wanted: u8,
    by_name: bool,
    /// Attached and detached again this long before, with the time an action takes.
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
    (0_u8..3, any::<bool>(), history, 1_u64..4_000, faults, -90_000_i64..90_000, 0_u64..700, 0_u32..3)
        .prop_map(|(wanted, by_name, history, action_millis, faults, skew, latency, max_retries)| Case {
            wanted,
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

struct Played {
    result: Result<ActionId, NotCarriedOut>,
    made: Vec<ActionId>,
    posts: u32,
    /// Whether the volume is, in the end, as it was wanted.
    holds: bool,
}

fn play(case: &Case) -> Played {
    let clock = Arc::new(ManualClock::default());
    let action_duration = Duration::from_millis(case.action_millis);
    let server = |clock: &ManualClock| clock.wall() + jiff::SignedDuration::from_secs(case.skew);
    let mut state = State::new(&["data:nyc1:10".parse().unwrap()], 0, action_duration, 1, server(&clock));
    let volume = state.all_volumes()[0].id.clone();
    let spend = |state: &mut State, what: fn(&mut State, &VolumeId, Timestamp)| {
        what(state, &volume, server(&clock));
        clock.sleep(action_duration);
    };
    let attach = |state: &mut State, volume: &VolumeId, now| drop(state.attach(volume, droplet(), now));
    let detach = |state: &mut State, volume: &VolumeId, now| drop(state.detach(volume, droplet(), now));
    if let Some(pause) = case.history {
        spend(&mut state, attach);
        spend(&mut state, detach);
        clock.sleep(Duration::from_millis(pause));
    }
    let address = if case.by_name {
        VolumeAddress::Name("data".parse().unwrap(), "nyc1".parse().unwrap())
    } else {
        VolumeAddress::Id(volume.clone(), None)
    };
    let (wanted, request) = match case.wanted {
        0 => (Wanted::AttachedTo(droplet()), attach_request(&address, droplet(), &[])),
        1 => {
            spend(&mut state, attach);
            (Wanted::DetachedFrom(droplet()), detach_request(&address, droplet()))
        }
        _ => {
            let size = SizeGib::new(20).unwrap();
            (Wanted::Size(size), resize_request(volume.as_str(), Some(size), None))
        }
    };
    let inner = Inner {
        state,
        volume: volume.clone(),
        wanted,
        faults: case.faults.clone(),
        late: None,
        skew: case.skew,
        latency: case.latency,
        made: Vec::new(),
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
    let volume = if case.wanted == 2 { VolumeAddress::Id(volume, None) } else { address };
    let result = carry_out(&http, &Change { volume, wanted, request }, &RecordingReporter::default());
    clock.sleep(Duration::from_secs(3600));
    let mut inner = world.inner.lock().unwrap();
    let (now, id) = (world.server_now(&inner), inner.volume.clone());
    let record = json!(inner.state.volume(&id, now).ok());
    let holds = wanted.holds_for(&serde_json::from_value(record).unwrap()) == Some(true);
    Played {
        result: result.map(|action| action.action_id().unwrap()),
        made: inner.made.clone(),
        posts: inner.posts,
        holds,
    }
}

fn calm() -> Case {
    Case {
        wanted: 0,
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
fn a_change_whose_answer_is_lost_is_found_and_sent_once() {
    for fault in [Fault::LostAfter, Fault::ErrorAfter, Fault::GarbageAfter, Fault::CarriedOutLate(0)] {
        for wanted in 0..3 {
            for by_name in [false, true] {
                let played = play(&Case { faults: vec![fault], wanted, by_name, ..calm() });
                assert_eq!(played.result.unwrap(), played.made[0], "{fault:?}");
                assert_eq!((played.made.len(), played.posts), (1, 1), "{fault:?}");
            }
        }
    }
}

#[test]
fn a_change_that_did_not_happen_is_sent_once_more() {
    for fault in [Fault::LostBefore, Fault::ErrorBefore] {
        let played = play(&Case { faults: vec![fault], ..calm() });
        assert_eq!(played.result.unwrap(), played.made[0]);
        assert_eq!((played.made.len(), played.posts), (1, 2));
    }
}

#[test]
fn an_older_action_of_the_same_kind_is_not_taken_for_ours() {
    for pause in [0, 500, 1_500, 60_000] {
        let faults = vec![Fault::LostBefore];
        let played = play(&Case { history: Some(pause), action_millis: 100, faults, ..calm() });
        match played.result {
            Ok(id) => assert!(played.made.contains(&id), "after {pause} ms"),
            Err(error) => assert!(matches!(error, NotCarriedOut::Unknown { .. }), "after {pause} ms"),
        }
    }
}

#[test]
fn a_pending_event_after_a_loss_is_waited_out() {
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
    let played = play(&Case { faults, ..calm() });
    assert_eq!(played.result.unwrap(), played.made[0]);
    assert_eq!((played.made.len(), played.posts), (1, 3));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, ..ProptestConfig::default() })]

    #[test]
    fn no_sequence_of_faults_makes_two_actions_or_reports_what_did_not_happen(case in case()) {
        let played = play(&case);
        prop_assert!(played.made.len() <= 1, "made {:?}", played.made);
        prop_assert!(played.posts <= 2 + 3 * case.max_retries);
        match played.result {
            Ok(id) => {
                prop_assert!(played.made.contains(&id), "adopted {id}, made {:?}", played.made);
                prop_assert!(played.holds);
            }
            Err(NotCarriedOut::Refused(_)) => prop_assert!(played.made.is_empty(), "refused, and made {:?}", played.made),
            Err(NotCarriedOut::Unknown { .. }) => {}
        }
    }
}
