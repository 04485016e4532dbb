use std::collections::BTreeMap;

use super::seen_set::{Insertion, SeenSet};
use crate::api::Page;
use crate::model::Action;

/// The actions that existed when a listing began, as far as they have been seen.
///
/// An action's *rank* counts from the oldest, which is 1: it never changes,
/// however many actions appear after it. A page's own total says which ranks are
/// on it: what stands at offset `n` of a list of `total` has the rank `total - n`.
/// So what was pushed from one page to the next between two requests shows as a
/// gap in the ranks, and can be fetched again.
pub(super) struct Snapshot {
    /// The rank of the newest action when the listing began.
    newest: i64,
    /// The highest total so far; on which page a rank is now follows from it.
    latest_total: i64,
    page_size: i64,
    /// What has been seen and not been given away yet.
    by_rank: BTreeMap<i64, Action>,
    /// The lowest rank down to which actions have been given away, and how many.
    given_down_to: i64,
    given: u64,
    seen: SeenSet,
    /// Ranks that are settled, seen or known not to be there: ranges apart, in order.
    settled: Vec<(i64, i64)>,
}

/// No account has more actions; what claims to is cut to this, so that sums stay far from overflow.
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
            given_down_to: total + 1,
            given: 0,
            seen: SeenSet::default(),
            settled: Vec::new(),
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
        for &(low, high) in self.settled.iter().rev() {
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

    /// Takes a page that was fetched. Gives whether it settled anything.
    pub(super) fn take(&mut self, number: usize, page: Page<Action>) -> bool {
        let before = self.settled.clone();
        let total = page.total.map_or(self.latest_total, clamped);
        self.latest_total = self.latest_total.max(total);
        let offset = clamped(number as u64 - 1).saturating_mul(self.page_size);
        let top = total.saturating_sub(offset);
        let is_new = |action: &Action| !self.seen.has(action);
        if page.items.iter().any(is_new) || self.is_settled(top.min(self.newest)) {
            self.place(top, page.items);
        } else {
            // Empty, or the same again: the list ends here, whatever the total says.
            self.settle(1, top.min(self.newest));
        }
        self.settled != before
    }

    /// From now on nothing is missing any more.
    pub(super) fn end(&mut self) {
        self.settle(1, self.newest);
    }

    /// Puts a page's actions at their ranks, from `top` on down. What is not on
    /// it although it could be, is not there.
    fn place(&mut self, top: i64, actions: Vec<Action>) {
        for (rank, action) in (i64::MIN..=top).rev().zip(actions) {
            let wanted = match self.seen.add(&action) {
                Insertion::New if action.id().is_some() => true,
                Insertion::SeenSet if action.id().is_some() => false,
                // Where it cannot be told whether it was seen, nothing is left out, but for
                // what stands where something was given away.
                Insertion::New | Insertion::SeenSet | Insertion::Forgotten => rank < self.given_down_to,
            };
            if rank <= self.newest && wanted {
                self.by_rank.entry(rank).or_insert(action);
            }
        }
        self.settle((top - self.page_size + 1).max(1), top.min(self.newest));
    }

    fn is_settled(&self, rank: i64) -> bool {
        self.settled.iter().any(|&(low, high)| (low..=high).contains(&rank))
    }

    /// Joins a range with those that it touches.
    fn settle(&mut self, mut low: i64, mut high: i64) {
        if low > high {
            return;
        }
        self.settled.retain(|&(other_low, other_high)| {
            let apart = other_high + 1 < low || high + 1 < other_low;
            if !apart {
                low = low.min(other_low);
                high = high.max(other_high);
            }
            apart
        });
        let place = self.settled.partition_point(|&(other_low, _)| other_low < low);
        self.settled.insert(place, (low, high));
    }

    /// Gives away the actions of which it is certain that nothing missing is newer,
    /// newest first. What a server that contradicts itself brings too late comes last.
    pub(super) fn take_settled(&mut self) -> Vec<Action> {
        let low = match self.settled.last() {
            Some(&(low, high)) if high >= self.newest => low,
            Some(_) | None => return Vec::new(),
        };
        let actions: Vec<_> = self.by_rank.split_off(&low).into_values().rev().collect();
        self.given_down_to = self.given_down_to.min(low);
        self.given += actions.len() as u64;
        actions
    }

    /// Whether everything that the total speaks of was given away.
    pub(super) fn is_whole(&self) -> bool {
        clamped(self.given) >= self.newest
    }
}

fn clamped(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(LARGEST_TOTAL).min(LARGEST_TOTAL)
}
