//! Lists of servers that keep their word, that do not, and that change meanwhile.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use proptest::prelude::*;
use serde_json::value::RawValue;

use super::*;

fn page(ids: impl IntoIterator<Item = u64>, total: Option<u64>, has_next: bool) -> Page<Action> {
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
fn an_action_that_stands_out_of_order_deep_in_a_long_list_is_not_lost() {
    let out_of_order = |id| if id == 2_000 { 1_000_000 } else { id };
    let listing =
        collect_pages(&|n| Ok(page(slice(n, 200, 20_000).map(out_of_order), Some(20_000), n < 100))).unwrap();
    assert!(listing.is_whole);
    assert_eq!(ids(&listing.actions), (1..=20_000).rev().map(out_of_order).collect::<Vec<_>>());
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
    assert!(actions == 250 && requests <= 2 + IN_FLIGHT_MAX, "{requests}");
    assert_eq!(collect(|_| page([1, 2, 3], None, true)), (3, 2));
    assert_eq!(collect(|n| page((n as u64 * 1_000)..(n as u64 * 1_000 + 200), Some(200), n < 4)), (800, 4));
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

#[test]
fn no_more_pages_are_on_their_way_than_the_rate_limit_has_left() {
    let (answered, flying) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let listing = collect_pages(&|number| {
        let left = 40_usize.saturating_sub(answered.load(Ordering::SeqCst));
        assert!(flying.fetch_add(1, Ordering::SeqCst) <= left.max(1), "page {number}");
        thread::yield_now();
        flying.fetch_sub(1, Ordering::SeqCst);
        let left = 40_u64.checked_sub(answered.fetch_add(1, Ordering::SeqCst) as u64 + 1);
        Ok(Page { requests_left: left.or(Some(0)), ..page(slice(number, 200, 10_000), Some(10_000), true) })
    });
    assert_eq!(listing.unwrap().actions.len(), 10_000);
}

#[test]
fn the_longer_an_answer_takes_the_more_pages_are_asked_for_meanwhile() {
    let in_flight = |took, one_by_one, multiplexed| {
        let fastest = Duration::from_micros(took);
        Limits { one_by_one, fastest, multiplexed, requests_left: None, idle_pages: 0 }.in_flight()
    };
    let asked = [0, 300, 5_000, 9_900, 16_000, 200_000, u64::MAX].map(|took| in_flight(took, false, false));
    assert_eq!(asked, [4, 4, 5, 9, 16, 16, 16]);
    let streams = [0, 9_900, 50_000, u64::MAX].map(|took| in_flight(took, false, true));
    assert_eq!(streams, [4, 9, 50, 64]);
    assert_eq!(in_flight(200_000, true, true), 1);
}

fn broken() -> HttpError {
    let request = Box::new(crate::http::Request::get("/v2/actions", "actions:read"));
    let kind = crate::http::HttpErrorKind::OutOfTime(None);
    HttpError { request, kind, sent_at: Duration::ZERO }
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
