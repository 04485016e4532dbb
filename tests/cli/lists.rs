//! Lists: all pages, in order, each action once.

use std::sync::atomic::{AtomicUsize, Ordering};

use httpmock::prelude::*;
use httpmock::{Mock, When};

use crate::harness::{Doact, VOLUME, bare_action};
use crate::raw_server::{Gate, RawServer, Reply};

/// A page with these IDs; `rest` is the body after the actions.
fn page(ids: impl IntoIterator<Item = u64>, rest: &str) -> String {
    let actions: Vec<_> = ids.into_iter().map(|id| bare_action(id, "completed")).collect();
    format!(r#"{{"actions":[{}],{rest}}}"#, actions.join(","))
}

fn total(total: u64) -> String {
    format!(r#""links":{{}},"meta":{{"total":{total}}}"#)
}

/// Serves this page of the account's actions.
fn serve<'a>(server: &'a MockServer, number: &str, body: &str) -> Mock<'a> {
    let asked = |when: When| when.method(GET).path("/v2/actions").query_param("page", number);
    server.mock(|when, then| {
        asked(when).query_param("per_page", "200");
        then.status(200).header("content-type", "application/json").body(body);
    })
}

/// The IDs of a list, and how many requests it took.
fn list(replies: impl IntoIterator<Item = Reply>, rest: Reply) -> (Vec<u64>, usize) {
    let server = RawServer::new(replies).then_always(rest);
    let listed = Doact::at(server.url()).line("actions list --format ID --no-header").succeeds();
    let ids = listed.out.lines().map(|line| line.parse().unwrap()).collect();
    (ids, server.lines().len())
}

#[test]
fn pages_are_requested_until_the_total_is_reached() {
    let server = MockServer::start();
    let pages = [
        serve(&server, "1", &page((202..=401).rev(), &total(401))),
        serve(&server, "2", &page((2..=201).rev(), &total(401))),
        serve(&server, "3", &page([1], &total(401))),
    ];
    let listed = Doact::at(server.base_url()).line("actions list -o json").succeeds().json();
    let ids: Vec<_> =
        listed.as_array().unwrap().iter().map(|action| action["id"].as_u64().unwrap()).collect();
    assert_eq!(ids, (1..=401).rev().collect::<Vec<_>>());
    for page in pages {
        page.assert_calls(1);
    }
}

#[test]
fn a_volumes_actions_are_read_page_by_page() {
    let server =
        RawServer::new([Reply::json(200, page([3, 2], &total(3))), Reply::json(200, page([1], &total(3)))]);
    let doact = Doact::at(server.url()).args(["volume", "actions", VOLUME, "--format", "ID", "--no-header"]);
    doact.succeeds().stdout("3\n2\n1\n");
    assert_eq!(server.lines()[1], format!("GET /v2/volumes/{VOLUME}/actions?page=2&per_page=200"));
}

#[test]
fn pages_smaller_than_requested_are_read_to_the_end() {
    let pages = [page([5, 4], &total(5)), page([3, 2], &total(5)), page([1], &total(5))];
    let listed = list(pages.map(|page| Reply::json(200, page)), Reply::error(404, "not_found", "no page"));
    assert_eq!(listed, (vec![5, 4, 3, 2, 1], 3));
}

#[test]
fn without_a_total_the_next_links_are_followed() {
    let next = r#""links":{"pages":{"next":"https://api.digitalocean.com/v2/actions?page=2"}},"meta":{}"#;
    let pages = [page([2], next), page([1], r#""links":{}"#)];
    let listed = list(pages.map(|page| Reply::json(200, page)), Reply::error(404, "not_found", "no page"));
    assert_eq!(listed, (vec![2, 1], 2));
}

#[test]
fn a_next_link_never_sends_the_token_elsewhere() {
    let elsewhere = RawServer::untouched();
    let next = format!(
        r#""links":{{"pages":{{"next":"{}/v2/actions?page=2"}}}},"meta":{{"total":2}}"#,
        elsewhere.url()
    );
    let (ids, _) = list([Reply::json(200, page([2], &next))], Reply::json(200, page([1], &next)));
    assert_eq!(ids, [2, 1]);
    assert_eq!(elsewhere.lines().len(), 0);
}

#[test]
fn a_list_with_a_false_total_of_twelve_million_ends_at_an_empty_page() {
    let first = Reply::json(200, page([2, 1], &total(12_000_000)));
    let (ids, requests) = list([first], Reply::json(200, page([], &total(12_000_000))));
    assert_eq!((ids, requests), (vec![2, 1], 2));
}

/// A server with these pages of a list, each with a link to the next one.
fn linked(pages: &[&[u64]], total: impl Fn(usize) -> String + Send + Sync + 'static) -> RawServer {
    let pages: Vec<Vec<u64>> = pages.iter().map(|page| page.to_vec()).collect();
    RawServer::answering(move |request| {
        let number: usize = request.line.split(['=', '&']).nth(1).unwrap().parse().unwrap();
        let next = if number < pages.len() {
            format!(r#"{{"pages":{{"next":"https://api.digitalocean.com/v2/actions?page={}"}}}}"#, number + 1)
        } else {
            "{}".to_owned()
        };
        let ids = pages.get(number - 1).cloned().unwrap_or_default();
        let meta = total(ids.len());
        Reply::json(200, page(ids, &format!(r#""links":{next},"meta":{meta}"#)))
    })
}

#[test]
fn a_total_that_is_too_small_drops_nothing_and_is_a_note() {
    let ids: Vec<u64> = (1..=1_000).rev().collect();
    let pages: Vec<_> = ids.chunks(200).collect();
    let shown = ids.iter().map(u64::to_string).collect::<Vec<_>>().join("\n") + "\n";
    let line = "actions list --format ID --no-header";
    let small = linked(&pages, |_| r#"{"total":300}"#.to_owned());
    let listed = Doact::at(small.url()).line(line).succeeds().stdout(&shown);
    listed.stderr("note: the API counts 300 actions, and its pages have 1000\n");
    Doact::at(small.url()).line(line).line("-q").succeeds().stdout(&shown).stderr("");
    let zero = linked(&pages, |_| r#"{"total":0}"#.to_owned());
    Doact::at(zero.url()).line(line).succeeds().stdout(&shown).stderr_has("the API counts 0 actions");
    // As documented: the number of objects returned by the request.
    let of_page = linked(&pages, |length| format!(r#"{{"total":{length}}}"#));
    Doact::at(of_page.url()).line(line).succeeds().stdout(&shown).stderr("");
}

#[test]
fn a_total_that_is_too_large_is_a_note() {
    let server = RawServer::new([Reply::json(200, page([2, 1], &total(3)))])
        .then_always(Reply::json(200, page([], &total(3))));
    let listed = Doact::at(server.url()).line("actions list --format ID --no-header").succeeds();
    listed.stdout("2\n1\n").stderr("note: the API counts 3 actions, and its pages have 2\n");
}

#[test]
fn an_incomplete_list_is_shown_and_is_exit_1() {
    // The links lead to a page that is empty.
    let pages: [&[u64]; 4] = [&[4, 3], &[2], &[], &[]];
    let server = linked(&pages, |_| r#"{"total":9}"#.to_owned());
    let message = "could not list all of the actions: the API sent 3, but its total is 9";
    for (options, shown) in [
        ("-o csv --format ID --no-header -q", "4\n3\n2\n"),
        ("--format ID --no-header", "4\n3\n2\n"),
        ("-o jsonl --jq .id", "4\n3\n2\n"),
    ] {
        let failed = Doact::at(server.url()).line("actions list").line(options).fails_with(1);
        failed.stdout(shown).stderr_has(message);
    }
    let failed = Doact::at(server.url()).line("actions list -o json -q").fails_with(1);
    assert_eq!(failed.json().as_array().unwrap().len(), 3);
    let error = failed.error();
    assert_eq!((&error["kind"], &error["code"]), (&"incomplete_list".into(), &1.into()));
    assert_eq!(error["message"], message);
    assert_eq!(failed.err.lines().count(), 1);
    let failed = Doact::at(server.url()).line("actions stats --format Count --no-header").fails_with(1);
    failed.stdout("3\n").stderr_has(message);
    // What was asked for is complete.
    Doact::at(server.url())
        .line("actions list --limit 2 -o jsonl --jq .id")
        .succeeds()
        .stdout("4\n3\n")
        .stderr("");
}

#[test]
fn next_links_to_the_same_page_again_and_again_end_with_an_error() {
    let rest = r#""links":{"pages":{"next":"https://api.digitalocean.com/v2/actions?page=2"}}"#;
    let server = RawServer::new([]).then_always(Reply::json(200, page([2, 1], rest)));
    let failed = Doact::at(server.url()).line("actions list --format ID --no-header").fails_with(1);
    failed.stdout("2\n1\n").stderr_has("its links lead to pages without anything new");
    assert_eq!(server.lines().len(), 3);
}

#[test]
fn a_short_page_drops_nothing() {
    let hidden: Vec<u64> = (1..=1_000).rev().filter(|id| *id != 900).collect();
    let (first, rest) = hidden.split_at(199);
    let pages: Vec<_> = [first].into_iter().chain(rest.chunks(200)).collect();
    let server = linked(&pages, |_| r#"{"total":1000}"#.to_owned());
    let listed = Doact::at(server.url()).line("actions list --format ID --no-header").succeeds();
    assert_eq!(listed.out.lines().count(), 999);
    assert_eq!(server.lines().len(), 6);
}

#[test]
fn an_action_that_goes_away_meanwhile_costs_a_few_requests_and_hides_no_other() {
    let requests = AtomicUsize::new(0);
    let server = RawServer::answering(move |request| {
        let number: usize = request.line.split(['=', '&']).nth(1).unwrap().parse().unwrap();
        let gone = requests.fetch_add(1, Ordering::SeqCst) > 0;
        let ids = (1..=1_000).rev().filter(|id| *id != 900 || !gone).skip((number - 1) * 200).take(200);
        Reply::json(200, page(ids, &total(if gone { 999 } else { 1_000 })))
    });
    let listed = Doact::at(server.url()).line("actions list --format ID --no-header").succeeds().stderr("");
    let ids: Vec<u64> = listed.out.lines().map(|line| line.parse().unwrap()).collect();
    assert_eq!(ids, (1..=1_000).rev().collect::<Vec<_>>());
    assert!(server.lines().len() <= 8, "{:?}", server.lines());
}

#[test]
fn a_list_that_changes_all_the_time_is_shown_and_is_exit_1() {
    let requests = AtomicUsize::new(0);
    let server = RawServer::answering(move |request| {
        let number: usize = request.line.split(['=', '&']).nth(1).unwrap().parse().unwrap();
        let changed = requests.fetch_add(1, Ordering::SeqCst) as u64;
        let ids = (1..=1_000).rev().skip((number - 1) * 200).take(200);
        Reply::json(200, page(ids, &total(900 + changed)))
    });
    let failed = Doact::at(server.url()).line("actions list --format ID --no-header").fails_with(1);
    let ids: Vec<u64> = failed.out.lines().map(|line| line.parse().unwrap()).collect();
    assert_eq!(ids, (1..=1_000).rev().collect::<Vec<_>>());
    failed.stderr_has("could not make sure that all of the actions were listed: the API sent 1000");
    assert!(server.lines().len() <= 100, "{}", server.lines().len());
}

#[test]
fn the_nested_links_of_the_documentation_are_accepted() {
    let rest = r#""links":{"pages":{"pages":{"first":"https://api.digitalocean.com/v2/account/keys?page=1"}}},"meta":{"total":1}"#;
    let listed = list([], Reply::json(200, page([1], rest)));
    assert_eq!(listed, (vec![1], 1));
}

#[test]
fn a_server_that_ignores_per_page_and_sends_everything_is_asked_once() {
    let listed = list([], Reply::json(200, page(1..=1000, &total(1000))));
    // The newest first, whatever the order of the server.
    assert_eq!(listed, ((1..=1000).rev().collect(), 1));
}

#[test]
fn a_list_without_links_and_meta_is_accepted() {
    let listed = list([], Reply::json(200, format!(r#"{{"actions":[{}]}}"#, bare_action(1, "completed"))));
    assert_eq!(listed, (vec![1], 1));
    let listed = list([], Reply::json(200, r#"{"actions":[],"links":[],"meta":null}"#));
    assert_eq!(listed, (vec![], 1));
}

#[test]
fn an_action_that_moves_to_the_next_page_is_listed_once() {
    let pages = [page([4, 3], &total(4)), page([3, 2], &total(5)), page([1], &total(5))];
    let (ids, _) = list(pages.map(|page| Reply::json(200, page)), Reply::json(200, page([], &total(5))));
    assert_eq!(ids, [4, 3, 2, 1]);
}

#[test]
fn a_failing_page_fails_the_list_and_nothing_is_printed() {
    for flags in ["", "-o json"] {
        let server = RawServer::new([
            Reply::json(200, page(2..=201, &total(201))),
            Reply::error(403, "forbidden", "no more for you"),
        ]);
        let failed = Doact::at(server.url()).line(&format!("actions list {flags}")).fails_with(4);
        failed.stdout("").stderr_has("no more for you");
    }
}

#[test]
fn a_page_that_fails_temporarily_is_retried() {
    let server = RawServer::new([
        Reply::json(200, page([2], &total(2))),
        Reply::unavailable(),
        Reply::json(200, page([1], &total(2))),
    ]);
    let doact = Doact::at(server.url()).line("actions list --format ID --no-header");
    doact.succeeds().stdout("2\n1\n");
    let second = "GET /v2/actions?page=2&per_page=200";
    assert_eq!(server.lines()[1..], [second, second]);
}

/// The pages in flight are given up: waiting for them would take hours here.
#[test]
fn a_page_that_is_refused_ends_the_list_while_another_page_hangs() {
    for flags in ["", "-o csv", "-o jsonl"] {
        let third_is_asked_for = Gate::default();
        let gate = third_is_asked_for.clone();
        let server = RawServer::answering(move |request| {
            if request.line.contains("page=1&") {
                Reply::json(200, page((401..=600).rev(), &total(600)))
            } else if request.line.contains("page=2&") {
                Reply::error(400, "bad_request", "no such page").behind(&gate)
            } else {
                gate.open();
                Reply::Hang
            }
        });
        let line = format!("actions list --http-timeout 1h --http-retry-max 2 {flags}");
        let failed = Doact::at(server.url()).line(&line).fails_with(1).stderr_has("no such page");
        assert!(third_is_asked_for.is_open() && server.lines().len() == 3, "{failed:#?}");
    }
}
