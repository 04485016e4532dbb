//! What holds for every format, however a list is cut into chunks.

use proptest::prelude::*;
use serde_json::json;

use super::tests::{RecordingSink, action};
use super::*;
use crate::model::Action;
use crate::system::testing::ManualClock;
use crate::terminal::RenderOptions;

const FORMATS: [Format; 6] =
    [Format::Table, Format::Json, Format::Jsonl, Format::Csv, Format::Tsv, Format::Yaml];

/// How a list is shown.
#[derive(Debug, Clone, Copy)]
struct View {
    format: Format,
    is_filtered: bool,
    render: RenderOptions,
    header: bool,
}

impl View {
    /// What is written of chunks.
    fn written(self, chunks: &[&[Action]], order: Order) -> RecordingSink {
        let (sink, clock) = (RecordingSink::default(), ManualClock::default());
        let filter = || "if type == \"array\" then .[] else . end | .id, .type".parse::<Jq>().unwrap();
        let filter = self.is_filtered.then(filter);
        let (format, jq, render) = (self.format, filter.as_ref(), self.render);
        let options = OutputOptions { format, jq, order, render, clock: &clock };
        let columns = ColumnSet::resolve(None, self.header).unwrap();
        write(options.writer(Document::Array, &columns, &sink), chunks);
        sink
    }
}

fn write<'a>(mut writer: Box<dyn ListWriter<Action> + 'a>, chunks: &[&[Action]]) {
    for chunk in chunks {
        writer.push(chunk).unwrap();
    }
    writer.finish().unwrap();
}

fn actions() -> impl Strategy<Value = Vec<Action>> {
    let time = || prop::option::of(0_i64..2_000_000_000);
    let status = prop::option::of("completed|errored|in-progress|\\PC{0,3}");
    let region = "[a-z]{0,5}|\u{1}|\t|\n|東京|\\PC{0,6}";
    let action = (any::<u32>(), status, region, time(), time()).prop_map(|(id, status, word, start, end)| {
        let text = |second: Option<i64>| Some(jiff::Timestamp::from_second(second?).ok()?.to_string());
        let json = json!({
            "id": id, "status": status, "type": word, "started_at": text(start), "completed_at": text(end),
            "resource_id": id, "resource_type": word, "region_slug": word,
        });
        action(&json.to_string())
    });
    prop::collection::vec(action, 0..12)
}

fn render() -> impl Strategy<Value = RenderOptions> {
    let width = prop::option::of(20_u16..150);
    (any::<bool>(), any::<bool>(), any::<bool>(), width)
        .prop_map(|(is_terminal, color, unicode, width)| RenderOptions { is_terminal, color, unicode, width })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]
    #[test]
    fn a_list_in_chunks_is_written_like_the_whole_and_reversed_it_is_the_list_from_its_end(
        actions in actions(),
        size in 1_usize..5,
        format in prop::sample::select(&FORMATS[..]),
        is_filtered in any::<bool>(),
        render in render(),
        header in any::<bool>(),
    ) {
        let view = View { format, is_filtered, render, header };
        let chunks: Vec<_> = actions.chunks(size).chain([&[][..]]).collect();
        let whole = view.written(&[&actions], Order::AsRead);
        let in_chunks = view.written(&chunks, Order::AsRead);
        prop_assert_eq!(in_chunks.text(), whole.text());
        prop_assert_eq!(in_chunks.notes(), whole.notes());

        let from_its_end: Vec<_> = actions.iter().rev().cloned().collect();
        let expected = view.written(&[&from_its_end], Order::AsRead);
        let reversed = view.written(&chunks, Order::Reversed);
        prop_assert_eq!(reversed.text(), expected.text());
        prop_assert_eq!(reversed.notes(), expected.notes());
    }

    #[test]
    fn the_same_holds_for_a_timeline(actions in actions(), size in 1_usize..5, render in render()) {
        let period = Period { since: None, until: None, now: "2023-11-14T22:13:20Z".parse().unwrap() };
        let written = |chunks: &[&[Action]], order| {
            let sink = RecordingSink::default();
            write(Box::new(TimelineWriter::new(period, order, render, &sink)), chunks);
            (sink.text(), sink.notes())
        };
        let chunks: Vec<_> = actions.chunks(size).chain([&[][..]]).collect();
        prop_assert_eq!(written(&chunks, Order::AsRead), written(&[&actions], Order::AsRead));
        let from_its_end: Vec<_> = actions.iter().rev().cloned().collect();
        prop_assert_eq!(written(&chunks, Order::Reversed), written(&[&from_its_end], Order::AsRead));
    }
}

#[test]
fn a_long_list_is_written_in_pieces_of_whole_rows() {
    let actions: Vec<_> = (0..40_000).map(|id| action(&format!("{{\"id\":{id}}}"))).collect();
    let chunks: Vec<_> = actions.chunks(200).collect();
    for format in FORMATS {
        for order in [Order::AsRead, Order::Reversed] {
            let view = View { format, is_filtered: false, render: RenderOptions::default(), header: false };
            let pieces = view.written(&chunks, order).pieces();
            assert!(pieces.iter().all(|piece| piece.len() < 200_000), "{format} {order:?}");
            let is_whole = |piece: &String| piece.ends_with(['\n', ',', '}']);
            assert!(pieces.iter().all(is_whole) && pieces.len() > 2, "{format} {order:?}");
        }
    }
}
