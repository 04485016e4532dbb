//! `--follow`: the list, and then each event, until it is interrupted.

use std::io::{BufRead as _, BufReader};

use crate::harness::{Doact, Outcome, VOLUME, action, bare_action};
use crate::raw_server::{RawServer, Reply};
use crate::signals::send;

/// A page with these actions, which are the whole list.
fn page(actions: &[(u64, &str)]) -> Reply {
    let all: Vec<_> = actions.iter().map(|(id, status)| bare_action(*id, status)).collect();
    let (all, total) = (all.join(","), actions.len());
    Reply::json(200, format!(r#"{{"actions":[{all}],"links":{{}},"meta":{{"total":{total}}}}}"#))
}

/// Follows until the server has received this many requests, then sends SIGINT.
fn follow(server: &RawServer, line: &str, requests: usize) -> Outcome {
    let (child, home) = Doact::at(server.url()).line(line).spawn();
    server.wait_for_requests(requests);
    send("INT", &child);
    let ended = Outcome::new(&child.wait_with_output().unwrap(), home);
    assert_eq!(ended.code, Some(130), "{ended:#?}");
    ended.stderr_lacks("error")
}

#[test]
fn the_list_comes_first_and_then_each_event_once() {
    let server = RawServer::new([
        page(&[(2, "in-progress"), (1, "completed")]),
        page(&[(3, "in-progress"), (2, "in-progress"), (1, "completed")]),
        page(&[(3, "in-progress"), (2, "errored"), (1, "completed")]),
    ])
    .then_always(Reply::Hang);
    let ended = follow(&server, "actions list --follow --format ID,Status,Type", 4);
    ended.stdout(
        "ID           STATUS        TYPE\n\
         1            completed     attach_volume\n\
         2            in-progress   attach_volume\n\
         3            in-progress   attach_volume\n\
         2            errored       attach_volume\n",
    );
}

#[test]
fn a_poll_interval_replaces_the_schedule() {
    let server = RawServer::new([]).then_always(page(&[(1, "completed")]));
    // In the usual schedule this takes hours.
    follow(&server, "actions list -f --poll-interval 1ms --format ID --no-header", 1_000).stdout("1\n");
}

#[test]
fn an_outage_is_a_note_and_no_event_is_missed() {
    let server = RawServer::new([
        page(&[(1, "in-progress")]),
        Reply::rate_limited(),
        Reply::json(200, "{\"actions\":"),
        page(&[(2, "completed"), (1, "completed")]),
    ])
    .then_always(Reply::Hang);
    let line = "actions list -f --http-retry-max 0 --jq .id,.status";
    let ended = follow(&server, line, 5).stdout("1\nin-progress\n1\ncompleted\n2\ncompleted\n");
    ended.stderr_has("API rate limit exceeded").stderr_has("checking again in").stderr_has("answering again");
}

#[test]
fn an_action_that_left_the_page_is_requested_by_its_id_and_filtered_by_its_new_status() {
    let first = page(&[(1, "in-progress")]);
    // A page of one action, which the next action pushes to page 2.
    let pushed =
        format!(r#"{{"actions":[{}],"links":{{}},"meta":{{"total":2}}}}"#, bare_action(2, "completed"));
    let second =
        format!(r#"{{"actions":[{}],"links":{{}},"meta":{{"total":2}}}}"#, bare_action(1, "in-progress"));
    let pushed = Reply::json(200, pushed);
    let server = RawServer::new([
        first,
        pushed.clone(),
        Reply::json(200, second),
        pushed,
        Reply::json(200, action(1, "completed")),
    ])
    .then_always(Reply::Hang);
    let line = format!("volume actions {VOLUME} -f --status completed -o csv --format ID");
    follow(&server, &line, 6).stdout("ID\n2\n1\n");
    assert_eq!(server.lines()[4], format!("GET /v2/volumes/{VOLUME}/actions/1"));
}

#[test]
fn a_closed_pipe_ends_it() {
    let server = RawServer::new([page(&[(1, "in-progress")])]).then_always(page(&[(1, "completed")]));
    let (mut child, _home) = Doact::at(server.url()).line("actions list -f -o jsonl").spawn();
    let mut lines = BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    lines.read_line(&mut line).unwrap();
    drop(lines);
    assert!(line.starts_with(r#"{"id":1,"status":"in-progress""#), "{line}");
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn a_permanent_error_ends_it_with_its_exit_code() {
    for (http_status, code) in [(401, 4), (403, 4), (404, 5)] {
        let refused = Reply::error(http_status, "no", "no");
        let server = RawServer::new([page(&[(1, "completed")])]).then_always(refused);
        let line = format!("volume actions {VOLUME} --follow --format ID --no-header");
        Doact::at(server.url()).line(&line).fails_with(code).stdout("1\n");
        assert_eq!(server.lines().len(), 2);
    }
}

#[test]
fn options_that_contradict_it_are_refused_before_any_request() {
    let server = RawServer::untouched();
    Doact::at(server.url()).line("actions list --poll-interval 5s").fails_with(2).stderr_has("--follow");
    for other in ["--reverse", "--timeline"] {
        let ended = Doact::at(server.url()).line(&format!("actions list --poll-interval 5s {other}"));
        ended.fails_with(2).stderr_has(format!("'--poll-interval <DURATION>' cannot be used with '{other}'"));
    }
    for line in ["-o json", "-o yaml", "-o json --jq .[]", "--reverse"] {
        let line = format!("actions list --follow {line}");
        let ended = Doact::at(server.url()).line(&line).fails_with(2).stdout("");
        ended.stderr_has(if line.contains("-o") { "jsonl" } else { "--reverse" });
    }
    let of_volume = format!("volume actions {VOLUME} -f -o json");
    Doact::at(server.url()).line(&of_volume).fails_with(2).stderr_has("jsonl");
    Doact::at(server.url()).line(&format!("volume actions {VOLUME} 7 -f")).fails_with(2).stdout("");
    assert_eq!(server.lines().len(), 0);
}
