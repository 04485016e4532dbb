//! The requests of other clients, as recorded. `tests/clients/run` runs the clients themselves.

use super::*;

/// Sends request lines, in which `VOLUME` is the ID of volume `data` and `LAST` that of the newest
/// action, with their bodies, and requires these statuses.
fn assert_accepted(steps: &[(&str, &str, u16)]) {
    let sandbox = sandbox(&[]);
    let mut last = 0;
    for (line, body, http_status) in steps {
        let line =
            line.replace("VOLUME", sandbox.volumes()[0].id.as_str()).replace("LAST", &last.to_string());
        let response = parse(&exchange(&sandbox, sandbox.token(), &line, body).unwrap());
        assert_eq!(response.http_status, *http_status, "{line} {body}");
        last = response.json["action"]["id"].as_u64().unwrap_or(last);
    }
    let volume = get(&sandbox, "/v2/volumes?name=data").json["volumes"][0].clone();
    assert_eq!((&volume["droplet_ids"], &volume["size_gigabytes"]), (&json!([]), &json!(20)));
}

#[test]
fn pydo() {
    assert_accepted(&[
        ("GET /v2/actions?per_page=100&page=1", "", 200),
        (
            "POST /v2/volumes/VOLUME/actions",
            r#"{"type": "attach", "droplet_id": 42, "region": "nyc1", "tags": ["a"]}"#,
            202,
        ),
        ("GET /v2/volumes/VOLUME/actions/LAST", "", 200),
        ("GET /v2/droplets/42/actions?per_page=20&page=1", "", 200),
        ("POST /v2/volumes/VOLUME/actions", r#"{"type": "detach", "droplet_id": 42}"#, 202),
        (
            "POST /v2/volumes/actions",
            r#"{"type": "attach", "volume_name": "data", "region": "nyc1", "droplet_id": 42}"#,
            202,
        ),
        (
            "POST /v2/volumes/actions",
            r#"{"type": "detach", "volume_name": "data", "region": "nyc1", "droplet_id": 42}"#,
            202,
        ),
        ("POST /v2/volumes/VOLUME/actions", r#"{"type": "resize", "size_gigabytes": 20}"#, 202),
    ]);
}

#[test]
fn python_digitalocean() {
    assert_accepted(&[
        ("GET /v2/actions/?per_page=200", "", 200),
        ("GET /v2/volumes?region=nyc1&per_page=200", "", 200),
        (
            "POST /v2/volumes/VOLUME/actions/",
            r#"{"type": "attach", "droplet_id": 42, "region": "nyc1"}"#,
            202,
        ),
        ("GET /v2/actions/LAST?per_page=200", "", 200),
        ("GET /v2/droplets/42/actions/?per_page=200", "", 200),
        ("GET /v2/droplets/42/actions/LAST?per_page=200", "", 200),
        (
            "POST /v2/volumes/VOLUME/actions/",
            r#"{"type": "detach", "droplet_id": "42", "region": "nyc1"}"#,
            202,
        ),
        (
            "POST /v2/volumes/VOLUME/actions/",
            r#"{"type": "resize", "size_gigabytes": 20, "region": "nyc1"}"#,
            202,
        ),
    ]);
}

#[test]
fn dots_wrapper() {
    assert_accepted(&[
        ("GET /v2/volumes?name=data&page=1&per_page=25", "", 200),
        ("POST /v2/volumes/VOLUME/actions", r#"{"droplet_id":42,"region":"nyc1","type":"attach"}"#, 202),
        ("GET /v2/droplets/42/actions?page=1&per_page=25", "", 200),
        ("POST /v2/volumes/VOLUME/actions", r#"{"droplet_id":42,"region":"nyc1","type":"detach"}"#, 202),
        ("POST /v2/volumes/VOLUME/actions", r#"{"region":"nyc1","size_gigabytes":20,"type":"resize"}"#, 202),
    ]);
}

#[test]
fn godo() {
    assert_accepted(&[
        ("GET /v2/volumes?name=data&region=nyc1", "", 200),
        ("POST /v2/volumes/VOLUME/actions", "{\"droplet_id\":42,\"type\":\"attach\"}\n", 202),
        ("GET /v2/droplets/42/actions/LAST", "", 200),
        ("POST /v2/volumes/VOLUME/actions", "{\"droplet_id\":42,\"type\":\"detach\"}\n", 202),
        (
            "POST /v2/volumes/VOLUME/actions",
            "{\"region\":\"nyc1\",\"size_gigabytes\":20,\"type\":\"resize\"}\n",
            202,
        ),
    ]);
}

/// Its reads have a body, and it resizes a volume by creating it once more.
#[test]
fn ansible() {
    assert_accepted(&[
        ("GET /v2/account", "null", 200),
        ("GET /v2/volumes?name=data&region=nyc1", "null", 200),
        (
            "POST /v2/volumes/actions",
            r#"{"type": "attach", "volume_name": "data", "region": "nyc1", "droplet_id": 42}"#,
            202,
        ),
        ("GET /v2/actions/LAST", "null", 200),
        (
            "POST /v2/volumes/actions",
            r#"{"type": "detach", "volume_name": "data", "region": "nyc1", "droplet_id": 42}"#,
            202,
        ),
        (
            "POST /v2/volumes",
            r#"{"size_gigabytes": 20, "name": "data", "description": null, "region": "nyc1", "snapshot_id": null}"#,
            409,
        ),
        ("POST /v2/volumes/VOLUME/actions", r#"{"type": "resize", "size_gigabytes": 20}"#, 202),
    ]);
}
