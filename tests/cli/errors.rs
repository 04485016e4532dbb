//! Exit codes and error messages.

use serde_json::{Value, json};

use crate::harness::{Doact, Outcome, TOKEN, VOLUME, action, fixture};
use crate::raw_server::{RawServer, Reply};

/// Gets an action from a server that always sends this reply, without retries.
fn get(reply: Reply, flags: &str) -> (Outcome, RawServer) {
    let server = RawServer::new([]).then_always(reply);
    let line = format!("actions get 5 --http-retry-max 0 {flags}");
    (Doact::at(server.url()).line(&line).run().stdout(""), server)
}

#[test]
fn each_http_status_has_its_exit_code_and_its_kind() {
    for (http_status, code, kind) in [
        (400, 1, "refused"),
        (401, 4, "unauthorized"),
        (403, 4, "forbidden"),
        (404, 5, "not_found"),
        (409, 1, "refused"),
        (422, 1, "validation"),
        (429, 6, "rate_limited"),
        (500, 1, "server_error"),
        (503, 1, "server_error"),
    ] {
        let (failed, _) = get(Reply::error(http_status, "some_id", "Some words."), "-o json");
        assert_eq!(failed.code, Some(code), "{http_status}");
        let error = failed.error();
        assert_eq!(error["code"], code, "{http_status}");
        assert_eq!(error["kind"], kind, "{http_status}");
        assert_eq!(error["status"], http_status);
        assert_eq!(error["id"], "some_id");
        assert_eq!(error["request_id"], "req-1");
        assert_eq!(error["action_id"], 5);
        assert_eq!(error["retryable"], matches!(http_status, 429 | 500 | 503), "{http_status}");
    }
}

#[test]
fn the_error_object_has_all_keys_in_order_on_one_line() {
    let (failed, _) = get(Reply::json(404, fixture("error_not_found")), "-o json");
    assert_eq!(failed.err.lines().count(), 1);
    let error: Value = serde_json::from_str(&failed.err).unwrap();
    let keys: Vec<_> = error["error"].as_object().unwrap().keys().cloned().collect();
    let expected =
        ["code", "kind", "message", "status", "id", "request_id", "hint", "action_id", "retryable"];
    assert_eq!(keys, expected);
    assert_eq!(error["error"]["request_id"], Value::Null);
    assert!(failed.err.ends_with("}}\n"));
}

#[test]
fn an_error_as_text_has_the_message_of_the_api_the_request_id_and_a_hint() {
    let (failed, _) =
        get(Reply::error(404, "not_found", "The resource you requested could not be found."), "");
    failed.stderr(
        "error: could not get action 5: The resource you requested could not be found. (HTTP 404)\n  \
         request ID: req-1\n  \
         hint: check the ID; `doact actions list` shows the actions of the account\n",
    );
}

#[test]
fn a_401_names_the_source_of_the_token() {
    let (failed, _) = get(Reply::json(401, fixture("error_unauthorized")), "");
    failed
        .stderr_has("Unable to authenticate you.")
        .stderr_has("DIGITALOCEAN_ACCESS_TOKEN")
        .stderr_lacks(TOKEN);
    let server = RawServer::new([Reply::json(401, fixture("error_unauthorized"))]);
    let doact = Doact::new().env("DIGITALOCEAN_API_URL", server.url()).config("token = \"abcdefghijkl\"\n");
    doact.line("actions get 5").fails_with(4).stderr_has("config.toml:1").stderr_lacks("abcdefghijkl");
}

#[test]
fn a_403_about_authorization_names_the_scope_that_may_be_missing() {
    let forbidden = Reply::error(403, "forbidden", "You are not authorized to perform this operation");
    for (line, scope) in [
        ("actions get 5".to_owned(), "actions:read"),
        ("actions list".to_owned(), "actions:read"),
        (format!("volume attach {VOLUME} 42"), "block_storage_action:create"),
        ("volume detach data 42 --region nyc1".to_owned(), "block_storage_action:create"),
        (format!("volume actions {VOLUME}"), "block_storage_action:read"),
        (format!("volume actions {VOLUME} 5"), "block_storage_action:read"),
        (format!("volume resize {VOLUME} --size +5"), "block_storage:read"),
        ("volume actions data --region nyc1".to_owned(), "block_storage:read"),
    ] {
        let server = RawServer::new([forbidden.clone()]);
        Doact::at(server.url())
            .line(&line)
            .fails_with(4)
            .stdout("")
            .stderr_has(format!("may lack the scope {scope}\n"));
        assert_eq!(server.lines().len(), 1, "{line}");
    }
}

#[test]
fn a_403_about_anything_else_names_no_scope() {
    for reply in [
        Reply::error(403, "forbidden", "capacity limit exceeded"),
        Reply::error(403, "forbidden", "The account is locked."),
        Reply::with(403, &["Content-Type: text/html"], "<html>You are not authorized</html>"),
        Reply::with(403, &["Content-Type: text/plain"], "You are not authorized: blocked by the proxy"),
        Reply::with(403, &[], ""),
    ] {
        let (failed, _) = get(reply, "");
        assert_eq!(failed.code, Some(4));
        failed.stderr_lacks("scope").stderr_lacks("the token");
    }
}

#[test]
fn a_rate_limit_error_says_when_the_limit_ends() {
    let body = fixture("error_too_many_requests");
    let (failed, server) = get(Reply::with(429, &["Retry-After: 1800"], &body), "");
    assert_eq!(failed.code, Some(6));
    failed.stderr_has("30m");
    assert_eq!(server.lines().len(), 1);
}

#[test]
fn a_rate_limit_of_more_than_a_minute_is_not_waited_for() {
    let headers = ["Date: Sun, 06 Nov 1994 08:49:37 GMT", "ratelimit-reset: 784113577"];
    let server = RawServer::new([Reply::with(429, &headers, fixture("error_too_many_requests"))]);
    Doact::at(server.url()).line("actions get 5").fails_with(6).stdout("").stderr_has("30m");
    assert_eq!(server.lines().len(), 1);
}

#[test]
fn error_responses_without_an_error_object_are_described() {
    let page = "<!DOCTYPE html><html><body>Bad gateway</body></html>";
    let (failed, _) = get(Reply::with(502, &["Content-Type: text/html"], page), "");
    assert_eq!(failed.code, Some(1));
    failed.stderr_has("502").stderr_has("HTML").stderr_lacks("<html>");
    let (failed, _) = get(Reply::with(500, &[], ""), "-o json");
    assert_eq!((failed.code, &failed.error()["status"]), (Some(1), &json!(500)));
}

#[test]
fn a_success_with_an_unreadable_body_is_an_error() {
    for body in
        ["", "<html></html>", "{\"action\":", "[]", "null", "{}", "{\"action\":null}", "{\"actions\":[]}"]
    {
        let (failed, _) = get(Reply::json(200, body), "-o json");
        assert_eq!(failed.code, Some(1), "{body}");
        assert_eq!(failed.error()["kind"], "unreadable", "{body}");
    }
    let (failed, _) = get(Reply::half(200, &action(5, "completed")), "-o json");
    assert_eq!((failed.code, &failed.error()["kind"]), (Some(1), &json!("network")));
    let (failed, _) = get(Reply::close(), "-o json");
    assert_eq!((failed.code, &failed.error()["kind"]), (Some(1), &json!("network")));
}

#[test]
fn a_redirect_is_not_followed() {
    let elsewhere = RawServer::untouched();
    for http_status in [301, 302, 307, 308] {
        let location = format!("Location: {}/v2/actions/5", elsewhere.url());
        let (failed, server) = get(Reply::with(http_status, &[&location], ""), "");
        assert_eq!(failed.code, Some(1));
        assert_eq!(server.lines().len(), 1);
        failed.stderr_has(elsewhere.url());
    }
    assert_eq!(elsewhere.lines().len(), 0);
}

#[test]
fn a_refused_connection_is_a_network_error_that_names_the_host() {
    let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let doact = Doact::at(format!("http://{closed}"));
    let failed = doact.line("actions get 5 --http-retry-max 0 -o json").fails_with(1).stdout("");
    let error = failed.error();
    assert_eq!((&error["kind"], &error["status"]), (&json!("network"), &Value::Null));
    assert!(error["message"].as_str().unwrap().contains(&closed.to_string()), "{error}");
}

#[test]
fn a_response_after_the_http_timeout_is_a_network_error() {
    let (failed, _) = get(Reply::Hang, "--http-timeout 1s -o json");
    assert_eq!((failed.code, &failed.error()["kind"]), (Some(1), &json!("network")));
}

#[test]
fn a_usage_error_is_json_if_json_is_the_output_format() {
    for line in [
        "actions get abc -o json",
        "actions -o json",
        "--output=json nonsense",
        "nonsense list -o yaml",
        "volume attach -ojson",
        "actions get abc -oJSON",
        "actions get abc -o=json",
        "-qo json actions get abc",
        "actions get abc -vqojsonl",
        "actions get abc -o csv -o json",
        "actions list --statsu x -o json",
        "actions list -o json --statsu=x",
        "actions list -Zo json",
        "actions get abc --jq .",
    ] {
        let error = Doact::new().line(line).fails_with(2).stdout("").error();
        assert_eq!((&error["code"], &error["kind"]), (&json!(2), &json!("usage")), "{line}");
        assert!(error["hint"].is_string() && error["status"].is_null(), "{error}");
    }
    for line in ["actions get abc", "actions get 0 --config x --jq=. "] {
        let error = Doact::new().env("DOACT_OUTPUT", "json").line(line).fails_with(2).error();
        assert_eq!(error["kind"], "usage");
    }
}

#[test]
fn a_usage_error_is_text_if_json_is_not_the_output_format() {
    for line in [
        "actions get abc",
        "actions get abc -- -o json",
        "actions list --limit abc --since -ojson",
        "actions get abc --jq . -o csv",
        "actions get abc -o json -o table",
        "actions get json",
    ] {
        Doact::new().line(line).fails_with(2).stdout("").stderr_has("error: ").stderr_lacks("{");
    }
    let doact = Doact::new().env("DOACT_OUTPUT", "json").line("actions get abc -o table");
    doact.fails_with(2).stderr_has("error: ").stderr_lacks("{");
}

#[test]
fn the_most_severe_of_several_failures_decides_and_found_actions_are_shown() {
    let server = RawServer::new([
        Reply::error(404, "not_found", "gone"),
        Reply::json(200, action(2, "completed")),
        Reply::error(422, "unprocessable_entity", "no"),
    ]);
    let failed = Doact::at(server.url()).line("actions get 1 2 3 -o json").fails_with(5);
    assert_eq!(failed.json()[0]["id"], 2);
    failed.stderr_has("gone");
}
