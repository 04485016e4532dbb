//! No change is made twice, even if its answer is lost.

use std::sync::atomic::{AtomicUsize, Ordering};

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use crate::harness::{Doact, Outcome, VOLUME, action};
use crate::raw_server::{RawServer, Reply};
#[cfg(unix)]
use crate::signals::send;

/// Runs a shell script against a sandbox with faults.
pub fn in_sandbox(flags: &str, script: &str) -> Outcome {
    let line = format!("sandbox --volume data:nyc1:100 --action-seconds 0.01 {flags} -- sh -c");
    Doact::new().line(&line).args([script]).run()
}

pub const ATTACH: &str = "doact volume attach data 42 --region nyc1 --http-retry-max 1 -v";
pub const COUNT: &str = "doact volume actions data --region nyc1 --format Type --no-header";

/// How often the change was sent, according to the log of `-v`.
pub fn posts(outcome: &Outcome) -> usize {
    outcome.err.lines().filter(|line| line.starts_with("POST http")).count()
}

#[test]
fn a_change_that_succeeded_without_an_answer_is_found_and_not_sent_again() {
    std::thread::scope(|scope| {
        for fault in ["lost-answer", "half-body", "html", "not-json"] {
            for options in ["", "--wait"] {
                scope.spawn(move || {
                    let script = format!("{ATTACH} {options} >/dev/null && {COUNT}");
                    let outcome = in_sandbox(&format!("--fail {fault}"), &script);
                    assert_eq!((outcome.code, posts(&outcome)), (Some(0), 1), "{fault}: {outcome:#?}");
                    outcome
                        .stdout("attach_volume\n")
                        .stderr_has("checking whether it was carried out")
                        .stderr_has("the request succeeded as action ");
                });
            }
        }
    });
}

#[test]
fn a_change_that_did_not_happen_is_sent_once_more() {
    std::thread::scope(|scope| {
        for fault in ["reset", "500", "503"] {
            scope.spawn(move || {
                let outcome =
                    in_sandbox(&format!("--fail {fault}"), &format!("{ATTACH} >/dev/null && {COUNT}"));
                assert_eq!((outcome.code, posts(&outcome)), (Some(0), 2), "{fault}: {outcome:#?}");
                outcome.stdout("attach_volume\n").stderr_has("sending it once more");
            });
        }
    });
}

#[test]
fn a_change_by_id_is_found_in_the_actions_of_the_volume() {
    let id = "id=$(doact volume actions data --region nyc1 -v 2>&1 >/dev/null | sed -n 's|.*/v2/volumes/\\([^/?]*\\)/.*|\\1|p')";
    let script = format!("{id}; doact volume attach $id 42 -v -o json >/dev/null && {COUNT}");
    let outcome = in_sandbox("--fail lost-answer", &script);
    assert_eq!((outcome.code, posts(&outcome)), (Some(0), 1), "{outcome:#?}");
    outcome.stdout("attach_volume\n");
}

/// An action that started this many seconds ago.
pub fn started(id: u64, kind: &str, status: &str, seconds_ago: i64) -> Value {
    let at = Timestamp::now() - SignedDuration::from_secs(seconds_ago);
    let at = at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
    json!({"id": id, "status": status, "type": kind, "started_at": at})
}

/// An API with one volume, whose n-th change is answered with the n-th reply. It sends no `Date`.
pub fn api(
    changes: impl IntoIterator<Item = Reply>,
    volume: &Reply,
    actions: impl Fn() -> Vec<Value> + Send + Sync + 'static,
) -> RawServer {
    let (changes, volume, sent) = (Vec::from_iter(changes), volume.clone(), AtomicUsize::new(0));
    RawServer::answering(move |request| match request.line.split_once(' ') {
        Some(("POST", _)) => changes[sent.fetch_add(1, Ordering::SeqCst)].clone(),
        Some((_, path)) if path.contains("/actions?") => {
            Reply::json(200, json!({ "actions": actions(), "links": {}, "meta": {} }).to_string())
        }
        _ => volume.clone(),
    })
}

pub fn volume(droplets: &[u64]) -> Reply {
    let volume = json!({"id": VOLUME, "name": "data", "size_gigabytes": 10, "droplet_ids": droplets});
    Reply::json(200, json!({ "volume": volume }).to_string())
}

fn forbidden() -> Reply {
    Reply::error(403, "forbidden", "You are not authorized to perform this operation")
}

pub fn attach_by_id(server: &RawServer) -> Doact {
    Doact::at(server.url()).line(&format!("volume attach {VOLUME} 42"))
}

#[test]
fn another_clients_attach_is_not_taken_for_ours() {
    std::thread::scope(|scope| {
        for (seconds, options) in [("0.01", ""), ("5", ""), ("5", "--wait")] {
            scope.spawn(move || {
                let flags = format!("--action-seconds {seconds} --fail other-client --fail reset");
                let outcome = Doact::new()
                    .line(&format!("sandbox --volume data:nyc1:100 {flags} -- sh -c"))
                    .args([format!("{ATTACH} {options}")])
                    .fails_with(7);
                assert_eq!(posts(&outcome), 1, "{outcome:#?}");
                outcome.stdout("").stderr_has("the volume is attached to Droplet 99");
            });
        }
    });
}

#[test]
fn another_clients_resize_is_not_taken_for_ours() {
    let resized = Reply::json(200, json!({"volume": {"id": VOLUME, "size_gigabytes": 30}}).to_string());
    let server = api([Reply::close()], &resized, || vec![started(7, "resize", "completed", 0)]);
    let line = format!("volume resize {VOLUME} --size 20");
    Doact::at(server.url()).line(&line).fails_with(7).stdout("").stderr_has("the volume has 30 GiB");
    assert_eq!(server.posts(), 1);
}

#[test]
fn an_attach_to_another_droplet_shortly_before_is_not_taken_for_ours() {
    let server = api([Reply::close()], &volume(&[99]), || vec![started(7, "attach_volume", "completed", 3)]);
    attach_by_id(&server).fails_with(7).stdout("").stderr_has("the volume is attached to Droplet 99");
    assert_eq!(server.posts(), 1);
}

#[test]
fn the_accounts_list_proves_nothing_about_a_volume() {
    let server = api([Reply::close()], &forbidden(), || vec![started(7, "attach_volume", "completed", 0)]);
    let run = Doact::at(server.url()).line("volume attach data 42 --region nyc1").fails_with(7);
    run.stdout("").stderr_has("cannot be read");
    assert_eq!(server.lines(), ["POST /v2/volumes/actions", "GET /v2/volumes?name=data&region=nyc1"]);
}

#[test]
fn an_action_proves_nothing_if_the_volume_cannot_be_read() {
    for status in ["completed", "errored", "in-progress"] {
        let server =
            api([Reply::close()], &forbidden(), move || vec![started(7, "detach_volume", status, 0)]);
        let line = format!("volume detach {VOLUME} 42");
        Doact::at(server.url()).line(&line).fails_with(7).stdout("").stderr_has("cannot be read");
        assert_eq!(server.posts(), 1);
    }
}

#[test]
fn an_action_is_found_although_its_time_and_that_of_the_request_are_by_different_clocks() {
    std::thread::scope(|scope| {
        for offset in ["2", "50", "-90", "3600"] {
            scope.spawn(move || {
                let flags = format!("--fail lost-answer --fail clock:{offset}");
                let outcome = in_sandbox(&flags, &format!("{ATTACH} --format Status --no-header"));
                assert_eq!((outcome.code, posts(&outcome)), (Some(0), 1), "{outcome:#?}");
                outcome.stdout("completed\n");
            });
        }
    });
}

#[test]
fn an_action_that_is_listed_late_is_found() {
    std::thread::scope(|scope| {
        for delay in ["6", "8"] {
            scope.spawn(move || {
                let flags = format!("--fail lost-answer --fail late-list:{delay}");
                let outcome = in_sandbox(&flags, &format!("{ATTACH} --format Status --no-header"));
                assert_eq!((outcome.code, posts(&outcome)), (Some(0), 1), "{outcome:#?}");
                outcome.stdout("completed\n");
            });
        }
    });
}

#[test]
fn a_change_that_a_proxy_answers_in_the_servers_place_may_have_been_accepted() {
    for http_status in [400, 403, 408, 409, 425, 499, 502, 504, 520] {
        let answer = Reply::with(http_status, &[], "<html>");
        let server = api([answer], &volume(&[42]), || vec![started(7, "attach_volume", "completed", 0)]);
        let found = attach_by_id(&server).args(["--format", "ID", "--no-header"]).succeeds();
        found.stdout("7\n");
        assert_eq!(server.posts(), 1, "{http_status}");
    }
}

#[test]
fn a_change_that_a_proxy_refused_is_not_sent_again_and_has_the_exit_code_of_the_refusal() {
    std::thread::scope(|scope| {
        for (http_status, body, code) in
            [(403, "<html>", 4), (401, "Unauthorized", 4), (404, "", 5), (409, "", 1), (422, "{}", 1)]
        {
            scope.spawn(move || {
                let server = api([Reply::with(http_status, &[], body)], &volume(&[]), Vec::new);
                let failed = attach_by_id(&server).fails_with(code).stdout("");
                failed
                    .stderr_has("checking whether it was carried out")
                    .stderr_has("error: could not attach");
                assert_eq!(server.posts(), 1, "{http_status}");
            });
        }
    });
}

#[test]
fn a_proxy_that_refuses_the_change_and_the_reads_decides_at_once() {
    for (http_status, code) in [(401, 4), (403, 4), (404, 5), (405, 1)] {
        let server = RawServer::new([]).then_always(Reply::with(http_status, &[], "<html>"));
        let failed = Doact::at(server.url()).line("volume attach data 42 --region nyc1").fails_with(code);
        failed.stdout("").stderr_has(format!("HTTP {http_status} with an HTML page"));
        // A 404 takes one more read, for its hint.
        assert!(server.posts() == 1 && server.lines().len() <= 5, "{http_status}: {:?}", server.lines());
    }
}

#[test]
fn a_conflict_that_the_api_reports_is_its_answer() {
    let server = RawServer::new([Reply::error(409, "conflict", "Another request is in progress.")]);
    attach_by_id(&server).fails_with(1).stderr_has("Another request is in progress. (HTTP 409)");
    assert_eq!(server.lines().len(), 1);
}

#[test]
fn a_started_action_without_an_id_is_looked_for() {
    for answer in [r#"{"action":{"status":"in-progress"}}"#, r#"{"action":{"id":null,"status":"completed"}}"#]
    {
        for options in ["", "--wait"] {
            let listed = || vec![started(7, "attach_volume", "completed", 0)];
            let server = api([Reply::json(202, answer)], &volume(&[42]), listed);
            let found = attach_by_id(&server).line(&format!("--format ID --no-header {options}")).succeeds();
            found
                .stdout("7\n")
                .stderr_has("the answer has no action ID; checking whether it was carried out");
            assert_eq!(server.posts(), 1);
        }
    }
}

#[test]
fn a_rate_limit_on_the_second_request_is_waited_out() {
    let limited = Reply::with(429, &["Retry-After: 1"], "");
    let changes = [Reply::unavailable(), limited, Reply::json(202, action(7, "completed"))];
    let server = api(changes, &volume(&[]), Vec::new);
    attach_by_id(&server).succeeds().stdout_has("7");
    assert_eq!(server.posts(), 3);
}

#[test]
fn a_found_action_is_followed_to_its_end_also_without_wait() {
    let polls = AtomicUsize::new(0);
    let server = api([Reply::close()], &volume(&[42]), move || {
        let is_first = polls.fetch_add(1, Ordering::SeqCst) == 0;
        vec![started(7, "attach_volume", if is_first { "in-progress" } else { "completed" }, 0)]
    });
    let found = attach_by_id(&server).args(["--format", "Status", "--no-header"]).succeeds();
    found.stdout("completed\n").stderr_has("action 7 (attach_volume) is in progress on the volume");
}

#[test]
fn a_found_action_that_outlasts_the_timeout_is_shown_and_no_success() {
    for options in ["", "--wait"] {
        let running = || vec![started(7, "attach_volume", "in-progress", 0)];
        let server = api([Reply::close()], &volume(&[]), running);
        let line = format!("--timeout 2s --format ID,Status --no-header {options}");
        let failed = attach_by_id(&server).line(&line).fails_with(124).stdout("7   in-progress\n");
        failed
            .stderr_has(format!("error: attach volume {VOLUME} to Droplet 42: action 7 is still in-progress"))
            .stderr_has("resume with `doact actions wait 7`");
        assert_eq!(server.posts(), 1);
    }
}

#[cfg(unix)]
#[test]
fn a_signal_after_an_action_was_found_shows_it_and_the_command_that_waits_for_it() {
    let running = || vec![started(7, "attach_volume", "in-progress", 0)];
    let server = api([Reply::close()], &volume(&[]), running);
    let (child, home) = attach_by_id(&server).line("--format ID,Status --no-header").spawn();
    // The change, the actions and the volume, and then the actions again.
    server.wait_for_requests(4);
    send("INT", &child);
    let ended = Outcome::new(&child.wait_with_output().unwrap(), home);
    assert_eq!((ended.code, server.posts()), (Some(130), 1));
    ended.stdout("7   in-progress\n").stderr_has(format!(
        "error: interrupted after the request to attach volume {VOLUME} to Droplet 42 was sent; \
         action 7 is still running\n  hint: resume with `doact actions wait 7`\n"
    ));
}

#[test]
fn a_found_action_that_errored_is_shown_and_no_success() {
    for options in ["", "--wait"] {
        let server = api([Reply::close()], &volume(&[]), || vec![started(7, "attach_volume", "errored", 0)]);
        let line = format!("--format ID,Status --no-header {options}");
        let failed = attach_by_id(&server).line(&line).fails_with(3).stdout("7   errored\n");
        failed
            .stderr_has(format!("error: could not attach volume {VOLUME} to Droplet 42: action 7 errored\n"));
        assert_eq!(server.posts(), 1);
    }
}

#[test]
fn the_summary_of_several_volumes_tells_changed_and_started_ones_apart() {
    let sandbox = "sandbox --volume a:nyc1:1 --volume b:nyc1:1 --action-seconds 0.3 -- sh -c";
    let script = "doact volume attach a 42 --region nyc1 --wait -q >/dev/null \
                  && doact volume attach a b 42 --region nyc1 --if-needed --format ID --no-header";
    let outcome = Doact::new().line(sandbox).args([script]).succeeds();
    let ids: Vec<_> = outcome.out.lines().map(str::to_owned).collect();
    outcome.stderr_has(format!(
        "a → Droplet 42: unchanged (action {})\nb → Droplet 42: in progress (action {})\n",
        ids[0], ids[1]
    ));
}

#[test]
fn the_summary_of_several_volumes_does_not_call_a_running_or_unknown_change_failed() {
    for (flags, options, code, state) in [
        ("--action-seconds 3600", "--timeout 1s", 124, "in progress"),
        ("--fail reset:100", "--http-retry-max 0", 7, "unknown"),
    ] {
        let sandbox = format!("sandbox --volume a:nyc1:1 --volume b:nyc1:1 {flags} -- sh -c");
        let script = format!("doact volume attach a b 42 --region nyc1 {options}");
        let outcome = Doact::new().line(&sandbox).args([script]).fails_with(code);
        outcome.stderr_has(format!("a → Droplet 42: {state}")).stderr_has("\nb → Droplet 42: not tried\n");
    }
}
