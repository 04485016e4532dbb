//! What becomes of a change when its answer is lost, on the simulated server.

use std::time::Duration;

use proptest::prelude::*;

use super::simulation::{Case, Fault, Run, Traits, Verb, assert_lawful, run};
use super::submit::ChangeError;
use crate::model::{DropletId, SizeGib};
use crate::sandbox::state::Change;

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
        command: None,
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
        for verb in Verb::ALL {
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
    for verb in Verb::ALL {
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

#[test]
fn a_failed_probe_is_described_by_what_happened_to_it() {
    for (fault, described) in [
        (Fault::GarbageAfter, ": the answer is incomplete JSON (line 1 column 5))"),
        (Fault::LostAfter, ": no complete answer: reset)"),
        (Fault::NotSent, ": could not be sent: refused)"),
        (Fault::ErrorBefore(503), ": HTTP 503 with an empty body)"),
        (Fault::RateLimited, ": HTTP 429 with an empty body)"),
        (Fault::ErrorBefore(403), ": HTTP 403 with an empty body)"),
    ] {
        // With these, the deadline comes between two requests, and during one.
        for (max_retries, latency) in [(0, 40), (2, 40), (0, 450), (2, 450)] {
            let faults = [Fault::LostAfter].into_iter().chain([fault; 200]).collect();
            let traits = Traits { latency, ..without_faults().traits };
            let outcome = run(&Case { faults, traits, max_retries, timeout: Some(8), ..without_faults() });
            let Err(ChangeError::Unknown { reason, .. }) = outcome.result else { panic!("{fault:?}") };
            assert!(reason.ends_with(described), "{fault:?} {max_retries} {latency}: {reason}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), max_shrink_iters: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn no_sequence_of_faults_starts_two_actions_or_reports_one_that_did_not_happen(case in case()) {
        assert_lawful(&case);
    }
}

fn case() -> impl Strategy<Value = Case> {
    prop::collection::vec(any::<u8>(), 0..90).prop_map(|bytes| Case::from_bytes(&bytes))
}

/// `PROPTEST_CASES` may ask for more.
fn cases() -> u32 {
    ProptestConfig::default().cases.max(2_000)
}

#[test]
fn zeros_are_a_change_without_faults() {
    let outcome = run(&Case::from_bytes(&[]));
    assert_eq!(outcome.result.unwrap(), outcome.started[0]);
    assert_eq!((outcome.posts, outcome.is_recovered), (1, false));
    assert_lawful(&Case::from_bytes(&[0; 90]));
}
