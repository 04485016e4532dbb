use std::collections::VecDeque;
use std::panic::resume_unwind;
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use super::limits::Limits;
use super::snapshot::Snapshot;
use crate::api::decode::{PER_PAGE, Page};
use crate::http::HttpError;
use crate::model::Action;

/// Fetches one page; pages count from 1.
pub(super) type FetchPage = dyn Fn(usize) -> PageResult + Send + Sync;
pub(super) type PageResult = Result<Page<Action>, HttpError>;

/// After this many pages in a row that brought nothing, a list that grows faster than it
/// can be read is given up.
const USELESS_PAGES_MAX: usize = 400;

/// A list that says how long it is, with several pages in flight.
///
/// New actions may appear between two requests and push older ones to later pages. The
/// [`Snapshot`] sees from each page's own total what was missed, and that is fetched again.
pub(super) struct ByTotal {
    snapshot: Snapshot,
    limits: Limits,
    /// In the order in which they were sent, which is the order in which they are taken.
    in_flight: VecDeque<(usize, JoinHandle<PageResult>)>,
}

impl ByTotal {
    /// The list after its first page.
    pub(super) fn new(total: u64, first: Page<Action>, may_stop_early: bool) -> Self {
        let limits = Limits {
            // A short first page although there are more: fetch serially.
            one_at_a_time: may_stop_early || first.items.len() < PER_PAGE,
            latency: first.took,
            multiplexed: first.multiplexed,
            requests_left: first.requests_left,
            useless_pages: 0,
        };
        Self { snapshot: Snapshot::new(total, first.items), limits, in_flight: VecDeque::new() }
    }

    pub(super) fn take_ready(&mut self) -> Vec<Action> {
        self.snapshot.take_ready()
    }

    /// What the next page makes certain; none after the last one.
    pub(super) fn next_chunk(&mut self, fetch: &Arc<FetchPage>) -> Result<Option<Vec<Action>>, HttpError> {
        let Some((number, page)) = self.next_page(fetch) else { return Ok(None) };
        let page = page?;
        self.limits.latency = self.limits.latency.min(page.took);
        self.limits.requests_left = self.limits.requests_left.into_iter().chain(page.requests_left).min();
        let was_useful = self.snapshot.take_page(number, page);
        let chunk = self.snapshot.take_ready();
        self.limits.useless_pages = if was_useful { 0 } else { self.limits.useless_pages + 1 };
        if self.limits.useless_pages == USELESS_PAGES_MAX {
            self.snapshot.end();
        }
        Ok(Some(chunk))
    }

    fn next_page(&mut self, fetch: &Arc<FetchPage>) -> Option<(usize, PageResult)> {
        let numbers = self.pages_to_fetch();
        // A page with no other in flight needs no thread.
        if numbers.len() + self.in_flight.len() > 1 {
            for &number in &numbers {
                let fetch = Arc::clone(fetch);
                match thread::Builder::new().spawn(move || fetch(number)) {
                    Ok(worker) => self.in_flight.push_back((number, worker)),
                    // The system has no thread to spare: go on with those that there are.
                    Err(_) => break,
                }
            }
        }
        match self.in_flight.pop_front() {
            Some((number, worker)) => {
                Some((number, worker.join().unwrap_or_else(|panic| resume_unwind(panic))))
            }
            None => numbers.first().map(|&number| (number, fetch(number))),
        }
    }

    /// The pages to fetch now, besides those in flight.
    fn pages_to_fetch(&self) -> Vec<usize> {
        let mut numbers = self.snapshot.missing_pages(self.limits.in_flight());
        let Some(&last) = numbers.last() else { return numbers };
        numbers.extend((last + 1..).take(self.limits.lookahead()));
        numbers.retain(|number| self.in_flight.iter().all(|(other, _)| other != number));
        numbers.truncate(self.limits.at_once().saturating_sub(self.in_flight.len()));
        numbers
    }

    pub(super) fn total(&self) -> u64 {
        self.snapshot.total()
    }

    pub(super) fn is_whole(&self) -> bool {
        self.snapshot.is_whole()
    }
}
