use std::collections::{BTreeMap, HashSet, VecDeque};
use std::time::Duration;

use super::ending::{Ending, ListEnd, PageSummary};
use super::limits::Limits;
use super::list_item::ListItem;
use super::readings::{Join, Reading, Readings};
use super::seen_set::SeenSet;
use crate::api::page::Page;

/// The most pages of a list without a total.
const PAGES_MAX: usize = 2_000;

/// How many pages may be read again at first, and how many more for each page joined.
const REREADS_MIN: usize = 64;
const REREADS_PER_PAGE: usize = 2;

/// How many readings of joined pages are remembered.
const READINGS_MAX: usize = 64;

/// The pages of a list, joined in their order.
///
/// The list changes while it is read: items appear at its beginning, turn up late further
/// down, and go away. Each change above the border of two pages moves others across it, and
/// an item that moves from the unread page to the one already read is missed.
///
/// Two pages that have an item in common leave no gap: the order of a list does not
/// change, so what stays on it is above that item or below, in both pages. The same holds
/// for two pages of one and the same list, which [`Readings`] decides. A page is joined to
/// those before it by one of the two. Where both are missing, the older of the two pages is read
/// again. So everything that stays on the list is received, from its beginning, which is
/// page 1, to its end, which the last page was when it was read. If the list changes so often that
/// this takes too many requests, it ends as [`ListEnd::Changing`].
pub(super) struct Chain<T> {
    readings: Readings,
    limits: Limits,
    per_page: usize,
    /// How many pages are joined.
    joined: usize,
    /// When the last ones of them were read, in the order in which they were joined.
    readings_joined: VecDeque<Reading>,
    /// What does not join yet, by the page.
    waiting: BTreeMap<usize, Vec<ReceivedPage<T>>>,
    seen: SeenSet,
    ready: Vec<T>,
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
            ready: Vec::new(),
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
        let answer = ReceivedPage { reading, summary, items: page.items };
        self.waiting.entry(number).or_default().push(answer);
        self.rereads_left = self.rereads_left.saturating_sub(usize::from(is_reread));
        self.advance();
        let is_in_vain = |left: usize| left == number || left + 1 == number;
        if is_reread && self.gaps().into_iter().any(is_in_vain) {
            self.limits.reset_window();
        }
    }

    /// Joins the pages that can be.
    fn advance(&mut self) {
        while self.join_next() || self.join_late() {}
    }

    /// Joins the next page, if any answer allows it.
    fn join_next(&mut self) -> bool {
        let Some(answers) = self.waiting.get(&(self.joined + 1)) else { return false };
        let joins: Vec<_> = answers.iter().map(|answer| self.join_of(answer)).collect();
        let joining = joins.iter().position(|join| *join == Join::Yes);
        let is_given_up = self.rereads_left == 0 && joins.iter().all(|join| *join == Join::No);
        let Some(index) = joining.or(is_given_up.then_some(0)) else { return false };
        if joining.is_none() {
            self.ending.set_gap();
        } else if !self.ending.has_gap() {
            self.rereads_left += REREADS_PER_PAGE;
        }
        self.joined += 1;
        let Some(answer) = self.take_waiting(self.joined, index) else { return false };
        let (reading, summary) = (answer.reading, answer.summary);
        let new = self.hand_out(answer);
        self.remember(reading);
        self.limits.widen_window();
        self.ending.advance(self.joined, summary, new);
        true
    }

    /// Joins another answer for a page that is joined already.
    fn join_late(&mut self) -> bool {
        let late = self.waiting.range(..=self.joined).find_map(|(number, answers)| {
            let index = answers.iter().position(|answer| self.join_of(answer) == Join::Yes)?;
            Some((*number, index))
        });
        let Some(answer) = late.and_then(|(number, index)| self.take_waiting(number, index)) else {
            return false;
        };
        let (reading, summary) = (answer.reading, answer.summary);
        self.hand_out(answer);
        self.remember(reading);
        if reading.number == self.joined {
            self.ending.read_again(summary);
        }
        true
    }

    fn take_waiting(&mut self, number: usize, index: usize) -> Option<ReceivedPage<T>> {
        let answers = self.waiting.get_mut(&number)?;
        let answer = answers.remove(index);
        if answers.is_empty() {
            self.waiting.remove(&number);
        }
        Some(answer)
    }

    fn remember(&mut self, reading: Reading) {
        self.readings_joined.push_back(reading);
        if self.readings_joined.len() > READINGS_MAX {
            self.readings_joined.pop_front();
        }
    }

    /// Whether a page joins those before it.
    fn join_of(&self, answer: &ReceivedPage<T>) -> Join {
        let number = answer.reading.number;
        if number == 1 {
            return Join::Yes;
        }
        let before = self.readings_joined.iter().rev().filter(|joined| joined.number + 1 == number);
        let of_one_list = |joined: &Reading| self.readings.are_of_one_list(joined, &answer.reading);
        match before.map(of_one_list).max() {
            Some(Join::No) | None if self.has_seen_any(answer) => Join::Yes,
            join => join.unwrap_or(Join::No),
        }
    }

    fn has_seen_any(&self, answer: &ReceivedPage<T>) -> bool {
        answer.items.iter().any(|item| self.seen.contains(item))
    }

    /// Hands out what is new of a page. Returns how much that is.
    fn hand_out(&mut self, answer: ReceivedPage<T>) -> usize {
        let new = self.seen.take_new(answer.items, answer.summary.total.is_some());
        let count = new.len();
        self.ending.receive(count);
        if self.ready.is_empty() {
            self.ready = new;
        } else {
            self.ready.extend(new);
        }
        count
    }

    /// The pages that do not join the page after them.
    fn gaps(&self) -> Vec<usize> {
        let mut gaps = Vec::new();
        let has_none =
            |answers: &Vec<ReceivedPage<T>>| answers.iter().all(|answer| self.join_of(answer) == Join::No);
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
        for (number, answers) in self.waiting.range(self.joined + 1..) {
            if let Some(next) = self.waiting.get(&(number + 1))
                && self.is_gap(answers, next)
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
            let is_empty =
                |answers: &Vec<ReceivedPage<T>>| answers.iter().all(|answer| answer.items.is_empty());
            let empty = self.waiting.iter().find(|(_, answers)| is_empty(answers)).map(|(number, _)| *number);
            let until = self.ending.pages_expected().min(self.joined + self.limits.pages_ahead());
            let ahead = missing + 1..=until.min(empty.unwrap_or(until));
            wanted.extend(ahead.filter(|number| !self.waiting.contains_key(number)));
        }
        wanted.retain(|number| !self.readings.is_in_flight(*number));
        wanted.truncate(self.limits.at_once().saturating_sub(self.readings.in_flight()));
        wanted
    }

    /// The older one of each two pages that do not join.
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

    /// When a page was requested last: what waits of it, and what is joined.
    fn last_sent(&self, number: usize) -> (u64, u64) {
        let waiting = self.waiting.get(&number).into_iter().flatten().map(|answer| answer.reading.sent);
        let joined = self.readings_joined.iter().filter(|reading| reading.number == number);
        (waiting.max().unwrap_or_default(), joined.map(|reading| reading.sent).max().unwrap_or_default())
    }

    /// How long to wait for the next page before [`Chain::on_timeout`]; none to wait until it comes.
    pub(super) fn next_page_timeout(&self) -> Option<Duration> {
        self.limits.confirmation_timeout()
    }

    pub(super) fn on_timeout(&mut self) {
        self.limits.confirm_latency();
    }

    pub(super) fn take_ready(&mut self) -> Vec<T> {
        std::mem::take(&mut self.ready)
    }

    /// What is left at the end: of pages behind the last one.
    pub(super) fn take_rest(&mut self) -> Vec<T> {
        if self.ending.goes_on() && self.waiting.range(self.joined + 1..).next().is_some() {
            self.ending.set_gap();
        }
        for answer in std::mem::take(&mut self.waiting).into_values().flatten() {
            self.hand_out(answer);
        }
        self.take_ready()
    }

    /// How many items the API says the list has.
    pub(super) fn total(&self) -> Option<u64> {
        self.ending.latest_total()
    }

    pub(super) fn end(&self) -> ListEnd {
        self.ending.end()
    }
}

fn ids<T: ListItem>(answers: &[ReceivedPage<T>]) -> HashSet<&str> {
    answers.iter().flat_map(|answer| &answer.items).filter_map(ListItem::id).collect()
}
