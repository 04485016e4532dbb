use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use crate::api::decode::Page;
use crate::http::HttpError;

/// Fetches one page; pages count from 1.
pub(super) type FetchPage<T> = dyn Fn(usize) -> PageResult<T> + Send + Sync;
pub(super) type PageResult<T> = Result<Page<T>, HttpError>;

/// Starts a thread.
pub(super) type Spawn = fn(Box<dyn FnOnce() + Send>) -> io::Result<()>;

/// Fetches pages on threads.
pub(super) struct Fetcher<T> {
    fetch: Arc<FetchPage<T>>,
    /// Where it fails, pages are fetched with as many threads as there are, down to none.
    pub(super) spawn: Spawn,
    in_flight: usize,
    arrivals: (Sender<Arrival<T>>, Receiver<Arrival<T>>),
}

/// The page that was requested as this number, or the panic of its thread.
type Arrival<T> = (usize, thread::Result<PageResult<T>>);

impl<T: Send + 'static> Fetcher<T> {
    pub(super) fn new(fetch: Arc<FetchPage<T>>) -> Self {
        let spawn: Spawn = |work| thread::Builder::new().spawn(work).map(drop);
        Self { fetch, spawn, in_flight: 0, arrivals: channel() }
    }

    /// Begins to fetch these pages, and reports each to `sent`. Returns the next page that arrives,
    /// whichever it is; none if none is in flight.
    pub(super) fn next_page(
        &mut self,
        numbers: &[usize],
        mut sent: impl FnMut(usize),
    ) -> Option<(usize, PageResult<T>)> {
        // A page with no other in flight needs no thread.
        if numbers.len() + self.in_flight > 1 {
            for &number in numbers {
                let (fetch, arrivals) = (Arc::clone(&self.fetch), self.arrivals.0.clone());
                let worker = move || {
                    let page = catch_unwind(AssertUnwindSafe(|| fetch(number)));
                    // The reader may be gone.
                    drop(arrivals.send((number, page)));
                };
                if (self.spawn)(Box::new(worker)).is_err() {
                    // The system starts no more threads: use those that run.
                    break;
                }
                sent(number);
                self.in_flight += 1;
            }
        }
        if self.in_flight == 0 {
            let number = *numbers.first()?;
            sent(number);
            return Some((number, (self.fetch)(number)));
        }
        let (number, page) = self.arrivals.1.recv().ok()?;
        self.in_flight -= 1;
        Some((number, page.unwrap_or_else(|panic| resume_unwind(panic))))
    }
}
