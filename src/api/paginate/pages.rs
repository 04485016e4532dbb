use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use super::by_total::{ByTotal, FetchPage, PageResult, Spawn};
use super::ending::ListEnd;
use super::list_item::ListItem;
use super::serial::Serial;
use crate::api::decode::Page;
use crate::http::HttpError;

/// Every item that existed when the listing began, each once, in the order of the list.
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
    fetch: Arc<FetchPage<T>>,
    /// How many items a page is asked to hold.
    per_page: usize,
    cancelled: Arc<AtomicBool>,
    may_stop_early: bool,
    /// Where it fails, pages are fetched with as many threads as there are, down to none.
    pub(super) spawn: Spawn,
    state: State<T>,
}

enum State<T> {
    Unread,
    ByTotal(Box<ByTotal<T>>),
    Serial(Serial<T>),
    Ended(ListEnd),
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
        let spawn: Spawn = |work| thread::Builder::new().spawn(work).map(drop);
        Self { fetch: Arc::new(fetch), per_page, cancelled, may_stop_early, spawn, state: State::Unread }
    }

    /// How it ended; [`ListEnd::Stopped`] until it has.
    pub fn end(&self) -> ListEnd {
        match self.state {
            State::Ended(end) => end,
            State::Unread | State::ByTotal(_) | State::Serial(_) => ListEnd::Stopped,
        }
    }

    /// How many items the API says the list has.
    pub fn total(&self) -> Option<u64> {
        match &self.state {
            State::ByTotal(list) => Some(list.total()),
            State::Unread | State::Serial(_) | State::Ended(_) => None,
        }
    }

    fn begin(&mut self, first: Page<T>) -> Vec<T> {
        let length = first.items.len();
        if length >= self.per_page && first.total > Some(length as u64) {
            let mut list = ByTotal::new(first, self.per_page, self.may_stop_early, self.spawn);
            let chunk = list.take_ready();
            self.state = State::ByTotal(Box::new(list));
            chunk
        } else {
            let mut list = Serial::new(self.per_page);
            let chunk = list.take_page(first);
            self.state = State::Serial(list);
            chunk
        }
    }
}

impl<T: ListItem> Iterator for Pages<T> {
    type Item = Result<Vec<T>, HttpError>;

    fn next(&mut self) -> Option<Self::Item> {
        let (chunk, end) = match &mut self.state {
            State::Unread => return Some((self.fetch)(1).map(|first| self.begin(first))),
            State::ByTotal(list) => (list.next_chunk(&self.fetch), list.end()),
            State::Serial(list) => {
                let page = list.next_page().map(|number| (self.fetch)(number)).transpose();
                (page.map(|page| page.map(|page| list.take_page(page))), list.end())
            }
            State::Ended(_) => return None,
        };
        if matches!(chunk, Ok(None)) {
            self.state = State::Ended(end);
        }
        chunk.transpose()
    }
}

impl<T> Drop for Pages<T> {
    fn drop(&mut self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }
}
