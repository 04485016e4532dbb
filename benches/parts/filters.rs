//! The filter options of lists, and `--jq`.

use std::hint::black_box;

use criterion::{Criterion, Throughput};
use doact::actions::ActionQuery;
use doact::model::{Action, Status};
use doact::output::{ColumnSet, Document, Format, Jq, Order, OutputOptions};
use doact::system::SystemClock;
use doact::terminal::RenderOptions;

use crate::history;
use crate::render::NullSink;

const ROWS: usize = 10_000;

pub fn bench(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("filters");
    group.throughput(Throughput::Elements(ROWS as u64));
    let actions = history::actions(ROWS);

    let errored = ActionQuery { statuses: vec![Status::Errored], ..ActionQuery::default() };
    let since = actions.last().and_then(|oldest| oldest.started_at()?.parse().ok());
    let attaches_since = ActionQuery { types: vec!["attach_volume".into()], since, ..errored.clone() };
    for (name, query) in
        [("none", ActionQuery::default()), ("status", errored), ("status, type and since", attaches_since)]
    {
        group.bench_function(name, |bencher| bencher.iter(|| count(&query, black_box(&actions))));
    }

    let jq = || ".[] | select(.status == \"errored\") | .id".parse::<Jq>().expect("the filter is right");
    group.bench_function("jq", |bencher| {
        let jq = jq();
        let render = RenderOptions::default();
        let clock = SystemClock::start();
        let options = OutputOptions {
            format: Format::Json,
            jq: Some(&jq),
            order: Order::AsRead,
            render,
            clock: &clock,
        };
        let columns = ColumnSet::default();
        bencher.iter(|| {
            let mut writer = options.writer(Document::Array, &columns, &NullSink);
            writer.push(&actions).and_then(|()| writer.finish()).expect("the filter fits the data");
        });
    });
    group.bench_function("jq, compiled", |bencher| bencher.iter(jq));
    group.finish();
}

fn count(query: &ActionQuery, actions: &[Action]) -> usize {
    actions.iter().filter(|action| query.matches(action)).count()
}
