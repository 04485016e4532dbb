//! Shell completion when something fails: fewer candidates, no messages, and no long wait.

use std::time::{Duration, Instant};

use crate::completing::{VOLUMES, complete};
use crate::harness::{Doact, TOKEN};
use crate::raw_server::{RawServer, Reply};
use crate::volume_list::{volume, volumes};

/// Longer than a completion takes on a busy machine, shorter than the usual timeout of a request.
const SOON: Duration = Duration::from_secs(15);

#[test]
fn every_failure_is_silent_and_the_last_request() {
    for reply in [
        Reply::error(401, "unauthorized", "Unable to authenticate you"),
        Reply::error(404, "not_found", "gone"),
        Reply::rate_limited(),
        Reply::unavailable(),
        Reply::close(),
        Reply::half(200, VOLUMES),
        Reply::json(200, "{\"volumes\":"),
        Reply::json(200, "<html>"),
        Reply::with(302, &["Location: http://127.0.0.1:1/"], ""),
    ] {
        let server = RawServer::new([reply]);
        complete(Doact::at(server.url()), "bash", "doact volume attach d").stdout("");
        assert_eq!(server.lines().len(), 1);
    }
    let found = volumes(&[volume(1, "data", "nyc1", "[]")], 1);
    let server = RawServer::new([Reply::json(200, found), Reply::unavailable()]);
    let line = "doact volume actions data --region nyc1 5";
    complete(Doact::at(server.url()), "bash", line).stdout("");
    assert_eq!(server.lines().len(), 2);
    let refused = Doact::at("http://127.0.0.1:1");
    complete(refused, "bash", "doact actions wait 3").stdout("");
}

#[test]
fn without_a_valid_token_and_server_there_is_no_request() {
    let server = RawServer::untouched();
    let url = server.url();
    let doact = || Doact::new().env("DIGITALOCEAN_API_URL", &url);
    complete(doact(), "bash", "doact actions wait 3").stdout("");
    complete(doact(), "bash", "doact -t dor_v1_abc actions wait 3").stdout("");
    complete(doact().config("broken"), "bash", "doact -t abc actions wait 3").stdout("");
    complete(doact(), "bash", "doact -t abc --context nowhere actions wait 3").stdout("");
    complete(doact(), "bash", "doact -t abc -u http://api.example.com actions wait 3").stdout("");
    assert_eq!(server.lines(), Vec::<String>::new());
    complete(Doact::at("http://api.example.com"), "bash", "doact actions wait 3").stdout("");
}

#[test]
fn a_server_that_never_answers_does_not_block_the_shell() {
    let found = volumes(&[volume(1, "data", "nyc1", "[]")], 1);
    for (replies, line) in [
        (vec![Reply::Hang], "doact actions wait 3"),
        (vec![Reply::json(200, found), Reply::Hang], "doact volume actions data --region nyc1 3"),
    ] {
        let requests = replies.len();
        let server = RawServer::new(replies);
        let start = Instant::now();
        complete(Doact::at(server.url()), "bash", line).stdout("");
        assert!(start.elapsed() < SOON, "{:?}", start.elapsed());
        assert_eq!(server.lines().len(), requests);
    }
}

#[cfg(unix)]
#[test]
fn a_token_command_is_silent_and_killed_after_the_time_limit() {
    let server = RawServer::new([Reply::json(200, VOLUMES)]);
    let command = r#"token_command = ["sh", "-c", "echo a word >&2; echo of-the-command"]"#;
    let doact = Doact::new().config(command).env("DIGITALOCEAN_API_URL", server.url());
    complete(doact, "bash", "doact volume attach d").stdout("data");
    assert_eq!(server.requests()[0].header("authorization"), Some("Bearer of-the-command"));
    let start = Instant::now();
    let doact = Doact::new().config(r#"token_command = ["sh", "-c", "echo x >&2; sleep 60"]"#);
    complete(doact.env("DIGITALOCEAN_API_URL", server.url()), "bash", "doact volume attach d").stdout("");
    assert!(start.elapsed() < SOON, "{:?}", start.elapsed());
}

#[test]
fn neither_a_value_nor_its_description_is_a_token() {
    let echo = format!(r#"{{"actions":[{{"id":5,"type":"{TOKEN}","status":"in-progress"}}]}}"#);
    let server = RawServer::new([Reply::json(200, echo)]);
    let completed = complete(Doact::at(server.url()), "fish", "doact actions wait ");
    assert!(completed.out.starts_with("5\t") && !completed.out.contains(TOKEN), "{completed:#?}");

    let volumes = r#"{"volumes":[{"id":"1","name":"data","region":{"slug":"of-prod-0001"}},
        {"id":"2","name":"of-prod-0001"}],"links":{},"meta":{"total":2}}"#;
    let server = RawServer::new([Reply::json(200, volumes)]);
    let doact = Doact::at(server.url()).config("[contexts.prod]\ntoken = \"of-prod-0001\"\n");
    complete(doact, "fish", "doact volume attach ").stdout("data\t[redacted]\n");
}

#[test]
fn a_leftover_variable_has_no_effect() {
    for value in ["bash", "fish", "1", "tcsh", ""] {
        let version = Doact::new().env("DOACT_COMPLETE", value).args(["--version"]).succeeds();
        version.stdout(format!("doact {}\n", env!("CARGO_PKG_VERSION"))).stderr("");
    }
    Doact::new().env("DOACT_COMPLETE", "tcsh").args(["--", "doact", ""]).fails_with(2);
}
