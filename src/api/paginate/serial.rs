use std::collections::HashSet;

use super::ending::{Ending, ListEnd, PageSummary};
use super::list_item::{ItemKey, ListItem};
use crate::api::decode::Page;

/// The most pages of a list without a total.
pub(super) const PAGES_MAX: usize = 2_000;

/// Page after page, for a list whose total is missing or says nothing, or whose pages are
/// shorter than requested.
///
/// Actions that appear meanwhile push others to the pages that are read next. Where the total
/// shrinks, actions may have moved to the page before, which is read again.
pub(super) struct Serial<T> {
    seen: HashSet<ItemKey>,
    ending: Ending,
    per_page: usize,
    /// The page to fetch next.
    next: usize,
    latest_total: Option<u64>,
    /// What is new on the page before which another one is read again.
    held_back: Option<Vec<T>>,
}

impl<T: ListItem> Serial<T> {
    pub(super) fn new(per_page: usize) -> Self {
        Self {
            seen: HashSet::new(),
            ending: Ending::default(),
            per_page,
            next: 1,
            latest_total: None,
            held_back: None,
        }
    }

    /// What is new on the next page.
    pub(super) fn take_page(&mut self, page: Page<T>) -> Vec<T> {
        let summary = PageSummary::new(&page, self.per_page);
        let total = page.total.filter(|total| *total > page.items.len() as u64);
        let has_shrunk = total.zip(self.latest_total).is_some_and(|(total, latest)| total < latest);
        self.latest_total = total;
        let mut new = self.new_items(page.items);
        self.ending.take_page(i64::try_from(self.next).unwrap_or(i64::MAX), summary, new.len());
        if let Some(held_back) = self.held_back.take() {
            new.extend(held_back);
            self.next += 2;
        } else if has_shrunk {
            self.held_back = Some(new);
            self.next -= 1;
            return Vec::new();
        } else {
            self.next += 1;
        }
        new
    }

    /// Several items of one page may have the same text instead of an ID.
    fn new_items(&mut self, mut items: Vec<T>) -> Vec<T> {
        let mut texts = Vec::new();
        items.retain(|item| match ItemKey::of(item) {
            key @ ItemKey::Id(_) => self.seen.insert(key),
            key @ ItemKey::Text(_) => {
                let is_new = !self.seen.contains(&key);
                texts.push(key);
                is_new
            }
        });
        self.seen.extend(texts);
        items
    }

    /// The page to fetch next; none at the end.
    pub(super) fn next_page(&self) -> Option<usize> {
        let goes_on = self.held_back.is_some() || self.ending.goes_on(self.latest_total);
        (goes_on && self.next <= PAGES_MAX).then_some(self.next)
    }

    pub(super) fn end(&self) -> ListEnd {
        self.ending.end()
    }
}
