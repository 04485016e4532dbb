//! Benchmarks of the program's parts, without a process and without a network.
//!
//! `cargo bench` runs all of them, `cargo bench -- render/json` those with this name.
//! `benches/compare` compares the whole program with others.

mod decode;
mod filters;
mod history;
mod render;
mod schedule;
mod settings;

use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};

criterion_group! {
    name = parts;
    // Ten samples are criterion's least: 100,000 rows take a while.
    config = Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2));
    targets = decode::bench, render::bench, filters::bench, schedule::bench, settings::bench
}
criterion_main!(parts);
