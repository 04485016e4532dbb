use std::collections::BTreeMap;

use super::ending::{Ending, ListEnd, PageSummary};
use super::limits::IN_FLIGHT_MAX;
use super::list_item::ListItem;
use super::seen_set::{Insertion, SeenSet};
use super::serial::PAGES_MAX;
use crate::api::decode::Page;

/// The actions of a list, as far as they have been seen.
///
/// An action's *rank* counts from the oldest, which is 1. It stays the same however many
/// actions appear later. A page's own total says which ranks are on it: offset `n` of a list
/// of `total` has the rank `total - n`. An action that was pushed to a later page between two
/// requests leaves a gap in the ranks, which can be fetched again. So does one that moved to
/// the page before, because another was deleted.
///
/// Ranks decide what to fetch, and the order. They never decide whether an action is kept:
/// older actions may turn up late and shift the ranks, and a total may be too small.
pub(super) struct Snapshot<T> {
    /// The rank of the newest action when the listing began.
    newest: i64,
    /// The total now, which says on which page a rank is.
    total: i64,
    /// How many pages had been taken in when that total came.
    total_after: usize,
    pages_taken: usize,
    per_page: usize,
    page_size: i64,
    /// What was seen and has not been handed out yet. Of the same rank, the first that came is last.
    by_rank: BTreeMap<(i64, u64), T>,
    /// Counts down.
    next_key: u64,
    /// The lowest rank that was handed out.
    handed_out_to: i64,
    seen: SeenSet,
    /// The ranks that were seen or are known to be missing: disjoint ranges, in order.
    covered: Vec<(i64, i64)>,
    ending: Ending,
}

/// What a page was good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PageUse {
    /// It had new actions or covered new ranks.
    Useful,
    /// Nothing, because the list had grown.
    Outgrown,
    Useless,
}

/// Larger totals are cut to this, so that sums stay far from overflow. No account has more actions.
const LARGEST_TOTAL: i64 = 1 << 40;

impl<T: ListItem> Snapshot<T> {
    /// A snapshot of a list with its first page, which has actions and a total.
    pub(super) fn new(first: Page<T>, per_page: usize) -> Self {
        let total = first.total.map_or(0, clamped);
        let mut snapshot = Self {
            newest: total,
            total,
            total_after: 0,
            pages_taken: 0,
            per_page,
            page_size: clamped(first.items.len() as u64),
            by_rank: BTreeMap::new(),
            next_key: u64::MAX,
            handed_out_to: i64::MAX,
            seen: SeenSet::default(),
            covered: Vec::new(),
            ending: Ending::default(),
        };
        snapshot.take_page(1, 0, first);
        snapshot
    }

    pub(super) fn pages_taken(&self) -> usize {
        self.pages_taken
    }

    /// The pages on which the newest missing ranks are now, at most `limit`.
    pub(super) fn missing_pages(&self, limit: usize) -> Vec<usize> {
        let mut pages = Vec::new();
        let mut upper = self.newest;
        for &(low, high) in self.covered.iter().rev() {
            self.push_pages(high + 1, upper, limit, &mut pages);
            upper = low - 1;
        }
        if upper >= 1 && !self.ending.is_exhausted() {
            self.push_pages(1, upper, limit, &mut pages);
        } else if pages.is_empty() && self.ending.goes_on(self.ending.lowest_total()) {
            self.push_pages(upper, upper, limit, &mut pages);
            pages.retain(|number| *number <= PAGES_MAX);
        }
        // What waits for a page that hangs has to fit into memory.
        let window = pages.first().map_or(0, |first| first + IN_FLIGHT_MAX);
        pages.retain(|number| *number < window);
        pages
    }

    /// Adds the pages of the ranks from `high` down to `low`.
    fn push_pages(&self, low: i64, high: i64, limit: usize, pages: &mut Vec<usize>) {
        if low > high {
            return;
        }
        let page_of = |rank: i64| (self.total - rank).max(0) / self.page_size + 1;
        let numbers = (page_of(high)..=page_of(low)).filter_map(|number| usize::try_from(number).ok());
        for number in numbers.take(limit) {
            if pages.len() < limit && pages.last() != Some(&number) {
                pages.push(number);
            }
        }
    }

    /// Takes in a page that was requested when so many pages had been taken in.
    pub(super) fn take_page(&mut self, number: usize, requested_after: usize, page: Page<T>) -> PageUse {
        self.pages_taken += 1;
        let total = page.total.map_or(self.total, clamped);
        let has_grown = total > self.total;
        // A page that was requested earlier than the total came may be older than it.
        if has_grown || requested_after >= self.total_after {
            (self.total, self.total_after) = (total, self.pages_taken);
        }
        let top = total - clamped(number as u64 - 1).saturating_mul(self.page_size);
        let low = top - self.page_size + 1;
        let summary = PageSummary::new(&page, self.per_page);
        let new = self.place(top, page.items);
        self.ending.take_page(LARGEST_TOTAL - low, summary, new);
        if self.cover(low, top.min(self.newest)) || new > 0 {
            PageUse::Useful
        } else if has_grown {
            PageUse::Outgrown
        } else {
            PageUse::Useless
        }
    }

    /// Gives up the newest ranks that are missing.
    pub(super) fn give_up_newest_gap(&mut self) {
        let Some(&(low, _)) = self.covered.last() else { return };
        let below = self.covered.iter().rev().nth(1).map_or(1, |(_, high)| high + 1);
        self.cover(below, low - 1);
        self.ending.set_gap();
    }

    /// Puts a page's items at their ranks, from `top` down. Returns how many are new.
    fn place(&mut self, top: i64, items: Vec<T>) -> usize {
        let mut new = 0;
        for (rank, item) in (i64::MIN..=top).rev().zip(items) {
            let is_new = match self.seen.insert(&item) {
                Insertion::New => true,
                Insertion::Duplicate if item.id().is_some() => false,
                // Nobody can tell whether it was seen: keep it unless its rank is taken.
                Insertion::Duplicate | Insertion::Forgotten => {
                    rank < self.handed_out_to
                        && self.by_rank.range((rank, 0)..=(rank, u64::MAX)).next().is_none()
                }
            };
            if is_new {
                new += 1;
                self.next_key -= 1;
                self.by_rank.insert((rank, self.next_key), item);
            }
        }
        new
    }

    /// Adds a range of covered ranks, merged with those that it touches. Returns whether any
    /// was not covered before.
    fn cover(&mut self, mut low: i64, mut high: i64) -> bool {
        let is_within = |&(other_low, other_high): &(i64, i64)| other_low <= low && high <= other_high;
        if low > high || self.covered.iter().any(is_within) {
            return false;
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
        true
    }

    /// Hands out the actions that nothing missing can precede, newest first. What is received
    /// later although it ranks higher comes later.
    pub(super) fn take_ready(&mut self) -> Vec<T> {
        match self.covered.last() {
            Some(&(low, high)) if high >= self.newest => self.take_from(low),
            Some(_) | None => Vec::new(),
        }
    }

    /// Hands out what is left.
    pub(super) fn take_rest(&mut self) -> Vec<T> {
        self.take_from(i64::MIN)
    }

    fn take_from(&mut self, low: i64) -> Vec<T> {
        self.handed_out_to = self.handed_out_to.min(low);
        self.by_rank.split_off(&(low, 0)).into_values().rev().collect()
    }

    /// How many actions the list has now.
    pub(super) fn total(&self) -> u64 {
        self.total.unsigned_abs()
    }

    pub(super) fn end(&self) -> ListEnd {
        self.ending.end()
    }
}

fn clamped(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(LARGEST_TOTAL).min(LARGEST_TOTAL)
}
