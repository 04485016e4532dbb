//! The help of every command, as files in `snapshots/help`.
//!
//! After a change of the help, update the files and review them with `git diff`:
//!
//! ```sh
//! INSTA_UPDATE=always cargo test --test cli -- help_pages
//! ```
//!
//! Delete the file of a command that no longer exists.

use std::collections::BTreeSet;
use std::path::Path;

use crate::harness::Doact;

/// Relative to this file, as insta expects it.
const FOLDER: &str = "snapshots/help";

/// A help page at 80 columns.
fn help(command: &[String], flag: &str) -> String {
    Doact::new().env("COLUMNS", "80").args(command).args([flag]).succeeds().stderr("").out
}

/// The subcommands that a help page lists.
fn subcommands(page: &str) -> Vec<String> {
    let listed = page.lines().skip_while(|line| *line != "Commands:").skip(1);
    let listed = listed.take_while(|line| !line.is_empty());
    // Deeper lines continue the description above them.
    let names = listed.filter_map(|line| line.strip_prefix("  ").filter(|rest| !rest.starts_with(' ')));
    let names = names.filter_map(|line| line.split_whitespace().next()).filter(|name| *name != "help");
    names.map(str::to_owned).collect()
}

/// Every command with both of its help pages, found by reading the help of its parent.
fn pages(command: &[String]) -> Vec<(Vec<String>, String)> {
    let (short, long) = (help(command, "-h"), help(command, "--help"));
    let below = subcommands(&long).into_iter().flat_map(|name| {
        let below: Vec<_> = command.iter().cloned().chain([name]).collect();
        pages(&below)
    });
    let below: Vec<_> = below.collect();
    let line = ["doact".to_owned()].into_iter().chain(command.iter().cloned()).collect::<Vec<_>>().join(" ");
    let text = format!("$ {line} -h\n{short}\n$ {line} --help\n{long}");
    std::iter::once((command.to_vec(), text)).chain(below).collect()
}

/// The words that lead to each command, without the program's name.
pub fn commands() -> Vec<Vec<String>> {
    pages(&[]).into_iter().map(|(command, _)| command).collect()
}

fn file_name(command: &[String]) -> String {
    if command.is_empty() { "doact".to_owned() } else { command.join("-") }
}

#[test]
fn the_help_of_every_command_is_as_in_the_snapshots() {
    let pages = pages(&[]);
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(FOLDER);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for (command, text) in &pages {
            insta::assert_snapshot!(file_name(command), text);
        }
    });

    let expected: BTreeSet<_> = pages.iter().map(|(command, _)| file_name(command)).collect();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli").join(FOLDER);
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    // A failed run leaves files that end in `.snap.new`.
    let files = files.filter(|path| path.extension().is_some_and(|extension| extension == "snap"));
    let files: BTreeSet<_> =
        files.map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned()).collect();
    assert_eq!(files, expected, "a file for every command, and no others");
}
