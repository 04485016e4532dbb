//! Lists that change while several of their pages are in flight.

use std::collections::HashSet;

use fastrand::Rng;

use super::ListEnd;
use super::chain::Chain;
use super::changing_tests::{Change, Changing, Part, unique};
use super::tests::{ids, take_ready};
use crate::api::Page;
use crate::model::Action;

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
            listed.extend(ids(&take_ready(&mut chain)));
        }
        chain.finish();
        listed.extend(ids(&take_ready(&mut chain)));
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
