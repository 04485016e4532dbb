//! `--if-needed`: a volume that is as requested stays as it is.

use serde_json::json;

use crate::harness::{Doact, VOLUME, action};
use crate::raw_server::{RawServer, Reply};
use crate::recovery::{ATTACH, COUNT, api, attach_by_id, in_sandbox, posts, started, volume};

#[test]
fn if_needed_sends_no_change_that_is_already_made() {
    let script = format!(
        "{ATTACH} --wait >/dev/null && {ATTACH} --if-needed --format Type,Status --no-header \
         && doact volume resize data --size 100 --region nyc1 --if-needed -v -o json"
    );
    let outcome = in_sandbox("", &script);
    assert_eq!((outcome.code, posts(&outcome)), (Some(0), 1), "{outcome:#?}");
    // The volume was never resized, so there is no action to show for that.
    outcome
        .stdout("attach_volume   completed\nnull\n")
        .stderr_has("volume data is already attached to Droplet 42; nothing to do\n")
        .stderr_has("volume data is already 100 GiB; nothing to do\n");

    let detach = in_sandbox("", "doact volume detach data 42 --region nyc1 --if-needed -v");
    assert_eq!((detach.code, posts(&detach)), (Some(0), 0), "{detach:#?}");
    detach.stderr_has("volume data is already detached from Droplet 42; nothing to do\n");
}

#[test]
fn if_needed_is_a_success_whatever_became_of_an_older_action() {
    for (status, seconds_ago) in [("errored", 5), ("in-progress", 100_000)] {
        let server = api([], &volume(&[42]), move || vec![started(7, "attach_volume", status, seconds_ago)]);
        let shown =
            attach_by_id(&server).line("--if-needed --wait --format ID,Status --no-header").succeeds();
        shown.stdout(format!("7   {status}\n"));
        assert_eq!(server.posts(), 0);
    }
}

#[test]
fn if_needed_waits_for_the_same_change_in_progress_only_with_wait() {
    for options in ["", "--wait --timeout 1s"] {
        let server = RawServer::answering(|request| match request.line.as_str() {
            line if line.contains("/actions?") => {
                let actions = [started(7, "attach_volume", "in-progress", 0)];
                Reply::json(200, json!({ "actions": actions }).to_string())
            }
            line if line.contains("/actions/7") => Reply::json(200, action(7, "in-progress")),
            _ => volume(&[42]),
        });
        let line = format!("--if-needed --format Status --no-header {options}");
        attach_by_id(&server).line(&line).succeeds().stdout("in-progress\n");
        let polls = server.lines().iter().filter(|line| line.contains("/actions/7")).count();
        assert_eq!((polls > 0, server.posts()), (!options.is_empty(), 0));
    }
}

#[test]
fn if_needed_first_waits_for_another_change_in_progress() {
    let attach = "doact volume attach data 42 --region nyc1";
    let detach = "doact volume detach data 42 --region nyc1";
    let resize = "doact volume resize data --size 150 --region nyc1";
    std::thread::scope(|scope| {
        for (before, command, types) in [
            (format!("{attach} --wait; {detach}"), attach, "attach_volume detach_volume attach_volume"),
            (attach.to_owned(), detach, "detach_volume attach_volume"),
            (resize.to_owned(), attach, "attach_volume resize_volume"),
            (resize.to_owned(), resize, "resize_volume"),
        ] {
            scope.spawn(move || {
                let script = format!(
                    "({before}) >/dev/null; {command} --if-needed --wait >/dev/null && echo $({COUNT})"
                );
                let line = "sandbox --volume data:nyc1:100 --action-seconds 1 -- sh -c";
                Doact::new().line(line).args([script]).succeeds().stdout(format!("{types}\n"));
            });
        }
    });
}

#[test]
fn if_needed_waits_for_another_change_only_until_the_timeout() {
    let script = "doact volume attach data 42 --region nyc1 >/dev/null; \
                  doact volume detach data 42 --region nyc1 --if-needed --timeout 1s -v >/dev/null";
    let outcome = Doact::new().line("sandbox --volume data --action-seconds 60 -- sh -c").args([script]);
    let outcome = outcome.fails_with(124).stderr_has("is still in-progress");
    assert_eq!(posts(&outcome), 0, "{outcome:#?}");
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
fn a_success_without_an_action_is_null_in_json_and_yaml_and_no_row_elsewhere() {
    let header = "Volume,ID,Status";
    for (options, expected) in [
        ("-o json", "null\n"),
        ("-o yaml", "null\n"),
        ("-o jsonl", ""),
        ("--jq .id", "null\n"),
        ("-o csv --format Volume,ID,Status", &format!("{header}\n")),
        ("--format Volume,ID,Status", "VOLUME   ID   STATUS\n"),
        ("--format ID --no-header", ""),
    ] {
        let server = api([], &volume(&[42]), Vec::new);
        let done = attach_by_id(&server).line("--if-needed").line(options).succeeds().stdout(expected);
        done.stderr(format!("volume {VOLUME} is already attached to Droplet 42; nothing to do\n"));
    }
}
