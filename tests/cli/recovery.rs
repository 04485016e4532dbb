//! A change happens exactly once, whatever becomes of its answer.

use crate::harness::{Doact, Outcome};

/// Runs a line of a shell in a sandbox where things go wrong.
fn in_sandbox(flags: &str, script: &str) -> Outcome {
    let line = format!("sandbox --volume data:nyc1:100 --action-seconds 0.01 {flags} -- sh -c");
    Doact::new().line(&line).args([script]).run()
}

const ATTACH: &str = "doact volume attach data 42 --region nyc1 --http-retry-max 1 -v";
const COUNT: &str = "doact volume actions data --region nyc1 --format Type --no-header";

/// How often the change was sent, as `-v` tells.
fn posts(outcome: &Outcome) -> usize {
    outcome.err.lines().filter(|line| line.starts_with("POST http")).count()
}

#[test]
fn a_change_whose_answer_is_lost_is_found_and_not_sent_again() {
    std::thread::scope(|scope| {
        for fault in ["lost-answer", "half-body", "html", "not-json"] {
            for options in ["", "--wait"] {
                scope.spawn(move || {
                    let script = format!("{ATTACH} {options} >/dev/null && {COUNT}");
                    let outcome = in_sandbox(&format!("--fail {fault}"), &script);
                    assert_eq!((outcome.code, posts(&outcome)), (Some(0), 1), "{fault}: {outcome:#?}");
                    outcome.stdout("attach_volume\n").stderr_has("looking for what became of it");
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
fn a_change_by_id_is_looked_for_at_the_volume() {
    let id = "id=$(doact volume actions data --region nyc1 -v 2>&1 >/dev/null | sed -n 's|.*/v2/volumes/\\([^/?]*\\)/.*|\\1|p')";
    let script = format!("{id}; doact volume attach $id 42 -v -o json >/dev/null && {COUNT}");
    let outcome = in_sandbox("--fail lost-answer", &script);
    assert_eq!((outcome.code, posts(&outcome)), (Some(0), 1), "{outcome:#?}");
    outcome.stdout("attach_volume\n");
}

#[test]
fn what_is_so_already_is_not_done_again_if_it_is_not_needed() {
    let script = format!(
        "{ATTACH} --wait >/dev/null && {ATTACH} --if-needed --format Type,Status --no-header \
         && doact volume resize data --size 100 --region nyc1 --if-needed -v"
    );
    let outcome = in_sandbox("", &script);
    assert_eq!((outcome.code, posts(&outcome)), (Some(0), 1), "{outcome:#?}");
    // Nothing was ever resized, so there is no action to show for it.
    outcome
        .stdout("attach_volume   completed\n")
        .stderr_has("nothing to do to attach volume data to Droplet 42");

    let elsewhere =
        format!("{ATTACH} --wait >/dev/null; doact volume attach data 43 --region nyc1 --if-needed");
    let refused = in_sandbox("", &elsewhere);
    assert_eq!(refused.code, Some(1));
    refused.stderr_has("attached");
    let detached = "doact volume detach data 42 --region nyc1 --if-needed -v";
    let outcome = in_sandbox("", detached);
    assert_eq!((outcome.code, posts(&outcome)), (Some(0), 0), "{outcome:#?}");
}
