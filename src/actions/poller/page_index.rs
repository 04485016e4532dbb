use std::collections::BTreeMap;

use crate::api::PER_PAGE;

/// The most pages that are skipped at once where the length of the list is unknown.
const MAX_SKIPPED: usize = 20;

/// Finds the page of an ID in a list that is newest first, by the IDs that each page had when it was last
/// read.
///
/// New actions push older ones to later pages, so that an ID is on the page where it was read or further
/// down.
#[derive(Debug, Default)]
pub(super) struct PageIndex {
    /// By the number of the page, from 1.
    pages: BTreeMap<usize, IdRange>,
    /// How often a page was read.
    reads: u64,
    /// Pages are fresh if they were read after this many reads.
    fresh_after: u64,
    last_page: Option<usize>,
    /// The number of the last read of the first page.
    first_page_read: u64,
}

#[derive(Debug, Clone, Copy)]
struct IdRange {
    highest: u64,
    lowest: u64,
    /// The number of the read.
    read: u64,
}

impl IdRange {
    fn covers(&self, id: u64) -> bool {
        (self.lowest..=self.highest).contains(&id)
    }
}

/// A page as it was read.
#[derive(Debug, Clone)]
pub(super) struct PageRead {
    pub(super) number: usize,
    pub(super) ids: Vec<u64>,
    /// How many actions the list has, where it says so.
    pub(super) total: Option<u64>,
    pub(super) has_next: bool,
}

impl PageIndex {
    /// From now on, the pages that were read before may have changed.
    pub(super) fn begin_round(&mut self) {
        self.fresh_after = self.reads;
    }

    pub(super) fn is_empty(&self) -> bool {
        self.pages.is_empty()
    }

    pub(super) fn on_page(&mut self, page: &PageRead) {
        self.reads += 1;
        let number = page.number;
        if number == 1 {
            self.first_page_read = self.reads;
        }
        let (Some(&highest), Some(&lowest)) = (page.ids.iter().max(), page.ids.iter().min()) else {
            // Past the end of the list.
            self.pages.split_off(&number);
            self.last_page = Some(number.saturating_sub(1));
            return;
        };
        self.pages.insert(number, IdRange { highest, lowest, read: self.reads });
        let per_page = if page.has_next { page.ids.len() } else { PER_PAGE };
        let by_total = page.total.and_then(|total| usize::try_from(total).ok());
        let by_total = by_total.map(|total| total.div_ceil(per_page));
        self.last_page = match (by_total, page.has_next) {
            (Some(last), has_next) => Some(last.max(number + usize::from(has_next))),
            (None, false) => Some(number),
            (None, true) => self.last_page.filter(|last| *last > number),
        };
    }

    /// The page whose range of IDs includes this one; of several, the one that was read last.
    pub(super) fn covering(&self, id: u64) -> Option<usize> {
        let covering = self.pages.iter().filter(|(_, page)| page.covers(id));
        covering.max_by_key(|(_, page)| page.read).map(|(number, _)| *number)
    }

    /// The page to read next to find an ID that no page covers; none if it is on no page. With `bisect`, the
    /// middle one of the pages in question, even if the IDs suggest another one.
    pub(super) fn search(&self, id: u64, bisect: bool) -> Option<usize> {
        let Some((number, above)) = self.pages.iter().rev().find(|(_, page)| page.lowest > id) else {
            // Newer than what the first page held.
            return (self.first_page_read <= self.fresh_after).then_some(1);
        };
        let first = number + 1;
        let below = self.pages.range(first..).find(|(_, page)| page.highest < id);
        let last = match below {
            // New actions may have pushed it to this page since then, but no further.
            Some((number, below)) if self.may_have_changed_since(below, above) => Some(*number),
            Some((number, _)) => Some(number - 1),
            None => self.last_page,
        };
        match last {
            Some(last) if last < first => None,
            Some(last) if bisect => Some(first.midpoint(last)),
            last => {
                let guess = first.saturating_add(above.pages_down_to(id, below, first));
                Some(guess.min(last.unwrap_or(first + MAX_SKIPPED)))
            }
        }
    }

    /// Whether the page `below` may hold other actions now than when `above` was read.
    fn may_have_changed_since(&self, below: &IdRange, above: &IdRange) -> bool {
        below.read <= self.fresh_after || below.read < above.read
    }
}

impl IdRange {
    /// How many pages after `first`, the page below this one, an older ID is expected. Assumes that IDs are
    /// spread evenly down to the page `below`, or else as densely as on this page.
    fn pages_down_to(&self, id: u64, below: Option<(&usize, &IdRange)>, first: usize) -> usize {
        let (ids, pages) = match below {
            Some((number, below)) => (self.lowest - below.highest, number - first),
            None => (self.highest - self.lowest + 1, 1),
        };
        let distance = u128::from(self.lowest - id - 1);
        let down = distance * (pages as u128) / u128::from(ids.max(1));
        usize::try_from(down).unwrap_or(usize::MAX)
    }
}
