//! `--timeline`: a list as bars on a time axis.

use crate::harness::{Doact, Outcome, VOLUME, page_of, timed_action};
use crate::raw_server::{RawServer, Reply};

/// Three actions within one hour in 2020, the newest first.
fn actions() -> Vec<String> {
    vec![
        timed_action(3, "resize", "completed", "18:50:00", Some("19:00:00")),
        timed_action(2, "detach_volume", "errored", "18:30:00", Some("18:40:00")),
        timed_action(1, "attach_volume", "completed", "18:00:00", Some("18:20:00")),
    ]
}

fn shown(line: &str, actions: &[String]) -> Outcome {
    let server = RawServer::new([]).then_always(Reply::json(200, page_of(actions, actions.len())));
    Doact::at(server.url()).line(line).succeeds()
}

const AXIS: &str = "\
ID   STATUS      TYPE            2020-11-12T18:00:00Z       2020-11-12T19:00:00Z
                                 |----------------------+18:30-----------------|
";
const THIRD: &str = "3    completed   resize                                                 ========\n";
const SECOND: &str = "2    errored     detach_volume                          ========x\n";
const FIRST: &str = "1    completed   attach_volume   ================\n";

#[test]
fn each_action_is_a_bar_under_an_axis_and_lines_have_80_columns_without_a_terminal() {
    let drawn = shown("actions list --timeline", &actions()).stderr("");
    drawn.stdout([AXIS, THIRD, SECOND, FIRST].concat());
    let drawn = shown("actions list --timeline --reverse", &actions()).stderr("");
    drawn.stdout([AXIS, FIRST, SECOND, THIRD].concat());
    let of_volume = format!("volume actions {VOLUME} --timeline");
    shown(&of_volume, &actions()).stderr("").stdout([AXIS, THIRD, SECOND, FIRST].concat());
}

#[test]
fn filters_select_the_actions_and_the_period() {
    let line = "actions list --timeline --status errored --since 2020-11-12T18:00:00Z \
                --until 2020-11-12T19:00:00Z";
    shown(line, &actions()).stderr("").stdout(
        "ID   STATUS    TYPE            2020-11-12T18:00:00Z         2020-11-12T19:00:00Z\n\
         \x20                              |-----------------------+18:30------------------|\n\
         2    errored   detach_volume                           ========x\n",
    );
    let newest = shown("actions list --timeline --limit 1", &actions()).stderr("").out;
    assert!(newest.contains("2020-11-12T18:50:00Z") && newest.lines().count() == 3, "{newest}");
}

#[test]
fn the_bar_of_an_action_in_progress_extends_to_the_end_of_the_period() {
    let open = [timed_action(1, "resize", "in-progress", "18:30:00", None)];
    let line = "actions list --timeline --since 2020-11-12T18:00:00Z --until 2020-11-12T19:00:00Z";
    let drawn = shown(line, &open).out;
    let bar = drawn.lines().last().unwrap().trim_start_matches("1    in-progress   resize   ");
    assert_eq!(bar.trim_start(), format!("{}>", "-".repeat(25)), "{drawn}");
    // Until now, years later.
    let drawn = shown("actions list --timeline", &open).out;
    assert!(drawn.ends_with("---->\n") && drawn.contains("2020-11-12"), "{drawn}");
}

#[test]
fn bars_are_coloured_on_request_and_ascii_without_a_terminal() {
    let plain = shown("actions list --timeline", &actions()).out;
    let server = RawServer::new([]).then_always(Reply::json(200, page_of(&actions(), 3)));
    let line = "actions list --timeline --color always";
    let coloured = Doact::at(server.url()).line(line).env("LANG", "C.UTF-8").succeeds().out;
    assert!(plain.is_ascii() && coloured.is_ascii() && !plain.contains('\u{1b}'));
    for (color, bar) in [(2, "========"), (1, "========x")] {
        assert!(coloured.contains(&format!("\u{1b}[3{color}m{bar}\u{1b}[0m\n")), "{coloured}");
    }
}

#[test]
fn an_empty_timeline_is_only_a_note() {
    let none = shown("actions list --timeline --since 2h", &[]).stdout("");
    none.stderr("note: no actions to draw\n");
    shown("actions list --timeline -q", &[]).stdout("").stderr("");
}

#[test]
fn a_failing_page_fails_it_and_nothing_is_drawn() {
    let first = Reply::json(200, page_of(&actions(), 4));
    let server = RawServer::new([first, Reply::error(403, "forbidden", "no more for you")]);
    let failed = Doact::at(server.url()).line("actions list --timeline").fails_with(4);
    failed.stdout("").stderr_has("no more for you");
}

#[test]
fn options_that_contradict_it_are_refused_before_any_request() {
    let server = RawServer::untouched();
    for (flags, words) in [
        ("-o json", "-o json is for programs"),
        ("-o jsonl", "-o jsonl is for programs"),
        ("-o yaml", "-o yaml is for programs"),
        ("-o csv", "-o csv is for programs"),
        ("-o tsv", "-o tsv is for programs"),
        ("--jq .", "--jq filters JSON"),
        ("--format ID", "--format chooses the columns of a table"),
        ("--no-header", "--no-header is for tables"),
        ("--follow", "--follow"),
    ] {
        for list in ["actions list", &format!("volume actions {VOLUME}")] {
            let doact = Doact::at(server.url()).line(list).line("--timeline").line(flags);
            doact.fails_with(2).stdout("").stderr_has(words);
        }
    }
    let by_variable = Doact::at(server.url()).env("DOACT_OUTPUT", "json").line("actions list --timeline");
    assert_eq!(by_variable.fails_with(2).stdout("").error()["kind"], "usage");
    let one = Doact::at(server.url()).line(&format!("volume actions {VOLUME} 7 --timeline"));
    one.fails_with(2).stdout("").stderr_has("--timeline");
    assert_eq!(server.lines().len(), 0);
}

#[test]
fn control_characters_in_a_type_are_escaped() {
    let hostile = [timed_action(1, "a\u{1b}[31m\nb\u{202e}", "completed", "18:00:00", Some("18:00:02"))];
    let drawn = shown("actions list --timeline", &hostile).stderr("").out;
    assert!(drawn.contains("   a\\u{1b}[31m\\nb\\u{202e}   ="), "{drawn}");
    assert_eq!(drawn.lines().count(), 3);
}
