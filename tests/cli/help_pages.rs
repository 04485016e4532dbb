//! The help of every command, as files in `snapshots/help` and as pages in `docs/reference`.
//!
//! After a change of the help, update both and review them with `git diff`:
//!
//! ```sh
//! INSTA_UPDATE=always cargo test --test cli -- help_pages
//! ```
//!
//! Delete the file of a command that no longer exists.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
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
    // The command that clap adds has no page.
    let listed = listed.filter(|line| !line.contains("Print this message or"));
    // Deeper lines continue the description above them.
    let names = listed.filter_map(|line| line.strip_prefix("  ").filter(|rest| !rest.starts_with(' ')));
    let names = names.filter_map(|line| line.split_whitespace().next());
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

/// The topics that the help of `doact help` lists.
pub fn topics() -> Vec<String> {
    let page = help(&["help".to_owned()], "--help");
    let listed = page.lines().skip_while(|line| *line != "Topics:").skip(1);
    let names =
        listed.filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect::<Vec<_>>();
    assert!(names.len() > 3, "{page}");
    names
}

/// The pages of `docs/reference`: the help of each command and topic, and links to those below.
fn reference() -> BTreeMap<String, String> {
    let name = |command: &[String]| [&["doact".to_owned()], command].concat();
    let (all, topics) = (commands(), topics());
    let page = |command: &Vec<String>| {
        let page = format!("# {}\n\n```text\n{}```\n", name(command).join(" "), help(command, "--help"));
        let is_below = |other: &&Vec<String>| other.len() == command.len() + 1 && other.starts_with(command);
        let mut below: Vec<_> = all.iter().filter(is_below).cloned().collect();
        if *command == ["help"] {
            below.extend(topics.iter().map(|topic| vec!["help".to_owned(), topic.clone()]));
        }
        let links = below.iter().map(|below| {
            let name = name(below);
            format!("\n- [{}]({}.md)", name.join(" "), name.join("-"))
        });
        let links: Vec<_> = links.collect();
        if links.is_empty() { page } else { format!("{page}{}\n", links.concat()) }
    };
    let topic_page = |topic: &String| {
        let text = help(&["help".to_owned()], topic);
        (format!("doact-help-{topic}.md"), format!("# doact help {topic}\n\n```text\n{text}```\n"))
    };
    let of_commands = all.iter().map(|command| (format!("{}.md", name(command).join("-")), page(command)));
    of_commands.chain(topics.iter().map(topic_page)).collect()
}

#[test]
fn the_reference_in_docs_is_the_help_of_every_command_and_topic() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/reference");
    let expected = reference();
    #[expect(clippy::disallowed_methods, reason = "insta reads the same variable")]
    let update = std::env::var_os("INSTA_UPDATE").is_some_and(|update| update == "always");
    let files = fs::read_dir(&folder).into_iter().flatten().map(|entry| entry.unwrap().path());
    let mut found = BTreeMap::new();
    for file in files {
        if update {
            fs::remove_file(file).unwrap();
        } else {
            let name = file.file_name().unwrap().to_str().unwrap().to_owned();
            found.insert(name, fs::read_to_string(file).unwrap());
        }
    }
    if update {
        fs::create_dir_all(&folder).unwrap();
        for (name, page) in expected {
            fs::write(folder.join(name), page).unwrap();
        }
        return;
    }
    let names = |pages: &BTreeMap<String, String>| pages.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&found), names(&expected), "a page for every command and topic, and no others");
    for (name, page) in &expected {
        assert_eq!(&found[name], page, "{name}: update it as the top of {} says", file!());
    }
}
