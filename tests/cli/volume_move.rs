//! `volume attach --move`: a volume that is attached elsewhere is detached there first.

use std::sync::atomic::{AtomicUsize, Ordering};

use crate::harness::{Doact, Outcome, VOLUME, bare_action, page_of};
use crate::raw_server::{RawServer, Reply};
use crate::volume_list::{volume, volume_id};

/// Runs a shell script in a sandbox with the volumes `data`, on Droplet 41, and `logs` in nyc1.
fn in_sandbox(flags: &str, script: &str) -> Outcome {
    let line = format!("sandbox --volume data --volume logs --action-seconds 0.01 {flags} -- sh -c");
    let first = "doact volume attach data 41 -q --wait >/dev/null || exit 99";
    Doact::new().env("DOACT_REGION", "nyc1").line(&line).args([format!("{first}\n{script}")]).run()
}

/// The bodies of the changes in the log of `--trace`.
fn changes(outcome: &Outcome) -> Vec<&str> {
    let bodies = outcome.err.lines().filter_map(|line| line.find("{\"type\":").map(|start| &line[start..]));
    bodies.map(|body| body.split("\"volume_name\"").next().unwrap_or_default()).collect()
}

const WHERE: &str = "doact volume list --format Name,DropletIDs --no-header";

#[test]
fn a_volume_is_detached_and_then_attached_to_the_droplet() {
    let moved = in_sandbox("", &format!("doact volume attach data 42 --move --wait -o json && {WHERE}"));
    assert_eq!(moved.code, Some(0), "{moved:#?}");
    let (json, list) = moved.out.split_once('\n').unwrap();
    let action: serde_json::Value = serde_json::from_str(json).unwrap();
    assert_eq!((&action["type"], &action["status"]), (&"attach_volume".into(), &"completed".into()));
    assert_eq!(list, "data   42\nlogs   -\n");
    moved
        .stderr_has("data ← Droplet 41: completed")
        .stderr_has("volume data was detached from Droplet 41\n")
        .stderr_has("data → Droplet 42: completed");
}

#[test]
fn the_detach_is_awaited_also_without_a_wait() {
    let moved = in_sandbox("", "doact volume attach data 42 --move --trace --format Type,Volume --no-header");
    assert_eq!(moved.code, Some(0), "{moved:#?}");
    assert_eq!(moved.out, "attach_volume   data\n");
    let (detached, attached) =
        (moved.err.find("detached from Droplet 41"), moved.err.find("\"type\":\"attach\""));
    assert!(detached.is_some() && detached < attached, "{}", moved.err);
}

#[test]
fn a_volume_on_that_droplet_is_left_alone() {
    let moved = in_sandbox("", "doact volume attach data 41 --move --trace --format Type,Status --no-header");
    assert_eq!(moved.code, Some(0), "{moved:#?}");
    assert_eq!(changes(&moved), Vec::<&str>::new());
    moved
        .stdout("attach_volume   completed\n")
        .stderr_has("volume data is already attached to Droplet 41; nothing to do\n");
}

#[test]
fn several_volumes_are_moved_one_after_the_other() {
    let moved = in_sandbox(
        "",
        &format!(
            "doact volume attach data logs 42 --move --wait --format Volume,Type --no-header && {WHERE}"
        ),
    );
    assert_eq!(moved.code, Some(0), "{moved:#?}");
    moved.stdout("data   attach_volume\nlogs   attach_volume\ndata   42\nlogs   42\n");
}

#[test]
fn a_lost_answer_does_not_stop_a_move() {
    let moved = in_sandbox(
        "--fail lost-answer:3",
        &format!("doact volume attach data 42 --move --wait -q >/dev/null; {WHERE}"),
    );
    moved.stdout("data   42\nlogs   -\n");
}

#[test]
fn dry_run_shows_both_requests() {
    let planned = in_sandbox(
        "",
        &format!("doact volume attach data 42 --move --dry-run --format Method,Body; {WHERE}"),
    );
    planned.stdout(
        "METHOD   BODY\n\
         POST     {\"type\":\"detach\",\"volume_name\":\"data\",\"droplet_id\":41,\"region\":\"nyc1\"}\n\
         POST     {\"type\":\"attach\",\"volume_name\":\"data\",\"droplet_id\":42,\"region\":\"nyc1\"}\n\
         data   41\nlogs   -\n",
    );
    let there = in_sandbox("", "doact volume attach data 41 --move --dry-run");
    there.stdout("").stderr_has("volume data is already attached to Droplet 41; nothing to do\n");
}

#[test]
fn a_volume_in_another_region_than_the_typed_one_is_not_detached() {
    let script = format!(
        "id=$(doact volume get data --jq .id); doact volume attach $id 42 --region fra1 --move; echo $?; {WHERE}"
    );
    in_sandbox("", &script).stdout("1\ndata   41\nlogs   -\n");
}

/// A server with the volume [`VOLUME`] on Droplet 41. The detach is action 7, the attach action 8.
fn server(detach: &'static str, attach: Reply) -> RawServer {
    let posts = AtomicUsize::new(0);
    RawServer::answering(move |request| {
        let droplets = if posts.load(Ordering::SeqCst) == 0 { "[41]" } else { "[]" };
        let volume = volume(1, "data", "nyc1", droplets).replace(&volume_id(1), VOLUME);
        let detached = || bare_action(7, detach).replace("attach_volume", "detach_volume");
        match () {
            () if request.line.starts_with("POST") && posts.fetch_add(1, Ordering::SeqCst) > 0 => {
                attach.clone()
            }
            () if request.line.starts_with("POST") || request.line.ends_with("/7") => {
                Reply::json(200, format!(r#"{{"action":{}}}"#, detached()))
            }
            () if request.line.contains("/actions?") => Reply::json(200, page_of(&[], 0)),
            () => Reply::json(200, format!(r#"{{"volume":{volume}}}"#)),
        }
    })
}

fn refused() -> Reply {
    Reply::error(422, "unprocessable_entity", "Droplet is locked.")
}

fn run(server: &RawServer, options: &str) -> Outcome {
    let line = format!("volume attach {VOLUME} 42 --move -o json {options}");
    Doact::at(server.url()).line(&line).run()
}

#[test]
fn a_detach_that_errors_leaves_the_volume_where_it_is() {
    let server = server("errored", refused());
    let failed = run(&server, "");
    assert_eq!((failed.code, failed.json()["id"].as_u64()), (Some(3), Some(7)));
    let error = failed.error();
    let message = format!(
        "could not detach volume {VOLUME} from Droplet 41: action 7 errored; volume {VOLUME} was not attached to Droplet 42"
    );
    assert_eq!(error["message"], message);
    let go_on = format!("continue with `doact volume attach {VOLUME} 42 --move`");
    assert!(error["hint"].as_str().unwrap().ends_with(&go_on), "{error}");
    assert_eq!(server.posts(), 1);
}

#[test]
fn an_attach_that_is_refused_after_the_detach_says_where_the_volume_is() {
    let server = server("completed", refused());
    let failed = run(&server, "");
    assert_eq!((failed.code, &*failed.out), (Some(1), ""));
    let error = failed.error();
    let message = error["message"].as_str().unwrap();
    let state = format!("; volume {VOLUME} was detached from Droplet 41, and is attached to no Droplet now");
    assert!(message.contains("Droplet is locked.") && message.ends_with(&state), "{error}");
    assert!(error["hint"].as_str().unwrap().ends_with("42 --move`"), "{error}");
}

#[test]
fn after_the_time_limit_the_detach_is_in_progress_and_nothing_was_attached() {
    let server = server("in-progress", refused());
    let late = run(&server, "--timeout 100ms --poll-interval 20ms");
    assert_eq!((late.code, late.json()["status"].as_str()), (Some(124), Some("in-progress")));
    let error = late.error();
    assert!(error["message"].as_str().unwrap().ends_with("was not attached to Droplet 42"), "{error}");
    assert_eq!(server.posts(), 1);
}

#[test]
fn a_signal_during_the_detach_says_that_nothing_was_attached() {
    let server = server("in-progress", refused());
    let line = format!("volume attach {VOLUME} 42 --move --poll-interval 20ms");
    let (child, home) = Doact::at(server.url()).line(&line).spawn();
    server.wait_for_requests(5);
    crate::signals::send("INT", &child);
    let ended = Outcome::new(&child.wait_with_output().unwrap(), home);
    assert_eq!(ended.code, Some(130), "{ended:#?}");
    ended.stderr_has(format!(
        "action 7 is still running; volume {VOLUME} was not attached to Droplet 42\n  \
         hint: continue with `doact volume attach {VOLUME} 42 --move`\n"
    ));
}
