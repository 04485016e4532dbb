//! CI systems: annotations and the job summary.

use crate::harness::{Doact, action};
use crate::raw_server::{RawServer, Reply};

fn wait(status: &str) -> (Doact, RawServer) {
    let server = RawServer::new([]).then_always(Reply::json(200, action(7, status)));
    let doact = Doact::at(server.url()).line("actions wait 7 --poll-interval 100ms --timeout 1s");
    (doact, server)
}

#[test]
fn in_github_actions_an_errored_action_and_a_timeout_are_annotated() {
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
    let (doact, _server) = wait("completed");
    doact.env("GITHUB_STEP_SUMMARY", "/nowhere/at/all").succeeds().stderr_has("warning: the job summary");
}
