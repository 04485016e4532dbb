//! From actions to text, in every format and at every length.

use criterion::{BenchmarkId, Criterion, Throughput};
use doact::model::Action;
use doact::output::{ColumnSet, Format, OneOrMany, render};
use doact::terminal::RenderOptions;

use crate::history;

pub fn bench(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("render");
    let layout = ColumnSet::<Action>::default();
    let actions = history::actions(100_000);
    for rows in [100, 1_000, 10_000, 100_000] {
        group.throughput(Throughput::Elements(rows as u64));
        let list = OneOrMany::Many(&actions[..rows]);
        for format in [Format::Table, Format::Json, Format::Jsonl, Format::Csv, Format::Tsv, Format::Yaml] {
            group.bench_function(BenchmarkId::new(format.to_string(), rows), |bencher| {
                bencher.iter(|| render(list, format, &layout, RenderOptions::default()));
            });
        }
        let look = RenderOptions { is_terminal: true, ..RenderOptions::default() };
        group.bench_function(BenchmarkId::new("json indented", rows), |bencher| {
            bencher.iter(|| render(list, Format::Json, &layout, look));
        });
    }
    group.finish();
}
