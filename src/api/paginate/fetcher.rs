use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use crate::api::page::Page;
use crate::http::HttpError;

/// Fetches one page; pages count from 1.
pub(super) type FetchPage<T> = dyn Fn(usize) -> PageResult<T> + Send + Sync;
pub(super) type PageResult<T> = Result<Page<T>, HttpError>;

/// Starts a thread.
pub(super) type Spawn = fn(Box<dyn FnOnce() + Send>) -> io::Result<()>;

/// Fetches pages on threads.
///
/// Each thread fetches one page after the other and reuses its memory: the allocator keeps as many arenas as
/// threads were ever alive at the same time.
pub(super) struct Fetcher<T> {
    fetch: Arc<FetchPage<T>>,
    /// If it fails, pages are fetched with the threads that run already, or without any.
    pub(super) spawn: Spawn,
    threads: usize,
    in_flight: usize,
    /// The numbers of the pages that the threads fetch next. Dropping it ends them.
    requests: Sender<usize>,
    requested: Arc<Mutex<Receiver<usize>>>,
    arrivals: (Sender<Arrival<T>>, Receiver<Arrival<T>>),
}

/// The result of waiting for a page.
pub(super) enum Next<T> {
    /// The page of this number.
    Page(usize, PageResult<T>),
    /// None came within the timeout.
    TimedOut,
    /// No page is in flight.
    End,
}

/// The page that was requested as this number, or the panic of its thread.
type Arrival<T> = (usize, thread::Result<PageResult<T>>);

impl<T: Send + 'static> Fetcher<T> {
    pub(super) fn new(fetch: Arc<FetchPage<T>>) -> Self {
        let spawn: Spawn = |work| thread::Builder::new().spawn(work).map(drop);
        let (requests, requested) = channel();
        let requested = Arc::new(Mutex::new(requested));
        Self { fetch, spawn, threads: 0, in_flight: 0, requests, requested, arrivals: channel() }
    }

    /// Starts to fetch these pages, calls `sent` for each, and returns whichever page arrives next.
    pub(super) fn next_page(
        &mut self,
        numbers: &[usize],
        timeout: Option<Duration>,
        mut sent: impl FnMut(usize),
    ) -> Next<T> {
        // A single page is fetched on this thread.
        if numbers.len() + self.in_flight > 1 {
            for &number in numbers {
                if self.in_flight == self.threads && self.add_thread().is_err() {
                    // The system starts no more threads: use those that run.
                    break;
                }
                if self.requests.send(number).is_err() {
                    return Next::End;
                }
                sent(number);
                self.in_flight += 1;
            }
        }
        if self.in_flight == 0 {
            let Some(&number) = numbers.first() else { return Next::End };
            sent(number);
            return Next::Page(number, (self.fetch)(number));
        }
        let arrivals = &self.arrivals.1;
        let arrival = match timeout {
            Some(timeout) => arrivals.recv_timeout(timeout),
            None => arrivals.recv().map_err(RecvTimeoutError::from),
        };
        let (number, page) = match arrival {
            Ok(arrival) => arrival,
            Err(RecvTimeoutError::Timeout) => return Next::TimedOut,
            Err(RecvTimeoutError::Disconnected) => return Next::End,
        };
        self.in_flight -= 1;
        Next::Page(number, page.unwrap_or_else(|panic| resume_unwind(panic)))
    }

    fn add_thread(&mut self) -> io::Result<()> {
        let (fetch, requested) = (Arc::clone(&self.fetch), Arc::clone(&self.requested));
        let arrivals = self.arrivals.0.clone();
        let next = move || requested.lock().unwrap_or_else(PoisonError::into_inner).recv().ok();
        (self.spawn)(Box::new(move || {
            while let Some(number) = next() {
                let page = catch_unwind(AssertUnwindSafe(|| fetch(number)));
                if arrivals.send((number, page)).is_err() {
                    // The reader is gone.
                    break;
                }
            }
        }))?;
        self.threads += 1;
        Ok(())
    }
}
