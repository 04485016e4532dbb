//! What each fault looks like to a client.

use super::*;

const ATTACH: &str = r#"{"type":"attach","volume_name":"data","region":"nyc1","droplet_id":1}"#;

#[test]
fn a_fault_replaces_the_response_to_any_request() {
    let sandbox = sandbox(&["429", "500", "503:2"]);
    let limited = get(&sandbox, "/v2/actions");
    assert_eq!(limited.http_status, 429);
    assert_eq!(limited.json["id"], "too_many_requests");
    assert_eq!(limited.header("retry-after"), Some("1"));
    assert_eq!(limited.header("ratelimit-remaining"), Some("0"));
    for http_status in [500, 503, 503, 202] {
        assert_eq!(attach(&sandbox).http_status, http_status);
    }
}

#[test]
fn a_reset_carries_nothing_out_and_a_lost_answer_does() {
    for (fault, attached) in [("reset", json!([])), ("lost-answer", json!([1]))] {
        let sandbox = sandbox(&[fault]);
        let line = format!("POST /v2/volumes/{}/actions", sandbox.volumes()[0].id);
        let body = r#"{"type":"attach","droplet_id":1}"#;
        let response = exchange(&sandbox, sandbox.token(), &line, body);
        assert!(has_no_response(&response), "{fault} sent {response:?}");
        assert_eq!(droplet_ids(&sandbox), attached, "{fault}");
    }
}

#[test]
fn after_a_401_a_403_or_a_redirect_nothing_is_carried_out() {
    let sandbox = sandbox(&["unauthorized", "forbidden", "redirect"]);
    for (http_status, id) in [(401, "unauthorized"), (403, "forbidden")] {
        let refused = attach(&sandbox);
        assert_eq!((refused.http_status, &refused.json["id"]), (http_status, &json!(id)));
    }
    let text = exchange(&sandbox, sandbox.token(), "POST /v2/volumes/actions", ATTACH).unwrap();
    assert!(text.starts_with("HTTP/1.1 302 "), "{text}");
    assert!(text.contains("location: https://elsewhere.invalid/\r\n"), "{text}");
    assert_eq!(droplet_ids(&sandbox), json!([]));
}

#[test]
fn a_hanging_request_is_not_carried_out_and_a_slow_one_is() {
    for (fault, attached) in [("hang", json!([])), ("slow", json!([1]))] {
        let sandbox = sandbox(&[fault]);
        let mut stream = send(&sandbox, sandbox.token(), "POST /v2/volumes/actions", ATTACH).unwrap();
        stream.set_read_timeout(Some(Duration::from_millis(50))).unwrap();
        let error = stream.read(&mut [0]).unwrap_err().kind();
        assert!(matches!(error, io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut), "{error}");
        assert_eq!(droplet_ids(&sandbox), attached, "{fault}");
    }
}

#[test]
fn half_a_body_has_the_content_length_of_the_whole() {
    let sandbox = sandbox(&["half-body:2"]);
    for line in ["POST /v2/volumes/actions", "GET /v2/actions"] {
        let text = exchange(&sandbox, sandbox.token(), line, ATTACH).unwrap();
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")).unwrap();
        assert_eq!(length.parse::<usize>().unwrap() / 2, body.len(), "{text}");
        assert!(serde_json::from_str::<Value>(body).is_err());
    }
    assert_eq!(droplet_ids(&sandbox), json!([1]));
}

#[test]
fn html_and_not_json_replace_the_response_to_a_change_that_is_carried_out() {
    for (fault, status, words) in [("html", "502 Bad", "<html>"), ("not-json", "202 Acc", "It works!")] {
        let sandbox = sandbox(&[fault]);
        let text = exchange(&sandbox, sandbox.token(), "POST /v2/volumes/actions", ATTACH).unwrap();
        assert!(text.starts_with(&format!("HTTP/1.1 {status}")), "{text}");
        assert!(text.split_once("\r\n\r\n").unwrap().1.starts_with(words), "{text}");
        assert_eq!(droplet_ids(&sandbox), json!([1]), "{fault}");
    }
}

#[test]
fn a_lost_answer_stays_lost_with_a_second_fault_on_its_response() {
    let sandbox = sandbox(&["html", "lost-answer"]);
    assert!(has_no_response(&exchange(&sandbox, sandbox.token(), "POST /v2/volumes/actions", ATTACH)));
}

#[test]
fn not_found_applies_to_an_action_that_exists() {
    let sandbox = sandbox(&["not-found:3"]);
    let action = attach(&sandbox).json["action"]["id"].clone();
    let volume = &sandbox.volumes()[0].id;
    assert_eq!(get(&sandbox, "/v2/actions").http_status, 200);
    assert_eq!(get(&sandbox, "/v2/actions/1").http_status, 404);
    let paths = [
        format!("/v2/actions/{action}"),
        format!("/v2/volumes/{volume}/actions/{action}"),
        format!("/v2/droplets/1/actions/{action}"),
    ];
    for http_status in [404, 200] {
        for path in &paths {
            assert_eq!(get(&sandbox, path).http_status, http_status, "{path}");
        }
    }
}

#[test]
fn page_applies_to_page_2_and_later_pages() {
    let faults = vec!["page:forever".parse().unwrap()];
    let sandbox = start(&Options { actions: 3, faults, ..Options::default() }).unwrap();
    for (path, http_status) in [
        ("/v2/actions?per_page=1", 200),
        ("/v2/actions?page=2&per_page=1", 500),
        ("/v2/actions?per_page=1&page=3", 500),
        ("/v2/volumes?page=1", 200),
    ] {
        assert_eq!(get(&sandbox, path).http_status, http_status, "{path}");
    }
}

#[test]
fn lost_answer_applies_to_a_change_that_is_carried_out() {
    let sandbox = sandbox(&["lost-answer"]);
    assert_eq!(get(&sandbox, "/v2/actions").http_status, 200);
    let line = "POST /v2/volumes/actions";
    let unknown = json!({"type": "detach", "volume_name": "no", "region": "nyc1", "droplet_id": 1});
    assert_eq!(request(&sandbox, line, &unknown).http_status, 404);
    assert!(has_no_response(&exchange(&sandbox, sandbox.token(), line, ATTACH)));
}

/// The changes take effect at once, so that the other client's is complete.
#[test]
fn other_client_changes_the_volume_before_the_request_meets_its_own_fault() {
    for (faults, http_status) in [(vec!["other-client"], 422), (vec!["500", "other-client"], 500)] {
        let sandbox = sandbox(&faults);
        assert_eq!(attach(&sandbox).http_status, http_status);
        assert_eq!(droplet_ids(&sandbox), json!([99]), "{faults:?}");
        assert_eq!(get(&sandbox, "/v2/actions").json["meta"]["total"], 1);
    }
    for fault in ["reset", "lost-answer"] {
        let sandbox = sandbox(&[fault, "other-client"]);
        let body = r#"{"type":"resize","size_gigabytes":100}"#;
        let line = format!("POST /v2/volumes/{}/actions", sandbox.volumes()[0].id);
        assert!(has_no_response(&exchange(&sandbox, sandbox.token(), &line, body)), "{fault}");
        let volumes = get(&sandbox, "/v2/volumes").json;
        assert_eq!(volumes["volumes"][0]["size_gigabytes"], 101, "{fault}");
    }
}

#[test]
fn other_client_comes_with_a_change_of_a_volume_that_exists() {
    let sandbox = sandbox(&["other-client"]);
    assert_eq!(get(&sandbox, "/v2/actions").json["meta"]["total"], 0);
    let unknown = json!({"type": "attach", "volume_name": "no", "region": "nyc1", "droplet_id": 1});
    assert_eq!(request(&sandbox, "POST /v2/volumes/actions", &unknown).http_status, 404);
    assert_eq!(attach(&sandbox).http_status, 422);
    assert_eq!(droplet_ids(&sandbox), json!([99]));
}

#[test]
fn odd_fields_changes_the_types_of_fields_and_of_empty_lists() {
    let faults = vec!["odd-fields:forever".parse().unwrap()];
    let volumes = vec!["data:nyc1".parse().unwrap()];
    let sandbox = start(&Options { volumes, actions: 200, faults, ..Options::default() }).unwrap();
    assert_eq!(get(&sandbox, "/v2/volumes?name=none").json["volumes"], Value::Null);
    assert_eq!(droplet_ids(&sandbox), Value::Null);
    let attached = attach(&sandbox).json["action"].clone();
    assert_eq!(attached["type"], "attach_volume");
    assert_eq!((&attached["region"], &attached["completed_at"]), (&json!("nyc1"), &Value::Null));
    assert!(attached["started_at"].is_string() && attached["resource_id"].is_string());
    let actions = get(&sandbox, "/v2/actions?per_page=200").json["actions"].clone();
    let (volumes, others): (Vec<_>, Vec<_>) =
        actions.as_array().unwrap().iter().partition(|action| action["resource_type"] == "volume");
    assert!(volumes.len() > 1 && others.len() > 1);
    assert!(volumes.iter().all(|action| action["id"].is_u64() && action["type"].is_string()));
    for action in others {
        assert!(action["id"].is_u64() && action["status"].is_string() && action["region"].is_string());
        assert!(action["type"].is_number() && action["completed_at"].is_number());
        let resource_id = action["resource_id"].as_str().unwrap();
        assert!(resource_id.parse::<u64>().is_ok(), "{resource_id}");
    }
}

#[test]
fn a_list_with_a_short_total_has_all_its_rows_and_links() {
    let faults = vec!["short-total:5".parse().unwrap()];
    let sandbox = start(&Options { actions: 45, faults, ..Options::default() }).unwrap();
    assert_eq!(get(&sandbox, "/v2/account").http_status, 200);
    for (number, rows) in [(1, 10), (2, 10), (3, 10), (4, 10), (5, 5)] {
        let page = get(&sandbox, &format!("/v2/actions?per_page=10&page={number}")).json;
        assert_eq!(page["meta"]["total"], 15);
        assert_eq!(page["actions"].as_array().unwrap().len(), rows);
        assert_eq!(page["links"]["pages"]["next"].is_null(), number == 5);
    }
    assert_eq!(get(&sandbox, "/v2/actions").json["meta"]["total"], 45);
}

#[test]
fn late_list_delays_an_action_in_lists_alone() {
    let sandbox = sandbox(&["late-list:3600"]);
    let action = attach(&sandbox).json["action"]["id"].clone();
    let volume = format!("/v2/volumes/{}", sandbox.volumes()[0].id);
    for path in ["/v2".to_owned(), volume] {
        assert_eq!(get(&sandbox, &format!("{path}/actions")).json["meta"]["total"], 0, "{path}");
        assert_eq!(get(&sandbox, &format!("{path}/actions/{action}")).http_status, 200, "{path}");
    }
    assert_eq!(droplet_ids(&sandbox), json!([1]));
}

#[test]
fn clock_moves_the_date_header_and_not_the_times_of_actions() {
    for (fault, offset) in [("clock:7200", 7200), ("clock:-7200", -7200)] {
        let sandbox = sandbox(&[fault, "html"]);
        let date = |text: &str| {
            let date = text.lines().find_map(|line| line.strip_prefix("date: ")).unwrap();
            jiff::fmt::rfc2822::DateTimeParser::new().parse_timestamp(date).unwrap().as_second()
        };
        let now = Timestamp::now().as_second();
        let is_off = |date: i64| (date - now - offset).abs() < 600;
        let html = exchange(&sandbox, sandbox.token(), "GET /v2/actions", "").unwrap();
        assert!(html.contains("502") && is_off(date(&html)), "{html}");
        let attached = attach(&sandbox);
        assert!(is_off(date(&attached.head)), "{}", attached.head);
        let started_at: Timestamp = attached.json["action"]["started_at"].as_str().unwrap().parse().unwrap();
        assert!((started_at.as_second() - now).abs() < 600);
    }
}

#[test]
fn the_request_after_a_lost_answer_can_fail_too() {
    let sandbox = sandbox(&["lost-answer", "500"]);
    let line = "POST /v2/volumes/actions";
    assert!(has_no_response(&exchange(&sandbox, sandbox.token(), line, ATTACH)));
    assert_eq!(get(&sandbox, "/v2/actions").http_status, 500);
    assert_eq!(droplet_ids(&sandbox), json!([1]));
}

#[test]
fn a_change_is_refused_with_a_pending_event_or_ends_errored() {
    let sandbox = sandbox(&["pending-event", "errored"]);
    let refused = attach(&sandbox);
    assert_eq!(refused.http_status, 422);
    assert_eq!(refused.json["message"], "Droplet already has a pending event.");
    let action = attach(&sandbox).json["action"]["id"].clone();
    let ended = get(&sandbox, &format!("/v2/actions/{action}")).json;
    assert_eq!(ended["action"]["status"], "errored");
    assert_eq!(droplet_ids(&sandbox), json!([]));
    assert_eq!(attach(&sandbox).http_status, 202);
}
