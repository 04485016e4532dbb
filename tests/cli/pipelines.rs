//! The pipelines of the README hold whatever the default format is.

use crate::harness::Doact;

const PIPELINES: [&str; 3] = [
    "doact actions list --format ID --no-header | head -3 | doact actions wait -",
    "doact actions list -o jsonl | head -1",
    "doact actions list --jq '.[] | select(.status == \"errored\") | .id'",
];

#[test]
fn the_pipelines_of_the_readme_hold_under_every_format() {
    let readme = include_str!("../../README.md");
    for pipeline in PIPELINES {
        assert!(readme.lines().any(|line| line.starts_with(pipeline)), "{pipeline} is not in the README");
    }
    let start = "doact volume attach data 42 --region nyc1 -q >/dev/null";
    for format in ["table", "json", "jsonl", "csv", "tsv", "yaml"] {
        let doact = Doact::new().env("DOACT_OUTPUT", format).env("DOACT_POLL_INTERVAL", "10ms");
        let sandbox = doact.line("sandbox --volume data --action-seconds 0 -- sh -c");
        let done = sandbox.args([format!("{start} && {}", PIPELINES.join(" && "))]).succeeds();
        assert_eq!(done.out.matches("attach_volume").count(), 2, "{format}: {done:#?}");
        let first = done.out.lines().last().unwrap_or_default();
        assert!(first.starts_with("{\"id\":36804636,"), "{format}: {done:#?}");
        done.stderr_has("completed").stderr_lacks("error");
    }
}
