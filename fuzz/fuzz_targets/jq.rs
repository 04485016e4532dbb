//! Any filter, up to the first line break, on any JSON document, after it.
//!
//! Checks that nothing panics, and that nothing shown controls a terminal, except for the tabs and line breaks
//! that a filter makes. Filters that may run for ever are only compiled.

#![no_main]

use std::cell::RefCell;
use std::io;

use doact::model::Action;
use doact::output::{ColumnSet, Document, Format, Jq, Order, OutputOptions, Sink};
use doact::system::SystemClock;
use doact::terminal::{RenderOptions, text};
use libfuzzer_sys::fuzz_target;
use serde_json::value::RawValue;

/// What recurses or repeats, makes values that are much longer than the filter, or waits.
const LONG: [&str; 14] = [
    "..", "def", "range", "repeat", "while", "until", "recurse", "limit", "combinations", "walk", "*",
    "input", "implode", "ltrimstr",
];

#[derive(Default)]
struct Kept(RefCell<String>);

impl Sink for Kept {
    fn write(&self, text: &str) -> io::Result<()> {
        self.0.borrow_mut().push_str(text);
        Ok(())
    }

    fn note(&self, _: &str) {}
}

fuzz_target!(|data: &str| {
    let (code, json) = data.split_once('\n').unwrap_or((data, "{}"));
    let Ok(jq) = code.parse::<Jq>() else { return };
    if LONG.iter().any(|long| code.contains(long)) {
        return;
    }
    let Ok(raw) = RawValue::from_string(json.to_owned()) else { return };
    let Ok(action) = Action::from_raw(&raw) else { return };
    for format in [Format::Json, Format::Jsonl, Format::Yaml] {
        let (columns, sink, clock) = (ColumnSet::default(), Kept::default(), SystemClock::start());
        let options =
            OutputOptions { format, jq: Some(&jq), order: Order::AsRead, render: RenderOptions::default(), clock: &clock };
        let mut writer = options.writer(Document::Array, &columns, &sink);
        let _ = writer.push(std::slice::from_ref(&action)).and_then(|()| writer.finish());
        let shown = sink.0.into_inner();
        let unsafe_to_show = |shown: &char| !matches!(shown, '\n' | '\t' | '\r') && text::is_unsafe_to_show(*shown);
        assert_eq!(shown.chars().find(unsafe_to_show), None, "{shown:?}");
    }
});
