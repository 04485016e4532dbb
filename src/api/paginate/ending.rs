use crate::api::page::Page;

/// After this many pages in a row without anything new, a list ends even if it has a next link.
const USELESS_PAGES_MAX: usize = 2;

/// After this many in a row, a list that grows faster than it can be read is abandoned.
const OUTGROWN_PAGES_MAX: usize = 400;

/// How a list ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListEnd {
    /// All items that the API's totals and links announce were received.
    Whole,
    /// Links and pages ended, but `meta.total` is another number than was received.
    Miscounted { received: u64, total: u64 },
    /// Fewer items were received than links, or links and totals together, announce.
    Incomplete { received: u64, total: Option<u64> },
    /// All pages were read, but the list changed so often that items may have been missed.
    Changing { received: u64 },
    /// Not read to its end: a page failed, or the reader stopped.
    Stopped,
}

/// What pages, links and totals say about where a list ends.
///
/// Pages and links decide. A total only says whether more is expected.
#[derive(Default)]
pub(super) struct Ending {
    page_size: u64,
    /// How many different items were received.
    received: u64,
    /// The lowest and the highest total, and the latest.
    totals: Option<(u64, u64)>,
    latest_total: Option<u64>,
    has_links: bool,
    has_gap: bool,
    /// A page was empty where its total announced items, and a later one has some.
    has_hole: bool,
    /// The number of the last page.
    number: usize,
    /// The last page, and the last page with anything new.
    last: PageSummary,
    last_useful: PageSummary,
    useless_pages: usize,
    outgrown_pages: usize,
    goes_on: bool,
    /// Whether the total itself confirms that the last page is the last.
    is_last_by_total: bool,
}

#[derive(Default, Clone, Copy)]
pub(super) struct PageSummary {
    pub(super) total: Option<u64>,
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
    pub(super) fn set_page_size(&mut self, first_page: usize) {
        self.page_size = first_page as u64;
    }

    /// Takes in a response, whichever page it is.
    pub(super) fn observe(&mut self, page: PageSummary) {
        self.has_links |= page.has_next;
        self.latest_total = page.total;
        if let Some(total) = page.total {
            let (lowest, highest) = self.totals.unwrap_or((total, total));
            self.totals = Some((lowest.min(total), highest.max(total)));
        }
    }

    /// Counts items that were not received before.
    pub(super) fn receive(&mut self, new: usize) {
        self.received += new as u64;
    }

    /// Takes in the next page, which has this many new items.
    pub(super) fn advance(&mut self, number: usize, page: PageSummary, new: usize) {
        let has_grown = page.total > self.totals.map(|(lowest, _)| lowest);
        let before = self.page_size.saturating_mul(self.number.saturating_sub(1) as u64);
        let was_hole = self.last.length == 0 && self.last.total.is_some_and(|total| total > before);
        self.has_hole |= was_hole && new > 0;
        self.number = number;
        self.last = page;
        if new > 0 {
            (self.useless_pages, self.outgrown_pages) = (0, 0);
            self.last_useful = page;
        } else if has_grown && page.length > 0 {
            self.outgrown_pages += 1;
        } else {
            self.useless_pages += 1;
        }
        self.goes_on = true;
        self.read_again(page);
        if self.outgrown_pages >= OUTGROWN_PAGES_MAX {
            self.goes_on = false;
            self.has_gap = true;
        }
    }

    /// Takes in another reading of the last page. It is the last page if any reading says so.
    pub(super) fn read_again(&mut self, page: PageSummary) {
        let position = self.page_size.saturating_mul(self.number as u64);
        let is_expected = match page.total {
            Some(total) if position < total => page.length > 0,
            Some(total) if position == total => false,
            // Without links and a plausible total, only a full page says that more may follow.
            _ => page.is_full && !self.has_links && self.useless_pages == 0,
        };
        self.is_last_by_total |= !page.has_next && page.total.is_some_and(|total| total <= position);
        let is_exhausted = self.useless_pages >= USELESS_PAGES_MAX;
        self.goes_on &= !is_exhausted && (page.has_next || is_expected);
    }

    /// Something may have been missed.
    pub(super) fn set_gap(&mut self) {
        self.has_gap = true;
    }

    pub(super) fn has_gap(&self) -> bool {
        self.has_gap
    }

    /// Whether another page follows.
    pub(super) fn goes_on(&self) -> bool {
        self.goes_on
    }

    pub(super) fn latest_total(&self) -> Option<u64> {
        self.latest_total
    }

    /// How many pages the list has, by its total.
    pub(super) fn pages_expected(&self) -> usize {
        let total = self.latest_total.unwrap_or_default();
        usize::try_from(total.div_ceil(self.page_size.max(1))).unwrap_or(usize::MAX)
    }

    pub(super) fn end(&self) -> ListEnd {
        let received = self.received;
        let has_next = self.last.has_next;
        match self.totals {
            _ if self.has_gap => ListEnd::Changing { received },
            None if has_next => ListEnd::Incomplete { received, total: None },
            None => ListEnd::Whole,
            Some((lowest, highest)) if (lowest..=highest).contains(&received) => ListEnd::Whole,
            // Items that appeared or disappeared meanwhile may have been received.
            Some((lowest, highest)) if lowest < highest && self.is_last_by_total => ListEnd::Whole,
            Some((lowest, _)) if received < lowest => {
                if has_next || self.has_hole || (self.last_useful.has_next && self.useless_pages > 0) {
                    ListEnd::Incomplete { received, total: Some(lowest) }
                } else {
                    ListEnd::Miscounted { received, total: lowest }
                }
            }
            Some(_) if has_next => ListEnd::Incomplete { received, total: None },
            Some((_, total)) => ListEnd::Miscounted { received, total },
        }
    }
}
