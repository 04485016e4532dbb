//! Random sequences of faults, and a second client, against the sandbox's state machine on a
//! manual clock.

mod world;

use std::collections::HashSet;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use jiff::SignedDuration;
use proptest::prelude::*;

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
use world::{Fault, Inner, Traits, World, requested};

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
    /// Whether the actions of the volume were read before the change.
    knows_history: bool,
    action_millis: u64,
    /// After this many seconds, an action appears in lists.
    list_delay: i64,
    faults: Vec<Fault>,
    traits: Traits,
    /// Milliseconds after the beginning, and what the other client does then.
    other_client: Vec<(u64, Change)>,
    max_retries: u32,
    timeout: Option<u64>,
}

fn fault() -> impl Strategy<Value = Fault> {
    let status = || prop::sample::select(&[403, 408, 409, 425, 499, 500, 502, 503][..]);
    prop_oneof![
        4 => Just(Fault::Nothing),
        1 => Just(Fault::NotSent),
        3 => Just(Fault::LostBefore),
        3 => Just(Fault::LostAfter),
        2 => (0_u64..2_000).prop_map(Fault::CarriedOutLate),
        1 => status().prop_map(Fault::ErrorBefore),
        1 => status().prop_map(Fault::ErrorAfter),
        1 => Just(Fault::GarbageAfter),
        1 => Just(Fault::RateLimited),
        1 => Just(Fault::Lagging),
        1 => Just(Fault::Pending),
    ]
}

fn traits() -> impl Strategy<Value = Traits> {
    let skew = prop_oneof![Just(0), -120_i64..=120, -90_000_i64..90_000];
    let date_offset = prop::option::weighted(0.9, prop_oneof![Just(0), -120_i64..=120]);
    let date_jump = prop::option::weighted(0.2, (0_u64..20, -120_i64..=120));
    let rarely = || prop::bool::weighted(0.1);
    (skew, date_offset, date_jump, 0_u64..700, rarely(), rarely(), rarely()).prop_map(
        |(
            skew,
            date_offset,
            date_jump,
            latency,
            volumes_are_forbidden,
            actions_are_forbidden,
            actions_end_errored,
        )| {
            Traits {
                skew,
                // Without a date, the client's own clock has to be about right.
                date_offset: date_offset.or((skew.abs() > 120).then_some(0)),
                date_jump,
                latency,
                volumes_are_forbidden,
                actions_are_forbidden,
                actions_end_errored,
            }
        },
    )
}

fn other_change() -> impl Strategy<Value = Change> {
    let droplet = || prop::sample::select(&[42, 99][..]).prop_map(|id| DropletId::new(id).unwrap());
    prop_oneof![
        3 => droplet().prop_map(|droplet| Change::Attach { droplet, tags: Vec::new() }),
        2 => droplet().prop_map(|droplet| Change::Detach { droplet }),
        1 => prop::sample::select(&[20, 30][..])
            .prop_map(|gib| Change::Resize { size: SizeGib::new(gib).unwrap() }),
    ]
}

fn case() -> impl Strategy<Value = Case> {
    let action_millis = prop_oneof![1_u64..4_000, 4_000_u64..40_000];
    let setting = (prop::sample::select(&VERBS), any::<bool>(), action_millis, 0_i64..=8, traits());
    let history = (prop::option::of(0_u64..90_000), any::<bool>());
    let other_client = prop::collection::vec((0_u64..30_000, other_change()), 0..4);
    let faults = prop::collection::vec(fault(), 0..16);
    let limits = (0_u32..3, prop::option::of(1_u64..60));
    (setting, history, other_client, faults, limits).prop_map(
        |(
            (verb, by_name, action_millis, list_delay, traits),
            (history, knows_history),
            other_client,
            faults,
            (max_retries, timeout),
        )| Case {
            verb,
            by_name,
            history,
            knows_history,
            action_millis,
            list_delay,
            faults,
            traits,
            other_client,
            max_retries,
            timeout,
        },
    )
}

fn droplet() -> DropletId {
    DropletId::new(42).unwrap()
}

struct Run {
    result: Result<ActionId, ChangeError>,
    /// Whether the result was found by probing and not in an answer.
    is_recovered: bool,
    /// The actions that the change started.
    started: Vec<ActionId>,
    /// The other client's actions that make the same change.
    equal: Vec<ActionId>,
    /// The other client's actions.
    foreign: Vec<ActionId>,
    /// Actions that made the same change before, and were not read before this one.
    older: Vec<ActionId>,
    /// The action of the result has completed.
    is_completed: bool,
    /// Whether the volume was in the requested state when it was last read.
    was_satisfied: Option<bool>,
    posts: u32,
    elapsed: Duration,
}

fn run(case: &Case) -> Run {
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
    let result = Submission { change: &change, known: &known, recovery_limit }.submit(&http, &reporter);
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
        posts: inner.posts,
        elapsed,
    }
}

fn without_faults() -> Case {
    Case {
        verb: Verb::Attach,
        by_name: false,
        history: None,
        knows_history: false,
        action_millis: 3_000,
        list_delay: 0,
        faults: vec![],
        traits: Traits {
            skew: -3_600,
            date_offset: Some(0),
            date_jump: None,
            latency: 40,
            volumes_are_forbidden: false,
            actions_are_forbidden: false,
            actions_end_errored: false,
        },
        other_client: vec![],
        max_retries: 2,
        timeout: None,
    }
}

#[track_caller]
fn assert_found(outcome: Run) {
    assert_eq!(outcome.result.unwrap(), outcome.started[0]);
    assert!(outcome.is_recovered && outcome.is_completed);
    assert_eq!((outcome.started.len(), outcome.posts), (1, 1));
}

#[track_caller]
fn assert_unknown(outcome: &Run, posts: u32) {
    assert!(matches!(outcome.result, Err(ChangeError::Unknown { .. })), "{:?}", outcome.result);
    assert_eq!(outcome.posts, posts);
}

#[test]
fn a_change_that_succeeded_without_an_answer_is_found_and_sent_once() {
    let statuses = [400, 403, 408, 409, 425, 499, 500, 502, 503].map(Fault::ErrorAfter);
    for fault in
        [Fault::LostAfter, Fault::GarbageAfter, Fault::CarriedOutLate(900)].into_iter().chain(statuses)
    {
        for verb in VERBS {
            for by_name in [false, true] {
                assert_found(run(&Case { faults: vec![fault], verb, by_name, ..without_faults() }));
            }
        }
    }
}

#[test]
fn a_change_that_did_not_happen_is_sent_once_more() {
    for fault in [Fault::LostBefore, Fault::ErrorBefore(500)] {
        let outcome = run(&Case { faults: vec![fault], ..without_faults() });
        assert_eq!(outcome.result.unwrap(), outcome.started[0]);
        assert_eq!((outcome.started.len(), outcome.posts), (1, 2));
        assert!(outcome.elapsed > Duration::from_secs(10), "{:?}", outcome.elapsed);
    }
}

#[test]
fn an_action_that_is_listed_late_is_found() {
    for list_delay in [1, 6, 8] {
        for action_millis in [100, 3_000, 60_000] {
            let faults = vec![Fault::LostAfter];
            assert_found(run(&Case { action_millis, list_delay, faults, ..without_faults() }));
        }
    }
}

#[test]
fn an_action_is_found_whichever_of_two_clocks_is_a_minute_off() {
    let sound = without_faults().traits;
    for (skew, date_offset) in [(0, Some(120)), (0, Some(-120)), (0, None), (-55, None), (3_600, Some(-55))] {
        let traits = Traits { skew, date_offset, ..sound };
        assert_found(run(&Case { faults: vec![Fault::LostAfter], traits, ..without_faults() }));
    }
}

#[test]
fn another_clients_action_is_never_taken_for_ours() {
    let to = |id| DropletId::new(id).unwrap();
    let attach = Change::Attach { droplet: to(99), tags: Vec::new() };
    let resize = Change::Resize { size: SizeGib::new(30).unwrap() };
    for (verb, other) in [(Verb::Attach, attach), (Verb::Resize, resize)] {
        for (at, action_millis) in [(0, 10), (0, 8_000), (500, 10), (2_000, 20_000)] {
            let other_client = vec![(at, other.clone())];
            let faults = vec![Fault::LostBefore];
            assert_unknown(&run(&Case { verb, action_millis, faults, other_client, ..without_faults() }), 1);
        }
    }
}

#[test]
fn without_permission_to_read_the_volume_or_its_actions_the_outcome_is_unknown() {
    let sound = without_faults().traits;
    let no_volumes = Traits { volumes_are_forbidden: true, ..sound };
    let no_actions = Traits { actions_are_forbidden: true, ..sound };
    for traits in [no_volumes, no_actions] {
        for by_name in [false, true] {
            for fault in [Fault::LostBefore, Fault::LostAfter] {
                let outcome = run(&Case { faults: vec![fault], traits, by_name, ..without_faults() });
                assert_unknown(&outcome, 1);
                assert!(outcome.elapsed < Duration::from_secs(1), "{:?}", outcome.elapsed);
            }
        }
    }
}

#[test]
fn an_older_action_of_the_same_kind_is_not_adopted() {
    for pause in [0, 500, 1_500, 60_000] {
        let faults = vec![Fault::LostBefore];
        let case = Case { history: Some(pause), action_millis: 100, faults, ..without_faults() };
        assert_unknown(&run(&case), 1);
        let outcome = run(&Case { knows_history: true, ..case });
        assert_eq!(outcome.result.unwrap(), outcome.started[0], "after {pause} ms");
    }
}

#[test]
fn a_refusal_of_the_second_request_that_certainly_did_nothing_is_retried() {
    for refusal in [Fault::Pending, Fault::RateLimited, Fault::NotSent] {
        let reads = [Fault::Nothing; 26];
        let faults = [vec![Fault::ErrorBefore(503)], reads.to_vec(), vec![refusal]].concat();
        let traits = Traits { latency: 0, ..without_faults().traits };
        let outcome = run(&Case { faults, traits, ..without_faults() });
        assert_eq!(outcome.result.unwrap(), outcome.started[0], "{refusal:?}");
        assert_eq!((outcome.started.len(), outcome.posts), (1, 3), "{refusal:?}");
    }
}

#[test]
fn a_found_action_that_errored_is_the_result() {
    let traits = Traits { actions_end_errored: true, ..without_faults().traits };
    for verb in VERBS {
        let outcome = run(&Case { verb, faults: vec![Fault::LostAfter], traits, ..without_faults() });
        let Err(ChangeError::Errored(action)) = outcome.result else { panic!("{:?}", outcome.result) };
        assert_eq!((action.action_id(), outcome.posts), (Some(outcome.started[0]), 1));
    }
}

#[test]
fn a_found_action_that_outlasts_the_timeout_is_the_result() {
    let faults = vec![Fault::LostAfter];
    let outcome = run(&Case { faults, action_millis: 9_000, timeout: Some(5), ..without_faults() });
    let Err(ChangeError::TimedOut(action)) = outcome.result else { panic!("{:?}", outcome.result) };
    assert_eq!((action.action_id(), outcome.posts), (Some(outcome.started[0]), 1));
}

#[test]
fn the_timeout_ends_a_recovery_before_a_second_request() {
    let outcome = run(&Case { faults: vec![Fault::LostBefore], timeout: Some(5), ..without_faults() });
    assert_unknown(&outcome, 1);
    assert!(outcome.elapsed < Duration::from_secs(6), "{:?}", outcome.elapsed);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), max_shrink_iters: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn no_sequence_of_faults_starts_two_actions_or_reports_one_that_did_not_happen(case in case()) {
        let outcome = run(&case);
        prop_assert!(outcome.started.len() <= 1, "started {:?}", outcome.started);
        prop_assert!(outcome.posts <= 2 + 2 * case.max_retries);
        match outcome.result {
            Ok(id) if outcome.is_recovered => {
                // A late list may hide what followed an older action of ours that made the same
                // change, if clocks differ too. The volume is as requested all the same.
                let same_change = [outcome.started, outcome.equal, outcome.older].concat();
                prop_assert!(same_change.contains(&id), "adopted {id}, of {same_change:?}");
                prop_assert!(outcome.is_completed);
                prop_assert_eq!(outcome.was_satisfied, Some(true));
            }
            Ok(id) => prop_assert!(outcome.started.contains(&id), "adopted {id}, started {:?}", outcome.started),
            Err(ChangeError::Rejected(_)) => prop_assert!(outcome.started.is_empty(), "rejected, and started {:?}", outcome.started),
            Err(ChangeError::Errored(action)) => {
                let id = action.action_id().unwrap();
                prop_assert!(outcome.started.contains(&id), "{id} errored, started {:?}", outcome.started);
            }
            Err(ChangeError::TimedOut(action)) => {
                let attempts = [outcome.started, outcome.foreign].concat();
                prop_assert!(attempts.contains(&action.action_id().unwrap()));
            }
            Err(ChangeError::Unknown { .. }) => {}
        }
    }
}

/// `PROPTEST_CASES` may ask for more.
fn cases() -> u32 {
    ProptestConfig::default().cases.max(2_000)
}
