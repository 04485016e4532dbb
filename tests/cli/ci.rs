//! CI systems: annotations and the job summary.

use crate::harness::{Doact, VOLUME, action, bare_action, page_of};
use crate::raw_server::{RawServer, Reply};
#[cfg(unix)]
use crate::signals::interrupt;

fn wait(status: &str) -> (Doact, RawServer) {
    let server = RawServer::new([]).then_always(Reply::json(200, action(7, status)));
    let doact = Doact::at(server.url()).line("actions wait 7 --poll-interval 100ms --timeout 1s");
    (doact, server)
}

#[test]
fn in_github_actions_every_failure_is_annotated_with_its_reason() {
    for (status, code) in [("errored", 3), ("in-progress", 124)] {
        for flags in ["", "-q", "-o json"] {
            let (doact, _server) = wait(status);
            let failed = doact.env("GITHUB_ACTIONS", "true").line(flags).fails_with(code);
            failed.stderr_has("::error title=doact::action 7");
        }
        let (doact, _server) = wait(status);
        doact.fails_with(code).stderr_lacks("::error");
    }
    let (doact, _server) = wait("errored");
    let failed = doact.env("GITHUB_ACTIONS", "true").line("-o json").fails_with(3);
    assert_eq!(failed.error()["kind"], "errored");

    let server = RawServer::new([]).then_always(Reply::error(422, "unprocessable_entity", "no such size"));
    let doact = Doact::at(server.url()).env("GITHUB_ACTIONS", "true");
    let failed = doact.line("volume attach data 42 --region nyc1").fails_with(1);
    failed.stderr_has("::error title=doact::could not attach volume data to Droplet 42: no such size");

    for (line, reason) in [
        ("actions get abc", "invalid value 'abc'"),
        ("actions list --since never", "invalid value 'never'"),
        ("volume attach data 42", "the volume name data needs a region"),
        ("actions list", "there is no token"),
    ] {
        let failed = Doact::new().env("GITHUB_ACTIONS", "true").line(line).run();
        failed.stderr_has(format!("::error title=doact::{reason}"));
    }
}

#[test]
fn a_wait_adds_a_line_to_the_job_summary() {
    let (doact, _server) = wait("completed");
    let path = doact.path("summary.md");
    let done = doact.file("summary.md", "# before\n").env("GITHUB_STEP_SUMMARY", path).succeeds();
    assert_eq!(
        done.read("summary.md"),
        "# before\n- wait for action 7 (attach\\_volume volume): action 7 **completed** after 11s\n"
    );
    let (doact, _server) = wait("in-progress");
    let path = doact.path("summary.md");
    let late = doact.env("GITHUB_STEP_SUMMARY", path).fails_with(124).read("summary.md");
    assert!(late.contains(": action 7 **in-progress** after ") && late.contains("(--timeout)"), "{late}");
    let missing = RawServer::new([]).then_always(Reply::error(404, "not_found", "gone"));
    let doact = Doact::at(missing.url()).line("actions wait 7");
    let path = doact.path("summary.md");
    let failed = doact.env("GITHUB_STEP_SUMMARY", path).fails_with(5).read("summary.md");
    assert!(failed.starts_with("- wait for action 7: **failed**: "), "{failed}");
    let (doact, _server) = wait("completed");
    doact.env("GITHUB_STEP_SUMMARY", "/nowhere/at/all").succeeds().stderr_has("warning: the job summary");
}

#[test]
fn a_wait_for_volumes_adds_a_line_for_each_action() {
    let server = RawServer::answering(|request| {
        let is_list = request.line.contains("?page=");
        let listed = page_of(&[bare_action(7, "in-progress")], 1);
        Reply::json(200, if is_list { listed } else { action(7, "completed") })
    });
    let doact = Doact::at(server.url()).line(&format!("volume wait {VOLUME}"));
    let path = doact.path("summary.md");
    assert_eq!(
        doact.env("GITHUB_STEP_SUMMARY", path).succeeds().read("summary.md"),
        "- wait for action 7 (attach\\_volume volume): action 7 **completed** after 11s\n"
    );
}

/// As the end of a workflow that is cancelled.
#[cfg(unix)]
#[test]
fn a_signal_adds_the_lines_that_are_missing_and_no_line_twice() {
    let summary = |line: &str, server: &RawServer, requests| {
        let doact = Doact::at(server.url()).line(line);
        let path = doact.path("summary.md");
        interrupt("TERM", doact.env("GITHUB_STEP_SUMMARY", path).spawn(), server, requests).read("summary.md")
    };
    let made = [Reply::json(202, action(7, "completed")), Reply::json(202, action(8, "in-progress"))];
    let server = RawServer::new(made).then_always(Reply::Hang);
    assert_eq!(
        summary("volume attach a b c 42 --region nyc1 --wait --http-timeout 1h", &server, 3),
        "- attach volume a to Droplet 42: action 7 **completed** after 11s\n\
         - attach volume b to Droplet 42: action 8 **in-progress**: terminated\n\
         - attach volume c to Droplet 42: **not tried**: terminated\n"
    );
    let server = RawServer::new([]).then_always(Reply::Hang);
    assert_eq!(
        summary("volume attach a 42 --region nyc1 --http-timeout 1h", &server, 1),
        "- attach volume a to Droplet 42: **unknown**: terminated\n"
    );
    let server = RawServer::answering(|request| match request.line.as_str() {
        "GET /v2/actions/8" => Reply::json(200, action(8, "completed")),
        _ => Reply::json(200, action(9, "in-progress")),
    });
    assert_eq!(
        summary("actions wait 9 8 --poll-interval 10ms --timeout 0", &server, 4),
        "- wait for action 9 (attach\\_volume volume): action 9 **in-progress**: terminated\n\
         - wait for action 8 (attach\\_volume volume): action 8 **completed** after 11s\n"
    );
    let server = RawServer::new([]).then_always(Reply::Hang);
    assert_eq!(
        summary("actions wait 5 --http-timeout 1h", &server, 1),
        "- wait for action 5: **terminated**\n"
    );
}
