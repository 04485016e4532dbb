//! Waits for many actions on lists of many kinds: old actions, scattered ones, and lists that grow.

use std::time::Duration;

use proptest::prelude::*;

use super::tests::{Setting, assert_rate, wait};

fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

/// IDs with gaps, as on an account that shares them with others, newest first.
fn sparse(count: u64) -> Vec<u64> {
    (1..=count).rev().map(|n| 1_000_000 + n * 1_000 + n * n % 997).collect()
}

/// Waits for the actions at these positions of a list of `count`.
fn old_actions(count: u64, positions: impl Iterator<Item = usize>) -> Setting {
    let listed = sparse(count);
    let ids = positions.map(|position| listed[position]).collect();
    Setting { ids, listed, latency: Duration::from_millis(100), remaining: Some(5_000), ..Setting::default() }
}

#[test]
fn actions_that_others_push_down_the_list_cost_a_page_more() {
    for (count, requests, late) in [(201, 52, 2), (600, 52, 3), (1_000, 52, 3)] {
        let growth = Some(seconds(2));
        let setting = Setting { remaining: Some(5_000), growth, ..Setting::new_actions(count) };
        let simulated = wait(&setting.ending(|_| seconds(20)));
        assert!(simulated.are_completed());
        let (sent, latest) = (simulated.requests.len(), simulated.latest());
        assert!(sent <= requests && latest <= seconds(late), "{count}: {sent}, {latest:?}");
        assert_rate(&simulated);
    }
}

#[test]
fn old_actions_are_found_on_their_pages() {
    for count in [60, 100] {
        for newer in [150, 250, 1_000, 9_000] {
            for duration in [0, 10, 60] {
                let setting = old_actions(10_000, newer..newer + count);
                let simulated = wait(&setting.ending(move |_| seconds(duration)));
                assert!(simulated.are_completed());
                let (sent, latest) = (simulated.requests.len(), simulated.latest());
                assert!(latest <= seconds(5), "{count} after {newer}: {latest:?}, {sent} requests");
                assert!(sent <= 100, "{count} after {newer}: {sent} requests");
                assert_rate(&simulated);
            }
        }
    }
}

#[test]
fn a_thousand_completed_actions_are_seen_within_30_seconds() {
    for setting in [
        old_actions(20_000, 0..1_000),
        old_actions(20_000, 5_000..6_000),
        old_actions(20_000, 19_000..20_000),
        old_actions(20_000, (0..20_000).step_by(20)),
        old_actions(3_000, (0..3_000).step_by(3)),
    ] {
        let simulated = wait(&setting.ending(|_| Duration::ZERO));
        assert!(simulated.are_completed());
        assert!(simulated.took <= seconds(30), "{:?}, {}", simulated.took, simulated.requests.len());
        assert_rate(&simulated);
    }
}

#[test]
fn old_actions_far_from_one_another_are_seen_as_fast_as_the_limit_per_minute_allows() {
    for count in [15, 60, 100] {
        let setting = old_actions(20_000, (0..20_000).step_by(20_000 / count));
        let simulated = wait(&setting.ending(|_| seconds(60)));
        assert!(simulated.are_completed());
        assert!(simulated.latest() <= seconds(5 + count as u64 / 4), "{count}: {:?}", simulated.latest());
        assert_rate(&simulated);
    }
}

#[test]
fn a_tenth_of_the_rate_limit_is_left_for_others() {
    for remaining in [10, 50, 200, 1_000] {
        for count in [1, 15, 600] {
            for duration in [1, 60, 3_000] {
                let setting = Setting { remaining: Some(remaining), ..Setting::new_actions(count) };
                let simulated = wait(&setting.ending(move |_| seconds(duration)));
                let left = simulated.lowest_remaining;
                assert!(simulated.are_completed(), "{count} with {remaining}");
                assert!(left >= remaining / 10, "{count} of {duration} s: {left} of {remaining}");
            }
        }
    }
}

#[test]
fn a_list_that_ignores_the_page_number_ends() {
    let setting = Setting { repeats_first_page: true, ..Setting::new_actions(500) };
    let simulated = wait(&setting.ending(|_| seconds(20)));
    assert!(simulated.are_completed());
    assert_rate(&simulated);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn every_end_is_seen_whatever_the_list_is(
        listed in prop::collection::vec(1_u64..3_000, 0..1_200),
        ids in prop::collection::hash_set(1_u64..3_000, 1..600),
        is_ordered: bool,
        growth in prop::option::of(20_u64..5_000),
        remaining in prop::option::of(200_u64..5_000),
        longest in 0_u64..300,
    ) {
        let mut listed = listed;
        if is_ordered {
            listed.sort_unstable_by(|a, b| b.cmp(a));
            listed.dedup();
        }
        let setting = Setting {
            ids: ids.into_iter().collect(),
            listed,
            growth: growth.map(Duration::from_millis),
            remaining,
            latency: Duration::from_millis(50),
            timeout: seconds(100_000),
            ..Setting::default()
        };
        let simulated = wait(&setting.ending(move |id| seconds(longest * (id % 10) / 10)));
        prop_assert!(simulated.are_completed());
        assert_rate(&simulated);
        if let Some(remaining) = remaining {
            prop_assert!(simulated.lowest_remaining >= remaining / 10);
        }
    }
}
