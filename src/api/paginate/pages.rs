use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::chain::Chain;
use super::ending::ListEnd;
use super::fetcher::{Fetcher, Next, PageResult};
use super::list_item::ListItem;
use crate::http::HttpError;

/// Every item that is on the list from the beginning to the end of the reading, each once,
/// in the order of the list.
///
/// Each chunk has the items that one more page made certain, sometimes none. Every item
/// that was received is in one of them, also those that appeared meanwhile. A page that
/// fails is the next chunk, whatever else is in flight; the chunk after it tries again. Where
/// `meta.total`, `links` and the pages contradict each other, the iterator still ends and
/// repeats nothing.
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
    /// Fetches nothing yet. If the reader may stop early, no page is fetched ahead of it.
    /// `cancelled` is set on drop and has to stop `fetch`.
    pub(in crate::api) fn new(
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
            let (wanted, timeout, chain) =
                (self.chain.wanted(), self.chain.next_page_timeout(), &mut self.chain);
            match self.fetcher.next_page(&wanted, timeout, |number| chain.send(number)) {
                Next::Page(number, Ok(page)) => {
                    self.chain.receive(number, page);
                    return Some(Ok(self.chain.take_ready()));
                }
                Next::Page(number, Err(error)) => {
                    self.chain.fail(number);
                    return Some(Err(error));
                }
                Next::TimedOut => self.chain.on_timeout(),
                Next::End => {
                    self.has_ended = true;
                    let rest = self.chain.take_rest();
                    return (!rest.is_empty()).then_some(Ok(rest));
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
