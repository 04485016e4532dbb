use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::chain::Chain;
use super::ending::ListEnd;
use super::fetcher::{Fetcher, Next, PageResult};
use super::list_item::ListItem;
use crate::api::page::PER_PAGE;
use crate::http::{HttpClient, HttpError};

/// Iterates over the items of a list, chunk by chunk, in the order of the list.
///
/// Every item that stays on the list while it is read is returned exactly once. Items that appear
/// meanwhile are returned too, if they were received. A chunk may be empty. A page that fails is
/// returned as an error at once, whatever else is in flight, and is requested again for the next
/// chunk. If `meta.total`, `links` and the pages contradict each other, the iterator still ends, and repeats
/// nothing.
///
/// Threads fetch pages ahead of the reader. Dropping the iterator cancels them without
/// waiting: they send, retry and report nothing more.
pub struct Pages<T> {
    pub(super) fetcher: Fetcher<T>,
    chain: Chain<T>,
    cancelled: Arc<AtomicBool>,
    has_ended: bool,
}

impl<T: ListItem> Pages<T> {
    /// The list whose pages `get_page` requests, counted from 1. With `may_stop_early`, they are requested
    /// one at a time. Sends nothing yet.
    pub(in crate::api) fn of(
        http: &HttpClient,
        may_stop_early: bool,
        get_page: impl Fn(&HttpClient, usize) -> PageResult<T> + Send + Sync + 'static,
    ) -> Self {
        let cancelled = Arc::default();
        let http = http.cancelled_by(Arc::clone(&cancelled));
        Self::new(move |number| get_page(&http, number), PER_PAGE, cancelled, may_stop_early)
    }

    /// `cancelled` is set on drop and must make `fetch` return.
    pub(super) fn new(
        fetch: impl Fn(usize) -> PageResult<T> + Send + Sync + 'static,
        per_page: usize,
        cancelled: Arc<AtomicBool>,
        may_stop_early: bool,
    ) -> Self {
        let (fetcher, chain) = (Fetcher::new(Arc::new(fetch)), Chain::new(per_page, may_stop_early));
        Self { fetcher, chain, cancelled, has_ended: false }
    }

    /// How it ended; [`ListEnd::Stopped`] until it has.
    pub fn end(&self) -> ListEnd {
        if self.has_ended { self.chain.end() } else { ListEnd::Stopped }
    }

    /// How many items the API says the list has.
    pub fn total(&self) -> Option<u64> {
        self.chain.total()
    }
}

impl<T: ListItem> Iterator for Pages<T> {
    type Item = Result<Vec<T>, HttpError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(items) = self.chain.next_ready() {
                return Some(Ok(items));
            }
            let (wanted, timeout, chain) =
                (self.chain.wanted(), self.chain.next_page_timeout(), &mut self.chain);
            match self.fetcher.next_page(&wanted, timeout, |number| chain.send(number)) {
                Next::Page(number, Ok(page)) => {
                    self.chain.receive(number, page);
                    return Some(Ok(self.chain.next_ready().unwrap_or_default()));
                }
                Next::Page(number, Err(error)) => {
                    self.chain.fail(number);
                    return Some(Err(error));
                }
                Next::TimedOut => self.chain.on_timeout(),
                Next::End => {
                    self.has_ended = true;
                    self.chain.finish();
                    return self.chain.next_ready().map(Ok);
                }
            }
        }
    }
}

impl<T> Drop for Pages<T> {
    fn drop(&mut self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }
}
