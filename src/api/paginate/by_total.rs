use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use super::ending::ListEnd;
use super::limits::Limits;
use super::list_item::ListItem;
use super::snapshot::{PageUse, Snapshot};
use crate::api::decode::Page;
use crate::http::HttpError;

/// Fetches one page; pages count from 1.
pub(super) type FetchPage<T> = dyn Fn(usize) -> PageResult<T> + Send + Sync;
pub(super) type PageResult<T> = Result<Page<T>, HttpError>;

/// Starts a thread.
pub(super) type Spawn = fn(Box<dyn FnOnce() + Send>) -> io::Result<()>;

/// After this many pages in a row that brought nothing, a list that grows faster than it
/// can be read is given up.
const USELESS_PAGES_MAX: usize = 400;

/// After this many pages in a row that brought nothing although the list did not grow, what is
/// missing is taken for nonexistent.
const STUCK_PAGES_MAX: usize = 32;

/// A list that says how long it is, with several pages in flight.
///
/// New actions may appear between two requests and push older ones to later pages. The
/// [`Snapshot`] sees from each page's own total what was missed, and that is fetched again.
pub(super) struct ByTotal<T> {
    snapshot: Snapshot<T>,
    limits: Limits,
    stuck_pages: usize,
    in_flight: Vec<Sent>,
    arrivals: (Sender<Arrival<T>>, Receiver<Arrival<T>>),
    spawn: Spawn,
}

/// A request for a page.
#[derive(Clone, Copy)]
struct Sent {
    number: usize,
    /// How many pages had been taken in before.
    after: usize,
}

/// The page that was requested as this number, or the panic of its thread.
type Arrival<T> = (usize, thread::Result<PageResult<T>>);

impl<T: ListItem> ByTotal<T> {
    /// The list after its first page.
    pub(super) fn new(first: Page<T>, per_page: usize, may_stop_early: bool, spawn: Spawn) -> Self {
        let limits = Limits {
            one_at_a_time: may_stop_early,
            latency: first.took,
            multiplexed: first.multiplexed,
            requests_left: first.requests_left,
            useless_pages: 0,
        };
        Self {
            snapshot: Snapshot::new(first, per_page),
            limits,
            stuck_pages: 0,
            in_flight: Vec::new(),
            arrivals: channel(),
            spawn,
        }
    }

    pub(super) fn take_ready(&mut self) -> Vec<T> {
        self.snapshot.take_ready()
    }

    /// What the next page makes certain; none after the last one. A page that failed may be
    /// fetched again.
    pub(super) fn next_chunk(&mut self, fetch: &Arc<FetchPage<T>>) -> Result<Option<Vec<T>>, HttpError> {
        let Some((sent, page)) = self.next_page(fetch) else {
            let rest = self.snapshot.take_rest();
            return Ok((!rest.is_empty()).then_some(rest));
        };
        let page = page?;
        self.limits.latency = self.limits.latency.min(page.took);
        self.limits.requests_left = self.limits.requests_left.into_iter().chain(page.requests_left).min();
        match self.snapshot.take_page(sent.number, sent.after, page) {
            PageUse::Useful => {
                self.limits.useless_pages = 0;
                self.stuck_pages = 0;
            }
            PageUse::Outgrown => {
                self.limits.useless_pages += 1;
                self.stuck_pages = 0;
            }
            PageUse::Useless => {
                self.limits.useless_pages += 1;
                self.stuck_pages += 1;
            }
        }
        if self.stuck_pages == STUCK_PAGES_MAX || self.limits.useless_pages == USELESS_PAGES_MAX {
            self.snapshot.give_up_newest_gap();
            self.limits.useless_pages = 0;
            self.stuck_pages = 0;
        }
        Ok(Some(self.snapshot.take_ready()))
    }

    fn next_page(&mut self, fetch: &Arc<FetchPage<T>>) -> Option<(Sent, PageResult<T>)> {
        let after = self.snapshot.pages_taken();
        let numbers = self.pages_to_fetch();
        // A page with no other in flight needs no thread.
        if numbers.len() + self.in_flight.len() > 1 {
            for &number in &numbers {
                let (fetch, arrivals) = (Arc::clone(fetch), self.arrivals.0.clone());
                let worker = move || {
                    let page = catch_unwind(AssertUnwindSafe(|| fetch(number)));
                    // The reader may be gone.
                    drop(arrivals.send((number, page)));
                };
                if (self.spawn)(Box::new(worker)).is_err() {
                    // The system has no thread to spare: go on with those that there are.
                    break;
                }
                self.in_flight.push(Sent { number, after });
            }
        }
        if self.in_flight.is_empty() {
            return numbers.first().map(|&number| (Sent { number, after }, fetch(number)));
        }
        // As they arrive: one that failed ends the list, whatever else is in flight.
        let (number, page) = self.arrivals.1.recv().ok()?;
        let index = self.in_flight.iter().position(|sent| sent.number == number)?;
        Some((self.in_flight.swap_remove(index), page.unwrap_or_else(|panic| resume_unwind(panic))))
    }

    /// The pages to fetch now, besides those in flight.
    fn pages_to_fetch(&self) -> Vec<usize> {
        let is_in_flight = |number: &usize| self.in_flight.iter().any(|sent| sent.number == *number);
        let mut numbers = self.snapshot.missing_pages(self.limits.in_flight());
        // What is missing may be on its way.
        if let Some(&last) = numbers.last().filter(|_| !numbers.iter().all(is_in_flight)) {
            numbers.extend((last + 1..).take(self.limits.lookahead()));
        }
        numbers.retain(|number| !is_in_flight(number));
        numbers.truncate(self.limits.at_once().saturating_sub(self.in_flight.len()));
        numbers
    }

    pub(super) fn total(&self) -> u64 {
        self.snapshot.total()
    }

    pub(super) fn end(&self) -> ListEnd {
        self.snapshot.end()
    }
}
