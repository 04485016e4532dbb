//! `actions stats`: counts and durations in every format.

use crate::harness::{Doact, Outcome, page_of, timed_action};
use crate::raw_server::{RawServer, Reply};

/// Five actions of two types, newest first.
fn actions() -> Vec<String> {
    vec![
        timed_action(5, "attach_volume", "in-progress", "18:04:00", None),
        timed_action(4, "resize", "errored", "18:03:00", Some("18:03:50")),
        timed_action(3, "attach_volume", "completed", "18:02:00", Some("18:02:03")),
        timed_action(2, "attach_volume", "completed", "18:01:00", Some("18:02:05")),
        timed_action(1, "attach_volume", "completed", "18:00:00", Some("18:00:02")),
    ]
}

fn shown(arguments: &[&str], actions: &[String]) -> Outcome {
    let server = RawServer::new([]).then_always(Reply::json(200, page_of(actions, actions.len())));
    Doact::at(server.url()).args(["actions", "stats"]).args(arguments).succeeds().stderr("")
}

#[test]
fn a_table_has_a_row_for_each_type() {
    shown(&[], &actions()).stdout(
        "TYPE            COUNT   IN_PROGRESS   ERRORED   P50   P95     LONGEST\n\
         attach_volume   4       1             0         3s    1m 5s   1m 5s\n\
         resize          1       0             1         -     -       -\n",
    );
}

#[test]
fn json_has_seconds_as_numbers_and_null_without_a_completed_action() {
    let attach = r#"{"type":"attach_volume","count":4,"in_progress":1,"errored":0,"p50_seconds":3,"p95_seconds":65,"longest_seconds":65}"#;
    let resize = r#"{"type":"resize","count":1,"in_progress":0,"errored":1,"p50_seconds":null,"p95_seconds":null,"longest_seconds":null}"#;
    let json = format!("[{attach},{resize}]\n");
    shown(&["-o", "json"], &actions()).stdout(&json);
    shown(&["-o", "jsonl"], &actions()).stdout(format!("{attach}\n{resize}\n"));
    let yaml = shown(&["-o", "yaml"], &actions());
    let read: serde_json::Value = serde_saphyr::from_str(&yaml.out).unwrap();
    assert_eq!(format!("{read}\n"), json);
    let fraction = timed_action(1, "resize", "completed", "18:00:00", Some("18:00:01.5"));
    shown(&["--jq", ".[].longest_seconds"], &[fraction]).stdout("1.5\n");
}

#[test]
fn csv_and_tsv_have_durations_as_text_and_as_seconds() {
    shown(&["-o", "csv"], &actions()).stdout(
        "Type,Count,InProgress,Errored,P50,P95,Longest\n\
         attach_volume,4,1,0,3s,1m 5s,1m 5s\n\
         resize,1,0,1,,,\n",
    );
    let seconds = ["-o", "tsv", "--no-header", "--format", "type,p50seconds,P95Seconds,longestseconds"];
    shown(&seconds, &actions()).stdout("attach_volume\t3\t65\t65\nresize\t\t\t\n");
}

#[test]
fn a_filter_gets_the_array_or_each_object_of_jsonl() {
    shown(&["--jq", "map(.count) | add"], &actions()).stdout("5\n");
    shown(&["-o", "jsonl", "--jq", "select(.errored > 0).type"], &actions()).stdout("resize\n");
}

#[test]
fn the_filters_of_the_list_also_select_for_the_statistics() {
    let rows = |arguments: &str| {
        let format = ["--format", "Type,Count", "--no-header"];
        let arguments: Vec<_> = arguments.split_whitespace().chain(format).collect();
        shown(&arguments, &actions()).out
    };
    assert_eq!(rows("--status completed"), "attach_volume   3\n");
    assert_eq!(rows("--type resize --resource-type volume --region nyc1,ams3"), "resize   1\n");
    assert_eq!(rows("--limit 2"), "attach_volume   1\nresize          1\n");
    assert_eq!(rows("--since 2020-11-12T18:01:00Z --until 2020-11-12T18:02:30Z"), "attach_volume   2\n");
    assert_eq!(rows("--resource-id 7"), "");
}

#[test]
fn all_pages_are_read_or_those_up_to_the_first_action_before_since() {
    let all = actions();
    let pages = || [&all[..2], &all[2..4], &all[4..]].map(|page| Reply::json(200, page_of(page, 5)));
    let server = RawServer::new(pages());
    let line = "actions stats --format Count --no-header";
    Doact::at(server.url()).line(line).succeeds().stdout("4\n1\n").stderr("");
    let server = RawServer::new(pages());
    let line = "actions stats --since 2020-11-12T18:02:00Z --reserved-ips --format Count --no-header";
    Doact::at(server.url()).line(line).succeeds().stdout("2\n1\n").stderr("");
    let asked = server.requests();
    assert_eq!(asked.len(), 2);
    assert_eq!(asked[0].header("accept"), Some("application/vnd.digitalocean.reserveip+json"));
}

#[test]
fn a_failed_page_is_an_error_without_a_result() {
    for format in ["table", "json", "jsonl", "csv"] {
        let first = Reply::json(200, page_of(&actions(), 6));
        let server = RawServer::new([first, Reply::error(403, "forbidden", "no more for you")]);
        let failed = Doact::at(server.url()).line("actions stats -o").args([format]).fails_with(4);
        failed.stdout("").stderr_has("no more for you");
    }
}

#[test]
fn a_list_shorter_than_its_total_is_a_note() {
    let server = RawServer::new([Reply::json(200, page_of(&actions(), 6))])
        .then_always(Reply::json(200, page_of(&[], 6)));
    let summed = Doact::at(server.url()).line("actions stats --format Count --no-header").succeeds();
    summed.stdout("4\n1\n").stderr_has("the API counts 6 actions, and its pages have 5");
}

#[test]
fn no_actions_are_a_header_or_an_empty_array() {
    shown(&[], &[]).stdout("TYPE   COUNT   IN_PROGRESS   ERRORED   P50   P95   LONGEST\n");
    shown(&["-o", "json"], &[]).stdout("[]\n");
    shown(&["-o", "jsonl"], &[]).stdout("");
    shown(&["-o", "csv", "--format", "Type"], &[]).stdout("Type\n");
}

#[test]
fn invalid_options_are_refused_before_any_request() {
    let server = RawServer::untouched();
    for (line, words) in [
        ("--format Type,Median", "Type, Count, InProgress, Errored, P50, P95, Longest, P50Seconds"),
        ("--since 2020-11-13 --until 2020-11-12", "--since is later than --until"),
        ("--reverse", "--reverse"),
        ("--follow", "--follow"),
        ("--jq .[", "jq"),
    ] {
        let failed = Doact::at(server.url()).line("actions stats").line(line).fails_with(2);
        failed.stdout("").stderr_has(words);
    }
    assert_eq!(server.lines().len(), 0);
}

#[test]
fn an_unsafe_type_is_escaped_on_one_line() {
    let hostile = timed_action(1, "a\u{1b}[31m\nb\u{202e}", "completed", "18:00:00", Some("18:00:02"));
    for format in ["table", "csv", "tsv"] {
        let shown = shown(&["-o", format, "--format", "Type"], std::slice::from_ref(&hostile)).out;
        assert_eq!(shown.lines().nth(1), Some("a\\u{1b}[31m\\nb\\u{202e}"), "{format}");
    }
}
