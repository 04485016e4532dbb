mod action_key;
mod seen_set;
mod snapshot;

use std::collections::{HashSet, VecDeque};
use std::ops::ControlFlow;
use std::panic::resume_unwind;
use std::thread;
use std::time::Duration;

use super::{PER_PAGE, Page};
use crate::http::HttpError;
use crate::model::Action;
pub use action_key::ActionKey;
use snapshot::Snapshot;

/// The most pages that are asked for at once, over a connection each.
const IN_FLIGHT_MAX: usize = 16;

/// The same over one connection, where each costs no more than a stream.
const STREAMS_MAX: usize = 64;

/// More are never on their way: what moves away is looked for some pages further on.
pub(super) const ON_THEIR_WAY_MAX: usize = STREAMS_MAX + IN_FLIGHT_MAX;

/// So many keep two processors busy where an answer takes no time.
const IN_FLIGHT_MIN: usize = 4;

/// About as long as one page keeps this program busy. So many of these as an answer
/// takes are the pages to ask for meanwhile; more would only lie in memory.
const WORK_OF_A_PAGE: Duration = Duration::from_millis(1);

/// After so many pages in a row that brought nothing, a list that grows faster
/// than it can be read is left alone.
const IDLE_PAGES_MAX: usize = 400;

/// A list without a total is followed for so many pages.
const FOLLOWED_MAX: usize = 2_000;

/// How a list ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListEnd {
    /// With all that the API's own totals and links speak of.
    Whole,
    /// With less than that: they contradict the pages.
    Contradicted,
    /// Early, since nobody wanted more.
    Stopped,
}

impl ListEnd {
    fn after_all(is_whole: bool) -> Self {
        if is_whole { Self::Whole } else { Self::Contradicted }
    }
}

/// Takes the next piece of a list, and says whether more is wanted.
pub type TakePiece<'a> = dyn FnMut(Vec<Action>) -> ControlFlow<()> + 'a;

/// Fetches one page; pages count from 1.
pub type FetchPage<'a> = dyn Fn(usize) -> Result<Page<Action>, HttpError> + Sync + 'a;

/// Every action that existed when the listing began, each once, newest first, in
/// pieces: each as soon as nothing that is missing can stand before it.
///
/// Pages are fetched side by side while new actions may appear and push older
/// ones onto later pages; [`Snapshot`] sees from each page's own total what was
/// shifted out of sight, and that is fetched again. The first page that fails
/// ends it with that error, after what stands before that page. Where
/// `meta.total`, `links` and the pages contradict one another it ends in good
/// order: it neither asks for ever nor repeats.
///
/// Where the list may end `early`, because not all of it is wanted, one page is
/// asked for after the other, so that none is asked for in vain. Else the next page
/// is asked for as soon as one is in: the connections are never idle, and what is
/// in memory is never more than what is on its way.
pub fn stream_pages(
    fetch: &FetchPage<'_>,
    early: bool,
    take: &mut TakePiece<'_>,
) -> Result<ListEnd, HttpError> {
    let first = fetch(1)?;
    // The documentation calls the total "number of objects returned by the request",
    // so a full page may be all that it counts.
    let counts_the_page =
        |total| first.has_next && first.items.len() >= PER_PAGE && total <= first.items.len() as u64;
    let Some(total) = first.total.filter(|total| !counts_the_page(*total)) else {
        return follow_links(first, fetch, take);
    };
    // A first page that is not full, of a list that is said to be longer, makes careful.
    let one_by_one = early || first.items.len() < PER_PAGE;
    let mut limits = Limits {
        one_by_one,
        fastest: first.took,
        multiplexed: first.multiplexed,
        requests_left: first.requests_left,
        idle_pages: 0,
    };
    let mut snapshot = Snapshot::new(total, first.items);
    if take(snapshot.take_settled()).is_break() {
        return Ok(ListEnd::Stopped);
    }
    thread::scope(|scope| {
        // In the order in which they were asked for, and in which they are taken.
        let mut flying = VecDeque::new();
        loop {
            for number in next_pages(&snapshot, limits, &flying) {
                flying.push_back((number, scope.spawn(move || fetch(number))));
            }
            let Some((number, page)) = flying.pop_front() else {
                return Ok(ListEnd::after_all(snapshot.is_whole()));
            };
            let page = page.join().unwrap_or_else(|panic| resume_unwind(panic))?;
            limits.fastest = limits.fastest.min(page.took);
            limits.requests_left = limits.requests_left.into_iter().chain(page.requests_left).min();
            let settled = snapshot.take(number, page);
            let piece = snapshot.take_settled();
            if !piece.is_empty() && take(piece).is_break() {
                return Ok(ListEnd::Stopped);
            }
            limits.idle_pages = if settled { 0 } else { limits.idle_pages + 1 };
            if limits.idle_pages == IDLE_PAGES_MAX {
                snapshot.end();
            }
        }
    })
}

/// What decides how many pages are asked for at once.
#[derive(Clone, Copy)]
struct Limits {
    /// Whether no page is asked for before the last one is in.
    one_by_one: bool,
    /// The least time that an answer took: what is above that is waiting for one another.
    fastest: Duration,
    /// Whether one connection carries them all.
    multiplexed: bool,
    /// The least that the rate limit left, so that asking for much at once never uses it up.
    requests_left: Option<u64>,
    /// How many pages in a row brought nothing.
    idle_pages: usize,
}

impl Limits {
    fn in_flight(self) -> usize {
        let meanwhile = self.fastest.as_millis() / WORK_OF_A_PAGE.as_millis();
        let meanwhile = usize::try_from(meanwhile).unwrap_or(usize::MAX);
        let most = if self.multiplexed { STREAMS_MAX } else { IN_FLIGHT_MAX };
        if self.one_by_one { 1 } else { meanwhile.clamp(IN_FLIGHT_MIN, most) }
    }
}

/// The pages to ask for now, beside those that are on their way.
fn next_pages<T>(snapshot: &Snapshot, limits: Limits, flying: &VecDeque<(usize, T)>) -> Vec<usize> {
    let mut numbers = snapshot.missing_pages(limits.in_flight());
    let Some(&last) = numbers.last() else { return numbers };
    // What keeps moving away is met some pages further on.
    let further = limits.idle_pages.min(IN_FLIGHT_MAX);
    numbers.extend((last + 1..).take(further));
    numbers.retain(|number| flying.iter().all(|(other, _)| other != number));
    let left = limits.requests_left.map_or(usize::MAX, |left| usize::try_from(left).unwrap_or(usize::MAX));
    // With nothing left one is sent all the same: its answer says for how long to wait.
    let at_once = (limits.in_flight() + further).min(left).max(1);
    numbers.truncate(at_once.saturating_sub(flying.len()));
    numbers
}

/// Without a total there are only the links: page after page, until one says
/// that it is the last or brings nothing new.
fn follow_links(
    first: Page<Action>,
    fetch: &FetchPage<'_>,
    take: &mut TakePiece<'_>,
) -> Result<ListEnd, HttpError> {
    let mut seen = HashSet::new();
    let mut page = first;
    for number in 2..=FOLLOWED_MAX {
        // Where there is neither total nor link, a full page is all there is to go by.
        let full = page.total.is_none() && page.items.len() >= PER_PAGE;
        let more = page.has_next || full;
        let new: Vec<_> =
            page.items.into_iter().filter(|action| !seen.contains(&ActionKey::of(action))).collect();
        seen.extend(new.iter().map(ActionKey::of));
        let brings_nothing = new.is_empty();
        if take(new).is_break() {
            return Ok(ListEnd::Stopped);
        }
        if brings_nothing || !more {
            return Ok(ListEnd::after_all(!more));
        }
        page = fetch(number)?;
    }
    Ok(ListEnd::Contradicted)
}

#[cfg(test)]
mod tests;
