//! Filters and limits of lists, and how few pages they take.

use crate::harness::{Doact, VOLUME};
use crate::raw_server::{RawServer, Reply};

/// Newest first: ID, status, type, resource type, resource ID, region, and the day of November it started.
const HISTORY: [(u64, &str, &str, &str, u64, &str, u64); 6] = [
    (6, "in-progress", "attach_volume", "volume", 70, "nyc1", 26),
    (5, "errored", "attach_volume", "volume", 71, "nyc1", 25),
    (4, "completed", "detach_volume", "volume", 70, "nyc3", 24),
    (3, "completed", "resize_volume", "volume", 72, "ams3", 23),
    (2, "errored", "power_off", "droplet", 80, "ams3", 22),
    (1, "completed", "create", "droplet", 80, "nyc1", 21),
];

fn action(
    (id, status, r#type, resource_type, resource_id, region, day): (u64, &str, &str, &str, u64, &str, u64),
) -> String {
    format!(
        r#"{{"id":{id},"status":"{status}","type":"{type}","started_at":"2020-11-{day}T12:00:00Z","completed_at":null,"resource_id":{resource_id},"resource_type":"{resource_type}","region_slug":"{region}"}}"#
    )
}

fn history() -> Reply {
    let actions: Vec<_> = HISTORY.into_iter().map(action).collect();
    Reply::json(200, format!(r#"{{"actions":[{}],"links":{{}},"meta":{{"total":6}}}}"#, actions.join(",")))
}

/// The IDs that `actions list` shows with these options, in order.
fn listed(options: &str) -> Vec<u64> {
    listed_with(options.split_whitespace())
}

fn listed_with<'a>(options: impl IntoIterator<Item = &'a str>) -> Vec<u64> {
    let server = RawServer::new([history()]);
    let doact = Doact::at(server.url()).line("actions list -q --format ID --no-header").args(options);
    let shown = doact.succeeds().stderr("");
    shown.out.lines().map(|line| line.parse().unwrap()).collect()
}

#[test]
fn case_dashes_and_spaces_around_commas_do_not_matter() {
    assert_eq!(listed_with(["--type", "attach_volume, create ,power_off"]), [6, 5, 2, 1]);
    assert_eq!(listed_with(["--type", "Attach-Volume"]), [6, 5]);
    assert_eq!(listed_with(["--status", " In_Progress, ERRORED "]), [6, 5, 2]);
    assert_eq!(listed_with(["--resource-id", "70, 72", "--region", "NYC1, ams3"]), [6, 3]);
    assert_eq!(listed_with(["--resource-type", "Droplet,x"]), [2, 1]);
    let server = RawServer::new([history()]);
    let doact = Doact::at(server.url()).line("actions list --limit 1 --no-header -o csv");
    doact.args(["--format", "ID, status"]).succeeds().stdout("6,in-progress\n");
}

#[test]
fn a_time_without_a_zone_is_read_as_utc_and_says_so() {
    for (options, note) in [
        ("--since 2020-11-26", "note: --since has no time zone and is read as UTC: 2020-11-26T00:00:00Z\n"),
        (
            "--until 2020-11-21T12:00:00",
            "note: --until has no time zone and is read as UTC: 2020-11-21T12:00:00Z\n",
        ),
        ("--since 2020-11-26T00:00:00Z --until 1h", ""),
    ] {
        let server = RawServer::new([history()]);
        let line = format!("actions list --jq length {options}");
        Doact::at(server.url()).line(&line).succeeds().stdout("1\n").stderr(note);
    }
}

#[test]
fn each_filter_selects_what_it_names() {
    assert_eq!(listed(""), [6, 5, 4, 3, 2, 1]);
    assert_eq!(listed("--status in-progress"), [6]);
    assert_eq!(listed("--type attach_volume"), [6, 5]);
    assert_eq!(listed("--action-type create"), [1]);
    assert_eq!(listed("--resource-type droplet"), [2, 1]);
    assert_eq!(listed("--resource-id 70"), [6, 4]);
    assert_eq!(listed("--region ams3"), [3, 2]);
}

#[test]
fn an_action_matches_any_value_of_a_filter_and_all_filters() {
    assert_eq!(listed("--status in-progress,errored"), [6, 5, 2]);
    assert_eq!(listed("--status in-progress --status errored"), [6, 5, 2]);
    assert_eq!(listed("--type create,power_off --type resize_volume"), [3, 2, 1]);
    assert_eq!(listed("--resource-id 70,72 --region nyc1,ams3"), [6, 3]);
    assert_eq!(listed("--status errored --resource-type droplet --region nyc1"), [] as [u64; 0]);
}

#[test]
fn periods_are_times_dates_or_ages_and_include_both_ends() {
    assert_eq!(listed("--since 2020-11-24T12:00:00Z"), [6, 5, 4]);
    assert_eq!(listed("--after 2020-11-24T12:00:01Z"), [6, 5]);
    assert_eq!(listed("--until 2020-11-22T12:00:00Z"), [2, 1]);
    assert_eq!(listed("--before 2020-11-22"), [1]);
    assert_eq!(listed("--since 2020-11-23 --until 2020-11-25"), [4, 3]);
    assert_eq!(listed("--since 2020-11-24T14:00:00+02:00 --until 2020-11-24T12:00:00Z"), [4]);
    assert_eq!(listed("--since 3d"), [] as [u64; 0]);
    assert_eq!(listed("--until 3d"), [6, 5, 4, 3, 2, 1]);
}

#[test]
fn a_limit_counts_selected_actions_and_reverse_shows_the_oldest_first() {
    assert_eq!(listed("--limit 2"), [6, 5]);
    assert_eq!(listed("--limit 2 --status completed"), [4, 3]);
    assert_eq!(listed("--reverse"), [1, 2, 3, 4, 5, 6]);
    assert_eq!(listed("--limit 2 --reverse"), [5, 6]);
    assert_eq!(listed("--limit 100"), [6, 5, 4, 3, 2, 1]);
}

#[test]
fn reverse_applies_to_streaming_formats_too() {
    let server = RawServer::new([history()]);
    let doact = Doact::at(server.url()).line("actions list --reverse --limit 2 -o jsonl --jq .id");
    doact.succeeds().stdout("5\n6\n");
}

/// 2,000 actions on pages of 200, each a second older than the one before.
fn long_history() -> Vec<Reply> {
    let page = |number: u64| {
        let actions: Vec<_> = (0..200)
            .map(|index| {
                let id = 2_000 - (number - 1) * 200 - index;
                let (minute, second) = (id / 60, id % 60);
                format!(r#"{{"id":{id},"status":"completed","started_at":"2020-11-12T12:{minute:02}:{second:02}Z"}}"#)
            })
            .collect();
        Reply::json(
            200,
            format!(r#"{{"actions":[{}],"links":{{}},"meta":{{"total":2000}}}}"#, actions.join(",")),
        )
    };
    (1..=10).map(page).collect()
}

#[test]
fn no_page_is_requested_after_the_selection_is_complete() {
    // Action 1700 started at 12:28:20 and is on the second page.
    for (options, count, requests) in [
        ("--limit 200", 200, 1),
        ("--limit 201", 201, 2),
        ("--limit 350 --reverse", 350, 2),
        ("--since 2020-11-12T12:28:20Z", 301, 2),
        ("--since 2020-11-12T12:28:20Z --limit 5", 5, 1),
    ] {
        for format in ["table --no-header", "json", "jsonl", "csv --no-header"] {
            let server = RawServer::new(long_history());
            let doact = Doact::at(server.url()).line("actions list -o").line(format);
            let shown = doact.line(options).succeeds().stderr("");
            let found = if format == "json" {
                shown.json().as_array().unwrap().len()
            } else {
                shown.out.lines().count()
            };
            assert_eq!((found, server.lines().len()), (count, requests), "{options} -o {format}");
        }
    }
}

/// The pages of a list of 500 actions in this order, each a minute newer than the one with
/// the next lower ID.
fn in_order(order: impl Fn(u64) -> u64) -> RawServer {
    let ids: Vec<u64> = (0..500).map(order).collect();
    RawServer::answering(move |request| {
        let number: usize = request.line.split(['=', '&']).nth(1).unwrap().parse().unwrap();
        let actions = ids.iter().skip((number - 1) * 200).take(200).map(|id| {
            let (hour, minute) = (id / 60, id % 60);
            format!(
                r#"{{"id":{id},"status":"completed","started_at":"2020-11-12T{hour:02}:{minute:02}:00Z"}}"#
            )
        });
        let actions: Vec<_> = actions.collect();
        Reply::json(
            200,
            format!(r#"{{"actions":[{}],"links":{{}},"meta":{{"total":500}}}}"#, actions.join(",")),
        )
    })
}

#[test]
fn a_list_in_another_order_is_read_to_its_end_and_shown_newest_first() {
    let oldest_first = || in_order(|index| index + 1);
    // 7 and 500 have no common divisor.
    let shuffled = || in_order(|index| index * 7 % 500 + 1);
    for server in [oldest_first, shuffled as fn() -> RawServer] {
        for (options, expected) in [
            ("--limit 3", vec![500, 499, 498]),
            ("--limit 3 --reverse", vec![498, 499, 500]),
            ("--since 2020-11-12T08:18:00Z", vec![500, 499, 498]),
            ("--since 2020-11-12T08:18:00Z --limit 1", vec![500]),
            ("--until 2020-11-12T00:02:00Z", vec![2, 1]),
            ("", (1..=500).rev().collect()),
        ] {
            for format in ["table", "csv", "jsonl --jq .id"] {
                let server = server();
                let doact = Doact::at(server.url()).line("actions list --no-header --format ID");
                let doact =
                    if format.contains("jq") { Doact::at(server.url()).line("actions list") } else { doact };
                let shown = doact.line("-o").line(format).line(options).succeeds().stderr("");
                let ids: Vec<u64> = shown.out.lines().map(|line| line.parse().unwrap()).collect();
                assert_eq!(ids, expected, "{options} -o {format}");
                assert_eq!(server.lines().len(), 3);
            }
        }
    }
}

#[test]
fn a_volumes_actions_have_the_same_filters_but_region_is_the_volumes_own() {
    let list = |options: &str| {
        let server = RawServer::new([history()]);
        let doact = Doact::at(server.url()).line("volume actions --format ID --no-header");
        let shown = doact.args([VOLUME]).line(options).succeeds();
        shown.out.lines().map(|line| line.parse().unwrap()).collect::<Vec<u64>>()
    };
    assert_eq!(list("--status errored --type attach_volume"), [5]);
    assert_eq!(list("--since 2020-11-23 --limit 1 --reverse"), [6]);
    // Not a filter here.
    assert_eq!(list("--region ams3"), [6, 5, 4, 3, 2, 1]);
}

#[test]
fn an_invalid_filter_is_a_usage_error_that_sends_nothing() {
    for (options, words) in [
        ("--status done", "in-progress"),
        ("--limit 0", "--limit"),
        ("--type=", "invalid value '' for '--type <TYPE>': must not be empty"),
        ("--type attach_volume,", "must not be empty"),
        ("--resource-type=", "must not be empty"),
        ("--limit some", "--limit"),
        ("--resource-id abc", "--resource-id"),
        ("--since yesterday", "RFC 3339"),
        ("--until 5", "RFC 3339"),
        ("--region NYC_1", "--region"),
        ("--since 2020-11-25 --until 2020-11-24", "--since is later than --until"),
    ] {
        let server = RawServer::untouched();
        let doact = Doact::at(server.url()).line("actions list").line(options);
        doact.fails_with(2).stdout("").stderr_has(words);
        assert_eq!(server.lines().len(), 0, "{options}");
    }
}

#[test]
fn a_long_list_shows_no_progress_without_a_terminal() {
    let server = RawServer::new(long_history());
    let shown = Doact::at(server.url()).line("actions list --limit 2000 -o json").succeeds().stderr("");
    assert_eq!(shown.json().as_array().unwrap().len(), 2_000);
}
