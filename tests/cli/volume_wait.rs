//! `volume wait`: waits for whatever is in progress on volumes, whoever started it.

use std::sync::atomic::{AtomicUsize, Ordering};

use crate::harness::{Doact, VOLUME, action, bare_action, page_of};
use crate::raw_server::{RawServer, Reply};
use crate::volume_list::{volume, volume_id, volumes};

fn list(volume: &str) -> String {
    format!("GET /v2/volumes/{volume}/actions?page=1&per_page=200")
}

#[test]
fn an_action_that_someone_else_started_is_awaited_at_the_volumes_endpoint() {
    let listed = [bare_action(8, "in-progress"), bare_action(7, "completed")];
    let server = RawServer::new([
        Reply::json(200, volumes(&[volume(1, "data", "nyc1", "[]")], 1)),
        Reply::json(200, page_of(&listed, 2)),
        Reply::json(200, action(8, "in-progress")),
        Reply::json(200, action(8, "completed")),
    ]);
    let line = "volume wait data --region nyc1 --poll-interval 1ms -o json";
    let waited = Doact::at(server.url()).line(line).succeeds();
    let waited = waited.stdout(format!("[{}]\n", bare_action(8, "completed")));
    waited.stderr_has("attach_volume of data: in progress, ").stderr_has(" (action 8)\n");
    let id = volume_id(1);
    assert_eq!(
        server.lines(),
        [
            "GET /v2/volumes?name=data&region=nyc1".to_owned(),
            list(&id),
            format!("GET /v2/volumes/{id}/actions/8"),
            format!("GET /v2/volumes/{id}/actions/8"),
        ]
    );
}

#[test]
fn nothing_in_progress_is_a_success_with_a_note() {
    let note = format!("nothing is in progress on volume {VOLUME}\n");
    for listed in [page_of(&[bare_action(7, "errored")], 1), r#"{"actions":null}"#.to_owned()] {
        let server = RawServer::new([]).then_always(Reply::json(200, listed));
        let run = |options: &str| {
            Doact::at(server.url()).line(&format!("volume wait {VOLUME} {options}")).succeeds()
        };
        run("-o json").stdout("[]\n").stderr(&note);
        run("-o jsonl").stdout("").stderr(&note);
        run("--jq .[].id").stdout("").stderr(&note);
        run("-o csv --format ID,Status").stdout("ID,Status\n").stderr(&note);
        run("-q").stdout_has("ID ").stderr("");
    }
}

#[test]
fn several_volumes_are_awaited_together_each_at_its_own_endpoint() {
    let polls = AtomicUsize::new(0);
    let server = RawServer::answering(move |request| {
        let of = |id: u32| request.line.contains(&volume_id(id));
        match request.line.split_whitespace().nth(1).unwrap() {
            path if path.contains("?page=") && of(3) => Reply::json(200, page_of(&[], 0)),
            path if path.contains("?page=") => {
                let id = if of(1) { 11 } else { 12 };
                Reply::json(200, page_of(&[bare_action(id, "in-progress")], 1))
            }
            path if path.ends_with("/11") && of(1) => Reply::json(200, action(11, "completed")),
            path if path.ends_with("/12") && of(2) => {
                let is_done = polls.fetch_add(1, Ordering::SeqCst) > 1;
                Reply::json(200, action(12, if is_done { "errored" } else { "in-progress" }))
            }
            _ => Reply::error(404, "not_found", "no"),
        }
    });
    let [one, two, three] = [1, 2, 3].map(volume_id);
    // One is named twice.
    let line =
        format!("volume wait {one} {two} {three} {one} --poll-interval 1ms --format ID,Status --no-header");
    let waited = Doact::at(server.url()).line(&line).fails_with(3);
    waited
        .stdout("11   completed\n12   errored\n")
        .stderr_has(format!("nothing is in progress on volume {three}"))
        .stderr_has("action 12");
    assert_eq!(server.lines().iter().filter(|line| **line == list(&one)).count(), 1);
}

#[test]
fn a_volume_that_cannot_be_read_is_an_error_before_any_wait() {
    let server = RawServer::answering(|request| {
        if request.line.contains(VOLUME) {
            Reply::json(200, page_of(&[bare_action(8, "in-progress")], 1))
        } else {
            Reply::json(200, volumes(&[], 0))
        }
    });
    let line = format!("volume wait {VOLUME} dat --region nyc1");
    let failed = Doact::at(server.url()).line(&line).fails_with(5).stdout("");
    failed.stderr_has("there is no volume dat in nyc1");
    assert!(!server.lines().iter().any(|line| line.ends_with("/8")), "{:?}", server.lines());
}

#[test]
fn after_the_time_limit_the_action_is_shown_as_last_seen() {
    let server = RawServer::answering(|request| {
        let is_list = request.line.contains("?page=");
        let body =
            if is_list { page_of(&[bare_action(8, "in-progress")], 1) } else { action(8, "in-progress") };
        Reply::json(200, body)
    });
    let line = format!("volume wait {VOLUME} --timeout 100ms --poll-interval 20ms -o json");
    let late = Doact::at(server.url()).line(&line).fails_with(124);
    assert_eq!(late.json()[0]["status"], "in-progress");
    assert_eq!(late.error()["action_id"], 8);
    assert!(late.error()["hint"].as_str().unwrap().contains("doact actions wait 8"));
}

#[test]
fn odd_elements_of_the_list_cost_no_wait() {
    let odd = [
        "null".to_owned(),
        "7".to_owned(),
        r#"{"id":"9","status":"paused"}"#.to_owned(),
        r#"{"id":10}"#.to_owned(),
        r#"{"type":"attach_volume"}"#.to_owned(),
    ];
    let server = RawServer::answering(move |request| {
        let line = &request.line;
        match () {
            () if line.contains("?page=") => Reply::json(200, page_of(&odd, 5)),
            () if line.contains("/9 ") || line.ends_with("/9") => Reply::json(200, action(9, "completed")),
            () => Reply::json(200, action(10, "completed")),
        }
    });
    let line = format!("volume wait {VOLUME} --format ID --no-header --poll-interval 1ms");
    Doact::at(server.url()).line(&line).succeeds().stdout(" 9\n10\n".replace(' ', ""));
}

#[test]
fn an_action_in_progress_without_an_id_is_an_error() {
    let listed = page_of(&[r#"{"status":"in-progress"}"#.to_owned()], 1);
    let server = RawServer::new([Reply::json(200, listed)]);
    let line = format!("volume wait {VOLUME}");
    Doact::at(server.url()).line(&line).fails_with(1).stdout("").stderr_has("has no ID to wait for");
}
