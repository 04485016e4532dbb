mod world;

use std::collections::{BTreeMap, HashMap};

use proptest::prelude::*;

use super::*;
use crate::model::Status;
use crate::system::testing::ManualClock;
use world::{
    Change, Failing, PAGE, RecordingSink, World, action, described, fails_forever, follow, follower, quiet,
};

#[test]
fn polls_become_rarer_while_nothing_happens_and_respect_the_rate_limit() {
    let after = |min_interval| {
        let mut world = World { min_interval, ..World::new(0, [quiet(100), vec![fails_forever()]].concat()) };
        let follower = follower(&world, ActionQuery::default(), 1);
        follow(follower, &mut world).1.elapsed()
    };
    let took = after(Duration::ZERO);
    assert!((Duration::from_secs(700)..Duration::from_secs(1_000)).contains(&took), "{took:?}");
    assert_eq!(after(Duration::from_secs(30)), Duration::from_secs(30 * 101));
}

#[test]
fn an_outage_is_noted_once_its_retry_after_is_kept_and_nothing_is_missed() {
    let busy = |pause| Change { appear: 2, failure: Some(Failing::All(pause)), ..Change::default() };
    let changes =
        [vec![busy(Some(40)), busy(Some(40)), busy(None)], quiet(1), vec![fails_forever()]].concat();
    let mut world = World::new(1, changes);
    let (sink, clock) = follow(follower(&world, ActionQuery::default(), 1), &mut world);
    assert_eq!(sink.notes, ["busy; checking again in 40s", "the API is answering again"]);
    assert_eq!(sink.events.iter().map(|(id, _)| *id).collect::<Vec<_>>(), (2..=7).collect::<Vec<_>>());
    assert!(clock.elapsed() >= Duration::from_secs(81));
}

#[test]
fn each_long_pause_is_noted() {
    let busy = |pause| Change { failure: Some(Failing::All(Some(pause))), ..Change::default() };
    let changes =
        [vec![busy(1), busy(60), busy(3_600), busy(3_600)], quiet(1), vec![fails_forever()]].concat();
    let mut world = World::new(1, changes);
    let (sink, _) = follow(follower(&world, ActionQuery::default(), 1), &mut world);
    let (soon, in_an_hour) = ("busy; checking again in 1s", "busy; checking again in 1h");
    assert_eq!(sink.notes, [soon, in_an_hour, in_an_hour, "the API is answering again"]);
}

#[test]
fn a_poll_goes_on_at_the_page_at_which_the_last_one_failed() {
    let failing = |number| Change { failure: Some(Failing::From(number)), ..Change::default() };
    let burst = Change { appear: 8, ..failing(2) };
    let mut world = World::new(2, [vec![burst, failing(3)], quiet(1), vec![fails_forever()]].concat());
    let (sink, _) = follow(follower(&world, ActionQuery::default(), 1), &mut world);
    assert_eq!(sink.events.iter().map(|(id, _)| *id).collect::<Vec<_>>(), (3..=10).collect::<Vec<_>>());
    assert_eq!(world.pages_read, [1, 2, 3]);
}

#[test]
fn filters_match_the_new_status_and_a_stuck_action_is_asked_for_rarely() {
    let query = ActionQuery { statuses: vec![Status::Completed], ..ActionQuery::default() };
    let complete = vec![0];
    let last = Change { appear: 1, complete, ..Change::default() };
    let mut world = World::new(5, [quiet(400), vec![last], quiet(60), vec![fails_forever()]].concat());
    let (sink, _) = follow(follower(&world, query, 2), &mut world);
    assert_eq!(sink.events, [(1, "completed".to_owned())]);
    assert!(world.by_id.len() < 300, "{} of {}", world.by_id.len(), world.polls);
}

#[test]
fn a_sink_that_fails_ends_it() {
    let mut world = World::new(1, vec![Change { appear: 1, ..Change::default() }; 9]);
    let follower = follower(&world, ActionQuery::default(), 1);
    let mut sink = RecordingSink { max: Some(2), ..RecordingSink::default() };
    let end = follower.follow(&mut world, &mut sink, &ManualClock::default());
    assert_eq!((end, sink.events.len(), world.polls), (FollowError::Sink("closed"), 2, 2));
}

#[test]
fn an_outdated_response_does_not_undo_a_final_status() {
    let mut known = StatusMap::default();
    known.insert_all(&[action(1, "in-progress")]);
    assert_eq!(described(&known.events(vec![action(1, "completed")])), [(1, "completed".to_owned())]);
    assert_eq!(described(&known.events(vec![action(1, "in-progress")])), []);
    assert_eq!(described(&known.events(vec![action(1, "completed")])), []);
}

#[test]
fn unknown_actions_below_a_list_that_was_read_in_part_are_old() {
    let mut known = StatusMap::default();
    known.insert_all(&[action(5, "completed")]);
    let seen = || [6, 5, 4].map(|id| action(id, "completed")).to_vec();
    assert_eq!(described(&known.events(seen())), [(6, "completed".to_owned())]);
    let mut known = StatusMap::default();
    known.insert_all(&[action(5, "completed")]);
    known.set_complete();
    assert_eq!(known.events(seen()).len(), 2);
}

fn change() -> impl Strategy<Value = Change> {
    let failure = prop_oneof![
        4 => Just(None),
        1 => (0_u64..90).prop_map(|pause| Some(Failing::All(Some(pause)))),
        2 => (2_usize..5).prop_map(|number| Some(Failing::From(number))),
    ];
    (0_u64..8, prop::collection::vec(any::<usize>(), 0..5), failure)
        .prop_map(|(appear, complete, failure)| Change { appear, complete, failure })
}

proptest! {
    #[test]
    fn every_event_of_a_poll_is_reported_once_and_in_order(
        rounds in prop::collection::vec(prop::collection::vec((0_u64..30, 0_usize..4), 0..20), 1..12),
    ) {
        const STATUSES: [&str; 4] = ["in-progress", "checking", "completed", "errored"];
        let mut known = StatusMap::default();
        known.set_complete();
        let mut model = HashMap::<u64, String>::new();
        for round in rounds {
            let seen: BTreeMap<_, _> = round.into_iter().collect();
            let mut expected = Vec::new();
            for (&id, &status) in &seen {
                let status = STATUSES[status].to_owned();
                let before = model.get(&id);
                let ended = before.is_some_and(|status| status == "completed" || status == "errored");
                if !ended && before != Some(&status) {
                    model.insert(id, status.clone());
                    expected.push((id, status));
                }
            }
            // An action's ID is never 0.
            let listed = seen.iter().rev().map(|(id, status)| action(id + 1, STATUSES[*status])).collect();
            let expected: Vec<_> = expected.into_iter().map(|(id, status)| (id + 1, status)).collect();
            prop_assert_eq!(described(&known.events(listed)), expected);
        }
    }

    #[test]
    fn whatever_happens_each_action_and_each_final_status_is_reported_once(
        at_first in 0_usize..12,
        changes in prop::collection::vec(change(), 0..30),
    ) {
        let mut world = World::new(at_first, [changes, quiet(400), vec![fails_forever()]].concat());
        let pages = at_first.div_ceil(PAGE);
        let (sink, _) = follow(follower(&world, ActionQuery::default(), pages), &mut world);
        let mut of_each = HashMap::<u64, Vec<&str>>::new();
        for (id, status) in &sink.events {
            of_each.entry(*id).or_default().push(status);
        }
        for (index, &status) in world.statuses.iter().enumerate() {
            let reported = of_each.remove(&(index as u64 + 1)).unwrap_or_default();
            let allowed: &[&[&str]] = match (index < at_first, status) {
                (true, "in-progress") => &[&[]],
                (true, _) => &[&["completed"]],
                (false, "in-progress") => &[&["in-progress"]],
                (false, _) => &[&["completed"], &["in-progress", "completed"]],
            };
            prop_assert!(allowed.contains(&reported.as_slice()), "{}: {:?}", index + 1, reported);
        }
        let mut firsts = Vec::new();
        for (id, _) in &sink.events {
            if *id > at_first as u64 && !firsts.contains(id) {
                firsts.push(*id);
            }
        }
        prop_assert!(firsts.is_sorted());
    }
}
