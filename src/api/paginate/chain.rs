use std::collections::{BTreeMap, HashSet, VecDeque};
use std::time::Duration;

use super::ending::{Ending, ListEnd, PageSummary};
use super::limits::Limits;
use super::list_item::ListItem;
use super::readings::{Join, Reading, Readings};
use super::seen_set::SeenSet;
use crate::api::page::Page;

/// A list without a total has at most this many pages.
const PAGES_MAX: usize = 2_000;

/// How many pages may be read again at first, and how many more for each page joined.
const REREADS_MIN: usize = 64;
const REREADS_PER_PAGE: usize = 2;

/// How many readings of joined pages are remembered.
const READINGS_MAX: usize = 64;

/// The pages of a list, joined in their order.
///
/// The list changes while it is read: items appear at its beginning, turn up late further down, and
/// disappear. Each change moves later items from one page to the next, and an item that moves from
/// an unread page to one that was already read is missed.
///
/// There is no gap between two pages that have an item in common: the order of a list does not change, so
/// every item that stays is above or below that item in both pages. There is none either between two pages
/// of the same state of the list, which [`Readings`] decides. A page is joined to those before it for one
/// of these reasons. Without either, the older of the two pages is read again. So every item that stays on
/// the list is received, from page 1 to what was the last page when it was read. If the list changes so
/// often that this takes too many requests, it ends as [`ListEnd::Changing`].
pub(super) struct Chain<T> {
    readings: Readings,
    limits: Limits,
    per_page: usize,
    /// How many pages are joined.
    joined: usize,
    /// When the latest of them were read, in the order in which they were joined.
    readings_joined: VecDeque<Reading>,
    /// The received copies of each page that are not joined yet, by the number of the page.
    waiting: BTreeMap<usize, Vec<ReceivedPage<T>>>,
    seen: SeenSet,
    /// The new items of each joined page that has any.
    ready: VecDeque<Vec<T>>,
    ending: Ending,
    rereads_left: usize,
}

struct ReceivedPage<T> {
    reading: Reading,
    summary: PageSummary,
    items: Vec<T>,
}

impl<T: ListItem> Chain<T> {
    pub(super) fn new(per_page: usize, may_stop_early: bool) -> Self {
        Self {
            readings: Readings::default(),
            limits: Limits::new(may_stop_early),
            per_page,
            joined: 0,
            readings_joined: VecDeque::new(),
            waiting: BTreeMap::new(),
            seen: SeenSet::default(),
            ready: VecDeque::new(),
            ending: Ending::default(),
            rereads_left: REREADS_MIN,
        }
    }

    pub(super) fn send(&mut self, number: usize) {
        self.readings.send(number);
    }

    pub(super) fn fail(&mut self, number: usize) {
        self.readings.fail(number);
    }

    pub(super) fn receive(&mut self, number: usize, page: Page<T>) {
        let summary = PageSummary::new(&page, self.per_page);
        self.limits.observe(&page);
        if number == 1 && self.joined == 0 {
            self.ending.set_page_size(page.items.len());
            // A first page that is not full may come from a server with smaller pages, or one
            // that hides items: its total does not say where the list ends.
            self.limits.one_at_a_time |= page.items.len() < self.per_page || summary.total.is_none();
        }
        self.ending.observe(summary);
        let is_reread = number <= self.joined || self.waiting.contains_key(&number);
        let reading = self.readings.receive(number, summary.total);
        let received = ReceivedPage { reading, summary, items: page.items };
        self.waiting.entry(number).or_default().push(received);
        self.rereads_left = self.rereads_left.saturating_sub(usize::from(is_reread));
        self.advance();
        let is_beside_gap = |left: usize| left == number || left + 1 == number;
        if is_reread && self.gaps().into_iter().any(is_beside_gap) {
            self.limits.reset_window();
        }
    }

    /// Joins all pages that can be joined now.
    fn advance(&mut self) {
        while self.join_next() || self.join_late() {}
    }

    /// Joins the next page, if a received copy of it can be joined. Returns whether it was.
    fn join_next(&mut self) -> bool {
        let Some(copies) = self.waiting.get(&(self.joined + 1)) else { return false };
        let joins: Vec<_> = copies.iter().map(|page| self.join_of(page)).collect();
        let joining = joins.iter().position(|join| *join == Join::Yes);
        let is_given_up = self.rereads_left == 0 && joins.iter().all(|join| *join == Join::No);
        let Some(index) = joining.or(is_given_up.then_some(0)) else { return false };
        if joining.is_none() {
            self.ending.set_gap();
        } else if !self.ending.has_gap() {
            self.rereads_left += REREADS_PER_PAGE;
        }
        self.joined += 1;
        let Some(page) = self.take_waiting(self.joined, index) else { return false };
        let (reading, summary) = (page.reading, page.summary);
        let new = self.hand_out(page);
        self.remember(reading);
        self.limits.widen_window();
        self.ending.advance(self.joined, summary, new);
        true
    }

    /// Joins another copy of a page that is joined already. Returns whether there was one.
    fn join_late(&mut self) -> bool {
        let late = self.waiting.range(..=self.joined).find_map(|(number, copies)| {
            let index = copies.iter().position(|page| self.join_of(page) == Join::Yes)?;
            Some((*number, index))
        });
        let Some(page) = late.and_then(|(number, index)| self.take_waiting(number, index)) else {
            return false;
        };
        let (reading, summary) = (page.reading, page.summary);
        self.hand_out(page);
        self.remember(reading);
        if reading.number == self.joined {
            self.ending.read_again(summary);
        }
        true
    }

    fn take_waiting(&mut self, number: usize, index: usize) -> Option<ReceivedPage<T>> {
        let copies = self.waiting.get_mut(&number)?;
        let page = copies.remove(index);
        if copies.is_empty() {
            self.waiting.remove(&number);
        }
        Some(page)
    }

    fn remember(&mut self, reading: Reading) {
        self.readings_joined.push_back(reading);
        if self.readings_joined.len() > READINGS_MAX {
            self.readings_joined.pop_front();
        }
    }

    /// Whether a page can be joined to those before it.
    fn join_of(&self, page: &ReceivedPage<T>) -> Join {
        let number = page.reading.number;
        if number == 1 {
            return Join::Yes;
        }
        let before = self.readings_joined.iter().rev().filter(|joined| joined.number + 1 == number);
        let of_one_list = |joined: &Reading| self.readings.are_of_one_list(joined, &page.reading);
        match before.map(of_one_list).max() {
            Some(Join::No) | None if self.has_seen_any(page) => Join::Yes,
            join => join.unwrap_or(Join::No),
        }
    }

    fn has_seen_any(&self, page: &ReceivedPage<T>) -> bool {
        page.items.iter().any(|item| self.seen.contains(item))
    }

    /// Makes the new items of a page ready. Returns how many they are.
    fn hand_out(&mut self, page: ReceivedPage<T>) -> usize {
        let new = self.seen.take_new(page.items, page.summary.total.is_some());
        let count = new.len();
        self.ending.receive(count);
        if count > 0 {
            self.ready.push_back(new);
        }
        count
    }

    /// The numbers of the pages that the page after them cannot be joined to, in ascending order.
    fn gaps(&self) -> Vec<usize> {
        let mut gaps = Vec::new();
        let has_none =
            |copies: &Vec<ReceivedPage<T>>| copies.iter().all(|page| self.join_of(page) == Join::No);
        if self.waiting.get(&(self.joined + 1)).is_some_and(has_none) {
            gaps.push(self.joined);
            // If so much changed that a joined page does not join when it is read again, the page
            // before it is read again too.
            let before = (1..self.joined).rev();
            gaps.extend(before.take_while(|left| {
                let (waiting, joined) = self.last_sent(left + 1);
                waiting > joined && self.waiting.get(&(left + 1)).is_some_and(has_none)
            }));
        }
        for (number, copies) in self.waiting.range(self.joined + 1..) {
            if let Some(next) = self.waiting.get(&(number + 1))
                && self.is_gap(copies, next)
            {
                gaps.push(*number);
            }
        }
        gaps.sort_unstable();
        gaps
    }

    fn is_gap(&self, left: &[ReceivedPage<T>], right: &[ReceivedPage<T>]) -> bool {
        let of_one_list = left.iter().flat_map(|left| {
            right.iter().map(move |right| self.readings.are_of_one_list(&left.reading, &right.reading))
        });
        of_one_list.max() == Some(Join::No) && ids(left).is_disjoint(&ids(right))
    }

    /// The pages to request now.
    pub(super) fn wanted(&self) -> Vec<usize> {
        let mut wanted = Vec::new();
        if self.joined == 0 {
            wanted.push(1);
        } else if self.ending.goes_on() {
            let missing = self.joined + 1;
            if !self.waiting.contains_key(&missing) && missing <= PAGES_MAX.max(self.ending.pages_expected())
            {
                wanted.push(missing);
            }
            wanted.extend(self.to_read_again());
            let is_empty = |copies: &Vec<ReceivedPage<T>>| copies.iter().all(|page| page.items.is_empty());
            let empty = self.waiting.iter().find(|(_, copies)| is_empty(copies)).map(|(number, _)| *number);
            let until = self.ending.pages_expected().min(self.joined + self.limits.pages_ahead());
            let ahead = missing + 1..=until.min(empty.unwrap_or(until));
            wanted.extend(ahead.filter(|number| !self.waiting.contains_key(number)));
        }
        wanted.retain(|number| !self.readings.is_in_flight(*number));
        wanted.truncate(self.limits.at_once().saturating_sub(self.readings.in_flight()));
        wanted
    }

    /// For each gap, the page on either side that was requested longer ago.
    fn to_read_again(&self) -> Vec<usize> {
        let is_in_flight =
            |left: &usize| self.readings.is_in_flight(*left) || self.readings.is_in_flight(left + 1);
        let last_sent = |number| {
            let (waiting, joined) = self.last_sent(number);
            waiting.max(joined)
        };
        let older = |left| if last_sent(left) < last_sent(left + 1) { left } else { left + 1 };
        let mut pages: Vec<_> =
            self.gaps().into_iter().filter(|left| !is_in_flight(left)).map(older).collect();
        pages.dedup();
        pages.truncate(self.rereads_left);
        pages
    }

    /// When a page was last requested: its copies that are not joined, and those that are.
    fn last_sent(&self, number: usize) -> (u64, u64) {
        let waiting = self.waiting.get(&number).into_iter().flatten().map(|page| page.reading.sent);
        let joined = self.readings_joined.iter().filter(|reading| reading.number == number);
        (waiting.max().unwrap_or_default(), joined.map(|reading| reading.sent).max().unwrap_or_default())
    }

    /// How long to wait for the next page before [`Chain::on_timeout`]; without a limit if none.
    pub(super) fn next_page_timeout(&self) -> Option<Duration> {
        self.limits.confirmation_timeout()
    }

    pub(super) fn on_timeout(&mut self) {
        self.limits.confirm_latency();
    }

    /// The new items of the next page, if one is ready.
    pub(super) fn next_ready(&mut self) -> Option<Vec<T>> {
        self.ready.pop_front()
    }

    /// At the end of the list, makes the items of pages behind the last one ready.
    pub(super) fn finish(&mut self) {
        if self.ending.goes_on() && self.waiting.range(self.joined + 1..).next().is_some() {
            self.ending.set_gap();
        }
        for page in std::mem::take(&mut self.waiting).into_values().flatten() {
            self.hand_out(page);
        }
    }

    /// How many items the API says the list has.
    pub(super) fn total(&self) -> Option<u64> {
        self.ending.latest_total()
    }

    pub(super) fn end(&self) -> ListEnd {
        self.ending.end()
    }
}

fn ids<T: ListItem>(copies: &[ReceivedPage<T>]) -> HashSet<&str> {
    copies.iter().flat_map(|page| &page.items).filter_map(ListItem::id).collect()
}
