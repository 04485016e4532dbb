//! `volume detach` without a Droplet ID: it is read from each volume.

use crate::harness::{Doact, VOLUME, action};
use crate::raw_server::{RawServer, Reply};
use crate::volume_list::{volume, volume_id, volumes};

/// Runs a shell script in a sandbox with the volumes `data`, `logs` and `other` in nyc1.
#[cfg(unix)]
fn in_sandbox(script: &str) -> crate::harness::Outcome {
    let volumes = ["--volume", "data:nyc1:100", "--volume", "logs", "--volume", "other"];
    let sandbox = Doact::new().args(["sandbox", "--action-seconds", "0"]).args(volumes);
    sandbox.env("DOACT_REGION", "nyc1").args(["--", "sh", "-c", script]).run()
}

/// A server on which the volume [`VOLUME`] has these Droplets.
fn attached_to(droplets: &str) -> RawServer {
    let volume = volume(1, "data", "nyc1", droplets).replace(&volume_id(1), VOLUME);
    RawServer::answering(move |request| {
        if request.line.starts_with("POST") {
            Reply::json(202, action(7, "completed"))
        } else if request.line.ends_with("/actions?page=1&per_page=200") {
            Reply::json(200, r#"{"actions":[]}"#)
        } else if request.line.contains("?name=") {
            Reply::json(200, volumes(std::slice::from_ref(&volume), 1))
        } else {
            Reply::json(200, format!(r#"{{"volume":{volume}}}"#))
        }
    })
}

#[test]
fn the_droplet_is_read_from_the_volume() {
    let server = attached_to("[42]");
    Doact::at(server.url()).args(["volume", "detach", VOLUME]).succeeds();
    Doact::at(server.url()).line("volume detach data --region nyc1").succeeds();
    let requests = server.requests();
    let lines: Vec<_> = requests.iter().map(|request| request.line.clone()).collect();
    assert_eq!(
        lines,
        [
            format!("GET /v2/volumes/{VOLUME}"),
            format!("POST /v2/volumes/{VOLUME}/actions"),
            "GET /v2/volumes?name=data&region=nyc1".to_owned(),
            "POST /v2/volumes/actions".to_owned(),
        ]
    );
    assert_eq!(requests[1].body, r#"{"type":"detach","droplet_id":42}"#);
    assert_eq!(requests[3].body, r#"{"type":"detach","volume_name":"data","droplet_id":42,"region":"nyc1"}"#);
}

#[test]
fn a_volume_without_a_single_droplet_is_not_detached() {
    for (droplets, problem, hint) in [
        ("[]", "it is attached to no Droplet", "with --if-needed this is a success"),
        ("null", "it is attached to no Droplet", "with --if-needed this is a success"),
        ("{}", "the API does not say where it is attached", "name the Droplet after the volume"),
        ("[0]", "it is attached to several Droplets: 0", "name the Droplet after the volume"),
        ("[42,43]", "it is attached to several Droplets: 42, 43", "name the Droplet after the volume"),
    ] {
        let server = attached_to(droplets);
        let failed = Doact::at(server.url()).args(["volume", "detach", VOLUME, "-o", "json"]).fails_with(1);
        let failed = failed.stdout("");
        assert_eq!(failed.error()["message"], format!("could not detach volume {VOLUME}: {problem}"));
        assert_eq!(failed.error()["hint"], hint);
        assert_eq!(server.lines().len(), 1, "{droplets}");
    }
}

#[test]
fn with_if_needed_a_volume_that_is_attached_to_no_droplet_is_a_success() {
    let server = attached_to("[]");
    let line = format!("volume detach {VOLUME} --if-needed -o json");
    let note = format!("volume {VOLUME} is attached to no Droplet; nothing to do\n");
    Doact::at(server.url()).line(&line).succeeds().stdout("null\n").stderr(note);
    assert!(server.lines().iter().all(|line| line.starts_with("GET")));

    let server = attached_to("[42]");
    Doact::at(server.url()).line(&line).succeeds();
    let posts: Vec<_> =
        server.requests().into_iter().filter(|request| request.line.starts_with("POST")).collect();
    assert_eq!(posts[0].body, r#"{"type":"detach","droplet_id":42}"#);
}

#[test]
fn an_answer_about_another_volume_changes_nothing() {
    let server = attached_to("[42]");
    let other = volume_id(9);
    let line = format!("volume detach {other} --http-retry-max 0");
    Doact::at(server.url())
        .line(&line)
        .fails_with(1)
        .stderr_has(format!("is about volume {VOLUME} instead of"));
    assert_eq!(server.lines(), [format!("GET /v2/volumes/{other}")]);
}

#[test]
fn dry_run_makes_the_read_that_the_body_depends_on() {
    let server = attached_to("[42]");
    let run =
        |options: &str| Doact::at(server.url()).line(&format!("volume detach {VOLUME} --dry-run {options}"));
    let url = format!("{}/v2/volumes/{VOLUME}/actions", server.url());
    run("").succeeds().stdout(format!("POST {url}\n{{\"type\":\"detach\",\"droplet_id\":42}}\n"));
    run("--format nothing").fails_with(2);
    assert_eq!(server.lines(), [format!("GET /v2/volumes/{VOLUME}")]);

    let server = attached_to("[]");
    let run =
        |options: &str| Doact::at(server.url()).line(&format!("volume detach {VOLUME} --dry-run {options}"));
    run("").fails_with(1).stdout("").stderr_has("it is attached to no Droplet");
    run("--if-needed").succeeds().stdout("").stderr_has("nothing to do\n");
}

#[test]
fn the_droplet_comes_last_and_a_volume_is_needed() {
    for (words, problem) in [
        ("42", "a Droplet ID was given, but no volume"),
        ("42 data", "42 is a Droplet ID, and not the last argument"),
        ("data 42 43", "42 is a Droplet ID, and not the last argument"),
        ("data 0", "a Droplet ID is a whole number"),
        ("data 99999999999999999999", "a Droplet ID is a whole number"),
        ("data -42", "a volume is a UUID or a name"),
        ("", "<VOLUME>"),
    ] {
        let server = RawServer::untouched();
        let line = format!("volume detach --region nyc1 {words}");
        Doact::at(server.url()).line(&line).fails_with(2).stdout("").stderr_has(problem);
        assert_eq!(server.lines().len(), 0, "{words}");
    }
}

#[cfg(unix)]
#[test]
fn volumes_on_different_droplets_are_detached_together() {
    let detached = in_sandbox(
        "doact volume attach data 42 -q --wait >/dev/null; doact volume attach logs 43 -q --wait >/dev/null
         doact volume detach data logs --wait --format Volume,Type,Status --no-header &&
         doact volume list --detached --format Name --no-header",
    );
    assert_eq!(detached.code, Some(0), "{detached:#?}");
    let rows = "data   detach_volume   completed\nlogs   detach_volume   completed\n";
    detached
        .stdout(format!("{rows}data\nlogs\nother\n"))
        .stderr_has("data ← Droplet 42: detached")
        .stderr_has("logs ← Droplet 43: detached");
}

#[cfg(unix)]
#[test]
fn a_volume_that_is_not_attached_stops_the_rest_unless_told_otherwise() {
    let attach = "doact volume attach logs 43 -q --wait >/dev/null; ";
    let stopped = in_sandbox(&format!("{attach} doact volume detach data logs -o json"));
    assert_eq!(stopped.code, Some(1), "{stopped:#?}");
    let steps = &stopped.error()["steps"];
    assert_eq!((&steps[0]["state"], &steps[1]["state"]), (&"failed".into(), &"not_tried".into()));
    let went_on = in_sandbox(&format!("{attach} doact volume detach data logs --keep-going --wait -o json"));
    assert_eq!(went_on.code, Some(1), "{went_on:#?}");
    let steps = &went_on.error()["steps"];
    assert_eq!((&steps[0]["state"], &steps[1]["state"]), (&"failed".into(), &"detached".into()));
    assert_eq!(steps[1]["droplet_id"], 43);
}
