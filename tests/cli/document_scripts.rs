//! The scripts of the documents, run in the sandbox: pipelines, recipes, CI jobs, and the faults of the README.

use std::fs;
use std::path::Path;

use crate::documents::{blocks, code_spans};
use crate::harness::{Doact, Outcome};

const README: &str = include_str!("../../README.md");
const RECIPES: &str = include_str!("../../docs/recipes.md");
const CI: &str = include_str!("../../docs/ci.md");
const FROM_DOCTL: &str = include_str!("../../docs/coming-from-doctl.md");
const SETTINGS: &str = include_str!("../../docs/settings.md");

/// The text below this heading, as far as the next one of any level.
fn section<'a>(text: &'a str, heading: &str) -> &'a str {
    let below = text.split_once(&format!("\n{heading}\n")).unwrap().1;
    below.split("\n#").next().unwrap()
}

/// The lines of the first `sh` block below this heading of the README.
fn block_below(heading: &str) -> Vec<&'static str> {
    blocks(section(README, heading), "sh")[0].lines().collect()
}

/// Runs a script in the sandbox with these volumes.
fn in_sandbox(options: &str, script: &str) -> Outcome {
    let doact = Doact::new().env("DROPLET_ID", "42").line("sandbox --action-seconds 0.01").line(options);
    doact.args(["--", "bash", "-euo", "pipefail", "-c", script]).run()
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

#[test]
fn the_tasks_of_the_readme_work_in_their_order() {
    let lines = block_below("### In a terminal");
    // It runs until it is interrupted.
    let lines: Vec<_> = lines.into_iter().filter(|line| !line.contains("--follow")).collect();
    assert!(lines.len() > 10, "{lines:?}");
    let done = in_sandbox("--volume data:nyc1:100 --actions 20", &lines.join("\n"));
    assert_eq!(done.code, Some(0), "{done:#?}");
}

#[test]
fn the_recipes_work_in_the_sandbox_that_they_name() {
    let sandbox = code_spans(RECIPES).into_iter().find(|code| code.starts_with("doact sandbox")).unwrap();
    let options = sandbox.trim_start_matches("doact sandbox").trim_end_matches("-- bash");
    let stubs = "mount() { [ \"$3\" = /dev/disk/by-id/scsi-0DO_Volume_data ]; }
        doctl() { doact volume attach \"$4\" \"$5\" -o json; }
        VOLUME_ID=$(doact volume get data --region nyc1 --jq .id)\n";
    let recipes = blocks(RECIPES, "sh");
    assert!(recipes.len() > 4, "{recipes:#?}");
    for recipe in recipes {
        if recipe.contains("curl") && !Path::new("/usr/bin/curl").exists() {
            continue;
        }
        let done = in_sandbox(options, &format!("{stubs}{recipe}"));
        assert_eq!(done.code, Some(0), "{recipe}\n{done:#?}");
    }
}

#[test]
fn the_jobs_of_the_ci_page_work_and_name_inputs_that_the_action_has() {
    let jobs = [section(README, "### In CI"), section(CI, "## GitLab")].concat();
    let script = blocks(&jobs, "sh").into_iter().chain(blocks(&jobs, "yaml")).flat_map(str::lines);
    let script = script.map(|line| line.trim().trim_start_matches("- "));
    let script: Vec<_> =
        script.filter(|line| line.starts_with("doact ") || line.starts_with("export ")).collect();
    assert_eq!(script.len(), 3, "{script:?}");
    let done = in_sandbox("--volume data:nyc1:100", &script.join("\n"));
    assert_eq!(done.code, Some(0), "{done:#?}");

    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(".github/actions/volume-attach");
    // It is not in the packed crate.
    let Ok(action) = fs::read_to_string(folder.join("action.yml")) else { return };
    let inputs = action.split_once("\ninputs:\n").unwrap().1.split("\noutputs:").next().unwrap();
    let given = blocks(CI, "yaml")[0].split_once("with:\n").unwrap().1;
    let given: Vec<_> = given.lines().filter_map(|line| Some(line.split_once(": ")?.0.trim())).collect();
    for input in &given {
        assert!(inputs.contains(&format!("  {input}:\n")), "{input}\n{inputs}");
    }
    let mut input = "";
    for line in inputs.lines() {
        input = line.strip_prefix("  ").filter(|name| !name.starts_with(' ')).unwrap_or(input);
        let is_required = line.trim() == "required: true";
        assert!(!is_required || given.contains(&input.trim_end_matches(':')), "{input}");
    }
}

#[test]
fn a_command_of_doctl_leads_to_the_one_that_the_page_shows_beside_it() {
    // Waits for actions of other resources by their ID; there is no line to translate to.
    let is_other = |theirs: &str| theirs.contains("image-action");
    let mut compared = 0;
    for row in FROM_DOCTL.lines().filter(|line| line.starts_with("| `doctl compute ")) {
        let (theirs, ours) = row.trim_start_matches("| ").split_once(" | ").unwrap();
        let (theirs, ours) = (code_spans(theirs)[0], code_spans(ours)[0]);
        if is_other(theirs) || !ours.starts_with("doact ") || row.contains("not in `doact`") {
            continue;
        }
        compared += 1;
        let failed = Doact::new().line(theirs.strip_prefix("doctl ").unwrap()).fails_with(2).stdout("");
        let command = ours.split(' ').take(3).collect::<Vec<_>>().join(" ");
        // The placeholders are no values, so a hint may be the help of the command.
        let hints = ["type", "see"].map(|verb| format!("hint: {verb} `{command}"));
        assert!(hints.iter().any(|hint| failed.err.contains(hint)), "{theirs}: {}", failed.err);
    }
    assert!(compared > 10, "only {compared} were found");
}

/// The rows of "What happens when …": the faults, what `doact` does, and its exit code.
fn rows() -> Vec<(Vec<&'static str>, &'static str, i32)> {
    let table = section(README, "## What happens when …").lines().filter(|line| line.starts_with("| "));
    let mut rows: Vec<(_, &str, _)> = Vec::new();
    for row in table.skip(1) {
        let cells: Vec<_> = row.trim_matches('|').split('|').map(str::trim).collect();
        let [_, faults, does, exit_code] = cells[..] else { panic!("{row}") };
        let does = if does == "does the same" { rows.last().unwrap().1 } else { does };
        rows.push((code_spans(faults), does, exit_code.parse().unwrap()));
    }
    rows
}

/// Takes some seconds, as the pauses of the program do, in which it needs no processor.
#[test]
fn each_fault_of_the_readme_ends_as_it_says() {
    let rows = rows();
    assert!(rows.len() > 15, "{rows:?}");
    std::thread::scope(|scope| {
        for (faults, does, exit_code) in rows {
            for fault in faults {
                scope.spawn(move || {
                    let line = "-- doact volume attach data 42 --region nyc1 --wait -v";
                    let sandbox =
                        format!("sandbox --volume data:nyc1:100 --action-seconds 0.1 --fail {fault}");
                    let limits = "--http-timeout 2s --http-retry-max 3";
                    let done = Doact::new().line(&sandbox).line(line).line(limits).run();
                    assert_eq!(done.code, Some(exit_code), "{fault}: {done:#?}");
                    let posts = done.err.lines().filter(|line| line.starts_with("POST http")).count();
                    if does.contains("one POST") {
                        assert_eq!(posts, 1, "{fault}: {done:#?}");
                    } else if does.contains("once more") {
                        assert_eq!(posts, 2, "{fault}: {done:#?}");
                    }
                });
            }
        }
    });
}

#[test]
fn the_page_of_settings_names_every_key_option_and_variable() {
    let shown = Doact::new().line("config show --jq .[].key").succeeds().out;
    let help = Doact::new().line("help environment").succeeds().out;
    let listed = help.split("\nThe terminal:").next().unwrap();
    let is_name = |word: &&str| ["--", "DOACT_", "DIGITALOCEAN_"].iter().any(|start| word.starts_with(start));
    let words = listed.split(|c: char| c.is_whitespace() || ",;".contains(c)).filter(is_name);
    let names: Vec<_> = shown.lines().chain(words).collect();
    assert!(names.len() > 30, "{names:?}");
    for name in names {
        assert!(SETTINGS.contains(&format!("`{name}`")), "{name}");
    }
}
