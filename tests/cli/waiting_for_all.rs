//! `actions wait --all`: one list, and a wait for what is in progress.

use crate::harness::{Doact, action, bare_action, page_of};
use crate::raw_server::{RawServer, Reply};

/// Two actions in progress, one of them with an unknown status, between others.
fn list() -> Reply {
    let statuses = [(9, "completed"), (8, "in-progress"), (7, "queued"), (6, "errored")];
    Reply::json(200, page_of(&statuses.map(|(id, status)| bare_action(id, status)), 4))
}

fn completed(id: u64) -> Reply {
    Reply::json(200, action(id, "completed"))
}

fn wait(server: &RawServer, options: &str) -> Doact {
    Doact::at(server.url()).line("actions wait --all --poll-interval 10ms").line(options)
}

#[test]
fn everything_that_has_not_ended_is_waited_for() {
    let server = RawServer::new([list(), completed(8), completed(7)]);
    wait(&server, "-q --format ID,Status --no-header").succeeds().stdout("8   completed\n7   completed\n");
    assert_eq!(
        server.lines(),
        ["GET /v2/actions?page=1&per_page=200", "GET /v2/actions/8", "GET /v2/actions/7",]
    );
}

#[test]
fn the_filters_of_a_list_select_and_one_action_is_an_array_too() {
    for filter in ["--limit 1", "--status in-progress", "--type attach_volume --region nyc1 --limit 1"] {
        let server = RawServer::new([list(), Reply::json(200, action(8, "errored"))]);
        let failed = wait(&server, filter).line("-o json").fails_with(3);
        assert_eq!(failed.json()[0]["id"], 8, "{filter}");
        assert_eq!(server.lines().len(), 2);
    }
}

#[test]
fn nothing_in_progress_is_a_success_with_a_note() {
    for (options, shown) in
        [("-o json", "[]\n"), ("-o jsonl", ""), ("--no-header", ""), ("-o json -q", "[]\n")]
    {
        let filtered = "nothing that matches the filters is in progress\n";
        for (list, filter, note) in [
            (list(), "--type create", filtered),
            (list(), "--status completed", filtered),
            (Reply::json(200, page_of(&[bare_action(9, "completed")], 1)), "", "nothing is in progress\n"),
            (Reply::json(200, page_of(&[], 0)), "--limit 1", "nothing is in progress\n"),
        ] {
            let server = RawServer::new([list]);
            let done = wait(&server, options).line(filter).succeeds().stdout(shown);
            done.stderr(if options.contains("-q") { "" } else { note });
        }
    }
}

#[test]
fn an_action_in_progress_without_an_id_is_a_failure_and_the_others_are_waited_for() {
    let no_id = r#"{"id":"x","status":"in-progress","type":"resize"}"#.to_owned();
    let said = "error: an action in progress (resize) has no ID to wait for\n";
    let server = RawServer::new([
        Reply::json(200, page_of(&[no_id.clone(), bare_action(8, "in-progress")], 2)),
        completed(8),
    ]);
    let failed = wait(&server, "--format ID,Status --no-header").fails_with(1);
    failed.stdout("8   completed\n").stderr_has(said);
    let server = RawServer::new([Reply::json(200, page_of(&[no_id], 1))]);
    wait(&server, "").fails_with(1).stdout("").stderr(said);
    let server = RawServer::new([Reply::json(200, page_of(&["7".to_owned()], 1))]);
    wait(&server, "").succeeds().stderr("nothing is in progress\n");
}

#[test]
fn a_list_that_fails_or_is_not_complete_is_no_success() {
    let server = RawServer::new([Reply::error(401, "unauthorized", "no")]);
    wait(&server, "").fails_with(4).stdout("");
    let server = RawServer::new([Reply::json(200, page_of(&[bare_action(9, "completed")], 3))])
        .then_always(Reply::json(200, r#"{"actions":[],"links":{"pages":{"next":"x"}},"meta":{"total":3}}"#));
    wait(&server, "").fails_with(1).stdout("").stderr_has("could not list all of the actions");
    let server = RawServer::new([]).then_always(Reply::Hang);
    wait(&server, "--timeout 1s").fails_with(124).stdout("");
}

#[test]
fn ids_exclude_all_and_the_filters() {
    let server = RawServer::untouched();
    for options in ["--all", "--type create", "--region nyc1", "--limit 1"] {
        let failed = Doact::at(server.url()).line("actions wait 5").line(options).fails_with(2);
        failed.stdout("").stderr_has(options.split(' ').next().unwrap());
    }
    Doact::at(server.url())
        .line("actions wait --type create")
        .fails_with(2)
        .stdout("")
        .stderr_has("ACTION_ID");
    Doact::at(server.url()).line("actions wait - --all").stdin("5").fails_with(2).stdout("");
    assert_eq!(server.lines().len(), 0);
}
