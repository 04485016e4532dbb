use proptest::prelude::*;
use serde_json::{json, value::to_raw_value};
use unicode_width::UnicodeWidthStr as _;

use super::*;
use crate::output::tests::RecordingSink;
use crate::terminal::text;

fn action(id: u64, status: &str, kind: &str, start: Option<&str>, end: Option<&str>) -> Action {
    let json = json!({"id": id, "status": status, "type": kind, "started_at": start, "completed_at": end});
    Action::from_raw(&to_raw_value(&json).unwrap()).unwrap()
}

/// On the morning of 14 November 2020.
fn at(time: &str) -> String {
    format!("2020-11-14T{time}Z")
}

fn morning(id: u64, status: &str, start: &str, end: Option<&str>) -> Action {
    action(id, status, "resize", Some(&at(start)), end.map(at).as_deref())
}

fn period(since: Option<&str>, until: Option<&str>) -> Period {
    let time = |time: &str| at(time).parse().unwrap();
    Period { since: since.map(time), until: until.map(time), now: time("09:00:00") }
}

fn written(actions: &[Action], period: Period, render: RenderOptions) -> RecordingSink {
    let sink = RecordingSink::default();
    let mut writer = TimelineWriter::new(period, Order::AsRead, render, &sink);
    writer.push(actions).unwrap();
    Box::new(writer).finish().unwrap();
    sink
}

fn drawn(actions: &[Action], period: Period, width: u16) -> String {
    written(actions, period, RenderOptions { width: Some(width), ..RenderOptions::default() }).text()
}

#[test]
fn bars_cover_the_time_that_actions_took() {
    let actions = [
        morning(4, "in-progress", "08:50:00", None),
        morning(3, "errored", "08:30:00", Some("08:40:00")),
        morning(2, "completed", "08:20:00", Some("08:20:00")),
        morning(1, "completed", "08:00:00", Some("08:30:00")),
    ];
    // 28 columns, and 30 cells of two minutes each.
    assert_eq!(
        drawn(&actions, period(None, None), 58),
        "ID   STATUS        TYPE     2020-11-14T08:00Z       09:00Z\n\
        \x20                           |--------------+08:30--------|\n\
        4    in-progress   resize                            ---->\n\
        3    errored       resize                  ====x\n\
        2    completed     resize             =\n\
        1    completed     resize   ===============\n"
    );
}

#[test]
fn a_unicode_terminal_shows_box_drawing_and_colours() {
    let actions = [
        morning(3, "in-progress", "08:40:00", None),
        morning(2, "errored", "08:20:00", Some("08:40:00")),
        morning(1, "completed", "08:00:00", Some("08:20:00")),
    ];
    let render = RenderOptions { unicode: true, color: true, width: Some(29), ..RenderOptions::default() };
    assert_eq!(
        written(&actions, period(None, None), render).text(),
        "\u{1b}[1mID   TYPE     08:00Z   09:00Z\u{1b}[0m\n\
        \x20             ├─────────────┤\n\
        3    resize             \u{1b}[33m╌╌╌╌▸\u{1b}[0m\n\
        2    resize        \u{1b}[31m━━━━✗\u{1b}[0m\n\
        1    resize   \u{1b}[32m━━━━━\u{1b}[0m\n"
    );
}

#[test]
fn the_axis_covers_the_given_period_or_that_of_the_actions() {
    let done = [morning(1, "completed", "08:20:00", Some("08:30:00"))];
    let open = [morning(1, "in-progress", "08:20:00", None)];
    let header = |actions: &[Action], since, until| {
        let text = drawn(actions, period(since, until), 100);
        let words: Vec<_> = text.lines().next().unwrap().split_whitespace().collect();
        [words[3], words[4]].map(|end| end[11..16].to_owned())
    };
    assert_eq!(header(&done, None, None), ["08:20", "08:30"]);
    assert_eq!(header(&open, None, None), ["08:20", "09:00"]);
    assert_eq!(header(&done, Some("08:00:00"), None), ["08:00", "09:00"]);
    assert_eq!(header(&open, Some("08:00:00"), Some("08:25:00")), ["08:00", "08:25"]);
    // No axis goes beyond the present.
    assert_eq!(header(&done, None, Some("23:00:00")), ["08:20", "09:00"]);
}

#[test]
fn a_narrow_terminal_leaves_out_the_status_first_and_then_the_type() {
    let id = 1_234_567_890;
    let actions = [action(id, "completed", "attach_volume", Some(&at("08:00:00")), Some(&at("08:01:00")))];
    for (width, left_out) in
        [(80, None), (50, Some("STATUS")), (40, Some("STATUS, TYPE")), (20, Some("STATUS, TYPE, ID"))]
    {
        let render = RenderOptions { width: Some(width), ..RenderOptions::default() };
        let note = left_out.map(|headers| format!("note: no room for {headers}"));
        assert_eq!(written(&actions, period(None, None), render).notes(), Vec::from_iter(note), "{width}");
    }
}

#[test]
fn an_action_without_a_valid_start_has_a_question_mark() {
    let actions = [action(1, "completed", "a", None, None), action(2, "completed", "a", Some("soon"), None)];
    let text = drawn(&actions, period(None, None), 80);
    assert!(text.lines().skip(2).all(|line| line.ends_with("   a      ?")), "{text}");
}

#[test]
fn labels_are_as_precise_as_the_width_allows() {
    let axis = |from: &str, to: &str, cells| {
        let axis = Axis::new(from.parse().unwrap(), to.parse().unwrap(), cells);
        format!("{}\n{}", axis.labels(), axis.ruler(false))
    };
    assert_eq!(
        axis("2020-11-14T22:00:00Z", "2020-11-15T02:00:00Z", 48),
        "2020-11-14T22:00:00Z        2020-11-15T02:00:00Z\n\
         |-----------+23:00------+11-15------+01:00-----|"
    );
    assert_eq!(
        axis("2020-11-14T12:00:00Z", "2020-11-17T12:00:00Z", 30),
        "11-14T12:00Z      11-17T12:00Z\n|----+11-15----+11-16--------|"
    );
    assert_eq!(
        axis("2020-11-14T22:00:00Z", "2020-11-14T22:00:40Z", 40),
        "2020-11-14T22:00:00Z           22:00:40Z\n|--------------+22:00:15---------------|"
    );
    assert_eq!(axis("2019-11-14T00:00:00Z", "2020-11-15T00:00:00Z", 5), "\n|---|");
}

#[test]
fn an_empty_list_is_a_note_and_no_drawing() {
    let sink = written(&[], period(Some("08:00:00"), None), RenderOptions::default());
    assert_eq!((sink.text().as_str(), sink.notes().len()), ("", 1));
}

fn any_action() -> impl Strategy<Value = Action> {
    let time = || prop::option::of(-60_000_000_000_i64..250_000_000_000);
    let status = prop_oneof![Just("completed"), Just("errored"), Just("in-progress"), Just("paused")];
    (any::<u64>(), status, "[a-z_\u{1b}\n東é]{0,30}", time(), time()).prop_map(
        |(id, status, kind, start, end)| {
            let text = |second: Option<i64>| Some(Timestamp::from_second(second?).ok()?.to_string());
            action(id, status, &kind, text(start).as_deref(), text(end).as_deref())
        },
    )
}

proptest! {
    #[test]
    fn every_action_has_a_line_and_no_line_is_wider_than_the_terminal(
        actions in prop::collection::vec(any_action(), 1..6),
        width in 1_u16..250,
        now in -60_000_000_000_i64..250_000_000_000,
        since in prop::option::of(-60_000_000_000_i64..250_000_000_000),
        unicode in any::<bool>(),
    ) {
        let time = |second| Timestamp::from_second(second).unwrap();
        let period = Period { since: since.map(time), until: None, now: time(now) };
        let render = RenderOptions { width: Some(width), unicode, ..RenderOptions::default() };
        let text = written(&actions, period, render).text();
        prop_assert_eq!(text.lines().count(), actions.len() + 2);
        for (index, line) in text.lines().enumerate() {
            prop_assert!(line.width() <= usize::from(width), "{line:?}");
            prop_assert!(!line.contains(text::is_unsafe_to_show));
            prop_assert_eq!(line.trim_end(), line);
            prop_assert!(index == 0 || line.ends_with(['=', 'x', '>', '?', '|', '━', '✗', '▸', '┤', '├']));
        }
    }
}
