//! Any bytes as a response body, for every endpoint that decodes one.
//!
//! Checks that nothing panics, that reformatted JSON has the same data, and that neither
//! a table nor an error contains terminal control characters.

#![no_main]

mod client;

use std::cell::RefCell;
use std::io;
use std::time::Duration;

use doact::api::{self, VolumeList};
use doact::config::Source;
use doact::error::{Failure, RequestFailure};
use doact::http::{HttpClient, HttpError, Request, Response, Transport, TransportError};
use doact::model::{Action, ActionId, VolumeId};
use doact::output::{ColumnSet, Document, Format, JsonLayout, Order, OutputOptions, Sink, push_json};
use doact::system::SystemClock;
use doact::terminal::{RenderOptions, text};
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

use client::client;

/// Gives the same response to every request.
struct FixedResponse(Response);

impl Transport for FixedResponse {
    fn exchange(&self, _: &Request, _: Duration) -> Result<Response, TransportError> {
        Ok(self.0.clone())
    }
}

fn fixed(http_status: u16, body: &str) -> HttpClient {
    client(FixedResponse(Response { http_status, body: body.to_owned(), ..Response::default() }))
}

/// The result, or a check of the error as a user sees it.
fn read<T>(result: Result<T, HttpError>) -> Option<T> {
    let error = match result {
        Ok(read) => return Some(read),
        Err(error) => error,
    };
    let failure = Failure::Request(Box::new(RequestFailure {
        doing: "read an answer".to_owned(),
        error,
        api_url: "https://api.digitalocean.com".to_owned(),
        token_source: Source::Default,
        action_id: None,
        hint: None,
    }));
    let report = failure.report();
    assert_no_control(&report.to_text(false));
    let json = report.to_json();
    assert_no_control(&json);
    serde_json::from_str::<Value>(&json).expect("a report is JSON");
    None
}

/// Only line breaks may control a terminal.
fn assert_no_control(shown: &str) {
    let found = shown.chars().find(|character| *character != '\n' && text::is_unsafe_to_show(*character));
    assert_eq!(found, None, "{shown:?}");
}

fn reformat(json: &str, layout: JsonLayout) -> String {
    let mut out = String::new();
    push_json(&mut out, json, layout);
    out
}

/// Output has the same data, and no control characters.
fn check_output(actions: &[Action]) {
    for action in actions {
        let raw = action.raw();
        // `Value` cannot hold everything that the API may send, such as 1e400 or deep nesting.
        let value = serde_json::from_str::<Value>(raw).ok();
        let compact = reformat(raw, JsonLayout::Compact);
        let indented = reformat(raw, JsonLayout::Indented);
        for out in [&compact, &indented] {
            assert_no_control(out);
            assert_eq!(serde_json::from_str::<Value>(out).ok(), value, "{raw:?} became {out:?}");
        }
        assert_eq!(reformat(&indented, JsonLayout::Compact), compact);
    }
    let json = written(actions, Format::Json);
    let table = written(actions, Format::Table);
    assert_eq!(json.lines().count(), 1);
    assert_eq!(table.lines().count(), 1 + actions.len());
    assert_no_control(&table);
}

/// Keeps what is written.
#[derive(Default)]
struct StringSink(RefCell<String>);

impl Sink for StringSink {
    fn write(&self, text: &str) -> io::Result<()> {
        self.0.borrow_mut().push_str(text);
        Ok(())
    }

    fn note(&self, _: &str) {}
}

fn written(actions: &[Action], format: Format) -> String {
    let (columns, sink) = (ColumnSet::default(), StringSink::default());
    let clock = SystemClock::start();
    let options = OutputOptions { format, jq: None, order: Order::AsRead, render: RenderOptions::default(), clock: &clock };
    let mut writer = options.writer(Document::Array, &columns, &sink);
    writer.push(actions).and_then(|()| writer.finish()).unwrap();
    sink.0.into_inner()
}

fuzz_target!(|body: &[u8]| {
    let body = String::from_utf8_lossy(body);
    let action: ActionId = "1".parse().unwrap();
    let volume: VolumeId = "506f78a4-e098-11e5-ad9f-000f53306ae1".parse().unwrap();

    let http = fixed(200, &body);
    check_output(read(api::get_action(&http, action)).as_slice());
    if let Some(page) = read(api::list_actions(&http, 1, false)) {
        check_output(&page.items);
    }
    read(api::get_volume(&http, &volume));
    read(VolumeList::default().get_page(&http, 1));
    // Also as an error object, which is decoded in one place for all endpoints.
    read(api::get_action(&fixed(422, &body), action));
});
