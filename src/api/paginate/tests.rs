//! Lists of servers that behave, and of servers that contradict themselves.

use std::collections::HashSet;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Barrier};
use std::time::Duration;

use serde_json::value::RawValue;

use super::chain::Chain;
use super::*;
use crate::api::Page;
use crate::api::page::PER_PAGE;
use crate::http::HttpError;
use crate::model::{Action, Volume};

pub(super) fn page(ids: impl IntoIterator<Item = u64>, total: Option<u64>, has_next: bool) -> Page<Action> {
    let action = |id| Action::from_raw(&RawValue::from_string(format!("{{\"id\":{id}}}")).unwrap()).unwrap();
    Page {
        items: ids.into_iter().map(action).collect(),
        total,
        has_next,
        took: Duration::ZERO,
        multiplexed: false,
        requests_left: None,
    }
}

/// The IDs of a page of a list of `total` actions, newest first.
pub(super) fn slice(number: usize, size: u64, total: u64) -> impl Iterator<Item = u64> {
    let start = (number as u64 - 1) * size;
    (start.min(total)..(start + size).min(total)).map(move |index| total - index)
}

pub(super) fn ids(actions: &[Action]) -> Vec<u64> {
    actions.iter().map(|action| action.action_id().unwrap().number()).collect()
}

/// Everything that is ready.
pub(super) fn take_ready(chain: &mut Chain<Action>) -> Vec<Action> {
    std::iter::from_fn(|| chain.next_ready()).flatten().collect()
}

/// A list, and how many of its pages were fetched.
pub(super) fn pages(
    fetch: impl Fn(usize) -> Result<Page<Action>, HttpError> + Send + Sync + 'static,
    may_stop_early: bool,
) -> (Pages<Action>, Arc<AtomicUsize>) {
    let requests = Arc::<AtomicUsize>::default();
    let counter = Arc::clone(&requests);
    let fetch_and_count = move |number| {
        assert!(counter.fetch_add(1, Ordering::SeqCst) < 1_000, "it never ends");
        fetch(number)
    };
    (Pages::new(fetch_and_count, PER_PAGE, Arc::default(), may_stop_early), requests)
}

/// The IDs of a whole list, and how it ended.
fn read(
    fetch: impl Fn(usize) -> Result<Page<Action>, HttpError> + Send + Sync + 'static,
) -> (Vec<u64>, ListEnd) {
    let (mut pages, _) = pages(fetch, false);
    let actions: Vec<_> = pages.by_ref().flat_map(Result::unwrap).collect();
    (ids(&actions), pages.end())
}

/// How many actions a list has, and how many requests that took.
fn count(fetch: impl Fn(usize) -> Page<Action> + Send + Sync + 'static) -> (usize, usize) {
    let (pages, requests) = pages(move |number| Ok(fetch(number)), false);
    (pages.flat_map(Result::unwrap).count(), requests.load(Ordering::SeqCst))
}

#[test]
fn a_list_is_complete_also_where_no_thread_can_be_started() {
    let fetch = |n| Ok(page(slice(n, 200, 2_000), Some(2_000), n < 10));
    let (mut pages, requests) = pages(fetch, false);
    pages.fetcher.spawn = |_| Err(std::io::ErrorKind::WouldBlock.into());
    assert_eq!(pages.flat_map(Result::unwrap).count(), 2_000);
    assert_eq!(requests.load(Ordering::SeqCst), 10);
}

#[test]
fn a_list_takes_as_many_requests_as_it_has_pages() {
    assert_eq!(count(|n| page(slice(n, 200, 0), Some(0), false)), (0, 1));
    assert_eq!(count(|n| page(slice(n, 200, 200), Some(200), false)), (200, 1));
    assert_eq!(count(|n| page(slice(n, 200, 401), Some(401), n < 3)), (401, 3));
    assert_eq!(count(|n| page(slice(n, 200, 10_000), Some(10_000), n < 50)), (10_000, 50));
}

#[test]
fn an_action_out_of_order_deep_in_a_long_list_is_not_lost() {
    let out_of_order = |id| if id == 2_000 { 1_000_000 } else { id };
    let (listed, end) =
        read(move |n| Ok(page(slice(n, 200, 20_000).map(out_of_order), Some(20_000), n < 100)));
    assert_eq!(end, ListEnd::Whole);
    assert_eq!(listed, (1..=20_000).rev().map(out_of_order).collect::<Vec<_>>());
}

#[test]
fn items_whose_ids_are_no_numbers_come_once_each_too() {
    let volume = |id| serde_json::from_str(&format!("{{\"id\":\"{id:08x}-e098\"}}")).unwrap();
    let fetch = move |number| {
        let Page { total, has_next, took, multiplexed, requests_left, .. } =
            page([], Some(1_000), number < 5);
        let items = slice(number, 200, 1_000).map(volume).collect();
        Ok(Page { items, total, has_next, took, multiplexed, requests_left })
    };
    let mut pages = Pages::<Volume>::new(fetch, PER_PAGE, Arc::default(), false);
    let listed: Vec<_> = pages.by_ref().flat_map(Result::unwrap).map(|volume| volume.id).collect();
    let unique: HashSet<_> = listed.iter().collect();
    assert_eq!((listed.len(), unique.len(), pages.end()), (1_000, 1_000, ListEnd::Whole));
}

#[test]
fn pages_smaller_than_requested_are_read_to_the_end() {
    assert_eq!(count(|n| page(slice(n, 20, 55), Some(55), n < 3)), (55, 3));
    assert_eq!(count(|n| page(slice(n, 20, 55), None, n < 3)), (55, 3));
}

#[test]
fn the_list_of_a_server_that_contradicts_itself_ends() {
    let huge = Some(12_000_000);
    assert_eq!(count(move |_| page([], huge, true)), (0, 2));
    assert_eq!(count(move |_| page([], huge, false)), (0, 1));
    assert_eq!(count(move |n| page(slice(n, 200, 5), huge, true)), (5, 3));
    assert_eq!(count(|_| page([1, 2, 3], Some(100), true)), (3, 3));
    let (actions, requests) = count(move |n| page(slice(n, 200, 250), huge, true));
    assert!(actions == 250 && requests <= 18, "{requests}");
    assert_eq!(count(|_| page([1, 2, 3], None, true)), (3, 3));
    let (_, requests) = count(|n| page(slice(n, 200, 1_000), Some(900), true));
    assert!(requests <= 7, "{requests}");
}

#[test]
fn a_list_with_an_empty_page_in_its_middle_is_incomplete() {
    for has_links in [false, true] {
        let mut chain = Chain::new(200, false);
        let numbers = [1, 2, 4, 5, 3];
        for number in numbers {
            chain.send(number);
        }
        for number in numbers {
            let items = slice(number, 200, 1_000).filter(|_| number != 3);
            chain.receive(number, page(items, Some(1_000), has_links && number < 3));
        }
        chain.finish();
        let listed = take_ready(&mut chain).len();
        let incomplete = ListEnd::Incomplete { received: 800, total: Some(1_000) };
        assert_eq!((listed, chain.end()), (800, incomplete));
    }
}

#[test]
fn nothing_is_lost_where_the_total_is_too_small_or_counts_only_the_page() {
    for total in [0, 1, 199, 200, 201, 300, 399, 400, 999] {
        let listed = read(move |n| Ok(page(slice(n, 200, 1_000), Some(total), n < 5))).0;
        assert_eq!(listed, (1..=1_000).rev().collect::<Vec<_>>(), "{total}");
    }
    let of_page = |n: usize| page(slice(n, 200, 950), Some(slice(n, 200, 950).count() as u64), n < 5);
    assert_eq!(read(move |n| Ok(of_page(n))).1, ListEnd::Whole);
    assert_eq!(count(of_page), (950, 5));
    assert_eq!(count(|n| page(slice(n, 200, 1_000), Some(300), n < 5)), (1_000, 5));
    // Without links, full pages are all there is to go by.
    assert_eq!(count(|n| page(slice(n, 200, 950), Some(300), false)), (950, 5));
}

#[test]
fn nothing_is_lost_where_pages_are_shorter_than_requested() {
    // Some actions are hidden from the pages, but counted.
    for hidden in [1_000, 801, 800, 500, 1] {
        let rows = move |n| slice(n, 200, 1_000).filter(move |id| *id != hidden);
        let listed = read(move |n| Ok(page(rows(n), Some(1_000), n < 5))).0;
        assert_eq!(listed, (1..=1_000).rev().filter(|id| *id != hidden).collect::<Vec<_>>());
    }
    let every_third = |n| slice(n, 200, 1_000).filter(|id| id % 3 > 0);
    let (actions, requests) = count(move |n| page(every_third(n), Some(1_000), n < 5));
    assert!(actions == 667 && requests <= 7, "{actions} {requests}");
}

#[test]
fn an_empty_page_between_others_is_passed_over() {
    let rows = |n| slice(if n == 3 { 9 } else { n }, 200, 1_000);
    for total in [Some(1_000), None] {
        let (listed, end) = read(move |n| Ok(page(rows(n), total, n < 5)));
        assert_eq!(listed, (1..=1_000).rev().filter(|id| !(401..=600).contains(id)).collect::<Vec<_>>());
        assert_eq!(end == ListEnd::Whole, total.is_none());
    }
}

#[test]
fn a_page_that_is_longer_than_the_first_is_kept_whole() {
    let sizes = [200, 350, 200, 1, 300];
    let rows = move |n: usize| {
        let start: u64 = sizes.iter().take(n - 1).sum();
        (start..start + sizes.get(n - 1).copied().unwrap_or_default()).map(|index| 2_000 - index)
    };
    let (mut listed, _) = read(move |n| Ok(page(rows(n), Some(1_051), n < 5)));
    listed.sort_unstable();
    assert_eq!(listed, (950..=2_000).collect::<Vec<_>>());
}

#[test]
fn a_list_ends_whole_miscounted_or_incomplete() {
    let end = |total, has_next: fn(usize) -> bool| {
        read(move |number| Ok(page(slice(number, 200, 300), total, has_next(number)))).1
    };
    assert_eq!(end(Some(300), |number| number < 2), ListEnd::Whole);
    assert_eq!(end(Some(300), |_| true), ListEnd::Whole);
    assert_eq!(end(None, |number| number < 2), ListEnd::Whole);
    assert_eq!(end(None, |number| number < 3), ListEnd::Whole);
    assert_eq!(end(None, |_| true), ListEnd::Incomplete { received: 300, total: None });
    assert_eq!(end(Some(900), |number| number < 2), ListEnd::Miscounted { received: 300, total: 900 });
    assert_eq!(end(Some(250), |number| number < 2), ListEnd::Miscounted { received: 300, total: 250 });
    assert_eq!(end(Some(900), |number| number < 3), ListEnd::Incomplete { received: 300, total: Some(900) });
    assert_eq!(end(Some(900), |_| true), ListEnd::Incomplete { received: 300, total: Some(900) });
}

#[test]
fn the_first_page_is_handed_out_before_another_is_fetched() {
    let (mut pages, requests) = pages(|number| Ok(page(slice(number, 200, 2_000), Some(2_000), true)), false);
    assert_eq!(pages.next().unwrap().unwrap().len(), 200);
    assert_eq!((requests.load(Ordering::SeqCst), pages.end()), (1, ListEnd::Stopped));
}

#[test]
fn no_page_is_fetched_in_vain_for_a_reader_who_may_stop_early() {
    let (mut pages, requests) = pages(|number| Ok(page(slice(number, 200, 4_000), Some(4_000), true)), true);
    assert_eq!(pages.by_ref().take(3).count(), 3);
    assert_eq!((requests.load(Ordering::SeqCst), pages.end()), (3, ListEnd::Stopped));
}

#[test]
fn a_list_of_one_or_two_pages_starts_no_thread() {
    let reader = std::thread::current().id();
    let (listed, _) = read(move |number| {
        assert_eq!(std::thread::current().id(), reader);
        Ok(page(slice(number, 200, 400), Some(400), number < 2))
    });
    assert_eq!(listed.len(), 400);
}

#[test]
fn no_more_pages_are_in_flight_than_the_rate_limit_has_left() {
    let (answered, in_flight) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let (listed, _) = read(move |number| {
        let left = 40_usize.saturating_sub(answered.load(Ordering::SeqCst));
        assert!(in_flight.fetch_add(1, Ordering::SeqCst) <= left.max(1), "page {number}");
        std::thread::yield_now();
        in_flight.fetch_sub(1, Ordering::SeqCst);
        let left = 40_u64.checked_sub(answered.fetch_add(1, Ordering::SeqCst) as u64 + 1);
        Ok(Page { requests_left: left.or(Some(0)), ..page(slice(number, 200, 10_000), Some(10_000), true) })
    });
    assert_eq!(listed.len(), 10_000);
}

#[test]
fn the_pages_after_a_slow_one_wait_for_each_other_only_as_long_as_none_of_them_is_answered() {
    let (took, all) = (Duration::from_millis(80), Barrier::new(25));
    let (listed, _) = read(move |number| {
        if number > 1 {
            all.wait();
        }
        Ok(Page { took, ..page(slice(number, 200, 5_200), Some(5_200), number < 26) })
    });
    assert_eq!(listed.len(), 5_200);
}
