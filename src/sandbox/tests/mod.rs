//! Tests over HTTP. The rules of the API are tested in `state`.

use std::io::{Read, Write};
use std::net::TcpStream;

use serde_json::{Value, json};

use super::*;

mod clients;
mod faults;
mod tls;
mod volumes;

/// The time limit for a response.
const RESPONSE_LIMIT: Duration = Duration::from_secs(30);

struct Response {
    http_status: u16,
    head: String,
    json: Value,
}

impl Response {
    fn header(&self, name: &str) -> Option<&str> {
        let mut lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }
}

fn address(sandbox: &Sandbox) -> &str {
    sandbox.url().split_once("://").unwrap().1
}

fn exchange(sandbox: &Sandbox, token: &str, first_line: &str, body: &str) -> io::Result<String> {
    read(send(sandbox, token, first_line, body)?)
}

fn send(sandbox: &Sandbox, token: &str, first_line: &str, body: &str) -> io::Result<TcpStream> {
    let length = body.len();
    let request = format!(
        "{first_line} HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer {token}\r\n\
         connection: close\r\ncontent-length: {length}\r\n\r\n{body}"
    );
    send_raw(sandbox, &request)
}

fn send_raw(sandbox: &Sandbox, request: &str) -> io::Result<TcpStream> {
    let mut stream = TcpStream::connect(address(sandbox))?;
    stream.set_read_timeout(Some(RESPONSE_LIMIT))?;
    stream.write_all(request.as_bytes())?;
    Ok(stream)
}

fn read(mut stream: TcpStream) -> io::Result<String> {
    let mut text = String::new();
    stream.read_to_string(&mut text)?;
    Ok(text)
}

/// Whether the connection was closed without a response: by a reset or an orderly end.
fn has_no_response(result: &io::Result<String>) -> bool {
    result.as_ref().map_or(true, String::is_empty)
}

fn parse(text: &str) -> Response {
    let (head, body) = text.split_once("\r\n\r\n").unwrap();
    Response {
        http_status: head.split(' ').nth(1).unwrap().parse().unwrap(),
        head: head.to_owned(),
        json: serde_json::from_str(body).unwrap(),
    }
}

fn request(sandbox: &Sandbox, first_line: &str, body: &Value) -> Response {
    let body = if body.is_null() { String::new() } else { body.to_string() };
    parse(&exchange(sandbox, sandbox.token(), first_line, &body).unwrap())
}

fn get(sandbox: &Sandbox, path: &str) -> Response {
    request(sandbox, &format!("GET {path}"), &Value::Null)
}

/// A sandbox with volume `data`, where changes take effect at once.
fn sandbox(faults: &[&str]) -> Sandbox {
    let faults = faults.iter().map(|fault| fault.parse().unwrap());
    start(&Options {
        volumes: vec!["data:nyc1:10".parse().unwrap()],
        action_duration: Duration::ZERO,
        faults: faults.collect(),
        ..Options::default()
    })
    .unwrap()
}

fn attach(sandbox: &Sandbox) -> Response {
    let body = json!({"type": "attach", "volume_name": "data", "region": "nyc1", "droplet_id": 1});
    request(sandbox, "POST /v2/volumes/actions", &body)
}

fn droplet_ids(sandbox: &Sandbox) -> Value {
    get(sandbox, "/v2/volumes?name=data").json["volumes"][0]["droplet_ids"].clone()
}

#[test]
fn an_attach_by_name_is_visible_at_every_endpoint() {
    let sandbox = sandbox(&[]);
    let accepted = attach(&sandbox);
    assert_eq!(accepted.http_status, 202);
    assert_eq!(accepted.json["action"]["status"], "in-progress");
    assert_eq!(accepted.json["action"]["completed_at"], Value::Null);
    let action = &accepted.json["action"]["id"];
    let volume = &sandbox.volumes()[0].id;
    for path in [
        format!("/v2/actions/{action}"),
        format!("/v2/volumes/{volume}/actions/{action}"),
        format!("/v2/droplets/1/actions/{action}"),
    ] {
        let response = get(&sandbox, &path);
        assert_eq!(response.json["action"]["status"], "completed", "{path}");
        assert_eq!(response.json["action"]["region"]["name"], "New York 1");
    }
    for path in [
        "/v2/actions".to_owned(),
        format!("/v2/volumes/{volume}/actions"),
        "/v2/droplets/1/actions".to_owned(),
    ] {
        let response = get(&sandbox, &path);
        assert_eq!(&response.json["actions"][0]["id"], action, "{path}");
        assert_eq!(response.json["meta"]["total"], 1);
        assert_eq!(response.json["links"], json!({}));
    }
    let response = get(&sandbox, &format!("/v2/volumes/{volume}"));
    assert_eq!(response.json["volume"]["droplet_ids"], json!([1]));
}

/// python-digitalocean sends such paths, and the documentation's curl examples such an ID.
#[test]
fn paths_may_end_with_a_slash_and_a_droplet_id_may_be_a_string() {
    let sandbox = sandbox(&[]);
    let body = json!({"type": "attach", "volume_name": "data", "region": "nyc1", "droplet_id": "1"});
    assert_eq!(request(&sandbox, "POST /v2/volumes/actions/", &body).http_status, 202);
    let path = format!("/v2/volumes/{}/", sandbox.volumes()[0].id);
    assert_eq!(get(&sandbox, &path).json["volume"]["droplet_ids"], json!([1]));
    let body = json!({"type": "detach", "droplet_id": "1"});
    let action = request(&sandbox, &format!("POST {path}actions/"), &body).json["action"]["id"].clone();
    for path in ["/v2/actions/?per_page=1".to_owned(), format!("{path}actions/?per_page=1")] {
        let page = get(&sandbox, &path).json;
        assert_eq!(page["actions"][0]["id"], action, "{path}");
        assert!(!page["links"]["pages"]["next"].is_null(), "{path}");
    }
    assert_eq!(get(&sandbox, &format!("{path}actions/{action}/")).http_status, 200);
}

#[test]
fn a_change_by_id_can_detach_and_resize_but_must_name_the_right_region() {
    let sandbox = sandbox(&[]);
    attach(&sandbox);
    let path = format!("POST /v2/volumes/{}/actions", sandbox.volumes()[0].id);
    let detach = json!({"type": "detach", "droplet_id": "1", "region": "nyc1"});
    assert_eq!(request(&sandbox, &path, &detach).http_status, 202);
    let resize = json!({"type": "resize", "size_gigabytes": 100});
    assert_eq!(request(&sandbox, &path, &resize).http_status, 202);
    assert_eq!(droplet_ids(&sandbox), json!([]));
    let elsewhere = json!({"type": "attach", "droplet_id": 1, "region": "fra1"});
    let refused = request(&sandbox, &path, &elsewhere);
    assert_eq!(refused.http_status, 422);
    assert!(refused.json["message"].as_str().unwrap().contains("nyc1"));
}

#[test]
fn responses_have_the_documented_headers_and_errors_the_documented_body() {
    let sandbox = sandbox(&[]);
    for (line, http_status, id) in [
        ("GET /v2/actions/1", 404, "not_found"),
        ("GET /v2/actions/abc", 404, "not_found"),
        ("GET /v2/volumes/data", 404, "not_found"),
        ("GET /v2/droplets/web-1/actions", 404, "not_found"),
        ("GET /v2/droplets/1/actions/1", 404, "not_found"),
        ("GET /v2/nothing", 404, "not_found"),
        ("GET /", 404, "not_found"),
        ("DELETE /v2/actions", 405, "method_not_allowed"),
        ("GET /v2/volumes/actions", 405, "method_not_allowed"),
        ("GET /v2/actions/%ff", 400, "bad_request"),
        ("POST /v2/volumes/actions", 400, "bad_request"),
    ] {
        let response = request(&sandbox, line, &Value::Null);
        assert_eq!(response.http_status, http_status, "{line}");
        assert_eq!(response.json["id"], id, "{line}");
        assert_eq!(response.json["request_id"].as_str(), response.header("x-request-id"));
        assert_eq!(response.header("ratelimit-limit"), Some("5000"));
        assert!(response.header("content-type").unwrap().starts_with("application/json"));
        assert!(response.header("date").is_some());
    }
    let remaining = |response: &Response| response.header("ratelimit-remaining").unwrap().parse::<u32>();
    let (one, two) = (get(&sandbox, "/v2/account"), get(&sandbox, "/v2/account"));
    assert_eq!(remaining(&one).unwrap(), remaining(&two).unwrap() + 1);
}

#[test]
fn a_request_with_another_token_gets_401_and_uses_up_no_fault() {
    let sandbox = sandbox(&["500"]);
    let response = parse(&exchange(&sandbox, "dop_v1_other", "GET /v2/actions", "").unwrap());
    assert_eq!(response.http_status, 401);
    assert_eq!(response.json["id"], "unauthorized");
    assert_eq!(response.json["message"], "Unable to authenticate you.");
    assert_eq!(get(&sandbox, "/v2/actions").http_status, 500);
}

#[test]
fn a_request_for_a_host_that_is_not_loopback_gets_421_and_uses_up_no_fault() {
    let sandbox = sandbox(&["500"]);
    let token = sandbox.token();
    for host in ["host: example.com\r\n", "host: rebound.example:8080\r\n", ""] {
        let request = format!(
            "GET /v2/volumes HTTP/1.1\r\n{host}authorization: Bearer {token}\r\nconnection: close\r\n\r\n"
        );
        let response = parse(&read(send_raw(&sandbox, &request).unwrap()).unwrap());
        assert_eq!(response.http_status, 421, "{host:?}");
        assert_eq!(response.json["id"], "misdirected_request");
    }
    assert_eq!(get(&sandbox, "/v2/volumes").http_status, 500);
}

#[test]
fn a_body_over_the_limit_gets_413() {
    let sandbox = sandbox(&[]);
    let body = "x".repeat(middleware::MAX_BODY_BYTES + 1);
    let text = exchange(&sandbox, sandbox.token(), "POST /v2/volumes/actions", &body).unwrap();
    assert_eq!(parse(&text).http_status, 413);
}

#[test]
fn a_request_that_stays_incomplete_is_closed_without_a_response() {
    let sandbox = start_with_read_timeout(&Options::default(), Duration::from_millis(20)).unwrap();
    for request in [
        "",
        "GET /v2/account HTT",
        "GET /v2/account HTTP/1.1\r\nhost: localhost\r\n",
        "POST /v2/volumes/actions HTTP/1.1\r\nhost: localhost\r\ncontent-length: 9\r\n\r\n",
        "POST /v2/volumes/actions HTTP/1.1\r\nhost: localhost\r\ncontent-length: 9\r\n\r\n{",
        "POST /v2/volumes/actions HTTP/1.1\r\nhost: localhost\r\ntransfer-encoding: chunked\r\n\r\n1\r\n{",
    ] {
        match read(send_raw(&sandbox, request).unwrap()) {
            Ok(text) => assert_eq!(text, "", "{request}"),
            Err(error) => assert_eq!(error.kind(), io::ErrorKind::ConnectionReset, "{request}"),
        }
    }
}

#[test]
fn the_next_links_lead_through_the_whole_list() {
    let sandbox = start(&Options { actions: 45, ..Options::default() }).unwrap();
    let mut path = "/v2/actions?per_page=10".to_owned();
    let mut count = 0;
    loop {
        let page = get(&sandbox, &path).json;
        assert_eq!(page["meta"]["total"], 45);
        count += page["actions"].as_array().unwrap().len();
        let Some(next) = page["links"]["pages"]["next"].as_str() else {
            break;
        };
        next.strip_prefix(sandbox.url()).unwrap().clone_into(&mut path);
    }
    assert_eq!(count, 45);
}

#[test]
fn a_page_that_was_served_before_includes_new_actions() {
    let sandbox = sandbox(&[]);
    let totals = [(); 2].map(|()| {
        attach(&sandbox);
        let response = get(&sandbox, "/v2/actions");
        let detach = json!({"type": "detach", "volume_name": "data", "region": "nyc1", "droplet_id": 1});
        request(&sandbox, "POST /v2/volumes/actions", &detach);
        (response.json["meta"]["total"].as_u64(), response.json["actions"][0]["type"].clone())
    });
    assert_eq!(totals, [(Some(1), "attach_volume".into()), (Some(3), "attach_volume".into())]);
}

#[test]
fn reserved_ips_have_their_new_name_for_clients_that_ask_for_it() {
    let sandbox = start(&Options { actions: 200, ..Options::default() }).unwrap();
    let names = |accept: &str| {
        let request = format!(
            "GET /v2/actions?per_page=200 HTTP/1.1\r\nhost: localhost\r\naccept: {accept}\r\n\
             authorization: Bearer {}\r\nconnection: close\r\n\r\n",
            sandbox.token()
        );
        let text = read(send_raw(&sandbox, &request).unwrap()).unwrap();
        ["floating_ip", "reserved_ip"].map(|name| text.contains(name))
    };
    for _ in 0..2 {
        assert_eq!(names("application/json"), [true, false]);
        assert_eq!(names("application/vnd.digitalocean.reserveip+json"), [false, true]);
    }
}

#[test]
fn the_seed_determines_token_and_ids() {
    let (one, two) = (sandbox(&[]), sandbox(&[]));
    assert_eq!((one.token(), one.volumes()), (two.token(), two.volumes()));
}

#[test]
fn a_dropped_sandbox_closes_its_connections() {
    let sandbox = sandbox(&[]);
    let mut connection = TcpStream::connect(address(&sandbox)).unwrap();
    drop(sandbox);
    let ended = connection.read(&mut [0]);
    assert!(ended.map_or(true, |bytes| bytes == 0));
}
