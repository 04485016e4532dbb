//! Loads all settings, as each command does once.

use std::fs;
use std::path::PathBuf;

use criterion::{BatchSize, Criterion};
use doact::config::{Options, Settings};
use doact::system::Environment;

pub fn bench(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("settings");
    let folder = tempfile::tempdir().expect("a folder can be made");
    let path = folder.path().join("config.toml");
    let (environment, token) = (environment(), "dop_v1_0123456789abcdef0123456789abcdef");

    fs::write(&path, "").expect("a file can be written");
    group.bench_function("environment", |bencher| load(bencher, &path, &environment));

    let contexts = |number| format!("[contexts.team-{number}]\ntoken = \"{token}\"\nregion = \"nyc1\"\n");
    let ten: String = (0..10).map(contexts).collect();
    fs::write(&path, format!("context = \"team-7\"\noutput = \"json\"\n{ten}"))
        .expect("a file can be written");
    group.bench_function("file of ten contexts", |bencher| load(bencher, &path, &Environment::default()));
    group.finish();
}

fn load(bencher: &mut criterion::Bencher<'_>, path: &std::path::Path, environment: &Environment) {
    let options = || Options { config: Some(PathBuf::from(path)), ..Options::default() };
    bencher.iter_batched(
        options,
        |options| Settings::load(options, environment).expect("the settings are right"),
        BatchSize::SmallInput,
    );
}

/// The environment of a CI job.
fn environment() -> Environment {
    [
        ("DIGITALOCEAN_ACCESS_TOKEN", "dop_v1_0123456789abcdef0123456789abcdef"),
        ("DIGITALOCEAN_API_URL", "https://api.digitalocean.com"),
        ("DOACT_OUTPUT", "json"),
        ("DOACT_REGION", "nyc1"),
        ("DOACT_TIMEOUT", "10m"),
        ("DOACT_WAIT", "true"),
        ("PATH", "/usr/bin:/bin"),
    ]
    .into_iter()
    .collect()
}
