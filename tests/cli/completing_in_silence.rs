//! TAB when something is wrong: fewer candidates, no words, and no waiting.

use std::time::{Duration, Instant};

use crate::completing::{VOLUMES, told};
use crate::harness::{Doact, TOKEN};
use crate::raw_server::{RawServer, Reply};

/// Much longer than any answer takes, much shorter than a request may usually take.
const SOON: Duration = Duration::from_secs(15);

#[test]
fn whatever_fails_fails_in_silence_after_one_request() {
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
        told(Doact::at(server.url()), "bash", "doact volume attach d").stdout("");
        assert_eq!(server.lines().len(), 1);
    }
    let nobody = Doact::at("http://127.0.0.1:1");
    told(nobody, "bash", "doact actions wait 3").stdout("");
}

#[test]
fn without_a_token_that_may_be_sent_nothing_is() {
    let server = RawServer::untouched();
    let url = server.url();
    let doact = || Doact::new().env("DIGITALOCEAN_API_URL", &url);
    told(doact(), "bash", "doact actions wait 3").stdout("");
    told(doact(), "bash", "doact -t dor_v1_abc actions wait 3").stdout("");
    told(doact().config("broken"), "bash", "doact -t abc actions wait 3").stdout("");
    told(doact(), "bash", "doact -t abc --context nowhere actions wait 3").stdout("");
    told(doact(), "bash", "doact -t abc -u http://api.example.com actions wait 3").stdout("");
    assert_eq!(server.lines(), Vec::<String>::new());
    told(Doact::at("http://api.example.com"), "bash", "doact actions wait 3").stdout("");
}

#[test]
fn a_server_that_never_answers_does_not_hold_up_the_shell() {
    let server = RawServer::new([Reply::Hang]);
    let start = Instant::now();
    told(Doact::at(server.url()), "bash", "doact actions wait 3").stdout("");
    assert!(start.elapsed() < SOON, "{:?}", start.elapsed());
    assert_eq!(server.lines().len(), 1);
}

#[cfg(unix)]
#[test]
fn a_token_command_is_asked_in_silence_and_not_waited_for() {
    let server = RawServer::new([Reply::json(200, VOLUMES)]);
    let command = r#"token_command = ["sh", "-c", "echo a word >&2; echo of-the-command"]"#;
    let doact = Doact::new().config(command).env("DIGITALOCEAN_API_URL", server.url());
    told(doact, "bash", "doact volume attach d").stdout("data");
    assert_eq!(server.requests()[0].header("authorization"), Some("Bearer of-the-command"));
    let start = Instant::now();
    let doact = Doact::new().config(r#"token_command = ["sh", "-c", "echo x >&2; sleep 60"]"#);
    told(doact.env("DIGITALOCEAN_API_URL", server.url()), "bash", "doact volume attach d").stdout("");
    assert!(start.elapsed() < SOON, "{:?}", start.elapsed());
}

#[test]
fn neither_a_value_nor_its_description_is_a_token() {
    let echo = format!(r#"{{"actions":[{{"id":5,"type":"{TOKEN}","status":"in-progress"}}]}}"#);
    let server = RawServer::new([Reply::json(200, echo)]);
    let told = told(Doact::at(server.url()), "fish", "doact actions wait ");
    assert!(told.out.starts_with("5\t") && !told.out.contains(TOKEN), "{told:#?}");

    let volumes = r#"{"volumes":[{"id":"1","name":"data","region":{"slug":"of-prod-0001"}},
        {"id":"2","name":"of-prod-0001"}],"links":{},"meta":{"total":2}}"#;
    let server = RawServer::new([Reply::json(200, volumes)]);
    let doact = Doact::at(server.url()).config("[contexts.prod]\ntoken = \"of-prod-0001\"\n");
    crate::completing::told(doact, "fish", "doact volume attach ").stdout("data\t[redacted]\n");
}

#[test]
fn a_variable_that_was_left_behind_does_no_harm() {
    for value in ["bash", "fish", "1", "tcsh", ""] {
        let version = Doact::new().env("DOACT_COMPLETE", value).args(["--version"]).succeeds();
        version.stdout(format!("doact {}\n", env!("CARGO_PKG_VERSION"))).stderr("");
    }
    Doact::new().env("DOACT_COMPLETE", "tcsh").args(["--", "doact", ""]).fails_with(2);
}
