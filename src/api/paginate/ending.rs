use std::collections::BTreeMap;

use crate::api::decode::Page;

/// After this many pages in a row without anything new, a list ends even if links lead on.
const USELESS_TAIL_MAX: usize = 2;

/// How a list ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListEnd {
    /// With everything that the API's totals and links announce.
    Whole,
    /// Where links and pages end. `meta.total` is another number.
    Miscounted { received: u64, total: u64 },
    /// With less than links, or links and totals together, announce.
    Incomplete { received: u64, total: Option<u64> },
    /// Before its end: a page failed, or the reader stopped.
    Stopped,
}

/// What pages, links and totals say about where a list ends.
///
/// Pages and links decide. A total says only where more is to be expected.
#[derive(Default)]
pub(super) struct Ending {
    /// How many different actions came.
    received: u64,
    /// How many came again.
    duplicates: u64,
    /// The lowest and the highest total.
    totals: Option<(u64, u64)>,
    has_links: bool,
    has_gap: bool,
    /// The deepest page with anything new, and its depth.
    last: (i64, PageSummary),
    /// The pages below that one, by their depth.
    useless_tail: BTreeMap<i64, PageSummary>,
}

#[derive(Default, Clone, Copy)]
pub(super) struct PageSummary {
    total: Option<u64>,
    length: usize,
    has_next: bool,
    /// As many actions as requested, and the total is another number.
    is_full: bool,
}

impl PageSummary {
    pub(super) fn new<T>(page: &Page<T>, per_page: usize) -> Self {
        let length = page.items.len();
        // The documentation calls the total "number of objects returned by the request":
        // one that counts only the page says nothing about the list.
        let total = page.total.filter(|total| *total != length as u64);
        let is_full = length >= per_page && (page.total.is_none() || total.is_some());
        Self { total, length, has_next: page.has_next, is_full }
    }
}

impl Ending {
    /// Takes in a page with this many new actions. The further down a page is, the larger is
    /// its depth.
    pub(super) fn take_page(&mut self, depth: i64, page: PageSummary, new: usize) {
        self.received += new as u64;
        self.duplicates += (page.length - new) as u64;
        self.has_links |= page.has_next;
        if let Some(total) = page.total {
            let (lowest, highest) = self.totals.unwrap_or((total, total));
            self.totals = Some((lowest.min(total), highest.max(total)));
        }
        // So many actions may come again because others appeared.
        let growth = self.totals.map_or(0, |(lowest, highest)| highest - lowest);
        if depth <= self.last.0 {
            return;
        }
        if new > 0 || (page.length > 0 && self.duplicates <= growth) {
            self.last = (depth, page);
            self.useless_tail = self.useless_tail.split_off(&(depth + 1));
        } else {
            self.useless_tail.insert(depth, page);
        }
    }

    fn deepest(&self) -> PageSummary {
        self.useless_tail.last_key_value().map_or(self.last.1, |(_, page)| *page)
    }

    /// Something was missed that could not be fetched again.
    pub(super) fn set_gap(&mut self) {
        self.has_gap = true;
    }

    pub(super) fn lowest_total(&self) -> Option<u64> {
        self.totals.map(|(lowest, _)| lowest)
    }

    /// Whether the pages after the deepest one are not worth a request, whatever the total is.
    pub(super) fn is_exhausted(&self) -> bool {
        self.useless_tail.len() >= USELESS_TAIL_MAX
    }

    /// Whether another page follows the deepest one, if the list has so many actions.
    pub(super) fn goes_on(&self, total: Option<u64>) -> bool {
        let PageSummary { length, has_next, is_full, .. } = self.deepest();
        let is_expected = match total {
            Some(total) if self.received < total => length > 0,
            Some(total) if self.received == total => false,
            // Without links and a plausible total, a full page is all there is to go by.
            _ => is_full && !self.has_links && self.useless_tail.is_empty(),
        };
        !self.is_exhausted() && (has_next || is_expected)
    }

    pub(super) fn end(&self) -> ListEnd {
        let received = self.received;
        let leads_on = self.deepest().has_next;
        match self.totals {
            None if leads_on => ListEnd::Incomplete { received, total: None },
            None => ListEnd::Whole,
            Some((lowest, highest)) if (lowest..=highest).contains(&received) => ListEnd::Whole,
            Some((lowest, _)) if received < lowest => {
                if leads_on || (self.last.1.has_next && !self.useless_tail.is_empty()) || self.has_gap {
                    ListEnd::Incomplete { received, total: Some(lowest) }
                } else {
                    ListEnd::Miscounted { received, total: lowest }
                }
            }
            Some(_) if leads_on => ListEnd::Incomplete { received, total: None },
            Some((_, total)) => ListEnd::Miscounted { received, total },
        }
    }
}
