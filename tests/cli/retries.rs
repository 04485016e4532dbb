//! Which requests are retried, and how often.

use serde_json::json;

use crate::harness::{Doact, Outcome, VOLUME, action, volume_fixture};
use crate::raw_server::{RawServer, Reply};

fn run(line: &str, replies: impl IntoIterator<Item = Reply>, last: Reply) -> (Outcome, RawServer) {
    let server = RawServer::new(replies).then_always(last);
    // Several volumes are waited for one by one, also without --wait.
    let doact = Doact::at(server.url()).env("DOACT_POLL_INTERVAL", "10ms");
    (doact.line(line).run(), server)
}

fn attached() -> Reply {
    Reply::json(202, action(7, "completed"))
}

#[test]
fn a_read_is_retried_up_to_http_retry_max_times() {
    for (max, requests) in [("0", 1), ("1", 2), ("3", 4)] {
        let line = format!("actions get 5 --http-retry-max {max}");
        let (failed, server) = run(&line, [], Reply::unavailable());
        assert_eq!((failed.code, server.lines().len()), (Some(1), requests), "{max}");
    }
    let (failed, server) = run("actions get 5", [], Reply::unavailable());
    assert_eq!((failed.code, server.lines().len()), (Some(1), 6), "five retries by default");
}

#[test]
fn a_read_survives_every_transient_error() {
    let found = || Reply::json(200, action(5, "completed"));
    for error in [
        Reply::unavailable(),
        Reply::rate_limited(),
        Reply::close(),
        Reply::half(200, &action(5, "completed")),
        Reply::with(502, &["Retry-After: 0"], "<html>bad gateway</html>"),
        Reply::json(200, "{\"act"),
    ] {
        let (done, server) = run("actions get 5", [error], found());
        assert_eq!((done.code, server.lines().len()), (Some(0), 2), "{}", done.err);
    }
}

#[test]
fn a_read_is_not_retried_after_a_permanent_error() {
    for (http_status, code) in [(400, 1), (401, 4), (403, 4), (404, 5), (422, 1)] {
        let (failed, server) = run("actions get 5", [], Reply::error(http_status, "no", "no"));
        assert_eq!((failed.code, server.lines().len()), (Some(code), 1), "{http_status}");
    }
}

#[test]
fn a_429_after_the_last_retry_is_exit_6() {
    for line in ["actions get 5 --http-retry-max 2", "volume attach data 4 --region nyc1 --http-retry-max 2"]
    {
        let (failed, server) = run(line, [], Reply::rate_limited());
        assert_eq!((failed.code, server.lines().len()), (Some(6), 3), "{line}");
        failed.stdout("").stderr_has("API rate limit exceeded.");
    }
}

/// A 429 of the limit per minute: the headers are about the limit per hour.
fn minute_limit() -> Reply {
    let reset = format!("ratelimit-reset: {}", unix_time() + 3_500);
    let headers = ["ratelimit-limit: 5000", "ratelimit-remaining: 4321", &reset];
    Reply::with(429, &headers, r#"{"id":"too_many_requests","message":"API Rate limit exceeded."}"#)
}

fn unix_time() -> u64 {
    std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_secs()
}

#[test]
fn the_limit_per_minute_is_retried_instead_of_waiting_for_the_limit_per_hour() {
    let (done, server) = run("actions get 5", [minute_limit()], Reply::json(200, action(5, "completed")));
    assert_eq!((done.code, server.lines().len()), (Some(0), 2), "{}", done.err);
    let (done, server) = run("volume attach data 4 --region nyc1", [minute_limit()], attached());
    assert_eq!((done.code, server.posts()), (Some(0), 2), "{}", done.err);
    let (failed, server) = run("actions get 5 --http-retry-max 0", [], minute_limit());
    assert_eq!((failed.code, server.lines().len()), (Some(6), 1));
    failed.stdout("").stderr_has("hint: this is the limit per minute: try again in a minute");
}

#[test]
fn the_limit_per_hour_is_exit_6_and_says_when_it_ends() {
    let reset = format!("ratelimit-reset: {}", unix_time() + 3_010);
    let body = r#"{"id":"too_many_requests","message":"API Rate limit exceeded."}"#;
    let exceeded = Reply::with(429, &["ratelimit-remaining: 0", &reset], body);
    for line in ["actions get 5", "actions wait 5 --timeout 20m", "volume attach data 4 --region nyc1"] {
        let (failed, server) = run(line, [], exceeded.clone());
        assert_eq!((failed.code, server.lines().len()), (Some(6), 1), "{line}: {}", failed.err);
        failed.stdout("").stderr_has("hint: the limit ends in 50m");
    }
}

#[test]
fn a_change_is_retried_after_a_429() {
    let (done, server) =
        run("volume attach data 4 --region nyc1", [Reply::rate_limited(), attached()], attached());
    assert_eq!((done.code, server.posts()), (Some(0), 2), "{}", done.err);
}

#[test]
fn a_change_is_retried_after_a_pending_event() {
    let pending = Reply::error(422, "unprocessable_entity", "Droplet already has a pending event.");
    let line = format!("volume attach {VOLUME} 4");
    let (done, server) = run(&line, [pending.clone()], attached());
    assert_eq!((done.code, server.posts()), (Some(0), 2), "{}", done.err);
    let (failed, server) = run(&format!("{line} --http-retry-max 1"), [], pending);
    assert_eq!((failed.code, server.posts()), (Some(1), 2));
    failed.stdout("").stderr_has("Droplet already has a pending event");
}

#[test]
fn a_change_is_not_retried_after_another_422() {
    let attached = Reply::error(422, "unprocessable_entity", "volume is already attached to a droplet");
    let (failed, server) = run("volume attach data 4 --region nyc1 --wait", [], attached);
    assert_eq!((failed.code, server.posts()), (Some(1), 1));
    failed.stdout("").stderr_has("volume is already attached to a droplet");
}

/// All requests after the change fail too, so that the outcome cannot be found out.
#[test]
fn a_change_whose_answer_is_lost_is_sent_once_and_its_outcome_is_unknown() {
    let lost = [
        Reply::close(),
        Reply::half(202, &action(7, "in-progress")),
        Reply::unavailable(),
        Reply::error(500, "server_error", "oops"),
        Reply::json(202, "{"),
    ];
    let lines = [
        format!("volume attach {VOLUME} 4 --http-retry-max 2"),
        "volume detach data 4 --region nyc1 --http-retry-max 2".to_owned(),
        format!("volume resize {VOLUME} --size 100 --http-retry-max 2"),
    ];
    // In parallel, since each pauses several times.
    std::thread::scope(|scope| {
        for (reply, line) in lost.iter().zip(lines.iter().cycle()) {
            scope.spawn(move || {
                let (failed, server) = run(line, [reply.clone()], Reply::unavailable());
                assert_eq!((failed.code, server.posts()), (Some(7), 1), "{line}\n{failed:#?}");
                failed.stdout("").stderr_has("volume actions");
            });
        }
    });
}

#[test]
fn a_change_that_times_out_is_sent_once() {
    let line = format!("volume attach {VOLUME} 4 --http-retry-max 2 --http-timeout 1s");
    let (failed, server) = run(&line, [Reply::Hang], Reply::unavailable());
    assert_eq!((failed.code, server.posts()), (Some(7), 1), "{failed:#?}");
}

#[test]
fn an_unknown_outcome_names_the_request_that_failed() {
    let line = format!("volume attach {VOLUME} 4");
    let forbidden = Reply::error(403, "forbidden", "You are not authorized to perform this operation");
    let (failed, server) = run(&line, [Reply::close()], forbidden);
    assert_eq!((failed.code, server.posts()), (Some(7), 1), "{failed:#?}");
    failed.stdout("").stderr_has(format!(
        "(GET /v2/volumes/{VOLUME}/actions: You are not authorized to perform this operation (HTTP 403))"
    ));
}

#[test]
fn an_unknown_outcome_in_json_has_the_command_that_shows_the_actions() {
    let line = format!("volume attach {VOLUME} 4 --http-retry-max 2 -o json");
    let (failed, server) = run(&line, [Reply::close()], Reply::unavailable());
    let error = failed.error();
    assert_eq!((&error["code"], &error["kind"]), (&7.into(), &"outcome_unknown".into()));
    assert!(error["hint"].as_str().unwrap().contains(&format!("doact volume actions {VOLUME}")), "{error}");
    assert_eq!(server.posts(), 1);
}

/// The change uses the connection of the read before, which the server then closes.
#[test]
fn a_change_on_a_reused_connection_that_is_closed_is_sent_once() {
    let read = Reply::json(200, volume_fixture());
    let line = format!("volume resize {VOLUME} --size +50 --http-retry-max 2");
    let (failed, server) = run(&line, [read, Reply::close()], Reply::unavailable());
    assert_eq!((failed.code, server.posts()), (Some(7), 1), "{failed:#?}");
}

#[test]
fn a_failed_change_stops_the_others_unless_keep_going_is_set() {
    let refused = Reply::error(422, "unprocessable_entity", "no");
    let (failed, server) =
        run("volume attach a b c 4 --region nyc1", [attached(), refused.clone()], attached());
    assert_eq!((failed.code, server.posts()), (Some(1), 2));
    let summary =
        "a → Droplet 4: attached (action 7)\nb → Droplet 4: failed\nc → Droplet 4: not tried\nerror: ";
    failed.stdout_has("completed").stderr_has(summary);

    let (failed, server) = run("volume attach a b c 4 --region nyc1 --keep-going", [refused], attached());
    assert_eq!((failed.code, server.posts()), (Some(1), 3));
    let summary = "a → Droplet 4: failed\nb → Droplet 4: attached (action 7)\nc → Droplet 4: attached (action 7)\nerror: ";
    failed.stdout_has("completed").stderr_has(summary);
}

#[test]
fn an_error_object_says_what_became_of_each_of_several_volumes() {
    let refused = Reply::error(422, "unprocessable_entity", "no");
    let line = "volume attach a b c 4 --region nyc1 -q -o json";
    let (failed, _) = run(line, [attached(), refused], attached());
    assert_eq!((failed.code, failed.err.lines().count()), (Some(1), 1), "{failed:#?}");
    let step = |volume: &str, state: &str, action_id: Option<u64>| json!({"volume": volume, "droplet_id": 4, "state": state, "action_id": action_id});
    let steps = [step("a", "attached", Some(7)), step("b", "failed", None), step("c", "not_tried", None)];
    assert_eq!(failed.error()["steps"], json!(steps));

    // Only the first error names them, and none where a single volume was named.
    let refused = || Reply::error(422, "unprocessable_entity", "no");
    let (failed, _) = run(&format!("{line} --keep-going"), [], refused());
    let has_steps = failed.err.lines().map(|line| line.contains("\"steps\":"));
    assert_eq!(has_steps.collect::<Vec<_>>(), [true, false, false], "{failed:#?}");
    let (failed, _) = run("volume attach a 4 --region nyc1 -q -o json", [refused()], attached());
    assert_eq!(failed.error().get("steps"), None);
}

#[test]
fn under_quiet_the_steps_are_said_only_with_a_failure() {
    let refused = Reply::error(422, "unprocessable_entity", "no");
    let line = "volume attach a b 4 --region nyc1 -q";
    let (failed, _) = run(line, [attached(), refused], attached());
    let steps = "a → Droplet 4: attached (action 7)\nb → Droplet 4: failed\nerror: ";
    assert!(failed.err.starts_with(steps), "{failed:#?}");
    let (done, _) = run(line, [attached(), attached()], attached());
    assert_eq!((done.code, done.err.as_str()), (Some(0), ""));
}
