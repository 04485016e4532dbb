use std::collections::BTreeMap;

use super::seen_set::{Insertion, SeenSet};
use crate::api::decode::Page;
use crate::model::Action;

/// The actions that existed when a listing began, as far as they have been seen.
///
/// An action's *rank* counts from the oldest, which is 1. It never changes, however many
/// actions appear later. A page's own total says which ranks are on it: offset `n` of a list
/// of `total` has the rank `total - n`. An action that was pushed to a later page between two
/// requests leaves a gap in the ranks, which can be fetched again.
pub(super) struct Snapshot {
    /// The rank of the newest action when the listing began.
    newest: i64,
    /// The highest total so far, which says on which page a rank is now.
    latest_total: i64,
    page_size: i64,
    /// What was seen and has not been handed out yet.
    by_rank: BTreeMap<i64, Action>,
    /// The lowest rank that was handed out.
    handed_out_to: i64,
    handed_out: u64,
    seen: SeenSet,
    /// The ranks that were seen or are known to be missing: disjoint ranges, in order.
    covered: Vec<(i64, i64)>,
}

/// Larger totals are cut to this, so that sums stay far from overflow. No account has more actions.
const LARGEST_TOTAL: i64 = 1 << 40;

impl Snapshot {
    /// A snapshot of a list of this total, with its first page.
    pub(super) fn new(total: u64, first: Vec<Action>) -> Self {
        let total = clamped(total);
        let mut snapshot = Self {
            newest: total,
            latest_total: total,
            page_size: clamped(first.len() as u64),
            by_rank: BTreeMap::new(),
            handed_out_to: total + 1,
            handed_out: 0,
            seen: SeenSet::default(),
            covered: Vec::new(),
        };
        snapshot.place(total, first);
        if snapshot.page_size == 0 {
            // An empty first page is the whole list, whatever the total says.
            snapshot.end();
        }
        snapshot
    }

    /// The pages on which the newest missing ranks are now, at most `limit`.
    pub(super) fn missing_pages(&self, limit: usize) -> Vec<usize> {
        let mut pages = Vec::new();
        let mut upper = self.newest;
        for &(low, high) in self.covered.iter().rev() {
            self.push_pages(high + 1, upper, limit, &mut pages);
            upper = low - 1;
        }
        self.push_pages(1, upper, limit, &mut pages);
        pages
    }

    /// Adds the pages of the ranks from `high` down to `low`.
    fn push_pages(&self, low: i64, high: i64, limit: usize, pages: &mut Vec<usize>) {
        if low > high || self.page_size == 0 {
            return;
        }
        let page_of = |rank: i64| (self.latest_total - rank) / self.page_size + 1;
        let numbers = (page_of(high)..=page_of(low)).filter_map(|number| usize::try_from(number).ok());
        for number in numbers.take(limit) {
            if pages.len() < limit && pages.last() != Some(&number) {
                pages.push(number);
            }
        }
    }

    /// Takes in a page. Returns whether it covered any new rank.
    pub(super) fn take_page(&mut self, number: usize, page: Page<Action>) -> bool {
        let before = self.covered.clone();
        let total = page.total.map_or(self.latest_total, clamped);
        self.latest_total = self.latest_total.max(total);
        let offset = clamped(number as u64 - 1).saturating_mul(self.page_size);
        let top = total.saturating_sub(offset);
        let is_new = |action: &Action| !self.seen.contains(action);
        if page.items.iter().any(is_new) || self.is_covered(top.min(self.newest)) {
            self.place(top, page.items);
        } else {
            // Empty, or the same again: the list ends here, whatever the total says.
            self.cover(1, top.min(self.newest));
        }
        self.covered != before
    }

    /// Gives up what is still missing.
    pub(super) fn end(&mut self) {
        self.cover(1, self.newest);
    }

    /// Puts a page's actions at their ranks, from `top` down. The ranks that a short page
    /// leaves empty do not exist.
    fn place(&mut self, top: i64, actions: Vec<Action>) {
        for (rank, action) in (i64::MIN..=top).rev().zip(actions) {
            let wanted = match self.seen.insert(&action) {
                Insertion::New if action.id().is_some() => true,
                Insertion::Duplicate if action.id().is_some() => false,
                // Nobody can tell whether it was seen: keep it unless its rank was handed out.
                Insertion::New | Insertion::Duplicate | Insertion::Forgotten => rank < self.handed_out_to,
            };
            if rank <= self.newest && wanted {
                self.by_rank.entry(rank).or_insert(action);
            }
        }
        self.cover((top - self.page_size + 1).max(1), top.min(self.newest));
    }

    fn is_covered(&self, rank: i64) -> bool {
        self.covered.iter().any(|&(low, high)| (low..=high).contains(&rank))
    }

    /// Adds a range of covered ranks, merged with those that it touches.
    fn cover(&mut self, mut low: i64, mut high: i64) {
        if low > high {
            return;
        }
        self.covered.retain(|&(other_low, other_high)| {
            let apart = other_high + 1 < low || high + 1 < other_low;
            if !apart {
                low = low.min(other_low);
                high = high.max(other_high);
            }
            apart
        });
        let index = self.covered.partition_point(|&(other_low, _)| other_low < low);
        self.covered.insert(index, (low, high));
    }

    /// Hands out the actions that nothing missing can precede, newest first. What a server that
    /// contradicts itself sends too late comes last.
    pub(super) fn take_ready(&mut self) -> Vec<Action> {
        let low = match self.covered.last() {
            Some(&(low, high)) if high >= self.newest => low,
            Some(_) | None => return Vec::new(),
        };
        let actions: Vec<_> = self.by_rank.split_off(&low).into_values().rev().collect();
        self.handed_out_to = self.handed_out_to.min(low);
        self.handed_out += actions.len() as u64;
        actions
    }

    /// How many actions the list has now.
    pub(super) fn total(&self) -> u64 {
        self.latest_total.unsigned_abs()
    }

    /// Whether as much was handed out as the total announced.
    pub(super) fn is_whole(&self) -> bool {
        clamped(self.handed_out) >= self.newest
    }
}

fn clamped(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(LARGEST_TOTAL).min(LARGEST_TOTAL)
}
