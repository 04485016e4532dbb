//! What to do next, after a change that was rejected or a line that is not doact's.

use crate::harness::{Doact, Outcome, VOLUME, volume_fixture};
use crate::raw_server::{RawServer, Reply};

/// Attaches the volume `data` to Droplet 42, and runs this command line afterwards.
fn after_attach(line: &str) -> Outcome {
    let script =
        format!("doact volume attach data 42 --region nyc1 --wait >/dev/null 2>&1; doact volume {line}");
    let sandbox = "sandbox --volume data:nyc1:100 --volume logs --action-seconds 0.01 -- sh -c";
    Doact::new().line(sandbox).args([script]).fails_with(1).stdout("")
}

#[test]
fn a_rejected_change_gets_the_state_of_the_volume_and_the_command_that_helps() {
    for (line, hint) in [
        (
            "attach data 42 --region nyc1",
            "volume data is already attached to Droplet 42; with --if-needed this is a success: \
             `doact volume attach data 42 --region nyc1 --if-needed`",
        ),
        (
            "attach data 43 --region nyc1",
            "volume data is attached to Droplet 42; `doact volume attach data 43 --region nyc1 --move` moves it",
        ),
        (
            "detach data 43 --region nyc1",
            "volume data is attached to Droplet 42; \
             `doact volume detach data 42 --region nyc1` detaches it there",
        ),
        (
            "detach logs 42 --region nyc1",
            "volume logs is attached to no Droplet; with --if-needed this is a success: \
             `doact volume detach logs 42 --region nyc1 --if-needed`",
        ),
        (
            "resize data --size 100 --region nyc1",
            "volume data is already 100 GiB; with --if-needed this is a success: \
             `doact volume resize data --size 100 --region nyc1 --if-needed`",
        ),
        (
            "resize data --size 50 --region nyc1",
            "volume data has 100 GiB and can only grow; \
             `doact volume resize data --size +10 --region nyc1` adds 10 GiB",
        ),
    ] {
        after_attach(line).stderr_has(format!("\n  hint: {hint}\n"));
    }
}

#[test]
fn a_404_for_a_volume_that_exists_is_about_the_droplet() {
    let not_found = || Reply::error(404, "not_found", "The resource you requested could not be found.");
    let server = RawServer::new([not_found(), Reply::json(200, volume_fixture())]);
    let failed = Doact::at(server.url()).line(&format!("volume attach {VOLUME} 42")).fails_with(5);
    failed.stderr_has(format!("hint: volume {VOLUME} exists; check the Droplet ID 42\n"));
    let server = RawServer::new([not_found(), not_found()]);
    let failed = Doact::at(server.url()).line(&format!("volume attach {VOLUME} 42")).fails_with(5);
    failed.stderr_has("hint: check the volume, its region and the Droplet ID\n");
}

#[test]
fn a_pending_event_that_outlasts_the_retries_or_the_timeout_is_named() {
    let pending = Reply::error(422, "unprocessable_entity", "Droplet already has a pending event.");
    let show = "hint: another action is in progress on Droplet 42, which \
                `doact droplet actions 42 --status in-progress` shows";
    for (flags, code, message, next) in [
        (
            "--http-retry-max 0",
            1,
            "42: Droplet already has a pending event. (HTTP 422)",
            "--wait retries until",
        ),
        (
            "--wait --timeout 1s",
            124,
            "42 before --timeout: Droplet already has a pending event. (HTTP 422)",
            "allow more time with --timeout",
        ),
    ] {
        let server = RawServer::new([]).then_always(pending.clone());
        let doact = Doact::at(server.url()).line(&format!("volume attach {VOLUME} 42 {flags}"));
        doact.fails_with(code).stdout("").stderr_has(message).stderr_has(format!("{show}; {next}"));
    }
}

#[test]
fn an_unknown_volume_name_gets_similar_names_as_a_hint() {
    let line =
        "sandbox --volume data --volume database -- doact volume resize databse --size 20 --region nyc1";
    Doact::new().line(line).fails_with(5).stdout("").stderr_has("similar names in nyc1: database, data");
}

#[test]
fn a_doctl_command_line_gets_the_equivalent_as_a_hint() {
    let failed = Doact::new().line("compute volume-action attach data 42 --wait").fails_with(2);
    failed.stdout("").stderr_has("`doact volume attach data 42 --wait`");
}
