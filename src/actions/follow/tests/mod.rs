mod world;

use std::collections::{BTreeMap, HashMap};

use proptest::prelude::*;

use super::*;
use crate::model::Status;
use crate::system::testing::ManualClock;
use world::{Failing, Listener, PAGE, Turn, World, action, ends, follow, following, quiet, told};

#[test]
fn while_nothing_happens_it_looks_less_and_less_often_and_never_under_the_pace() {
    let after = |min_interval| {
        let mut world = World { min_interval, ..World::new(0, [quiet(100), vec![ends()]].concat()) };
        let follower = following(&world, Filter::default(), 1);
        follow(follower, &mut world).1.elapsed()
    };
    let took = after(Duration::ZERO);
    assert!((Duration::from_secs(700)..Duration::from_secs(1_000)).contains(&took), "{took:?}");
    assert_eq!(after(Duration::from_secs(30)), Duration::from_secs(30 * 101));
}

#[test]
fn an_outage_is_told_once_its_pause_is_kept_and_nothing_is_missed() {
    let busy = |pause| Turn { appear: 2, failure: Some(Failing::All(pause)), ..Turn::default() };
    let turns = [vec![busy(Some(40)), busy(Some(40)), busy(None)], quiet(1), vec![ends()]].concat();
    let mut world = World::new(1, turns);
    let (listener, clock) = follow(following(&world, Filter::default(), 1), &mut world);
    assert_eq!(listener.notes, ["busy; looking again in 40s", "the API answers again"]);
    assert_eq!(listener.told.iter().map(|(id, _)| *id).collect::<Vec<_>>(), (2..=7).collect::<Vec<_>>());
    assert!(clock.elapsed() >= Duration::from_secs(81));
}

#[test]
fn a_page_that_fails_below_new_ones_is_read_again() {
    let below = Turn { appear: 8, failure: Some(Failing::Below), ..Turn::default() };
    let mut world = World::new(2, [vec![below], quiet(1), vec![ends()]].concat());
    let (listener, _) = follow(following(&world, Filter::default(), 1), &mut world);
    assert_eq!(listener.told.iter().map(|(id, _)| *id).collect::<Vec<_>>(), (3..=10).collect::<Vec<_>>());
}

#[test]
fn a_status_counts_by_what_it_is_now_and_what_is_stuck_is_asked_about_rarely() {
    let filter = Filter { statuses: vec![Status::Completed], ..Filter::default() };
    let complete = vec![0];
    let last = Turn { appear: 1, complete, ..Turn::default() };
    let mut world = World::new(5, [quiet(400), vec![last], quiet(60), vec![ends()]].concat());
    let (listener, _) = follow(following(&world, filter, 2), &mut world);
    assert_eq!(listener.told, [(1, "completed".to_owned())]);
    assert!(world.asked.len() < 300, "{} of {}", world.asked.len(), world.looks);
}

#[test]
fn who_has_had_enough_is_told_no_more() {
    let mut world = World::new(1, vec![Turn { appear: 1, ..Turn::default() }; 9]);
    let follower = following(&world, Filter::default(), 1);
    let mut listener = Listener { enough: Some(2), ..Listener::default() };
    assert_eq!(follower.follow(&mut world, &mut listener, &ManualClock::default()), Ok(()));
    assert_eq!((listener.told.len(), world.looks), (2, 2));
}

#[test]
fn an_old_answer_does_not_take_an_end_back() {
    let mut known = StatusMap::default();
    known.note(&[action(1, "in-progress")]);
    assert_eq!(told(&known.news(vec![action(1, "completed")])), [(1, "completed".to_owned())]);
    assert_eq!(told(&known.news(vec![action(1, "in-progress")])), []);
    assert_eq!(told(&known.news(vec![action(1, "completed")])), []);
}

#[test]
fn what_stands_below_a_list_that_was_not_read_to_its_end_is_old() {
    let mut known = StatusMap::default();
    known.note(&[action(5, "completed")]);
    let seen = || [6, 5, 4].map(|id| action(id, "completed")).to_vec();
    assert_eq!(told(&known.news(seen())), [(6, "completed".to_owned())]);
    let mut known = StatusMap::default();
    known.note(&[action(5, "completed")]);
    known.reach_the_end();
    assert_eq!(known.news(seen()).len(), 2);
}

fn turn() -> impl Strategy<Value = Turn> {
    let failure = prop_oneof![
        4 => Just(None),
        1 => (0_u64..90).prop_map(|pause| Some(Failing::All(Some(pause)))),
        1 => Just(Some(Failing::Below)),
    ];
    (0_u64..8, prop::collection::vec(any::<usize>(), 0..5), failure)
        .prop_map(|(appear, complete, failure)| Turn { appear, complete, failure })
}

proptest! {
    #[test]
    fn every_event_that_a_look_shows_is_told_once_and_in_order(
        rounds in prop::collection::vec(prop::collection::vec((0_u64..30, 0_usize..4), 0..20), 1..12),
    ) {
        const STATUSES: [&str; 4] = ["in-progress", "checking", "completed", "errored"];
        let mut known = StatusMap::default();
        known.reach_the_end();
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
            let look = seen.iter().rev().map(|(id, status)| action(id + 1, STATUSES[*status])).collect();
            let expected: Vec<_> = expected.into_iter().map(|(id, status)| (id + 1, status)).collect();
            prop_assert_eq!(told(&known.news(look)), expected);
        }
    }

    #[test]
    fn whatever_happens_each_action_and_each_end_is_told_once(
        at_first in 0_usize..12,
        turns in prop::collection::vec(turn(), 0..30),
    ) {
        let mut world = World::new(at_first, [turns, quiet(400), vec![ends()]].concat());
        let pages = at_first.div_ceil(PAGE);
        let (listener, _) = follow(following(&world, Filter::default(), pages), &mut world);
        let mut of_each = HashMap::<u64, Vec<&str>>::new();
        for (id, status) in &listener.told {
            of_each.entry(*id).or_default().push(status);
        }
        for (index, &status) in world.statuses.iter().enumerate() {
            let told = of_each.remove(&(index as u64 + 1)).unwrap_or_default();
            let allowed: &[&[&str]] = match (index < at_first, status) {
                (true, "in-progress") => &[&[]],
                (true, _) => &[&["completed"]],
                (false, "in-progress") => &[&["in-progress"]],
                (false, _) => &[&["completed"], &["in-progress", "completed"]],
            };
            prop_assert!(allowed.contains(&told.as_slice()), "{}: {:?}", index + 1, told);
        }
        let mut firsts = Vec::new();
        for (id, _) in &listener.told {
            if *id > at_first as u64 && !firsts.contains(id) {
                firsts.push(*id);
            }
        }
        prop_assert!(firsts.is_sorted());
    }
}
