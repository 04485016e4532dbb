//! `volume get`: volumes by their IDs, or by name and region.

use crate::harness::Doact;
use crate::raw_server::{RawServer, Reply};
use crate::volume_list::{volume, volume_id, volumes};

fn one(json: &str) -> String {
    format!(r#"{{"volume":{json}}}"#)
}

/// Answers about the volumes 1 (`data`) and 2 (`logs`) in nyc1, by ID and by name.
fn server() -> RawServer {
    RawServer::answering(|request| {
        let has = |part: String| request.line.contains(&part);
        let (data, logs) = (volume(1, "data", "nyc1", "[42]"), volume(2, "logs", "nyc1", "[]"));
        match () {
            () if has(volume_id(1)) => Reply::json(200, one(&data)),
            () if has(volume_id(2)) => Reply::json(200, one(&logs)),
            () if has("name=data&".to_owned()) => Reply::json(200, volumes(&[data], 1)),
            () if has("name=logs&".to_owned()) => Reply::json(200, volumes(&[logs], 1)),
            () if has("name=".to_owned()) => Reply::json(200, volumes(&[], 0)),
            () if has("/v2/volumes?".to_owned()) => Reply::json(200, volumes(&[data, logs], 2)),
            () => Reply::error(404, "not_found", "no such volume"),
        }
    })
}

#[test]
fn one_volume_is_an_object_and_several_are_an_array() {
    let (data, logs) = (volume(1, "data", "nyc1", "[42]"), volume(2, "logs", "nyc1", "[]"));
    let server = server();
    let run = |line: String| Doact::at(server.url()).line(&format!("volume get {line} -o json")).succeeds();
    run(volume_id(1)).stdout(format!("{data}\n"));
    run("data --region nyc1".to_owned()).stdout(format!("{data}\n"));
    run(format!("{} data --region nyc1", volume_id(2))).stdout(format!("[{logs},{data}]\n"));
    assert_eq!(
        server.lines(),
        [
            format!("GET /v2/volumes/{}", volume_id(1)),
            "GET /v2/volumes?name=data&region=nyc1".to_owned(),
            format!("GET /v2/volumes/{}", volume_id(2)),
            "GET /v2/volumes?name=data&region=nyc1".to_owned(),
        ]
    );
}

#[test]
fn the_columns_are_those_of_the_list() {
    let line = "volume g data logs --region nyc1 --format name,size,dropletids --no-header";
    Doact::at(server().url()).line(line).succeeds().stdout("data   100GiB   42\nlogs   100GiB   -\n");
}

#[test]
fn a_name_without_a_region_is_a_usage_error() {
    let server = RawServer::untouched();
    let failed = Doact::at(server.url()).line("volume get data").fails_with(2);
    failed.stdout("").stderr_has("the volume name data needs a region");
    assert_eq!(server.lines().len(), 0);
    let listed =
        Doact::at(self::server().url()).env("DOACT_REGION", "nyc1").line("volume get data --jq .name");
    listed.succeeds().stdout("data\n");
}

#[test]
fn a_volume_that_does_not_exist_costs_no_other() {
    let server = server();
    let line = format!("volume get dat data {} --region nyc1 -o json", volume_id(9));
    let failed = Doact::at(server.url()).line(&line).fails_with(5);
    assert_eq!(failed.json().as_array().map(Vec::len), Some(1));
    let errors: Vec<_> = failed.err.lines().collect();
    assert_eq!(errors.len(), 2);
    assert!(
        errors[0].contains("there is no volume dat in nyc1")
            && errors[0].contains("similar names in nyc1: data")
    );
    assert!(errors[1].contains(&format!("could not get volume {}", volume_id(9))), "{}", errors[1]);
}

#[test]
fn after_a_refused_token_no_other_volume_is_read() {
    let server = RawServer::new([]).then_always(Reply::error(401, "unauthorized", "no"));
    Doact::at(server.url()).line("volume get a b c --region nyc1").fails_with(4).stdout("");
    assert_eq!(server.lines().len(), 1);
}

#[test]
fn two_volumes_of_one_name_are_an_error_that_lists_both() {
    let twice = [volume(1, "data", "nyc1", "[]"), volume(2, "data", "nyc1", "[]")];
    let server = RawServer::new([Reply::json(200, volumes(&twice, 2))]);
    let failed = Doact::at(server.url()).line("volume get data --region nyc1").fails_with(1).stdout("");
    failed.stderr_has(format!("{}, {}", volume_id(1), volume_id(2)));
}

#[test]
fn an_answer_about_another_volume_is_unreadable() {
    let server = RawServer::new([]).then_always(Reply::json(200, one(&volume(2, "logs", "nyc1", "[]"))));
    let line = format!("volume get {} -o json --http-retry-max 0", volume_id(1));
    let failed = Doact::at(server.url()).line(&line).fails_with(1).stdout("");
    let error = failed.error();
    assert_eq!(error["kind"], "unreadable");
    let problem = format!("the answer is about volume {} instead of {}", volume_id(2), volume_id(1));
    assert!(error["message"].as_str().unwrap().contains(&problem), "{error}");
}

#[test]
fn odd_fields_are_shown_as_sent() {
    let odd =
        format!(r#"{{"id":"{}","name":null,"droplet_ids":null,"region":"nyc1","tags":{{}}}}"#, volume_id(1));
    let server = RawServer::new([]).then_always(Reply::json(200, one(&odd)));
    let run = |options: &str| {
        Doact::at(server.url()).line(&format!("volume get {} {options}", volume_id(1))).succeeds()
    };
    run("-o json").stdout(format!("{odd}\n"));
    run("-o csv --no-header").stdout(format!("{},,,nyc1,,,\n", volume_id(1)));
}
