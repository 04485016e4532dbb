use std::cell::RefCell;
use std::io;

use proptest::prelude::*;
use serde_json::json;
use serde_json::value::RawValue;
use unicode_width::UnicodeWidthStr as _;

use super::*;
use crate::model::{Action, Volume};
use crate::system::testing::ManualClock;
use crate::terminal::RenderOptions;

/// Keeps what is written.
#[derive(Default)]
pub(super) struct RecordingSink {
    pieces: RefCell<Vec<String>>,
    notes: RefCell<Vec<String>>,
}

impl RecordingSink {
    pub(super) fn text(&self) -> String {
        self.pieces.borrow().concat()
    }

    /// The texts that were written one after the other, except empty ones.
    pub(super) fn pieces(&self) -> Vec<String> {
        self.pieces.borrow().clone()
    }

    pub(super) fn notes(&self) -> Vec<String> {
        self.notes.borrow().clone()
    }
}

impl Sink for RecordingSink {
    fn write(&self, text: &str) -> io::Result<()> {
        self.pieces.borrow_mut().extend((!text.is_empty()).then(|| text.to_owned()));
        Ok(())
    }

    fn note(&self, note: &str) {
        self.notes.borrow_mut().push(note.to_owned());
    }
}

pub(super) fn action(json: &str) -> Action {
    Action::from_raw(&RawValue::from_string(json.to_owned()).unwrap()).unwrap()
}

fn documented() -> Action {
    action(
        r#"{"id":36804636,"status":"completed","type":"create","started_at":"2020-11-14T16:29:21Z",
            "completed_at":"2020-11-14T16:30:06Z","resource_id":3164444,"resource_type":"droplet",
            "region_slug":"nyc3"}"#,
    )
}

fn columns(names: Option<&[&str]>) -> ColumnSet<Action> {
    let names = names.map(|names| names.iter().map(ToString::to_string).collect::<Vec<_>>());
    ColumnSet::resolve(names.as_deref(), true).unwrap()
}

fn written<T: Tabular>(
    rows: &[T],
    format: Format,
    document: Document,
    columns: &ColumnSet<T>,
    render: RenderOptions,
) -> RecordingSink {
    let sink = RecordingSink::default();
    let clock = ManualClock::default();
    let options = OutputOptions { format, jq: None, order: Order::AsRead, render, clock: &clock };
    let mut writer = options.writer(document, columns, &sink);
    writer.push(rows).unwrap();
    writer.finish().unwrap();
    sink
}

fn table(actions: &[Action], names: Option<&[&str]>, render: RenderOptions) -> RecordingSink {
    written(actions, Format::Table, Document::Array, &columns(names), render)
}

fn as_json(actions: &[Action], document: Document) -> String {
    written(actions, Format::Json, document, &columns(None), RenderOptions::default()).text()
}

/// An action that started an hour before the time of the clock.
fn of_an_hour_ago() -> Action {
    action(
        r#"{"id":7,"status":"in-progress","type":"attach_volume","started_at":"2023-11-14T21:13:20Z",
            "completed_at":null,"resource_id":null,"resource_type":"volume","region_slug":"nyc3"}"#,
    )
}

const ON_TERMINAL: RenderOptions =
    RenderOptions { is_terminal: true, color: false, unicode: true, width: Some(80) };

#[test]
fn a_table_in_a_pipe_is_borderless_and_has_no_trailing_space() {
    assert_eq!(
        table(&[documented()], None, RenderOptions::default()).text(),
        "ID         STATUS      TYPE     STARTED                COMPLETED              DURATION   RESOURCE          REGION\n\
         36804636   completed   create   2020-11-14T16:29:21Z   2020-11-14T16:30:06Z   45s        droplet/3164444   nyc3\n"
    );
}

#[test]
fn a_long_table_in_a_pipe_has_every_row_once_below_one_header() {
    for count in [0, 1, 200, 401] {
        let ids: Vec<_> = (1..=count).map(|id| id.to_string()).collect();
        let actions: Vec<_> = ids.iter().map(|id| action(&format!("{{\"id\":{id}}}"))).collect();
        let text = table(&actions, Some(&["ID"]), RenderOptions::default()).text();
        let (header, rows) = text.split_once('\n').unwrap();
        assert_eq!(
            (header, rows.lines().collect::<Vec<_>>()),
            ("ID", ids.iter().map(String::as_str).collect())
        );
    }
}

#[test]
fn a_table_on_a_terminal_has_ages_and_right_aligned_numbers_and_fits_80_columns() {
    let sink = table(&[documented(), of_an_hour_ago()], None, ON_TERMINAL);
    assert_eq!(
        sink.text(),
        "      ID  STATUS       TYPE             AGE  DURATION  RESOURCE         REGION\n\
         36804636  completed    create         1095d       45s  droplet/3164444  nyc3\n       \
         7  in-progress  attach_volume     1h         -  volume           nyc3\n"
    );
    assert!(sink.notes().is_empty());
}

#[test]
fn on_a_terminal_a_long_cell_is_cut() {
    let long =
        action(&json!({"id": 1, "type": "東京".repeat(20), "region_slug": "x".repeat(41)}).to_string());
    let (names, cut) =
        (Some(&["Type", "Region"][..]), format!("{}…  {}…", "東京".repeat(10), "x".repeat(39)));
    let lines = |render| table(std::slice::from_ref(&long), names, render).text();
    assert_eq!(lines(ON_TERMINAL).lines().nth(1).unwrap(), cut.replace("京…", "…"));
    assert!(lines(RenderOptions::default()).ends_with(&format!("{}\n", "x".repeat(41))));
}

#[test]
fn an_empty_list_is_a_header_or_an_empty_array() {
    assert!(table(&[], None, RenderOptions::default()).text().starts_with("ID   STATUS"));
    assert_eq!(as_json(&[], Document::Array), "[]\n");
}

#[test]
fn json_is_one_object_or_an_array_and_ends_in_a_newline() {
    let actions = [action(r#"{ "id": 1, "x": [1.0] }"#)];
    assert_eq!(as_json(&actions, Document::Object), "{\"id\":1,\"x\":[1.0]}\n");
    assert_eq!(as_json(&actions, Document::Array), "[{\"id\":1,\"x\":[1.0]}]\n");
}

#[test]
fn on_a_narrow_terminal_columns_are_left_out_and_named_in_a_note() {
    for (width, left_out) in
        [(120, None), (70, Some("RESOURCE")), (40, Some("AGE, DURATION, RESOURCE, REGION"))]
    {
        let render = RenderOptions { width: Some(width), ..ON_TERMINAL };
        let sink = table(&[documented(), of_an_hour_ago()], None, render);
        let note = left_out.map(|headers| format!("note: no room for {headers} (see --format, -o json)"));
        assert_eq!(sink.notes(), Vec::from_iter(note), "{width}");
        assert!(sink.text().lines().all(|line| line.len() <= usize::from(width)), "{width}");
    }
    let narrow = RenderOptions { width: Some(40), ..ON_TERMINAL };
    assert_eq!(table(&[], None, narrow).notes(), [""; 0], "nothing is shown");
    let chosen = ["ID", "StartedAt", "CompletedAt"];
    let render = RenderOptions { width: Some(20), ..ON_TERMINAL };
    let sink = table(&[documented()], Some(&chosen), render);
    assert!(
        sink.notes().is_empty() && sink.text().ends_with("  2020-11-14T16:29:21Z  2020-11-14T16:30:06Z\n")
    );
}

#[test]
fn a_long_cell_is_cut_before_a_column_is_left_out() {
    let long =
        action(&json!({"id": 1, "type": "x".repeat(40), "started_at": "2023-11-14T22:13:15Z"}).to_string());
    let sink = table(&[long], None, ON_TERMINAL);
    let row = format!(" 1  -       {}…   5s         -  -         -", "x".repeat(34));
    assert_eq!(sink.text().lines().nth(1).unwrap(), row);
    assert!(sink.notes().is_empty());
}

#[test]
fn the_columns_that_are_always_shown_are_cut_to_fit_but_numbers_are_whole() {
    let wide = action(r#"{"id":12345678901234,"status":"in-progress","type":"enable_private_networking"}"#);
    let text = table(&[wide], None, RenderOptions { width: Some(36), ..ON_TERMINAL }).text();
    assert_eq!(text, "            ID  STATUS     TYPE\n12345678901234  in-progr…  enable_p…\n");
}

#[test]
fn columns_are_chosen_by_name_in_any_case() {
    let sink = table(&[documented()], Some(&["region", "ID", "resourcetype"]), RenderOptions::default());
    assert_eq!(sink.text(), "REGION   ID         RESOURCE_TYPE\nnyc3     36804636   droplet\n");
    let unknown = ColumnSet::<Action>::resolve(Some(&["Colour".to_owned()]), true);
    assert!(unknown.err().unwrap().to_string().contains("the columns are ID, Status, Type"));
}

#[test]
fn hostile_text_is_escaped_and_stays_on_its_line() {
    let hostile = action(r#"{"id":1,"type":"a\u001b[31m\nb\u202e","status":null}"#);
    let text = table(&[hostile], Some(&["Type", "Status"]), RenderOptions::default()).text();
    assert_eq!(text.lines().nth(1).unwrap(), "a\\u{1b}[31m\\nb\\u{202e}   -");
}

#[test]
fn colours_do_not_change_the_alignment() {
    for (is_terminal, row) in [
        (false, "\u{1b}[32mcompleted\u{1b}[0m   36804636\n"),
        (true, "\u{1b}[38;5;2mcompleted  \u{1b}[39m36804636\n"),
    ] {
        let render = RenderOptions { is_terminal, color: true, ..RenderOptions::default() };
        let text = table(&[documented()], Some(&["Status", "ID"]), render).text();
        assert!(text.ends_with(row), "{text:?}");
    }
}

proptest! {
    #[test]
    fn each_row_is_a_line_that_fits_the_terminal(
        rows in prop::collection::vec((
            any::<u32>(),
            "[a-z東京🎉é́\u{3000} ]{0,8}|\\PC{0,6}",
            "completed|errored|in-progress|",
        ), 0..12),
        header in any::<bool>(),
        width in 40_u16..120,
    ) {
        let actions: Vec<_> = rows.iter().map(|(id, word, status)| {
            action(&json!({"id": id, "type": word, "status": status, "region_slug": word}).to_string())
        }).collect();
        let render = RenderOptions { width: Some(width), ..ON_TERMINAL };
        let columns = ColumnSet::resolve(None, header).unwrap();
        let sink = written(&actions, Format::Table, Document::Array, &columns, render);
        prop_assert_eq!(sink.text().lines().count(), rows.len() + usize::from(header));
        prop_assert!(sink.text().lines().all(|line| line.width() <= usize::from(width)));
    }

    #[test]
    fn an_identifier_is_whole_or_its_column_is_left_out(
        rows in prop::collection::vec(("[0-9a-f]{8}-[0-9a-f]{27}|[0-9a-f]{60}", "[a-z-]{1,64}", any::<u32>()), 1..6),
        width in 20_u16..200,
    ) {
        let volumes: Vec<Volume> = rows.iter().map(|(id, name, droplet)| {
            let volume = json!({"id": id, "name": name, "size_gigabytes": 100, "droplet_ids": [droplet]});
            serde_json::from_value(volume).unwrap()
        }).collect();
        let render = RenderOptions { width: Some(width), ..ON_TERMINAL };
        let sink = written(&volumes, Format::Table, Document::Array, &ColumnSet::default(), render);
        let text = sink.text();
        let (header, lines) = text.split_once('\n').unwrap();
        let is_shown = header.starts_with("ID ");
        for ((id, _, droplet), line) in rows.iter().zip(lines.lines()) {
            prop_assert_eq!(line.split("  ").any(|cell| cell == id), is_shown, "{}", text);
            prop_assert!(line.contains(&droplet.to_string()), "{}", text);
        }
        prop_assert_eq!(!is_shown, sink.notes().concat().contains("no room for ID"), "{:?}", sink.notes());
        // The rest is cut instead.
        let has_uuids = rows.iter().all(|(id, ..)| id.len() == 36);
        prop_assert!(is_shown || width < 80 || !has_uuids, "{}", text);
    }
}
