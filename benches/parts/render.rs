//! From actions to text, in every format and length.

use std::hint::black_box;
use std::io;

use criterion::{BenchmarkId, Criterion, Throughput};
use doact::model::Action;
use doact::output::{ColumnSet, Document, Format, Order, OutputOptions, Sink};
use doact::system::SystemClock;
use doact::terminal::RenderOptions;

use crate::history;

pub fn bench(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("render");
    let actions = history::actions(100_000);
    for rows in [100, 1_000, 10_000, 100_000] {
        group.throughput(Throughput::Elements(rows as u64));
        let list = &actions[..rows];
        for format in [Format::Table, Format::Json, Format::Jsonl, Format::Csv, Format::Tsv, Format::Yaml] {
            group.bench_function(BenchmarkId::new(format.to_string(), rows), |bencher| {
                bencher.iter(|| write(list, format, RenderOptions::default()));
            });
        }
        let render = RenderOptions { is_terminal: true, ..RenderOptions::default() };
        group.bench_function(BenchmarkId::new("json indented", rows), |bencher| {
            bencher.iter(|| write(list, Format::Json, render));
        });
    }
    group.finish();
}

/// Throws away what is written.
pub struct NullSink;

impl Sink for NullSink {
    fn write(&self, text: &str) -> io::Result<()> {
        black_box(text);
        Ok(())
    }

    fn note(&self, _: &str) {}
}

fn write(actions: &[Action], format: Format, render: RenderOptions) {
    let clock = SystemClock::start();
    let options = OutputOptions { format, jq: None, order: Order::AsRead, render, clock: &clock };
    let columns = ColumnSet::default();
    let mut writer = options.writer(Document::Array, &columns, &NullSink);
    writer.push(actions).expect("nothing is written");
    writer.finish().expect("nothing is written");
}
