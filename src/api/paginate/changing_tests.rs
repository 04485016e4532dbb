//! Lists that change while they are read.

use std::collections::HashSet;
use std::mem;
use std::sync::{Arc, Mutex};

use proptest::prelude::*;

use super::tests::{ids, page};
use super::*;
use crate::api::Page;
use crate::model::Action;

/// The distance of the IDs leaves room for actions that turn up late.
const SPACE: u64 = 1_000_000;

/// A list that changes between any two requests.
pub(super) struct Changing {
    /// The newest first.
    pub(super) ids: Vec<u64>,
    next_id: u64,
    /// How many turned up late.
    late: u64,
    pub(super) changes: std::vec::IntoIter<Change>,
    pub(super) received: HashSet<u64>,
    pub(super) requests: usize,
}

/// A part of a list, from 0 to 1.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part(pub(super) f64);

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
pub(super) enum Change {
    Appear(u64),
    /// An older action turns up late, at this part of the list.
    TurnUp(Part),
    GoAway(Part),
    Nothing,
}

impl Changing {
    pub(super) fn new(at_first: u64, changes: Vec<Change>) -> Self {
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

    pub(super) fn rows(&mut self, number: usize, size: usize) -> Page<Action> {
        self.requests += 1;
        assert!(self.requests < 2_000, "it never ends");
        let total = self.ids.len();
        let rows: Vec<_> = self.ids.iter().copied().skip((number - 1) * size).take(size).collect();
        self.received.extend(&rows);
        page(rows, Some(total as u64), number * size < total)
    }

    pub(super) fn change(&mut self) {
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

pub(super) fn unique(ids: &[u64]) -> HashSet<u64> {
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
