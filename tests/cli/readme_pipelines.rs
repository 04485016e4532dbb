//! The command lines that the README shows for scripts.

use crate::harness::Doact;

/// The lines of the first `sh` block below this heading of the README.
fn block_below(heading: &str) -> Vec<&'static str> {
    let readme = include_str!("../../README.md");
    let below = readme.split_once(&format!("\n{heading}\n")).unwrap().1;
    let block = below.split_once("```sh\n").unwrap().1.split_once("```").unwrap().0;
    block.lines().collect()
}

#[test]
fn the_pipelines_of_the_readme_work_whatever_the_default_format_is() {
    let lines = block_below("### In scripts");
    // Other programs may be missing.
    let lines: Vec<_> = lines.into_iter().filter(|line| line.starts_with("doact ")).collect();
    assert!(lines.len() >= 5 && lines.iter().any(|line| line.contains("| doact actions wait -")));
    for format in ["table", "json", "jsonl", "csv", "tsv", "yaml"] {
        let script = format!("set -e\n{}\n", lines.join("\n"));
        let sandbox = "sandbox --actions 20 --volume data --action-seconds 0.01 -- sh -c";
        let doact = Doact::new().file("ids.txt", "36804636\n").env("DOACT_OUTPUT", format);
        let done = doact.line(sandbox).args([script]).succeeds().stderr_lacks("error");
        assert!(done.read("actions.csv").starts_with("ID,Status,StartedAt\n36804655,"), "{format}");
        assert!(done.out.lines().any(|line| line.starts_with("{\"id\":36804655,")), "{format}: {done:#?}");
        // What the wait prints, whether it is a table or JSON.
        for id in ["36804655", "36804654", "36804653"] {
            assert!(done.out.contains(id), "{id} under {format}: {}", done.out);
        }
    }
}
