use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::by_total::{ByTotal, FetchPage, PageResult};
use super::serial::Serial;
use crate::api::decode::{PER_PAGE, Page};
use crate::http::HttpError;
use crate::model::Action;

/// Every action that existed when the listing began, each once, newest first.
///
/// Each item has the actions that one more page made certain, sometimes none. A page that
/// fails is the last item, and follows every action before that page. Where `meta.total`,
/// `links` and the pages contradict each other, the iterator still ends and repeats nothing.
///
/// Threads fetch pages ahead of the reader. Dropping the iterator cancels them without
/// waiting: they send, retry and report nothing more.
pub struct Pages {
    fetch: Arc<FetchPage>,
    cancelled: Arc<AtomicBool>,
    may_stop_early: bool,
    state: State,
}

enum State {
    Unread,
    ByTotal(ByTotal),
    Serial(Serial),
    Ended(ListEnd),
}

/// How a list ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListEnd {
    /// With everything that the API's totals and links announce.
    Whole,
    /// With less than that.
    Contradicted,
    /// Before its end: a page failed, or the reader stopped.
    Stopped,
}

impl Pages {
    /// Fetches nothing yet. If the reader may stop early, no page is fetched ahead of it.
    /// `cancelled` is set on drop and has to stop `fetch`.
    pub(in crate::api) fn new(
        fetch: impl Fn(usize) -> PageResult + Send + Sync + 'static,
        cancelled: Arc<AtomicBool>,
        may_stop_early: bool,
    ) -> Self {
        Self { fetch: Arc::new(fetch), cancelled, may_stop_early, state: State::Unread }
    }

    /// How it ended; [`ListEnd::Stopped`] until it has.
    pub fn end(&self) -> ListEnd {
        match self.state {
            State::Ended(end) => end,
            State::Unread | State::ByTotal(_) | State::Serial(_) => ListEnd::Stopped,
        }
    }

    /// How many actions the API says the list has.
    pub fn total(&self) -> Option<u64> {
        match &self.state {
            State::ByTotal(list) => Some(list.total()),
            State::Unread | State::Serial(_) | State::Ended(_) => None,
        }
    }

    fn begin(&mut self, first: Page<Action>) -> Vec<Action> {
        // The documentation calls the total "number of objects returned by the request",
        // so a full page may be all that it counts.
        let is_full = first.items.len() >= PER_PAGE;
        let counts_the_page = |total| first.has_next && is_full && total <= first.items.len() as u64;
        if let Some(total) = first.total.filter(|total| !counts_the_page(*total)) {
            let mut list = ByTotal::new(total, first, self.may_stop_early);
            let chunk = list.take_ready();
            self.state = State::ByTotal(list);
            chunk
        } else {
            let mut list = Serial::default();
            let chunk = list.take_page(first);
            self.state = State::Serial(list);
            chunk
        }
    }
}

impl Iterator for Pages {
    type Item = Result<Vec<Action>, HttpError>;

    fn next(&mut self) -> Option<Self::Item> {
        let (chunk, is_whole) = match &mut self.state {
            State::Unread => ((self.fetch)(1).map(|first| Some(self.begin(first))), false),
            State::ByTotal(list) => (list.next_chunk(&self.fetch), list.is_whole()),
            State::Serial(list) => {
                let page = list.next_page().map(|number| (self.fetch)(number)).transpose();
                (page.map(|page| page.map(|page| list.take_page(page))), list.is_whole())
            }
            State::Ended(_) => return None,
        };
        match &chunk {
            Ok(Some(_)) => {}
            Ok(None) => {
                let end = if is_whole { ListEnd::Whole } else { ListEnd::Contradicted };
                self.state = State::Ended(end);
            }
            Err(_) => self.state = State::Ended(ListEnd::Stopped),
        }
        chunk.transpose()
    }
}

impl Drop for Pages {
    fn drop(&mut self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }
}
