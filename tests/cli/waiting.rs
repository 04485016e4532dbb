//! Waits: what ends them, which errors they survive, and their progress.

use crate::harness::{Doact, Outcome, VOLUME, action, bare_action};
use crate::raw_server::{RawServer, Reply};

fn seen(status: &str) -> Reply {
    Reply::json(200, action(7, status))
}

fn started() -> Reply {
    Reply::json(202, action(7, "in-progress"))
}

/// Polls every 10 ms.
fn run(line: &str, replies: impl IntoIterator<Item = Reply>, last: Reply) -> (Outcome, RawServer) {
    let server = RawServer::new(replies).then_always(last);
    (Doact::at(server.url()).line(line).args(["--poll-interval", "10ms"]).run(), server)
}

fn attach() -> String {
    format!("volume attach {VOLUME} 42 --wait")
}

#[test]
fn a_completed_action_is_printed_with_exit_0() {
    for line in ["actions wait 7 -o json", "actions w 7 -o json"] {
        let (done, server) = run(line, [seen("in-progress"), seen("in-progress")], seen("completed"));
        assert_eq!((done.code, server.lines().len()), (Some(0), 3));
        done.stdout(format!("{}\n", bare_action(7, "completed")));
    }
}

#[test]
fn a_final_action_is_requested_once() {
    let (done, server) = run("actions wait 7", [], seen("completed"));
    assert_eq!((done.code, server.lines().len()), (Some(0), 1));
    let (done, server) = run(&attach(), [Reply::json(202, action(7, "completed"))], seen("completed"));
    assert_eq!((done.code, server.lines().len()), (Some(0), 1));
}

#[test]
fn an_errored_action_is_printed_with_exit_3() {
    for line in [attach(), "actions wait 7".to_owned()] {
        let first = if line.starts_with("volume") { started() } else { seen("in-progress") };
        let (failed, _) = run(&format!("{line} -o json"), [first], seen("errored"));
        assert_eq!((failed.code, failed.json()["status"].as_str()), (Some(3), Some("errored")));
        let error = failed.error();
        assert_eq!((&error["kind"], &error["action_id"]), (&"errored".into(), &7.into()));
    }
}

#[test]
fn a_timeout_is_exit_124_and_says_how_to_resume() {
    for line in [attach(), "actions wait 7".to_owned()] {
        let first = if line.starts_with("volume") { started() } else { seen("in-progress") };
        let (failed, _) = run(&format!("{line} --timeout 1s"), [first], seen("in-progress"));
        assert_eq!(failed.code, Some(124), "{failed:#?}");
        failed
            .stdout_has("in-progress")
            .stderr_has("action 7 is still in-progress")
            .stderr_has("doact actions wait 7");
    }
    let (failed, _) = run("actions wait 7 --timeout 1s", [], Reply::Hang);
    failed
        .stderr_has("action 7: stopped waiting after 1s\n")
        .stderr_has("error: no answer about action 7 before --timeout (1s)\n")
        .stderr_has("hint: its state is unknown; resume with `doact");
    let (failed, _) = run("actions wait 7 --timeout 1s", [], Reply::json(200, r#"{"action":{"id":7}}"#));
    failed
        .stderr_has("error: action 7 is still in-progress after 1s (--timeout)\n")
        .stderr_has("hint: the action is still running; resume with `doact");
    let (failed, _) = run("actions wait 7 --timeout 1s -o json", [], seen("in-progress"));
    let error = failed.error();
    assert_eq!((&error["code"], &error["kind"]), (&124.into(), &"timeout".into()));
    assert_eq!((&error["action_id"], &error["retryable"]), (&7.into(), &true.into()));
}

#[test]
fn a_request_that_hangs_ends_with_the_timeout_too() {
    let (failed, _) = run("actions wait 7 --timeout 1s", [seen("in-progress")], Reply::Hang);
    assert_eq!(failed.code, Some(124), "{failed:#?}");
    failed.stdout_has("in-progress").stderr_has("doact actions wait 7");
}

#[test]
fn the_command_that_resumes_goes_to_the_same_api() {
    let server = RawServer::new([]).then_always(seen("in-progress"));
    let doact = Doact::at("http://127.0.0.1:9").args(["-u", &server.url()]);
    let failed = doact.line("actions wait 7 --timeout 1s --poll-interval 10ms").fails_with(124);
    failed.stderr_has(format!("doact --api-url {} actions wait 7", server.url()));
}

#[test]
fn an_unknown_status_is_shown_as_it_is_and_waited_on() {
    let (done, server) = run("actions wait 7", [seen("queued"), seen("queued")], seen("completed"));
    assert_eq!((done.code, server.lines().len()), (Some(0), 3));
    done.stderr_has("queued").stdout_has("completed");
    let (failed, _) = run("actions wait 7 --timeout 1s", [], seen("archived"));
    assert_eq!(failed.code, Some(124));
    failed.stdout_has("archived").stderr_has("still archived");
}

#[test]
fn a_404_right_after_the_change_is_polled_again() {
    let missing = Reply::error(404, "not_found", "not there yet");
    let (done, server) = run(&attach(), [started(), missing.clone(), missing], seen("completed"));
    assert_eq!((done.code, server.lines().len()), (Some(0), 4), "{done:#?}");
}

#[test]
fn temporary_errors_do_not_end_a_wait() {
    let page = Reply::with(502, &["Retry-After: 0", "Content-Type: text/html"], "<html></html>");
    let half = Reply::half(200, &action(7, "completed"));
    let errors =
        [Reply::rate_limited(), Reply::unavailable(), Reply::close(), half, page, Reply::json(200, "")];
    for error in errors {
        let (done, server) = run(&attach(), [started(), error], seen("completed"));
        assert_eq!((done.code, server.lines().len()), (Some(0), 3), "{done:#?}");
        assert_eq!(server.posts(), 1);
    }
}

#[test]
fn a_poll_that_hangs_does_not_end_a_wait() {
    let line = format!("{} --http-timeout 1s", attach());
    let (done, server) = run(&line, [started(), Reply::Hang], seen("completed"));
    assert_eq!((done.code, server.lines().len()), (Some(0), 3), "{done:#?}");
}

#[test]
fn more_errors_in_a_row_than_retries_do_not_end_a_wait() {
    let line = format!("{} --http-retry-max 0", attach());
    let (done, server) = run(
        &line,
        [started(), Reply::unavailable(), Reply::unavailable(), Reply::rate_limited()],
        seen("completed"),
    );
    assert_eq!((done.code, server.lines().len()), (Some(0), 5), "{done:#?}");
}

#[test]
fn a_refused_token_ends_the_wait_at_once_with_the_action_as_last_seen() {
    for (http_status, code) in [(401, 4), (403, 4)] {
        let refused = Reply::error(http_status, "unauthorized", "Unable to authenticate you.");
        let (failed, server) = run(&attach(), [started()], refused);
        assert_eq!((failed.code, server.lines().len()), (Some(code), 2));
        failed.stdout_has("in-progress").stderr_has("Unable to authenticate you.");
    }
}

#[test]
fn an_action_by_volume_id_is_polled_at_the_volumes_own_endpoint() {
    let (_, server) = run(&attach(), [started()], seen("completed"));
    assert_eq!(server.lines()[1], format!("GET /v2/volumes/{VOLUME}/actions/7"));
}

#[test]
fn an_action_by_volume_name_is_polled_at_the_accounts_endpoint() {
    let (_, server) = run("volume attach data 42 --region nyc1 --wait", [started()], seen("completed"));
    assert_eq!(server.lines(), ["POST /v2/volumes/actions", "GET /v2/actions/7"]);
}

#[test]
fn without_a_terminal_progress_is_a_line_for_each_change() {
    // The times are the action's, by the server's clock.
    let at = |http_status, second: u32, status| {
        let date = format!("Date: Thu, 12 Nov 2020 17:51:{second:02} GMT");
        Reply::with(http_status, &[&date], action(7, status))
    };
    for (line, name) in [
        (attach(), format!("{VOLUME} → Droplet 42")),
        ("actions wait 7".to_owned(), "attach_volume volume".to_owned()),
    ] {
        let first = if line.starts_with("volume") { 202 } else { 200 };
        let replies = [at(first, 8, "in-progress"), at(200, 8, "in-progress")];
        let (done, _) = run(&line, replies, at(200, 15, "completed"));
        assert_eq!(done.code, Some(0));
        done.stderr(format!("{name}: in progress, 5s (action 7)\n{name}: completed after 11s (action 7)\n"));
    }
}

#[test]
fn an_action_that_ended_long_ago_has_its_own_duration() {
    let (done, _) = run("actions wait 7", [], seen("completed"));
    done.stderr("attach_volume volume: completed after 11s (action 7)\n");
    let (done, _) =
        run("actions wait 7", [], Reply::json(200, r#"{"action":{"id":7,"status":"completed"}}"#));
    done.stderr("action 7: completed\n");
}

#[test]
fn quiet_and_progress_none_print_no_progress() {
    for flags in ["-q", "--quiet", "--progress none"] {
        let (done, _) = run(&format!("{} {flags}", attach()), [started(), Reply::close()], seen("completed"));
        assert_eq!(done.code, Some(0), "{flags}");
        done.stderr("").stdout_has("completed");
    }
}

#[test]
fn a_quiet_wait_still_reports_errors() {
    let (failed, _) = run(&format!("{} -q", attach()), [started()], seen("errored"));
    assert_eq!((failed.code, failed.err.lines().count()), (Some(3), 2));
    failed.stderr_has(format!("error: could not attach volume {VOLUME} to Droplet 42: action 7 errored"));
}

#[test]
fn without_a_wait_the_action_is_shown_as_it_started() {
    let server = RawServer::new([started()]);
    let done = Doact::at(server.url()).args(["volume", "attach", VOLUME, "42", "-o", "json"]).succeeds();
    done.stdout(format!("{}\n", bare_action(7, "in-progress")))
        .stderr("action 7 is still running; wait for its end with `doact actions wait 7`\n");
    assert_eq!(server.lines().len(), 1);
}

#[test]
fn an_option_overrides_the_wait_setting() {
    let attach = |server: &RawServer| {
        let doact = Doact::at(server.url()).env("DOACT_WAIT", "true").env("DOACT_POLL_INTERVAL", "10ms");
        doact.args(["volume", "attach", VOLUME, "42"])
    };
    let server = RawServer::new([started(), seen("completed")]);
    attach(&server).succeeds().stdout_has("completed");
    let server = RawServer::new([started()]);
    attach(&server).args(["--wait=false"]).succeeds().stdout_has("in-progress");
    assert_eq!(server.lines().len(), 1);
}

#[test]
fn several_actions_are_waited_for_together_and_shown_in_the_order_given() {
    let server = RawServer::new([
        Reply::json(200, action(9, "in-progress")),
        Reply::json(200, action(8, "completed")),
        Reply::json(200, action(9, "errored")),
    ]);
    let doact =
        Doact::at(server.url()).line("actions wait 9 8 --poll-interval 10ms --format ID,Status --no-header");
    doact.fails_with(3).stdout("9    errored\n8    completed\n".replace("    ", "   "));
}

#[test]
fn ids_are_read_from_standard_input() {
    let server =
        RawServer::new([Reply::json(200, action(8, "completed")), Reply::json(200, action(9, "completed"))]);
    let doact = Doact::at(server.url()).line("actions wait - -q -o json").stdin("8\n\n 9 8\n");
    let ids = doact.succeeds().json();
    assert_eq!((&ids[0]["id"], &ids[1]["id"]), (&8.into(), &9.into()));
    assert_eq!(server.lines(), ["GET /v2/actions/8", "GET /v2/actions/9"]);
    let server = RawServer::new([seen("completed")]);
    Doact::at(server.url()).line("actions get - --jq .id").stdin("7\n7").succeeds().stdout("7\n");
    assert_eq!(server.lines(), ["GET /v2/actions/7"]);
}

#[test]
fn actions_are_found_in_the_apis_json() {
    for command in ["wait", "get"] {
        let created = r#"{"droplet":{"id":9,"name":"web"},"links":{"actions":[{"id":7,"rel":"create"}]}}"#;
        for json in [created.to_owned(), action(7, "in-progress"), format!("[{}]", bare_action(7, "new"))] {
            let server = RawServer::new([seen("completed")]);
            let doact = Doact::at(server.url()).line("actions").line(command).line("- -q --jq .id");
            doact.stdin(json).succeeds().stdout("7\n").stderr("");
            assert_eq!(server.lines(), ["GET /v2/actions/7"]);
        }
        let refused = r#"{"id":"unauthorized","message":"Unable to authenticate you."}"#;
        for text in [refused, "[]", "{\"actions\":[]}", "{\"action\":", "", "\u{feff}"] {
            let server = RawServer::untouched();
            let failed = Doact::at(server.url()).line("actions").line(command).line("-").stdin(text);
            let failed = failed.fails_with(2).stdout("").stderr_has("error: standard input");
            failed.stderr_has("`links.actions`");
            assert_eq!(server.lines().len(), 0);
        }
    }
}

#[test]
fn after_an_attach_by_name_the_device_is_said_also_off_a_terminal() {
    let server = RawServer::new([Reply::json(202, action(7, "completed"))]);
    let done = Doact::at(server.url()).line("volume attach data 42 --region nyc1 -o csv").succeeds();
    done.stdout_has("Volume,ID,Status")
        .stdout_has("\ndata,7,completed")
        .stderr("on Droplet 42 the volume is /dev/disk/by-id/scsi-0DO_Volume_data\n");
}
