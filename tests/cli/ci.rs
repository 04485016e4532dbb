//! CI systems: annotations, the job summary, and the workflow action in this repository.

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

/// The script of the action in `.github/actions/volume-attach`.
#[cfg(target_os = "linux")]
fn script() -> Option<String> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/.github/actions/volume-attach/action.yml");
    let text = std::fs::read_to_string(path).ok()?;
    Some(text.split_once("run: |\n").unwrap().1.to_owned())
}

#[cfg(target_os = "linux")]
#[test]
fn the_workflow_action_attaches_a_volume_and_never_runs_its_inputs() {
    let Some(script) = script() else { return };
    assert!(!script.contains("${{"), "an input in the script's text");
    let run = |volume: &str, if_needed: &str| {
        let doact = Doact::new().line("sandbox --volume data:nyc1:100 --action-seconds 0 -- bash -c");
        let doact = doact.args([&script]).env("INPUT_VOLUME", volume).env("INPUT_DROPLET_ID", "42");
        let path = doact.path("summary.md");
        let doact = doact.env("GITHUB_STEP_SUMMARY", path).env("INPUT_REGION", "nyc1");
        doact.env("INPUT_TIMEOUT", "1m").env("INPUT_IF_NEEDED", if_needed).run()
    };
    for if_needed in ["true", "false"] {
        let done = run("data", if_needed);
        assert_eq!(done.code, Some(0), "{done:#?}");
        assert!(done.read("summary.md").starts_with("- attach volume data to Droplet 42: action "));
    }
    assert_eq!(run("$(touch owned)", "true").code, Some(2));
    assert_eq!(run("--help", "true").code, Some(2));
    assert_eq!(run("data", "perhaps").code, Some(2));
}
