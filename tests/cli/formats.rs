//! JSON Lines, CSV, TSV and YAML; lists that are written page by page; and `--jq`.

use std::io::{BufRead as _, BufReader, Read as _};

use crate::harness::{Doact, Outcome, action, bare_action, fixture, fixture_part};
use crate::raw_server::{RawServer, Reply};

fn shown(arguments: &[&str], answer: &str) -> Outcome {
    let server = RawServer::new([]).then_always(Reply::json(200, answer));
    Doact::at(server.url()).args(arguments).succeeds().stderr("")
}

/// A page of 200 actions, the newest first, of a list of 400.
fn page(newest: u64) -> Reply {
    let actions: Vec<_> = (newest - 199..=newest).rev().map(|id| bare_action(id, "completed")).collect();
    Reply::json(200, format!(r#"{{"actions":[{}],"links":{{}},"meta":{{"total":400}}}}"#, actions.join(",")))
}

#[test]
fn jsonl_is_one_compact_object_per_line() {
    let one = fixture_part("action", "action");
    let line = format!("{one}\n");
    shown(&["actions", "get", "36804636", "-o", "jsonl"], &fixture("action")).stdout(&line);
    let two =
        format!(r#"{{"actions":[{one},{}],"meta":{{"total":2}}}}"#, one.replace("36804636", "36804635"));
    let lines = format!("{line}{}", line.replace("36804636", "36804635"));
    shown(&["actions", "list", "-o", "jsonl"], &two).stdout(&lines);
    shown(&["actions", "list", "-o", "jsonl"], r#"{"actions":[],"meta":{"total":0}}"#).stdout("");
}

#[test]
fn csv_and_tsv_have_column_names_as_header() {
    let csv = shown(&["actions", "get", "36804636", "-o", "csv"], &fixture("action"));
    csv.stdout(
        "ID,Status,Type,StartedAt,CompletedAt,Duration,Resource,Region\n\
         36804636,completed,create,2020-11-14T16:29:21Z,2020-11-14T16:30:06Z,45s,droplet/3164444,nyc3\n",
    );
    let arguments = ["actions", "list", "-o", "tsv", "--format", "id,resourceid", "--no-header"];
    shown(&arguments, &fixture("actions")).stdout("36804636\t3164444\n");
    let arguments = ["actions", "list", "-o", "csv", "--format", "id"];
    shown(&arguments, r#"{"actions":[],"meta":{"total":0}}"#).stdout("ID\n");
}

#[test]
fn yaml_has_the_same_data_as_json() {
    let yaml = shown(&["actions", "get", "36804636", "-o", "yaml"], &fixture("action"));
    let read: serde_json::Value = serde_saphyr::from_str(&yaml.out).unwrap();
    assert_eq!(read.to_string(), fixture_part("action", "action"));
    let list = ["actions", "list", "-o", "yaml"];
    shown(&list, r#"{"actions":[{"id":2},{"id":1}],"meta":{"total":2}}"#).stdout("- id: 2\n- id: 1\n");
    shown(&list, r#"{"actions":[],"meta":{"total":0}}"#).stdout("[]\n");
}

#[test]
fn every_command_with_output_takes_every_format() {
    let volume = crate::harness::VOLUME;
    for format in ["jsonl", "csv", "tsv", "yaml"] {
        for line in
            ["config show", "config path", "auth list", &format!("volume detach {volume} 5 --dry-run")]
        {
            let shown = Doact::at("http://127.0.0.1:1").line(line).args(["-o", format]).succeeds();
            assert!(line == "auth list" || !shown.out.is_empty(), "{line} {format}");
        }
    }
    let planned = Doact::at("http://127.0.0.1:1").line(&format!("volume detach {volume} 5 --dry-run -o csv"));
    planned.succeeds().stdout_has("Method,URL,Body\nPOST,http://127.0.0.1:1/v2/volumes/");
}

#[test]
fn the_first_page_is_printed_before_the_second_has_arrived() {
    for (format, first) in [("jsonl", r#"{"id":400,"#), ("csv", "ID,Status"), ("yaml", "- id: 400")] {
        let server = RawServer::new([page(400), Reply::Hang]);
        let (mut child, _home) = Doact::at(server.url()).line(&format!("actions list -o {format}")).spawn();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        assert!(line.starts_with(first), "{line}");
        child.kill().unwrap();
        child.wait().unwrap();
    }
}

#[test]
fn a_failing_page_fails_the_list_after_the_pages_before_it_are_printed() {
    for (format, row) in [("jsonl", "{\"id\":"), ("yaml", "- id: ")] {
        let refused = Reply::error(400, "bad", "no such page");
        let server = RawServer::new([page(400), refused]);
        let failed = Doact::at(server.url()).line(&format!("actions list -o {format}")).fails_with(1);
        assert_eq!(failed.out.lines().filter(|line| line.starts_with(row)).count(), 200);
        assert_eq!(failed.error()["id"], "bad");
    }
    let server = RawServer::new([page(400), page(200)]);
    let listed = Doact::at(server.url()).line("actions list -o csv --format ID --no-header").succeeds();
    let ids: Vec<_> = (1..=400).rev().map(|id: u64| id.to_string()).collect();
    assert_eq!(listed.out.lines().collect::<Vec<_>>(), ids);
}

#[test]
fn a_closed_pipe_ends_a_list_before_its_second_page() {
    let server = RawServer::new([page(400), page(200)]);
    let (mut child, _home) = Doact::at(server.url()).line("actions list -o jsonl").spawn();
    drop(child.stdout.take());
    let mut stderr = String::new();
    child.stderr.take().unwrap().read_to_string(&mut stderr).unwrap();
    assert_eq!((child.wait().unwrap().code(), stderr.as_str()), (Some(0), ""));
    // It may have ended before its first request.
    assert!(server.lines().len() <= 1);
}

#[test]
fn no_format_prints_control_characters() {
    let hostile = "\\u001b[31mred\\u009b0m\\nforged\\r\\t\\u202eevil\\u0007";
    let answer = action(5, "completed").replace("attach_volume", hostile);
    for format in ["jsonl", "csv", "tsv", "yaml"] {
        let out = shown(&["actions", "get", "5", "-o", format], &answer).out;
        let is_unsafe = |c: char| !matches!(c, '\n' | '\t') && (c.is_control() || c == '\u{202e}');
        assert!(!out.contains(is_unsafe) && out.contains("evil"), "{format}: {out:?}");
    }
}

#[test]
fn a_filter_writes_raw_strings_and_compact_values() {
    let actions = fixture("actions");
    shown(&["actions", "list", "--jq", ".[] | .status, .id"], &actions).stdout("completed\n36804636\n");
    shown(&["actions", "list", "-o", "jsonl", "--jq", "{id}"], &actions).stdout("{\"id\":36804636}\n");
    shown(&["actions", "get", "36804636", "-o", "yaml", "--jq", "{id}"], &fixture("action"))
        .stdout("id: 36804636\n");
    let dry = ["volume", "detach", crate::harness::VOLUME, "5", "--dry-run", "--jq", ".body.droplet_id"];
    Doact::at("http://127.0.0.1:1").args(dry).succeeds().stdout("5\n");
}

#[test]
fn an_invalid_filter_is_refused_before_any_request() {
    let server = RawServer::untouched();
    for filter in [".[", "nonsense", "env", "$ENV.PATH"] {
        let failed = Doact::at(server.url()).args(["actions", "list", "--jq", filter]).fails_with(2);
        assert_eq!(failed.stdout("").error()["kind"], "usage");
    }
    for format in ["table", "csv", "tsv"] {
        let failed = Doact::at(server.url()).args(["actions", "list", "--jq", ".", "-o", format]);
        failed.fails_with(2).stdout("").stderr_has("--jq filters JSON");
    }
    assert_eq!(server.lines().len(), 0);
}

#[test]
fn a_filter_that_fails_on_the_data_is_exit_1_with_its_message() {
    let server = RawServer::new([]).then_always(Reply::json(200, fixture("actions")));
    for flags in ["-o=json", "-o=jsonl"] {
        let failed = Doact::at(server.url()).args(["actions", "list", flags, "--jq", ".status.x"]);
        failed.fails_with(1).stdout("").stderr_has("cannot index");
    }
}

#[test]
fn a_typed_choice_of_columns_means_the_table_unless_the_format_is_typed_too() {
    let server = RawServer::new([]).then_always(Reply::json(200, fixture("actions")));
    let list = |line: &str| Doact::at(server.url()).line("actions list").line(line);
    for format in ["json", "jsonl", "yaml", "table"] {
        let file = || list("--format ID --no-header").config(&format!("output = \"{format}\"\n"));
        file().succeeds().stdout("36804636\n").stderr("");
        file().env("DOACT_OUTPUT", format).succeeds().stdout("36804636\n");
        let no_header = list("--no-header").env("DOACT_OUTPUT", format).succeeds();
        assert!(no_header.out.starts_with("36804636 "), "{no_header:#?}");
    }
    for format in ["csv", "tsv"] {
        list("--format ID").env("DOACT_OUTPUT", format).succeeds().stdout("ID\n36804636\n");
    }
    for line in ["--format ID -o json", "-o jsonl --no-header", "--format=ID -o yaml", "--jq . --format ID"] {
        let error = list(line).fails_with(2).stdout("").error();
        assert_eq!(error["kind"], "usage", "{line}");
    }
    let failed = list("--format Nothing").env("DOACT_OUTPUT", "json").fails_with(2);
    failed.stderr_has("error: ").stderr_lacks("{");
}

#[test]
fn a_followed_list_is_json_lines_where_one_document_is_the_default() {
    for format in ["json", "yaml"] {
        let server =
            RawServer::new([Reply::json(200, fixture("actions"))]).then_always(Reply::error(401, "x", "no"));
        let doact = Doact::at(server.url()).env("DOACT_OUTPUT", format).line("actions list --follow");
        let followed = doact.fails_with(4);
        assert!(followed.out.starts_with('{') && followed.out.lines().count() == 1, "{followed:#?}");
    }
}
