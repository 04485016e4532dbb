use std::collections::{BTreeMap, HashMap, HashSet};

use super::page_index::{PageIndex, PageRead};
use crate::model::ActionId;

/// The first page is requested for at least this many actions.
const MIN_FOR_FIRST_PAGE: usize = 4;
/// Another page is requested if at least this many actions are expected on it.
const MIN_ON_PAGE: usize = 2;

/// After this many pages in a row without any of the actions, these are requested by ID.
const MAX_USELESS_PAGES: u32 = 8;
/// After this many, every other page is chosen by bisection.
const MIN_USELESS_TO_BISECT: u32 = 3;

/// An action that is on no page is not searched on pages for this many rounds.
const UNLISTED_ROUNDS: u64 = 4;

/// What to request next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NextRequest {
    /// A page of the account's actions.
    Page(usize),
    Id(ActionId),
}

/// Polls all actions once, and then again, with as few requests as possible: always the page that has most
/// of the actions that are left, or one action by its ID if no page has several. A sweep may take several
/// rounds of requests.
#[derive(Debug, Default)]
pub(super) struct Sweep {
    index: PageIndex,
    /// The actions that were not polled in this sweep so far.
    left: Vec<ActionId>,
    /// The actions that are on no page, with the round in which the search for them starts again.
    unlisted: HashMap<ActionId, u64>,
    round: u64,
    useless_pages: u32,
    cost: SweepCost,
    /// The cost of the last complete sweep.
    last_cost: Option<SweepCost>,
}

/// What it takes to poll all actions once.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct SweepCost {
    pub(super) requests: u32,
    /// How many of the requests are for pages.
    pub(super) pages: u32,
}

impl Sweep {
    /// Begins a round for these actions. It continues the current sweep, or starts the next one.
    pub(super) fn begin_round(&mut self, pending: &[ActionId]) {
        self.round += 1;
        self.index.begin_round();
        let is_pending: HashSet<_> = pending.iter().collect();
        self.left.retain(|id| is_pending.contains(id));
        if self.left.is_empty() {
            self.left = pending.to_vec();
            self.cost = SweepCost::default();
            self.useless_pages = 0;
        }
    }

    /// The next request of the sweep; none at its end.
    pub(super) fn next(&mut self, may_list: bool) -> Option<NextRequest> {
        let page = if may_list { self.best_page() } else { None };
        page.map(NextRequest::Page).or_else(|| self.left.first().copied().map(NextRequest::Id))
    }

    /// The page that is expected to have most of the actions that are left, if it is worth a request.
    fn best_page(&mut self) -> Option<usize> {
        let may_search = self.useless_pages < MAX_USELESS_PAGES;
        let bisect = self.useless_pages >= MIN_USELESS_TO_BISECT && self.useless_pages % 2 == 1;
        let mut counts = BTreeMap::new();
        for id in &self.left {
            if self.unlisted.get(id).is_some_and(|until| *until > self.round) {
                continue;
            }
            let search = || may_search.then(|| self.index.search(id.number(), bisect)).flatten();
            match self.index.covering(id.number()).or_else(search) {
                Some(page) => *counts.entry(page).or_insert(0_usize) += 1,
                None => {
                    self.unlisted.insert(*id, self.round + UNLISTED_ROUNDS);
                }
            }
        }
        // If several have as many, the first, which has the newest actions.
        let (page, count) = counts.into_iter().rev().max_by_key(|(_, count)| *count)?;
        let min = if self.index.is_empty() { MIN_FOR_FIRST_PAGE } else { MIN_ON_PAGE };
        (count >= min).then_some(page)
    }

    /// Takes in a page. Returns which of the actions that were left are on it.
    pub(super) fn on_page(&mut self, page: &PageRead) -> Vec<ActionId> {
        self.cost.requests += 1;
        self.cost.pages += 1;
        self.index.on_page(page);
        let listed: HashSet<_> = page.ids.iter().copied().collect();
        let range = page.ids.iter().min().zip(page.ids.iter().max());
        let is_listed = |id: &ActionId| listed.contains(&id.number());
        let found;
        (found, self.left) = std::mem::take(&mut self.left).into_iter().partition(is_listed);
        for id in &found {
            self.unlisted.remove(id);
        }
        let is_within =
            |id: &&ActionId| range.is_some_and(|(low, high)| (*low..=*high).contains(&id.number()));
        let missing = self.left.iter().filter(is_within).map(|id| (*id, self.round + UNLISTED_ROUNDS));
        self.unlisted.extend(missing);
        self.useless_pages = if found.is_empty() { self.useless_pages + 1 } else { 0 };
        self.finish_if_over();
        found
    }

    /// Takes in that an action was requested by its ID.
    pub(super) fn on_id(&mut self, id: ActionId) {
        self.cost.requests += 1;
        self.left.retain(|left| *left != id);
        self.finish_if_over();
    }

    /// Ends the sweep, after a request failed for a reason that affects the others too. Returns the actions
    /// that were left.
    pub(super) fn abort(&mut self) -> Vec<ActionId> {
        std::mem::take(&mut self.left)
    }

    fn finish_if_over(&mut self) {
        if self.left.is_empty() {
            self.last_cost = Some(self.cost);
        }
    }

    /// An estimate of the cost of a sweep.
    pub(super) fn cost_per_sweep(&self) -> SweepCost {
        let SweepCost { requests, pages } = self.cost;
        match self.last_cost {
            Some(last) if self.left.is_empty() => last,
            Some(last) => {
                SweepCost { requests: last.requests.max(requests + 1), pages: last.pages.max(pages) }
            }
            None => {
                let left = u32::try_from(self.left.len()).unwrap_or(u32::MAX);
                SweepCost { requests: requests.saturating_add(left), pages }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::api::PER_PAGE;

    fn ids(numbers: impl IntoIterator<Item = u64>) -> Vec<ActionId> {
        numbers.into_iter().filter_map(ActionId::new).collect()
    }

    /// The page of a list that is newest first.
    fn page_of(listed: &[u64], number: usize) -> PageRead {
        let ids: Vec<_> = listed.iter().skip((number - 1) * PER_PAGE).take(PER_PAGE).copied().collect();
        let has_next = listed.len() > number * PER_PAGE;
        PageRead { number, ids, total: Some(listed.len() as u64), has_next }
    }

    /// Asks about all actions once, in rounds of 10 requests.
    fn sweep_once(
        sweep: &mut Sweep,
        pending: &[ActionId],
        mut page: impl FnMut(usize) -> PageRead,
    ) -> (Vec<NextRequest>, HashSet<ActionId>) {
        let (mut requests, mut asked) = (Vec::new(), HashSet::new());
        loop {
            if requests.len() % 10 == 0 {
                sweep.begin_round(pending);
            }
            let Some(next) = sweep.next(true) else { break };
            requests.push(next);
            match next {
                NextRequest::Page(number) => asked.extend(sweep.on_page(&page(number))),
                NextRequest::Id(id) => {
                    sweep.on_id(id);
                    asked.insert(id);
                }
            }
            if sweep.left.is_empty() {
                break;
            }
        }
        (requests, asked)
    }

    fn page_numbers(requests: &[NextRequest]) -> Vec<usize> {
        let page = |request: &NextRequest| match request {
            NextRequest::Page(number) => Some(*number),
            NextRequest::Id(_) => None,
        };
        requests.iter().filter_map(page).collect()
    }

    #[test]
    fn a_few_actions_are_requested_by_id_and_more_with_the_first_page() {
        let mut sweep = Sweep::default();
        sweep.begin_round(&ids(1..=3));
        assert_eq!(sweep.next(true), Some(NextRequest::Id(ids([1])[0])));
        let mut sweep = Sweep::default();
        sweep.begin_round(&ids(1..=4));
        assert_eq!(sweep.next(true), Some(NextRequest::Page(1)));
        assert_eq!(sweep.next(false), Some(NextRequest::Id(ids([1])[0])));
    }

    #[test]
    fn actions_pushed_down_by_new_ones_are_found_on_the_next_page() {
        let mut listed: Vec<_> = (1_000..1_400).rev().collect();
        let pending = ids(1_210..1_250);
        let mut sweep = Sweep::default();
        sweep_once(&mut sweep, &pending, |number| page_of(&listed, number));
        listed.splice(0..0, (1_400..1_460).rev());
        let (requests, _) = sweep_once(&mut sweep, &pending, |number| page_of(&listed, number));
        assert_eq!(requests, [NextRequest::Page(1), NextRequest::Page(2)]);
    }

    /// The sums of these gaps, the highest first.
    fn ordered(gaps: &[u64]) -> Vec<u64> {
        let sums = gaps.iter().scan(0, |sum, gap| {
            *sum += gap;
            Some(*sum)
        });
        let mut sums: Vec<_> = sums.collect();
        sums.reverse();
        sums
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 100, ..ProptestConfig::default() })]

        #[test]
        fn a_sweep_asks_about_every_action_whatever_the_pages_hold(
            pending in prop::collection::hash_set(1_u64..500, 1..60),
            pages in prop::collection::vec(
                (prop::collection::vec(1_u64..500, 0..30), prop::option::of(0_u64..2_000), any::<bool>()), 1..20,
            ),
        ) {
            let (pending, mut reads, mut sweep) = (ids(pending), 0, Sweep::default());
            for _ in 0..4 {
                let (requests, asked) = sweep_once(&mut sweep, &pending, |number| {
                    let (ids, total, has_next) = pages[reads % pages.len()].clone();
                    reads += 1;
                    PageRead { number, ids, total, has_next }
                });
                prop_assert_eq!(asked.len(), pending.len());
                prop_assert!(requests.len() <= pending.len() * (MAX_USELESS_PAGES as usize + 1) + 10);
            }
        }

        #[test]
        fn a_known_list_costs_about_a_request_for_each_page_that_holds_actions(
            gaps in prop::collection::vec(1_u64..2_000, 1..3_000),
            chosen in prop::collection::vec(any::<prop::sample::Index>(), 4..300),
        ) {
            let listed = ordered(&gaps);
            let positions: HashSet<_> = chosen.iter().map(|index| index.index(listed.len())).collect();
            prop_assume!(positions.len() >= MIN_FOR_FIRST_PAGE);
            let pages: HashSet<_> = positions.iter().map(|position| position / PER_PAGE).collect();
            let pending = ids(positions.iter().map(|position| listed[*position]));
            let mut sweep = Sweep::default();
            let (first, _) = sweep_once(&mut sweep, &pending, |number| page_of(&listed, number));
            let numbers = page_numbers(&first);
            let distinct: HashSet<_> = numbers.iter().collect();
            prop_assert_eq!(distinct.len(), numbers.len(), "no page twice");
            let (second, asked) = sweep_once(&mut sweep, &pending, |number| page_of(&listed, number));
            prop_assert_eq!(asked.len(), pending.len());
            // A page may be read in vain for two actions that were requested by ID before.
            let most = pages.len() * 3 / 2;
            prop_assert!(second.len() <= most, "{} for {} pages", second.len(), pages.len());
        }

        #[test]
        fn actions_that_stand_together_are_found_in_a_few_requests(
            gaps in prop::collection::vec(prop_oneof![9 => 1_u64..50, 1 => 1_u64..100_000], 1_000..4_000),
            start in any::<prop::sample::Index>(),
        ) {
            let listed = ordered(&gaps);
            let start = start.index(listed.len() - 100);
            let pending = ids(listed[start..start + 100].iter().copied());
            let (requests, _) = sweep_once(&mut Sweep::default(), &pending, |number| page_of(&listed, number));
            prop_assert!(requests.len() <= 10, "{requests:?}");
        }
    }
}
