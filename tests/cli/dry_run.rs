//! `--dry-run`: shows what would be sent, sends nothing, and needs no token.

use crate::harness::{Doact, TOKEN, VOLUME};
use crate::raw_server::RawServer;

const CHANGES: &str = "https://api.digitalocean.com/v2/volumes/actions";

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
fn a_value_that_only_a_response_has_is_a_placeholder() {
    let shown = Doact::new().line("volume resize data --size +50 --region nyc1 --dry-run").succeeds();
    let lines: Vec<_> = shown.out.lines().collect();
    assert_eq!(lines[0], "GET https://api.digitalocean.com/v2/volumes?name=data&region=nyc1");
    assert_eq!(lines[1], "GET https://api.digitalocean.com/v2/volumes/{volume_id}");
    assert_eq!(lines[2], "POST https://api.digitalocean.com/v2/volumes/{volume_id}/actions");
    shown.stderr_has("50");
}

#[test]
fn bad_input_is_still_refused() {
    Doact::new().line("volume attach data 42 --dry-run").fails_with(2).stdout("").stderr_has("region");
}
