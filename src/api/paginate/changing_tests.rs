//! Lists that change while they are read.

use std::collections::HashSet;
use std::mem;
use std::sync::{Arc, Mutex};

use fastrand::Rng;
use proptest::prelude::*;

use super::chain::Chain;
use super::tests::{ids, page};
use super::*;
use crate::api::Page;
use crate::model::Action;

/// The distance of the IDs leaves room for actions that turn up late.
const SPACE: u64 = 1_000_000;

/// A list that changes between any two requests.
struct Changing {
    /// The newest first.
    ids: Vec<u64>,
    next_id: u64,
    /// How many turned up late.
    late: u64,
    changes: std::vec::IntoIter<Change>,
    received: HashSet<u64>,
    requests: usize,
}

/// A part of a list, from 0 to 1.
#[derive(Debug, Clone, Copy)]
struct Part(f64);

fn part() -> impl Strategy<Value = Part> {
    (0.0..1.0).prop_map(Part)
}

impl Part {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
    fn index(self, length: usize) -> usize {
        (self.0 * length as f64) as usize
    }
}

#[derive(Debug, Clone)]
enum Change {
    Appear(u64),
    /// An older action turns up late, at this part of the list.
    TurnUp(Part),
    GoAway(Part),
    Nothing,
}

impl Changing {
    fn new(at_first: u64, changes: Vec<Change>) -> Self {
        let ids = (1..=at_first).rev().map(|id| id * SPACE).collect();
        let next_id = (at_first + 1) * SPACE;
        let (changes, received) = (changes.into_iter(), HashSet::new());
        Self { ids, next_id, late: 0, changes, received, requests: 0 }
    }

    /// A page, after which the list changes.
    fn page(&mut self, number: usize, size: usize) -> Page<Action> {
        let page = self.rows(number, size);
        self.change();
        page
    }

    fn rows(&mut self, number: usize, size: usize) -> Page<Action> {
        self.requests += 1;
        assert!(self.requests < 2_000, "it never ends");
        let total = self.ids.len();
        let rows: Vec<_> = self.ids.iter().copied().skip((number - 1) * size).take(size).collect();
        self.received.extend(&rows);
        page(rows, Some(total as u64), number * size < total)
    }

    fn change(&mut self) {
        let total = self.ids.len();
        match self.changes.next().unwrap_or(Change::Nothing) {
            Change::Appear(count) => {
                let new: Vec<_> = (0..count).rev().map(|index| self.next_id + index * SPACE).collect();
                self.next_id += count * SPACE;
                self.ids.splice(0..0, new);
            }
            Change::TurnUp(part) if total > 0 => {
                // Each ID is used once.
                let index = part.index(total);
                self.late += 1;
                let id = self.ids[index] - self.late;
                let is_free = self.ids.get(index + 1).is_none_or(|next| *next < id);
                if is_free {
                    self.ids.insert(index + 1, id);
                }
            }
            Change::GoAway(part) if total > 0 => drop(self.ids.remove(part.index(total))),
            Change::TurnUp(_) | Change::GoAway(_) | Change::Nothing => {}
        }
    }
}

/// The IDs of a list that changes, how it ended, and the list afterwards.
fn read_changing(
    list: Changing,
    size: usize,
    per_page: usize,
    serial: bool,
) -> (Vec<u64>, ListEnd, Changing) {
    let list = Arc::new(Mutex::new(list));
    let fetched = Arc::clone(&list);
    let fetch = move |number| Ok(fetched.lock().unwrap().page(number, size));
    let mut pages = Pages::new(fetch, per_page, Arc::default(), serial);
    let actions: Vec<_> = pages.by_ref().flat_map(Result::unwrap).collect();
    let end = pages.end();
    let list = mem::replace(&mut *list.lock().unwrap(), Changing::new(0, Vec::new()));
    (ids(&actions), end, list)
}

fn unique(ids: &[u64]) -> HashSet<u64> {
    ids.iter().copied().collect()
}

proptest! {
    #[test]
    fn nothing_is_lost_and_nothing_is_repeated_while_actions_appear(
        size in 1_usize..9,
        at_first in 0_u64..120,
        appear in prop::collection::vec(0_u64..12, 0..60),
        serial in any::<bool>(),
    ) {
        let changes = appear.into_iter().map(Change::Appear).collect();
        let (mut listed, end, list) = read_changing(Changing::new(at_first, changes), size, size, serial);
        prop_assert_eq!(end, ListEnd::Whole);
        prop_assert!(unique(&listed) == list.received && listed.len() == list.received.len());
        listed.retain(|id| *id <= at_first * SPACE);
        prop_assert_eq!(listed, (1..=at_first).rev().map(|id| id * SPACE).collect::<Vec<_>>());
    }

    #[test]
    fn nothing_is_lost_while_one_thing_happens(
        size in 2_usize..9,
        per_page in prop::sample::select(vec![0_usize, 3]),
        at_first in 1_u64..120,
        quiet in 0_usize..30,
        change in prop_oneof![
            (0_u64..12).prop_map(Change::Appear),
            part().prop_map(Change::TurnUp),
            part().prop_map(Change::GoAway),
        ],
        serial in any::<bool>(),
    ) {
        let changes = [vec![Change::Nothing; quiet], vec![change]].concat();
        let (listed, end, list) = read_changing(Changing::new(at_first, changes), size, size + per_page, serial);
        let left: HashSet<_> = list.ids.iter().copied().filter(|id| *id <= at_first * SPACE && id % SPACE == 0).collect();
        prop_assert!(unique(&listed).is_superset(&left), "{:?} of {:?}", listed, left);
        prop_assert!(unique(&listed) == list.received && listed.len() == list.received.len());
        prop_assert_eq!(end, ListEnd::Whole);
        // Each page that is read before the change or after it.
        let pages = usize::try_from(at_first).unwrap().max(list.ids.len()).div_ceil(size);
        prop_assert!(list.requests <= pages + 12, "{} requests for {} pages", list.requests, pages);
    }

    #[test]
    fn nothing_received_is_lost_or_repeated_whatever_happens(
        size in 1_usize..9,
        per_page in prop::sample::select(vec![0_usize, 3]),
        at_first in 0_u64..120,
        changes in prop::collection::vec(
            prop_oneof![
                (0_u64..12).prop_map(Change::Appear),
                part().prop_map(Change::TurnUp),
                part().prop_map(Change::GoAway),
                Just(Change::Nothing),
            ],
            0..60,
        ),
        serial in any::<bool>(),
    ) {
        let (listed, _, list) = read_changing(Changing::new(at_first, changes), size, size + per_page, serial);
        prop_assert_eq!(unique(&listed), list.received);
        prop_assert_eq!(listed.len(), unique(&listed).len());
        prop_assert!(list.requests <= 500, "{}", list.requests);
    }
}

/// A server with several requests in flight, which it answers in any order, and a list that
/// changes between any two answers.
struct World {
    list: Changing,
    size: usize,
    oldest_first: bool,
    /// The chance of a change after each answer.
    rate: f64,
    kinds: &'static [fn(&mut Rng) -> Change],
    /// Whether requests are answered in the order in which they were sent.
    in_order: bool,
    /// Requests, and their answers that are on the way.
    in_flight: Vec<(usize, Option<Page<Action>>)>,
    /// What is on the list all the time.
    stays: HashSet<u64>,
}

const ANY_CHANGE: &[fn(&mut Rng) -> Change] = &[APPEAR, TURN_UP, GO_AWAY];
const APPEAR: fn(&mut Rng) -> Change = |_| Change::Appear(1);
const TURN_UP: fn(&mut Rng) -> Change = |rng| Change::TurnUp(Part(rng.f64()));
const GO_AWAY: fn(&mut Rng) -> Change = |rng| Change::GoAway(Part(rng.f64()));

impl World {
    fn new(rng: &mut Rng) -> Self {
        let size = rng.usize(4..16);
        let at_first = rng.u64(1..size as u64 * 16);
        Self {
            list: Changing::new(at_first, Vec::new()),
            size,
            oldest_first: rng.u8(0..8) == 0,
            rate: [0.0, 0.05, 0.2, 0.6, 0.9][rng.usize(0..5)],
            kinds: [ANY_CHANGE, ANY_CHANGE, &[APPEAR], &[TURN_UP, GO_AWAY], &[GO_AWAY]][rng.usize(0..5)],
            in_order: rng.bool(),
            in_flight: Vec::new(),
            stays: HashSet::new(),
        }
    }

    /// The next answer that arrives, after some others were given.
    fn next_answer(&mut self, rng: &mut Rng) -> Option<(usize, Page<Action>)> {
        loop {
            let (mut open, mut answered): (Vec<_>, Vec<_>) =
                (0..self.in_flight.len()).partition(|index| self.in_flight[*index].1.is_none());
            if !self.in_order {
                rng.shuffle(&mut open);
                rng.shuffle(&mut answered);
            }
            match (open.first(), answered.first()) {
                (Some(&next), arriving) if arriving.is_none() || rng.bool() => {
                    let answer = self.answer(self.in_flight[next].0, rng);
                    self.in_flight[next].1 = Some(answer);
                }
                (_, Some(&arriving)) => {
                    let (number, answer) = self.in_flight.remove(arriving);
                    return answer.map(|answer| (number, answer));
                }
                _ => return None,
            }
        }
    }

    fn answer(&mut self, number: usize, rng: &mut Rng) -> Page<Action> {
        let now: HashSet<_> = self.list.ids.iter().copied().collect();
        if self.list.requests == 0 {
            self.stays.clone_from(&now);
        }
        self.stays.retain(|id| now.contains(id));
        let change = self.kinds[rng.usize(0..self.kinds.len())](rng);
        self.list.changes = vec![if rng.f64() < self.rate { change } else { Change::Nothing }].into_iter();
        if self.oldest_first {
            self.list.ids.reverse();
        }
        let answer = self.list.rows(number, self.size);
        if self.oldest_first {
            self.list.ids.reverse();
        }
        self.list.change();
        answer
    }

    /// Reads the list. Returns whether it was said that something may be missing.
    fn read(&mut self, serial: bool, rng: &mut Rng) -> (Vec<u64>, ListEnd) {
        let mut chain = Chain::new(self.size, serial);
        let mut listed = Vec::new();
        loop {
            for number in chain.wanted() {
                chain.send(number);
                self.in_flight.push((number, None));
            }
            let Some((number, answer)) = self.next_answer(rng) else { break };
            chain.receive(number, answer);
            listed.extend(ids(&chain.take_ready()));
        }
        listed.extend(ids(&chain.take_rest()));
        (listed, chain.end())
    }
}

/// Also where answers overtake one another, if there is one change at most between two answers.
///
/// Of 90,000 readings, 17 missed something, all of them with answers in another order than that of
/// the requests: 12 of 11,000 such at a rate of 95 %, 4 at 60 %, 1 at 20 % and none at 5 %. They
/// look like a list that grew at its beginning (see `Readings`). With several changes between two
/// answers it is one of 200 at 5 % and one of 50 at 20 %, because changes that cancel out show nowhere.
#[test]
fn no_action_that_stays_is_missed_without_a_word() {
    let (mut incomplete, mut missed) = (0, 0);
    for seed in 0..2_000 {
        let mut rng = Rng::with_seed(seed);
        let mut world = World::new(&mut rng);
        let (listed, end) = world.read(rng.bool(), &mut rng);
        let found = unique(&listed);
        assert_eq!(found, world.list.received, "seed {seed}");
        assert_eq!(found.len(), listed.len(), "seed {seed}");
        let is_incomplete = matches!(end, ListEnd::Changing { .. } | ListEnd::Incomplete { .. });
        assert!(!is_incomplete || world.rate > 0.5, "seed {seed}");
        incomplete += u32::from(is_incomplete);
        let is_missed = !is_incomplete && !found.is_superset(&world.stays);
        assert!(!is_missed || !world.in_order, "seed {seed}");
        missed += u32::from(is_missed);
    }
    assert!(incomplete <= 100 && missed <= 1, "{incomplete} incomplete, {missed} missed");
}
