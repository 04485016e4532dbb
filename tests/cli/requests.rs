//! What goes over the wire: method, path, query, headers and body, and nothing else.

use crate::harness::{Doact, TOKEN, VOLUME, action, fixture, volume_fixture};
use crate::raw_server::{RawServer, Reply, Request};

/// What is asked for by a command whose every request is answered with these, in order.
fn requests(line: &str, replies: impl IntoIterator<Item = Reply>) -> Vec<Request> {
    let server = RawServer::new(replies);
    // Between two volumes there is a wait, also without --wait.
    Doact::at(server.url()).env("DOACT_POLL_INTERVAL", "10ms").line(line).succeeds();
    server.requests()
}

/// The only request of a command, and its body.
fn one(line: &str, answer: &str) -> (String, String) {
    let asked = requests(line, [Reply::json(202, answer)]);
    assert_eq!(asked.len(), 1, "{asked:?}");
    (asked[0].line.clone(), asked[0].body.clone())
}

fn change(line: &str) -> (String, String) {
    one(line, &fixture("volume_action_attach"))
}

fn to(path: impl AsRef<str>, body: &str) -> (String, String) {
    (path.as_ref().to_owned(), body.to_owned())
}

fn by_id() -> String {
    format!("POST /v2/volumes/{VOLUME}/actions")
}

#[test]
fn an_action_is_requested_by_its_id() {
    for verb in ["get", "g"] {
        let asked = one(&format!("actions {verb} 36804636"), &fixture("action"));
        assert_eq!(asked, to("GET /v2/actions/36804636", ""));
    }
}

#[test]
fn several_actions_are_requested_in_the_order_given() {
    let asked = requests(
        "actions get 7 5",
        [Reply::json(200, action(7, "completed")), Reply::json(200, action(5, "completed"))],
    );
    let lines: Vec<_> = asked.iter().map(|request| &request.line).collect();
    assert_eq!(lines, ["GET /v2/actions/7", "GET /v2/actions/5"]);
}

#[test]
fn lists_request_pages_of_200() {
    for verb in ["list", "ls"] {
        let asked = one(&format!("actions {verb}"), &fixture("actions"));
        assert_eq!(asked, to("GET /v2/actions?page=1&per_page=200", ""));
    }
    let asked = one(&format!("volume actions {VOLUME}"), &fixture("volume_actions"));
    assert_eq!(asked, to(format!("GET /v2/volumes/{VOLUME}/actions?page=1&per_page=200"), ""));
}

#[test]
fn one_action_of_a_volume_has_its_own_endpoint() {
    let asked = one(&format!("volume actions {VOLUME} 72531856"), &fixture("volume_action_attach"));
    assert_eq!(asked, to(format!("GET /v2/volumes/{VOLUME}/actions/72531856"), ""));
}

#[test]
fn every_request_carries_the_token_and_accepts_json() {
    let asked = requests("actions get 36804636", [Reply::json(200, fixture("action"))]);
    assert_eq!(asked[0].header("authorization"), Some(format!("Bearer {TOKEN}").as_str()));
    assert_eq!(asked[0].header("accept"), Some("application/json"));
    assert_eq!(asked[0].header("content-type"), None);
    assert!(asked[0].header("accept-encoding").is_some_and(|encodings| encodings.contains("gzip")));
    assert!(asked[0].header("user-agent").is_some_and(|agent| agent.starts_with("doact/")));
}

#[test]
fn reserved_ips_are_requested_with_a_media_type() {
    let asked = requests("actions list --reserved-ips", [Reply::json(200, fixture("actions"))]);
    assert_eq!(asked[0].header("accept"), Some("application/vnd.digitalocean.reserveip+json"));
}

#[test]
fn a_body_has_the_content_type_of_json() {
    let asked =
        requests(&format!("volume attach {VOLUME} 42"), [Reply::json(202, fixture("volume_action_attach"))]);
    assert_eq!(asked[0].header("content-type"), Some("application/json"));
    assert_eq!(asked[0].header("authorization"), Some(format!("Bearer {TOKEN}").as_str()));
}

#[test]
fn attach_by_id_sends_only_the_options_that_were_typed() {
    for verb in ["attach", "a"] {
        let asked = change(&format!("volume {verb} {VOLUME} 11612190"));
        assert_eq!(asked, to(by_id(), r#"{"type":"attach","droplet_id":11612190}"#));
    }
    let asked = change(&format!("volume attach {VOLUME} 11612190 --region nyc1 --tag a --tag b,c"));
    let body = r#"{"type":"attach","droplet_id":11612190,"region":"nyc1","tags":["a","b","c"]}"#;
    assert_eq!(asked, to(by_id(), body));
}

#[test]
fn the_region_of_the_settings_is_not_sent_with_a_volume_id() {
    let server = RawServer::new([Reply::json(202, fixture("volume_action_attach"))]);
    Doact::at(server.url()).env("DOACT_REGION", "ams3").args(["volume", "detach", VOLUME, "42"]).succeeds();
    assert_eq!(server.requests()[0].body, r#"{"type":"detach","droplet_id":42}"#);
}

#[test]
fn attach_and_detach_by_name_need_no_lookup() {
    let body = |verb: &str| {
        format!(r#"{{"type":"{verb}","volume_name":"example","droplet_id":11612190,"region":"nyc1"}}"#)
    };
    for (typed, verb) in [("attach", "attach"), ("detach", "detach"), ("d", "detach")] {
        let asked = change(&format!("volume {typed} example 11612190 --region nyc1"));
        assert_eq!(asked, to("POST /v2/volumes/actions", &body(verb)));
    }
}

#[test]
fn the_region_of_the_settings_is_sent_with_a_volume_name() {
    let server = RawServer::new([Reply::json(202, fixture("volume_action_attach"))]);
    let doact = Doact::at(server.url()).config("region = \"ams3\"\n");
    doact.line("volume attach example 42 --tag aninterestingtag").succeeds();
    let body = r#"{"type":"attach","volume_name":"example","droplet_id":42,"region":"ams3","tags":["aninterestingtag"]}"#;
    assert_eq!(server.requests()[0].body, body);
}

#[test]
fn by_name_takes_even_a_uuid_as_a_name() {
    let name = "deadbeef-e098-11e5-b522-000f53304e51";
    let (path, body) = change(&format!("volume attach {name} 42 --by-name --region nyc1"));
    assert_eq!(path, "POST /v2/volumes/actions");
    assert!(body.contains(&format!(r#""volume_name":"{name}""#)), "{body}");
}

#[test]
fn several_volumes_are_changed_one_after_the_other_in_the_order_given() {
    let done = |id| Reply::json(202, action(id, "completed"));
    let asked = requests("volume attach beta alpha 42 --region nyc1", [done(1), done(2)]);
    let names: Vec<_> = asked.iter().map(|request| request.body.contains("beta")).collect();
    assert_eq!(names, [true, false]);
}

#[test]
fn the_next_volume_is_changed_after_the_previous_action_completed() {
    let asked = requests(
        &format!("volume detach {VOLUME} second 42 --region nyc1 --wait --poll-interval 10ms"),
        [
            Reply::json(202, action(1, "in-progress")),
            Reply::json(200, action(1, "completed")),
            Reply::json(202, action(2, "completed")),
        ],
    );
    let lines: Vec<_> = asked.iter().map(|request| request.line.clone()).collect();
    let polled = format!("GET /v2/volumes/{VOLUME}/actions/1");
    assert_eq!(lines, [by_id(), polled, "POST /v2/volumes/actions".to_owned()]);
}

#[test]
fn a_size_is_sent_in_gib_as_a_number() {
    for (typed, gib) in [("100", 100), ("100GiB", 100), ("2TiB", 2048), ("1", 1), ("16384", 16384)] {
        for verb in ["resize", "r"] {
            let asked = change(&format!("volume {verb} {VOLUME} --size {typed}"));
            assert_eq!(asked, to(by_id(), &format!(r#"{{"type":"resize","size_gigabytes":{gib}}}"#)));
        }
    }
    let asked = change(&format!("volume resize {VOLUME} --size 100 --region nyc1"));
    assert_eq!(asked, to(by_id(), r#"{"type":"resize","size_gigabytes":100,"region":"nyc1"}"#));
}

#[test]
fn a_relative_size_reads_the_current_size_first() {
    let asked = requests(
        &format!("volume resize {VOLUME} --size +50"),
        [Reply::json(200, volume_fixture()), Reply::json(202, fixture("volume_action_attach"))],
    );
    assert_eq!(asked[0].line, format!("GET /v2/volumes/{VOLUME}"));
    assert_eq!(asked[1].body, r#"{"type":"resize","size_gigabytes":60}"#);
}

#[test]
fn resize_and_actions_look_a_name_up_once() {
    let found = "506f78a4-e098-11e5-ad9f-000f53306ae1";
    let looked_up = "GET /v2/volumes?name=example&region=nyc1";
    let volumes = || Reply::json(200, fixture("volumes_by_name"));

    let resized = Reply::json(202, fixture("volume_action_attach"));
    let asked = requests("volume resize example --size 100 --region nyc1", [volumes(), resized]);
    assert_eq!(asked[0].line, looked_up);
    assert_eq!(asked[1].line, format!("POST /v2/volumes/{found}/actions"));
    assert_eq!(asked.len(), 2);

    let listed = Reply::json(200, fixture("volume_actions"));
    let asked = requests("volume actions example --region nyc1", [volumes(), listed]);
    assert_eq!(asked[0].line, looked_up);
    assert_eq!(asked[1].line, format!("GET /v2/volumes/{found}/actions?page=1&per_page=200"));
    assert_eq!(asked.len(), 2);

    let shown = Reply::json(200, fixture("volume_action_attach"));
    let asked = requests("volume actions example 72531856 --region nyc1", [volumes(), shown]);
    assert_eq!(asked[1].line, format!("GET /v2/volumes/{found}/actions/72531856"));
}

#[test]
fn a_server_that_ignores_the_name_filter_gets_no_change() {
    let server = RawServer::new([Reply::json(200, fixture("volumes_all"))]);
    let line = "volume resize missing --size 100 --region nyc1";
    Doact::at(server.url())
        .line(line)
        .fails_with(5)
        .stdout("")
        .stderr_has("there is no volume missing in nyc1");
    assert_eq!(server.posts(), 0);
}

#[test]
fn two_volumes_with_the_same_name_are_an_error_that_lists_both() {
    let twins = fixture("volumes_all").replace("nyc3", "nyc1");
    let server = RawServer::new([Reply::json(200, twins)]);
    let failed = Doact::at(server.url()).line("volume resize example --size 100 --region nyc1").fails_with(1);
    failed
        .stderr_has("506f78a4-e098-11e5-ad9f-000f53306ae1")
        .stderr_has("506f78a4-e098-11e5-ad9f-000f53305eb2");
    assert_eq!(server.posts(), 0);
}

#[test]
fn a_path_in_the_api_url_is_kept() {
    let server = RawServer::new([Reply::json(200, fixture("action"))]);
    Doact::at(format!("{}/prefix/", server.url())).line("actions get 36804636").succeeds();
    assert_eq!(server.lines(), ["GET /prefix/v2/actions/36804636"]);
}

#[test]
fn a_loopback_address_is_never_reached_through_a_proxy() {
    let (server, proxy) = (RawServer::new([Reply::json(200, fixture("action"))]), RawServer::untouched());
    let doact = Doact::at(server.url()).env("HTTP_PROXY", proxy.url()).env("http_proxy", proxy.url());
    doact.env("ALL_PROXY", proxy.url()).line("actions get 36804636").succeeds();
    assert_eq!((server.lines().len(), proxy.lines().len()), (1, 0));
}
