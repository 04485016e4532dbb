//! Tables, JSON, colours and closed pipes on standard output.

use std::io::{BufRead as _, BufReader, Read as _};

use crate::harness::{Doact, Outcome, action, fixture, fixture_part};
use crate::raw_server::{RawServer, Reply};

/// Runs a command whose requests all get this answer.
fn shown(line: &str, answer: &str) -> Outcome {
    let server = RawServer::new([]).then_always(Reply::json(200, answer));
    Doact::at(server.url()).line(line).succeeds().stderr("")
}

#[test]
fn json_is_the_action_byte_for_byte() {
    let odd = concat!(
        r#"{"zeta":1.0,"id":36804636,"huge":123456789012345678901234567890,"tiny":1.0E-400,"#,
        r#""nothing":null,"completed_at":null,"escaped":"\u001b[31m \/ \u00e9","deep":{"b":[1,{"a":[]}],"a":{}},"#,
        r#""new_field":true,"region":null}"#
    );
    let answer = format!("{{\"new\":1,\"action\":{odd},\"links\":{{}}}}");
    shown("actions get 36804636 -o json", &answer).stdout(format!("{odd}\n"));
    let answer = format!("{{\"actions\":[{odd}],\"links\":{{}},\"meta\":{{\"total\":1}}}}");
    shown("actions list -o json", &answer).stdout(format!("[{odd}]\n"));
}

#[test]
fn the_documented_responses_are_printed_unchanged() {
    let action = fixture_part("action", "action");
    shown("actions get 36804636 -o json", &fixture("action")).stdout(format!("{action}\n"));
    let actions = fixture_part("actions", "actions");
    shown("actions list -o json", &fixture("actions")).stdout(format!("{actions}\n"));
    let actions = fixture_part("volume_actions", "actions");
    let line = format!("volume actions {} -o json", crate::harness::VOLUME);
    shown(&line, &fixture("volume_actions")).stdout(format!("{actions}\n"));
}

#[test]
fn a_single_action_of_a_volume_is_an_object() {
    let action = fixture_part("volume_action_attach", "action");
    let line = format!("volume actions {} 72531856 -o json", crate::harness::VOLUME);
    shown(&line, &fixture("volume_action_attach")).stdout(format!("{action}\n"));
}

#[test]
fn a_table_is_the_default() {
    let table = "\
ID         STATUS      TYPE     STARTED                COMPLETED              DURATION   RESOURCE          REGION
36804636   completed   create   2020-11-14T16:29:21Z   2020-11-14T16:30:06Z   45s        droplet/3164444   nyc3
";
    for flags in ["", "-o table", "-o text", "--output TEXT"] {
        shown(&format!("actions get 36804636 {flags}"), &fixture("action")).stdout(table);
    }
}

#[test]
fn a_missing_value_is_a_dash() {
    let table = "\
ID         STATUS        TYPE            STARTED                COMPLETED   DURATION   RESOURCE   REGION
68212773   in-progress   detach_volume   2015-10-15T17:46:15Z   -           -          backend    nyc1
";
    shown("actions get 68212773", &fixture("volume_action_detach")).stdout(table);
}

#[test]
fn columns_are_chosen_and_ordered_by_name_in_any_case() {
    let columns =
        |format: &str| shown(&format!("actions get 36804636 --format {format}"), &fixture("action")).out;
    assert_eq!(columns("Status,ID"), "STATUS      ID\ncompleted   36804636\n");
    assert_eq!(columns("resourceid,RESOURCETYPE"), "RESOURCE_ID   RESOURCE_TYPE\n3164444       droplet\n");
    assert_eq!(columns("RegionName"), "REGION_NAME\nNew York 3\n");
    // By the header of the table, too.
    assert_eq!(columns("region_name"), "REGION_NAME\nNew York 3\n");
    assert_eq!(columns("started,COMPLETED"), columns("StartedAt,CompletedAt"));
    let all =
        "ID,Status,Type,StartedAt,CompletedAt,ResourceID,ResourceType,Region,Duration,Resource,RegionName";
    assert_eq!(columns(all).lines().count(), 2);
}

#[test]
fn the_header_can_be_left_out() {
    shown("actions list --format ID --no-header", &fixture("actions")).stdout("36804636\n");
}

#[test]
fn an_unknown_column_is_refused_before_any_request_and_the_known_ones_are_listed() {
    let server = RawServer::untouched();
    for line in
        ["actions list --format ID,Stat", "actions get 5 --format Stat", "actions wait 5 --format Stat"]
    {
        let failed = Doact::at(server.url()).line(line).fails_with(2).stdout("");
        failed
            .stderr_has("Stat")
            .stderr_has("ID, Status, Type, StartedAt, CompletedAt")
            .stderr_has("RegionName");
    }
    assert_eq!(server.lines().len(), 0);
}

#[test]
fn an_empty_list_is_a_header_or_an_empty_array() {
    let none = r#"{"actions":[],"links":{},"meta":{"total":0}}"#;
    shown("actions list -o json", none).stdout("[]\n");
    let table = shown("actions list", none);
    assert!(table.out.starts_with("ID ") && table.out.lines().count() == 1, "{table:?}");
    shown("actions list --no-header", none).stdout("");
}

#[test]
fn actions_in_progress_are_listed_too() {
    let all = format!(
        r#"{{"actions":[{},{}],"links":{{}},"meta":{{"total":2}}}}"#,
        crate::harness::bare_action(2, "in-progress"),
        crate::harness::bare_action(1, "completed"),
    );
    shown("actions list --format ID,Status --no-header", &all).stdout("2   in-progress\n1   completed\n");
}

/// Changes the colour of a terminal, adds a line and changes the reading order.
const HOSTILE: &str = "\\u001b[31mred\\u009b0m\\nforged line\\r\\t\\u202eevil\\u0007";

#[test]
fn unsafe_text_in_a_table_is_escaped_on_one_line() {
    let answer = action(5, "completed").replace("attach_volume", HOSTILE).replace("nyc1", HOSTILE);
    let table = shown("actions get 5", &answer).stdout_has("red").stdout_has("evil");
    assert_eq!(table.out.lines().count(), 2, "{}", table.out);
    let is_unsafe = |c: char| c != '\n' && (c.is_control() || c == '\u{202e}');
    assert!(!table.out.contains(is_unsafe), "{:?}", table.out);
}

#[test]
fn unsafe_text_in_json_is_escaped_without_changing_its_value() {
    let raw = "a\u{7f}b\u{9b}31mc\u{202e}d";
    let answer = action(5, "completed").replace("attach_volume", raw);
    let json = shown("actions get 5 -o json", &answer);
    assert!(!json.out.contains(['\u{7f}', '\u{9b}', '\u{202e}']), "{:?}", json.out);
    assert_eq!(json.json()["type"], raw);
}

#[test]
fn unsafe_text_in_errors_is_escaped() {
    let body = format!(r#"{{"id":"bad","message":"{HOSTILE}","request_id":"{HOSTILE}"}}"#);
    for flags in ["", "-o json", "-v", "--trace"] {
        let server = RawServer::new([Reply::json(400, &body)]);
        let failed = Doact::at(server.url()).line(&format!("actions get 5 {flags}")).fails_with(1).stdout("");
        let is_unsafe = |c: char| c != '\n' && (c.is_control() || c == '\u{202e}');
        assert!(!failed.err.contains(is_unsafe), "{flags}: {:?}", failed.err);
        failed.stderr_has("evil");
    }
}

#[test]
fn a_closed_pipe_ends_a_list_quietly() {
    let many: Vec<_> = (1..=2_000).map(|id| crate::harness::bare_action(id, "completed")).collect();
    let answer = format!(r#"{{"actions":[{}],"links":{{}},"meta":{{"total":2000}}}}"#, many.join(","));
    for flags in ["", "-o json"] {
        let server = RawServer::new([Reply::json(200, &answer)]);
        let (mut child, _home) = Doact::at(server.url()).line(&format!("actions list {flags}")).spawn();
        let mut stdout = BufReader::with_capacity(16, child.stdout.take().unwrap());
        assert!(!stdout.fill_buf().unwrap().is_empty());
        drop(stdout);
        let mut stderr = String::new();
        child.stderr.take().unwrap().read_to_string(&mut stderr).unwrap();
        assert_eq!((child.wait().unwrap().code(), stderr.as_str()), (Some(0), ""), "{flags}");
    }
}

#[test]
fn a_closed_pipe_does_not_hide_an_errored_action() {
    let server = RawServer::new([Reply::json(200, action(5, "errored"))]);
    let (mut child, _home) = Doact::at(server.url()).line("actions wait 5").spawn();
    drop(child.stdout.take());
    let mut stderr = String::new();
    child.stderr.take().unwrap().read_to_string(&mut stderr).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(3), "{stderr}");
    assert!(stderr.contains("action 5") && !stderr.contains("standard output"), "{stderr}");
}

#[test]
fn without_a_terminal_there_is_colour_only_on_request() {
    let get = |flags: &str| shown(&format!("actions get 5 {flags}"), &action(5, "completed")).out;
    assert!(!get("").contains('\u{1b}') && !get("--color never").contains('\u{1b}'));
    assert!(get("--color always").contains("\u{1b}["));
    assert!(!get("--color always -o json").contains('\u{1b}'));
}

#[test]
fn no_color_and_clicolor_force_have_their_usual_effect() {
    let get = |variables: &[(&str, &str)], flags: &str| {
        let server = RawServer::new([Reply::json(200, action(5, "completed"))]);
        let doact = Doact::at(server.url()).line("actions get 5").line(flags);
        let set = |doact: Doact, (name, value): &(&str, &str)| doact.env(name, value);
        variables.iter().fold(doact, set).succeeds().out.contains('\u{1b}')
    };
    assert!(get(&[("CLICOLOR_FORCE", "1")], ""));
    assert!(!get(&[("CLICOLOR_FORCE", "0")], ""));
    assert!(!get(&[("CLICOLOR_FORCE", "1")], "--color never"));
    assert!(!get(&[("NO_COLOR", "1"), ("TERM", "xterm")], ""));
    assert!(get(&[("NO_COLOR", "1")], "--color always"));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let server = RawServer::new([Reply::json(200, action(5, "completed"))]);
    let line = format!("{} actions get 5 > /dev/full", assert_cmd::cargo::cargo_bin!("doact").display());
    let failed = Doact::at(server.url()).shell(&line).fails_with(1);
    failed.stderr_has("error: standard output cannot be written");
}
