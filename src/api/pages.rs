use std::collections::{HashSet, VecDeque};
use std::ops::ControlFlow;
use std::panic::resume_unwind;
use std::thread;

use super::identity::Identity;
use super::snapshot::Snapshot;
use super::{PER_PAGE, Page};
use crate::http::HttpError;
use crate::model::Action;

/// How many pages are asked for at once.
const IN_FLIGHT: usize = 16;

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
    let in_flight = if early || first.items.len() < PER_PAGE { 1 } else { IN_FLIGHT };
    let mut snapshot = Snapshot::new(total, first.items);
    if take(snapshot.take_settled()).is_break() {
        return Ok(ListEnd::Stopped);
    }
    thread::scope(|scope| {
        // In the order in which they were asked for, and in which they are taken.
        let mut flying = VecDeque::new();
        let mut idle_pages = 0;
        loop {
            for number in next_pages(&snapshot, in_flight, idle_pages, &flying) {
                flying.push_back((number, scope.spawn(move || fetch(number))));
            }
            let Some((number, page)) = flying.pop_front() else {
                return Ok(ListEnd::after_all(snapshot.is_whole()));
            };
            let settled = snapshot.take(number, page.join().unwrap_or_else(|panic| resume_unwind(panic))?);
            let piece = snapshot.take_settled();
            if !piece.is_empty() && take(piece).is_break() {
                return Ok(ListEnd::Stopped);
            }
            idle_pages = if settled { 0 } else { idle_pages + 1 };
            if idle_pages == IDLE_PAGES_MAX {
                snapshot.end();
            }
        }
    })
}

/// The pages to ask for now, beside those that are on their way.
fn next_pages<T>(
    snapshot: &Snapshot,
    in_flight: usize,
    idle_pages: usize,
    flying: &VecDeque<(usize, T)>,
) -> Vec<usize> {
    let mut numbers = snapshot.missing_pages(in_flight);
    let Some(&last) = numbers.last() else { return numbers };
    // What keeps moving away is met some pages further on.
    let further = idle_pages.min(IN_FLIGHT);
    numbers.extend((last + 1..).take(further));
    numbers.retain(|number| flying.iter().all(|(other, _)| other != number));
    numbers.truncate((in_flight + further).saturating_sub(flying.len()));
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
            page.items.into_iter().filter(|action| !seen.contains(&Identity::of(action))).collect();
        seen.extend(new.iter().map(Identity::of));
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
mod tests {
    use std::sync::Mutex;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use proptest::prelude::*;
    use serde_json::value::RawValue;

    use super::*;

    fn page(ids: impl IntoIterator<Item = u64>, total: Option<u64>, has_next: bool) -> Page<Action> {
        let action =
            |id| Action::from_raw(&RawValue::from_string(format!("{{\"id\":{id}}}")).unwrap()).unwrap();
        Page { items: ids.into_iter().map(action).collect(), total, has_next }
    }

    struct Listing {
        actions: Vec<Action>,
        is_whole: bool,
    }

    fn collect_pages(fetch: &FetchPage<'_>) -> Result<Listing, HttpError> {
        let mut actions = Vec::new();
        let end = stream_pages(fetch, false, &mut |piece| {
            actions.extend(piece);
            ControlFlow::Continue(())
        })?;
        Ok(Listing { actions, is_whole: end == ListEnd::Whole })
    }

    fn ids(actions: &[Action]) -> Vec<u64> {
        actions.iter().map(|action| action.action_id().unwrap().number()).collect()
    }

    /// How many actions come of these pages, and after how many requests.
    fn collect(fetch: impl Fn(usize) -> Page<Action> + Sync) -> (usize, usize) {
        let requests = AtomicUsize::new(0);
        let actions = collect_pages(&|number| {
            assert!(requests.fetch_add(1, Ordering::SeqCst) < 1_000, "it asks for ever");
            Ok(fetch(number))
        });
        (actions.unwrap().actions.len(), requests.into_inner())
    }

    fn slice(number: usize, size: u64, total: u64) -> impl Iterator<Item = u64> {
        let start = (number as u64 - 1) * size;
        (start.min(total)..(start + size).min(total)).map(move |index| total - index)
    }

    #[test]
    fn a_list_is_read_to_its_end_in_as_few_requests_as_it_has_pages() {
        assert_eq!(collect(|n| page(slice(n, 200, 0), Some(0), false)), (0, 1));
        assert_eq!(collect(|n| page(slice(n, 200, 200), Some(200), false)), (200, 1));
        assert_eq!(collect(|n| page(slice(n, 200, 401), Some(401), n < 3)), (401, 3));
        assert_eq!(collect(|n| page(slice(n, 200, 10_000), Some(10_000), n < 50)), (10_000, 50));
    }

    #[test]
    fn smaller_pages_than_asked_for_are_read_to_the_end() {
        assert_eq!(collect(|n| page(slice(n, 20, 55), Some(55), n < 3)), (55, 3));
        assert_eq!(collect(|n| page(slice(n, 20, 55), None, n < 3)), (55, 3));
    }

    #[test]
    fn a_server_that_contradicts_itself_ends_the_list() {
        let huge = Some(12_000_000);
        assert_eq!(collect(|_| page([], huge, true)), (0, 1));
        assert_eq!(collect(|n| page(slice(n, 200, 5), huge, true)), (5, 2));
        assert_eq!(collect(|_| page([1, 2, 3], Some(100), true)), (3, 2));
        let (actions, requests) = collect(|n| page(slice(n, 200, 250), huge, true));
        assert!(actions == 250 && requests <= 2 + IN_FLIGHT, "{requests}");
        assert_eq!(collect(|_| page([1, 2, 3], None, true)), (3, 2));
        assert_eq!(
            collect(|n| page((n as u64 * 1_000)..(n as u64 * 1_000 + 200), Some(200), n < 4)),
            (800, 4)
        );
        let (actions, requests) = collect(|n| page([n as u64], Some(5), true));
        assert!(actions == 5 && requests == 5, "{requests}");
        let (_, requests) = collect(|n| page(slice(n, 200, 1_000), Some(900), true));
        assert!(requests <= 5, "{requests}");
    }

    #[test]
    fn a_list_that_is_shorter_than_announced_is_not_called_whole() {
        let is_whole = |total, next: fn(usize) -> bool| {
            collect_pages(&|number| Ok(page(slice(number, 200, 300), total, next(number)))).unwrap().is_whole
        };
        assert!(is_whole(Some(300), |number| number < 2));
        assert!(is_whole(None, |number| number < 2));
        assert!(!is_whole(Some(900), |number| number < 2));
        assert!(!is_whole(None, |_| true));
    }

    #[test]
    fn the_first_page_that_fails_ends_it() {
        let failing = collect_pages(&|number| match number {
            3 => Err(broken()),
            _ => Ok(page(slice(number, 200, 2_000), Some(2_000), true)),
        });
        assert!(failing.is_err());
    }

    #[test]
    fn what_stands_before_a_page_that_fails_is_given_and_nothing_behind_it() {
        let mut given = Vec::new();
        let failing = stream_pages(
            &|number| match number {
                4 => Err(broken()),
                _ => Ok(page(slice(number, 200, 2_000), Some(2_000), true)),
            },
            false,
            &mut |piece| {
                given.extend(ids(&piece));
                ControlFlow::Continue(())
            },
        );
        assert!(failing.is_err());
        assert_eq!(given, (1_401..=2_000).rev().collect::<Vec<_>>());
    }

    #[test]
    fn the_first_page_is_given_before_the_second_is_asked_for_and_none_when_nobody_wants_more() {
        let requests = AtomicUsize::new(0);
        let end = stream_pages(
            &|number| {
                requests.fetch_add(1, Ordering::SeqCst);
                Ok(page(slice(number, 200, 2_000), Some(2_000), true))
            },
            false,
            &mut |piece| {
                assert_eq!((piece.len(), requests.load(Ordering::SeqCst)), (200, 1));
                ControlFlow::Break(())
            },
        );
        assert_eq!((end.unwrap(), requests.into_inner()), (ListEnd::Stopped, 1));
    }

    #[test]
    fn a_list_that_may_end_early_asks_for_no_page_in_vain() {
        let requests = AtomicUsize::new(0);
        let mut left = 3;
        let end = stream_pages(
            &|number| {
                requests.fetch_add(1, Ordering::SeqCst);
                Ok(page(slice(number, 200, 4_000), Some(4_000), true))
            },
            true,
            &mut |_| {
                left -= 1;
                if left == 0 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            },
        );
        assert_eq!((end.unwrap(), requests.into_inner()), (ListEnd::Stopped, 3));
    }

    fn broken() -> HttpError {
        let request = Box::new(crate::http::Request::get("/v2/actions", "actions:read"));
        let trouble = crate::http::Trouble::OutOfTime(None);
        HttpError { request, trouble, sent_at: std::time::Duration::ZERO }
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_nothing_is_doubled_while_actions_appear(
            size in 1_usize..9,
            at_first in 0_u64..120,
            appear in prop::collection::vec(0_u64..12, 0..60),
        ) {
            // Between any two requests some actions appear, and those fetched side by side come in any order.
            let server = Mutex::new((at_first, 0));
            let fetch = |number: usize| {
                let mut server = server.lock().unwrap();
                let (total, requests) = *server;
                let answer = page(slice(number, size as u64, total), Some(total), true);
                *server = (total + appear.get(requests).copied().unwrap_or(0), requests + 1);
                Ok(answer)
            };
            let Listing { actions, is_whole } = collect_pages(&fetch).unwrap();
            prop_assert!(is_whole);
            let expected: Vec<_> = (1..=at_first).rev().collect();
            prop_assert_eq!(ids(&actions), expected);
        }
    }
}
