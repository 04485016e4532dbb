//! Fields of an unexpected type. The other fields and the other actions are still shown.

use crate::harness::{Doact, VOLUME, action, bare_action};
use crate::raw_server::{RawServer, Reply};

/// An action with an odd value in every field but its status.
const ODD: &str = r#"{"id":"5","status":"completed","type":{"name":"resize"},"started_at":1605203463,"completed_at":[],"resource_id":"70","resource_type":7,"region":"nyc1","region_slug":null}"#;

fn page(actions: &[&str]) -> Reply {
    Reply::json(200, format!(r#"{{"actions":[{}],"meta":{{"total":{}}}}}"#, actions.join(","), actions.len()))
}

#[test]
fn csv_shows_scalars_as_sent_and_an_empty_cell_for_anything_else() {
    let server = RawServer::new([page(&[&bare_action(6, "errored"), ODD, "7", &bare_action(4, "errored")])]);
    let line = "actions list --format ID,Status,Type,StartedAt,Duration,Resource,Region -o csv";
    Doact::at(server.url()).line(line).succeeds().stderr("").stdout(
        "ID,Status,Type,StartedAt,Duration,Resource,Region\n\
         6,errored,attach_volume,2020-11-12T17:51:03Z,,volume,nyc1\n\
         5,completed,,1605203463,,7/70,nyc1\n\
         ,,,,,,\n\
         4,errored,attach_volume,2020-11-12T17:51:03Z,,volume,nyc1\n",
    );
}

#[test]
fn json_has_every_field_and_every_element_as_sent() {
    let server = RawServer::new([page(&[ODD, "7", "null", "[{\"id\":3}]"])]);
    let listed = Doact::at(server.url()).line("actions list -o json").succeeds().stderr("");
    listed.stdout(format!("[{ODD},7,null,[{{\"id\":3}}]]\n"));
}

#[test]
fn filters_match_odd_fields_by_their_text() {
    let line = "actions list --resource-id 70 --region nyc1 --status completed --format ID --no-header";
    let server = RawServer::new([page(&[ODD])]);
    Doact::at(server.url()).line(line).succeeds().stdout("5\n");
}

#[test]
fn null_is_an_empty_list() {
    let server = RawServer::new([Reply::json(200, r#"{"actions":null,"links":null,"meta":null}"#)]);
    Doact::at(server.url()).line("actions list -o json").succeeds().stdout("[]\n");
}

#[test]
fn a_wait_needs_only_the_id_and_the_status() {
    let answer = format!(r#"{{"action":{ODD}}}"#);
    for line in ["actions wait 5 -o json", "actions get 5 -o json"] {
        let server = RawServer::new([Reply::json(200, &answer)]);
        Doact::at(server.url()).line(line).succeeds().stdout(format!("{ODD}\n"));
    }
}

#[test]
fn a_response_about_another_action_is_retried_and_then_an_error() {
    for line in ["actions get 5", &format!("volume actions {VOLUME} 5")] {
        let server = RawServer::new([]).then_always(Reply::json(200, action(6, "completed")));
        let failed = Doact::at(server.url()).line(line).line("--http-retry-max 1 -o json").fails_with(1);
        let error = failed.error();
        assert_eq!(error["action_id"], 5);
        assert!(error["message"].as_str().unwrap().contains("about action 6 instead of 5"), "{error}");
        assert_eq!(server.lines().len(), 2);
        failed.stdout("");
    }
    let answers = [6, 5].map(|id| Reply::json(200, action(id, "completed")));
    let waited = Doact::at(RawServer::new(answers).url()).line("actions wait 5 -o json").succeeds();
    assert_eq!(waited.json()["id"], 5);
}

#[test]
fn an_id_of_twenty_million_digits_is_an_empty_cell_and_stays_exact_in_json() {
    let digits = "9".repeat(20_000_000);
    let huge = format!(r#"{{"id":{digits},"status":"completed"}}"#);
    let replies = || RawServer::new([page(&[&huge, &bare_action(4, "completed")])]);
    let line = "actions list --format ID,Status -o csv --no-header";
    Doact::at(replies().url()).line(line).succeeds().stdout(",completed\n4,completed\n");
    let listed = Doact::at(replies().url()).line("actions list -o json").succeeds();
    assert!(listed.out.starts_with(&format!("[{huge},")));
}
