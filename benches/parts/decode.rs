//! From a response body to actions, as for every page of a list.

use std::sync::Arc;
use std::time::Duration;

use criterion::{BatchSize, Criterion, Throughput};
use doact::api::list_actions;
use doact::http::Reporter;
use doact::http::{HttpClient, Request, Response, RetryPolicy, Transport, TransportError};
use doact::model::Action;
use doact::system::{Deadline, SystemClock};
use serde_json::value::RawValue;

use crate::history;

/// Gives the same response to every request.
struct Canned(String);

impl Transport for Canned {
    fn exchange(&self, _: &Request, _: Duration) -> Result<Response, TransportError> {
        Ok(Response { http_status: 200, body: self.0.clone(), ..Response::default() })
    }
}

/// Drops everything.
struct SilentReporter;

impl Reporter for SilentReporter {
    fn note(&self, _: &str) {}
    fn trace(&self, _: &str) {}
}

pub fn bench(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("decode");
    let body = history::page_body();
    group.throughput(Throughput::Bytes(body.len() as u64));
    let policy = RetryPolicy {
        http_timeout: Duration::from_secs(30),
        max_retries: 0,
        pending_event_until_deadline: false,
        deadline: Deadline::NEVER,
    };
    let clock = Arc::new(SystemClock::start());
    let http = HttpClient::new(Arc::new(Canned(body)), clock, Arc::new(SilentReporter), policy);
    group.bench_function("page of 200", |bencher| {
        bencher.iter(|| list_actions(&http, 1, false).expect("the page is whole"));
    });

    let action = history::actions(1).remove(0);
    group.throughput(Throughput::Bytes(action.raw().len() as u64));
    group.bench_function("one action", |bencher| {
        let raw = || RawValue::from_string(action.raw().to_owned()).expect("JSON is JSON");
        bencher.iter_batched(raw, |raw| Action::from_raw(&raw), BatchSize::SmallInput);
    });
    group.finish();
}
