//! `--dry-run`: shows what would be sent, changes nothing, and needs no token unless it has to read.

use crate::harness::{Doact, TOKEN, VOLUME};
use crate::raw_server::{RawServer, Reply};
use crate::volume_list::{volume, volume_id};

const CHANGES: &str = "https://api.digitalocean.com/v2/volumes/actions";

/// An account with the volume `data` in nyc1, of 100 GiB.
fn volumes() -> RawServer {
    RawServer::answering(|request| {
        let volume = volume(1, "data", "nyc1", "[]");
        let body = if request.line.contains("?name=") {
            format!(r#"{{"volumes":[{volume}],"links":{{}},"meta":{{"total":1}}}}"#)
        } else {
            format!(r#"{{"volume":{volume}}}"#)
        };
        Reply::json(200, body)
    })
}

#[test]
fn the_request_is_shown_and_not_sent() {
    let server = RawServer::untouched();
    let line = "volume attach data 42 --region nyc1 --tag a --wait --dry-run";
    let shown = format!(
        "POST {}/v2/volumes/actions\n{}\n",
        server.url(),
        r#"{"type":"attach","volume_name":"data","droplet_id":42,"region":"nyc1","tags":["a"]}"#
    );
    Doact::at(server.url()).line(line).succeeds().stdout(shown).stderr("");
    assert_eq!(server.lines().len(), 0);
}

#[test]
fn no_token_is_needed_and_none_is_shown() {
    for flags in ["", "-v", "--trace", "-o json", "--trace -o json"] {
        let line = format!("volume detach {VOLUME} 42 --dry-run {flags}");
        Doact::new().line(&line).succeeds().stdout_has("https://api.digitalocean.com/v2/volumes");
        let shown = Doact::at("https://api.digitalocean.com").line(&line).succeeds().stderr_lacks(TOKEN);
        assert!(!shown.out.contains(TOKEN), "{flags}");
    }
}

#[test]
fn as_json_one_request_is_an_object_and_several_are_an_array() {
    let one = Doact::new().args(["volume", "resize", VOLUME, "--size", "100", "--dry-run", "-o", "json"]);
    let body = r#"{"type":"resize","size_gigabytes":100}"#;
    let url = format!("https://api.digitalocean.com/v2/volumes/{VOLUME}/actions");
    one.succeeds().stdout(format!("{{\"method\":\"POST\",\"url\":\"{url}\",\"body\":{body}}}\n"));

    let two = Doact::new().line("volume attach a b 42 --region nyc1 --dry-run -o json").succeeds().json();
    assert_eq!(two.as_array().map(Vec::len), Some(2));
}

#[test]
fn format_chooses_columns_of_the_requests() {
    let run = |flags: &str| {
        let line = format!("volume attach a b 42 --region nyc1 --dry-run --format {flags}");
        Doact::new().line(&line).succeeds().out
    };
    let rows = |separator: &str| format!("POST{separator}{CHANGES}\n").repeat(2);
    assert_eq!(run("method,URL"), format!("METHOD   URL\n{}", rows("     ")));
    assert_eq!(run("method,URL --no-header"), rows("   "));
    assert_eq!(run("Method,URL -o csv"), format!("Method,URL\n{}", rows(",")));
    assert_eq!(run("Method,URL -o tsv --no-header"), rows("\t"));
    assert!(run("Body").contains("\n{\"type\":\"attach\",\"volume_name\":\"b\""));
}

#[test]
fn a_column_that_requests_do_not_have_is_a_usage_error() {
    for flags in ["", "-o csv", "-o tsv"] {
        let line = format!("volume resize data --size +5 --region nyc1 --dry-run --format ID {flags}");
        let failed = Doact::new().line(&line).fails_with(2).stdout("");
        failed.stderr_has("the columns are Method, URL, Body").stderr_lacks("size_gigabytes");
    }
}

#[test]
fn a_resize_is_shown_with_what_it_depends_on_and_nothing_else_is_read() {
    let id = volume_id(1);
    let list = "GET /v2/volumes?name=data&region=nyc1".to_owned();
    let get = |id: &str| format!("GET /v2/volumes/{id}");
    for (arguments, region, size, reads) in [
        (format!("{id} --size 150"), "", 150, vec![]),
        (format!("{id} --size +50"), "", 150, vec![get(&id)]),
        ("data --region nyc1 --size 2TiB".to_owned(), r#","region":"nyc1""#, 2048, vec![list.clone()]),
        ("data --region nyc1 --size +50".to_owned(), r#","region":"nyc1""#, 150, vec![list, get(&id)]),
    ] {
        let server = volumes();
        let body = format!(r#"{{"type":"resize","size_gigabytes":{size}{region}}}"#);
        let shown = format!("POST {}/v2/volumes/{id}/actions\n{body}\n", server.url());
        let line = format!("volume resize {arguments} --dry-run");
        Doact::at(server.url()).line(&line).succeeds().stdout(shown).stderr("");
        assert_eq!(server.lines(), reads, "{arguments}");
    }
}

#[test]
fn a_change_that_is_not_needed_is_not_shown() {
    let server = volumes();
    let run = |options: &str| {
        let line = format!("volume resize {} --if-needed --dry-run {options}", volume_id(1));
        Doact::at(server.url()).line(&line).succeeds()
    };
    let note = format!("volume {} is already 100 GiB; nothing to do\n", volume_id(1));
    run("--size 100").stdout("").stderr(&note);
    run("--size 100 -o json").stdout("[]\n").stderr(&note);
    run("--size 150").stdout_has(r#""size_gigabytes":150"#).stderr("");
}

#[test]
fn a_read_that_fails_or_a_size_that_is_too_large_shows_nothing() {
    let server = RawServer::new([Reply::error(404, "not_found", "gone")]);
    let run = |server: &RawServer, size: &str| {
        Doact::at(server.url()).line(&format!("volume resize {VOLUME} --size {size} --dry-run"))
    };
    run(&server, "+50").fails_with(5).stdout("");
    let volume = volume(1, "data", "nyc1", "[]").replace(&volume_id(1), VOLUME);
    let server = RawServer::new([Reply::json(200, format!(r#"{{"volume":{volume}}}"#))]);
    run(&server, "+16300").fails_with(2).stdout("").stderr_has("the maximum is 16384 GiB");
}

#[test]
fn bad_input_is_still_refused() {
    Doact::new().line("volume attach data 42 --dry-run").fails_with(2).stdout("").stderr_has("region");
}
