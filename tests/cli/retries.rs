//! What is sent again, how often, and what never is.

use crate::harness::{Doact, Outcome, VOLUME, action};
use crate::raw_server::{RawServer, Reply};

fn run(line: &str, replies: impl IntoIterator<Item = Reply>, rest: Reply) -> (Outcome, RawServer) {
    let server = RawServer::new(replies).then_always(rest);
    // Between two volumes there is a wait, also without --wait.
    let doact = Doact::at(server.url()).env("DOACT_POLL_INTERVAL", "10ms");
    (doact.line(line).run(), server)
}

fn attached() -> Reply {
    Reply::json(202, action(7, "completed"))
}

#[test]
fn a_read_is_sent_again_as_often_as_it_may_be() {
    for (max, requests) in [("0", 1), ("1", 2), ("3", 4)] {
        let line = format!("actions get 5 --http-retry-max {max}");
        let (failed, server) = run(&line, [], Reply::unavailable());
        assert_eq!((failed.code, server.lines().len()), (Some(1), requests), "{max}");
    }
    let (failed, server) = run("actions get 5", [], Reply::unavailable());
    assert_eq!((failed.code, server.lines().len()), (Some(1), 6), "five retries by default");
}

#[test]
fn a_read_survives_whatever_may_pass() {
    let fine = || Reply::json(200, action(5, "completed"));
    for trouble in [
        Reply::unavailable(),
        Reply::rate_limited(),
        Reply::close(),
        Reply::half(200, &action(5, "completed")),
        Reply::with(502, &["Retry-After: 0"], "<html>bad gateway</html>"),
        Reply::json(200, "{\"act"),
    ] {
        let (done, server) = run("actions get 5", [trouble], fine());
        assert_eq!((done.code, server.lines().len()), (Some(0), 2), "{}", done.err);
    }
}

#[test]
fn what_will_not_pass_is_asked_once() {
    for (http_status, code) in [(400, 1), (401, 4), (403, 4), (404, 5), (422, 1)] {
        let (failed, server) = run("actions get 5", [], Reply::error(http_status, "no", "no"));
        assert_eq!((failed.code, server.lines().len()), (Some(code), 1), "{http_status}");
    }
}

#[test]
fn a_rate_limit_that_stays_after_the_retries_is_exit_6() {
    for line in ["actions get 5 --http-retry-max 2", "volume attach data 4 --region nyc1 --http-retry-max 2"]
    {
        let (failed, server) = run(line, [], Reply::rate_limited());
        assert_eq!((failed.code, server.lines().len()), (Some(6), 3), "{line}");
        failed.stdout("").stderr_has("API rate limit exceeded.");
    }
}

#[test]
fn a_change_that_was_refused_with_429_is_sent_again() {
    let (done, server) =
        run("volume attach data 4 --region nyc1", [Reply::rate_limited(), attached()], attached());
    assert_eq!((done.code, server.posts()), (Some(0), 2), "{}", done.err);
}

#[test]
fn a_change_that_met_a_pending_event_is_sent_again() {
    let pending = Reply::error(422, "unprocessable_entity", "Droplet already has a pending event.");
    let line = format!("volume attach {VOLUME} 4");
    let (done, server) = run(&line, [pending.clone()], attached());
    assert_eq!((done.code, server.posts()), (Some(0), 2), "{}", done.err);
    let (failed, server) = run(&format!("{line} --http-retry-max 1"), [], pending);
    assert_eq!((failed.code, server.posts()), (Some(1), 2));
    failed.stdout("").stderr_has("Droplet already has a pending event");
}

#[test]
fn another_refusal_of_a_change_is_final() {
    let attached = Reply::error(422, "unprocessable_entity", "volume is already attached to a droplet");
    let (failed, server) = run("volume attach data 4 --region nyc1 --wait", [], attached);
    assert_eq!((failed.code, server.posts()), (Some(1), 1));
    failed.stdout("").stderr_has("volume is already attached to a droplet");
}

/// Everything after the change fails too, so that nothing can settle what became of it.
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
    // Side by side: each looks several times, with pauses.
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
fn a_change_that_is_not_answered_in_time_is_sent_once() {
    let line = format!("volume attach {VOLUME} 4 --http-retry-max 2 --http-timeout 1s");
    let (failed, server) = run(&line, [Reply::Hang], Reply::unavailable());
    assert_eq!((failed.code, server.posts()), (Some(7), 1), "{failed:#?}");
}

#[test]
fn what_stood_in_the_way_of_looking_is_said() {
    let line = format!("volume attach {VOLUME} 4");
    let forbidden = Reply::error(403, "forbidden", "You are not authorized to perform this operation");
    let (failed, server) = run(&line, [Reply::close()], forbidden);
    assert_eq!((failed.code, server.posts()), (Some(7), 1), "{failed:#?}");
    failed.stdout("").stderr_has(format!(
        "(GET /v2/volumes/{VOLUME}/actions: You are not authorized to perform this operation (HTTP 403))"
    ));
}

#[test]
fn a_lost_answer_as_json_says_what_to_look_at() {
    let line = format!("volume attach {VOLUME} 4 --http-retry-max 2 -o json");
    let (failed, server) = run(&line, [Reply::close()], Reply::unavailable());
    let error = failed.error();
    assert_eq!((&error["code"], &error["kind"]), (&7.into(), &"outcome_unknown".into()));
    assert!(error["hint"].as_str().unwrap().contains(&format!("doact volume actions {VOLUME}")), "{error}");
    assert_eq!(server.posts(), 1);
}

/// The connection of the read before is open, and closed under the change.
#[test]
fn a_change_on_a_connection_that_is_closed_under_it_is_sent_once() {
    let read = Reply::json(200, crate::harness::fixture("volume"));
    let line = format!("volume resize {VOLUME} --size +50 --http-retry-max 2");
    let (failed, server) = run(&line, [read, Reply::close()], Reply::unavailable());
    assert_eq!((failed.code, server.posts()), (Some(7), 1), "{failed:#?}");
}

#[test]
fn one_change_at_a_time_and_a_failure_stops_the_rest() {
    let refused = Reply::error(422, "unprocessable_entity", "no");
    let (failed, server) =
        run("volume attach a b c 4 --region nyc1", [attached(), refused.clone()], attached());
    assert_eq!((failed.code, server.posts()), (Some(1), 2));
    let summary = "attached: a → Droplet 4\nfailed: b → Droplet 4\nskipped: c → Droplet 4\n";
    failed.stdout_has("completed").stderr_has(summary);

    let (failed, server) = run("volume attach a b c 4 --region nyc1 --keep-going", [refused], attached());
    assert_eq!((failed.code, server.posts()), (Some(1), 3));
    let summary = "failed: a → Droplet 4\nattached: b → Droplet 4\nattached: c → Droplet 4\n";
    failed.stdout_has("completed").stderr_has(summary);
}
