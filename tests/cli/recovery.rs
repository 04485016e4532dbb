//! A change is made exactly once, even if its answer is lost.

use crate::harness::{Doact, Outcome};

/// Runs a shell script against a sandbox with faults.
fn in_sandbox(flags: &str, script: &str) -> Outcome {
    let line = format!("sandbox --volume data:nyc1:100 --action-seconds 0.01 {flags} -- sh -c");
    Doact::new().line(&line).args([script]).run()
}

const ATTACH: &str = "doact volume attach data 42 --region nyc1 --http-retry-max 1 -v";
const COUNT: &str = "doact volume actions data --region nyc1 --format Type --no-header";

/// How often the change was sent, according to the log of `-v`.
fn posts(outcome: &Outcome) -> usize {
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
                        .stderr_has("looking for what became of it")
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

#[test]
fn if_needed_sends_no_change_that_is_already_made() {
    let script = format!(
        "{ATTACH} --wait >/dev/null && {ATTACH} --if-needed --format Type,Status --no-header \
         && doact volume resize data --size 100 --region nyc1 --if-needed -v"
    );
    let outcome = in_sandbox("", &script);
    assert_eq!((outcome.code, posts(&outcome)), (Some(0), 1), "{outcome:#?}");
    // The volume was never resized, so there is no action to show for that.
    outcome
        .stdout("attach_volume   completed\n")
        .stderr_has("volume data is already attached to Droplet 42; nothing to do\n")
        .stderr_has("volume data is already 100 GiB; nothing to do\n");

    let detach = in_sandbox("", "doact volume detach data 42 --region nyc1 --if-needed -v");
    assert_eq!((detach.code, posts(&detach)), (Some(0), 0), "{detach:#?}");
    detach.stderr_has("volume data is already detached from Droplet 42; nothing to do\n");
}

#[test]
fn if_needed_does_not_hide_that_a_volume_is_attached_elsewhere() {
    for (verb, problem) in [("attach", "is attached to Droplet 42"), ("detach", "Attachment not found")] {
        let script =
            format!("{ATTACH} --wait >/dev/null; doact volume {verb} data 43 --region nyc1 --if-needed");
        let rejected = in_sandbox("", &script);
        assert_eq!(rejected.code, Some(1), "{rejected:#?}");
        rejected.stderr_has(problem);
    }
}

#[test]
fn the_summary_of_several_volumes_tells_changed_and_started_ones_apart() {
    let sandbox = "sandbox --volume a:nyc1:1 --volume b:nyc1:1 --action-seconds 0.3 -- sh -c";
    let script = "doact volume attach a 42 --region nyc1 --wait -q >/dev/null \
                  && doact volume attach a b 42 --region nyc1 --if-needed >/dev/null";
    let outcome = Doact::new().line(sandbox).args([script]).succeeds();
    outcome.stderr_has("unchanged: a → Droplet 42\nin progress: b → Droplet 42\n");
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
        outcome.stderr_has(format!("{state}: a → Droplet 42\nskipped: b → Droplet 42\n"));
    }
}
