//! README.md and the other documents: their sessions are run, their commands parsed, their links followed.
//! `document_scripts` runs their scripts.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::harness::Doact;

const BINARY: &str = env!("CARGO_BIN_EXE_doact");

/// Every document, by its path in the repository.
fn documents() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for folder in ["", "docs", "docs/reference", "fuzz", "packaging"] {
        let files = fs::read_dir(root.join(folder)).unwrap().map(|entry| entry.unwrap().path());
        found.extend(files.filter(|file| file.extension().is_some_and(|extension| extension == "md")));
    }
    found.sort();
    assert!(found.len() > 10, "{found:?}");
    found.into_iter().map(|file| (file.clone(), fs::read_to_string(file).unwrap())).collect()
}

/// The code blocks in this language.
pub fn blocks<'a>(text: &'a str, language: &str) -> Vec<&'a str> {
    let start = format!("\n```{language}\n");
    text.split(&start).skip(1).map(|rest| rest.split("\n```").next().unwrap_or_default()).collect()
}

/// The code between backquotes outside of blocks.
pub fn code_spans(text: &str) -> Vec<&str> {
    let outside = text.split("```").step_by(2);
    outside.flat_map(|text| text.split('`').skip(1).step_by(2)).collect()
}

/// The commands of a session, each with the output that the document shows.
fn session(block: &str) -> Vec<(String, String)> {
    let mut steps: Vec<(String, String)> = Vec::new();
    for line in block.lines() {
        match (line.strip_prefix("$ "), steps.last_mut()) {
            (Some(command), _) => steps.push((command.to_owned(), String::new())),
            (None, Some((_, output))) => output.extend([line, "\n"]),
            (None, None) => panic!("output before the first command: {line}"),
        }
    }
    steps
}

/// Whether this is a time, an age or a duration, which differ in each run.
fn is_time(word: &str) -> bool {
    let word = word.trim_end_matches([':', ',']);
    let is_timestamp = word.len() == 20 && word.ends_with('Z') && word.contains('T');
    let number = word.trim_end_matches(['s', 'm', 'h', 'd']);
    is_timestamp || (number.len() < word.len() && number.parse::<u64>().is_ok())
}

/// The words of an output, with `TIME` in place of a time, so that widths do not matter.
fn words(output: &str) -> Vec<Vec<&str>> {
    output
        .lines()
        .map(|line| {
            let mut words: Vec<_> =
                line.split_whitespace().map(|word| if is_time(word) { "TIME" } else { word }).collect();
            // `1m 29s` is one duration.
            words.dedup_by(|left, right| *left == "TIME" && *right == "TIME");
            words
        })
        .collect()
}

/// Whether a word is as the document shows it, where `…` stands for anything.
fn word_fits(shown: &str, word: &str) -> bool {
    let mut rest = word;
    let mut parts = shown.split('…');
    let first = parts.next().unwrap_or_default();
    let Some(after) = rest.strip_prefix(first) else { return false };
    rest = after;
    let mut is_last_exact = true;
    for part in parts {
        let Some(position) = rest.find(part) else { return false };
        rest = &rest[position + part.len()..];
        is_last_exact = !part.is_empty();
    }
    rest.is_empty() || !is_last_exact
}

fn output_fits(shown: &str, output: &str) -> bool {
    let (shown, output) = (words(shown), words(output));
    shown.len() == output.len()
        && shown.iter().zip(&output).all(|(shown, output)| {
            // A text with `…` may have any number of words.
            let (shown, output) = (shown.join(" "), output.join(" "));
            word_fits(&shown, &output)
        })
}

#[test]
fn the_sessions_of_the_documents_are_what_the_program_shows() {
    let mut sessions = 0;
    for (file, text) in documents() {
        for block in blocks(&text, "console") {
            sessions += 1;
            let steps = session(block);
            // `$?` of the command before is kept while the marker is printed.
            let marker = "\ncode=$?; echo '--- end of a step'; (exit $code)\n";
            let script: String = steps.iter().flat_map(|(command, _)| [command.as_str(), marker]).collect();
            let line = "sandbox --volume data:nyc1:100 --actions 200 --action-seconds 0.1 -- bash -c";
            let done = Doact::new().line(line).args([format!("exec 2>&1\n{script}")]).run();
            let mut outputs = done.out.split("--- end of a step\n");
            for (command, shown) in steps {
                let output = outputs.next().unwrap_or_default();
                assert!(
                    output_fits(&shown, output),
                    "{}: {command}\n--- the document\n{shown}--- the program\n{output}{}",
                    file.display(),
                    done.err
                );
            }
        }
    }
    assert!(sessions > 3, "only {sessions} were found");
}

/// The commands of a shell script that run doact, without redirections and comments.
fn commands(block: &str) -> Vec<String> {
    let joined = block.replace("\\\n", " ");
    let lines = joined.lines().map(|line| line.split(" #").next().unwrap_or_default());
    let commands =
        lines.flat_map(|line| line.split(['|', '>', '<', '&']).map(str::to_owned).collect::<Vec<_>>());
    commands
        .map(|command| command.trim().to_owned())
        .filter(|command| command.starts_with("doact "))
        .collect()
}

/// The words in capitals that stand for values in commands.
const PLACEHOLDERS: [(&str, &str); 7] = [
    ("FAULT", "lost-answer"),
    ("VOLUME", "data"),
    ("DROPLET", "42"),
    ("ID", "7"),
    ("NAME", "prod"),
    ("DIR", "pages"),
    ("COMMAND", "true"),
];

/// `--help` at the end shows the help, unless something before it is unknown.
#[test]
fn the_commands_of_the_documents_exist_with_their_options() {
    let mut seen = BTreeSet::new();
    for (file, text) in documents() {
        let spans = code_spans(&text).into_iter().map(|code| code.replace("\\|", "|"));
        let scripts = blocks(&text, "sh").into_iter().chain(blocks(&text, "text")).map(str::to_owned);
        let scripts = scripts.chain(spans);
        for command in scripts.flat_map(|script| commands(&script)) {
            // What a quotation holds may have been cut.
            if command.matches('\'').count() % 2 == 1 || !seen.insert(command.clone()) {
                continue;
            }
            let mut command = command.replace(" …", "");
            for (placeholder, value) in PLACEHOLDERS {
                command = command.replace(&format!(" {placeholder}"), &format!(" {value}"));
            }
            let (sandbox, inner) = command.split_once(" -- ").unwrap_or((command.as_str(), ""));
            for part in [sandbox, inner] {
                if part.starts_with("doact ") && !part.ends_with(" -") {
                    let done = Doact::new()
                        .env("DROPLET_ID", "42")
                        .env("VOLUME_ID", crate::harness::VOLUME)
                        .shell(&format!("{BINARY} {} --help", &part[6..]))
                        .run();
                    assert_eq!(done.code, Some(0), "{}: {part}\n{}", file.display(), done.err);
                }
            }
        }
    }
    assert!(seen.len() > 20, "only {seen:?}");
}

/// The targets of links and pictures that are not on the network.
fn links(text: &str) -> Vec<&str> {
    let targets = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    targets.filter(|target| !target.starts_with("http") && !target.contains(char::is_whitespace)).collect()
}

/// The anchors of a document's headings, as GitHub makes them.
fn anchors(text: &str) -> BTreeSet<String> {
    let headings = text
        .lines()
        .filter_map(|line| line.trim_start_matches('#').strip_prefix(' ').map(|rest| (line, rest)));
    let headings =
        headings.filter(|(line, _)| line.starts_with('#')).map(|(_, heading)| heading.to_lowercase());
    headings
        .map(|heading| {
            let kept = heading.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
            kept.map(|c| if c == ' ' { '-' } else { c }).collect()
        })
        .collect()
}

#[test]
fn the_links_of_the_documents_lead_somewhere() {
    let mut followed = 0;
    for (file, text) in documents() {
        for link in links(&text) {
            followed += 1;
            let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
            let target = if path.is_empty() { file.clone() } else { file.parent().unwrap().join(path) };
            assert!(target.exists(), "{}: {link}", file.display());
            if !anchor.is_empty() {
                let there = fs::read_to_string(&target).unwrap();
                assert!(anchors(&there).contains(anchor), "{}: {link}", file.display());
            }
        }
    }
    assert!(followed > 20, "only {followed} were found");
}

/// Paths are relative to the repository, to `src` or to the document.
#[test]
fn the_files_that_the_documents_name_exist() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let is_path = |name: &&str| {
        let is_ours = [".rs", ".md", ".json", ".svg", ".yml"].iter().any(|end| name.ends_with(end));
        name.contains('/') && is_ours && !name.contains(|c: char| c.is_whitespace() || "*~$".contains(c))
    };
    let mut named = 0;
    for (file, text) in documents() {
        for name in code_spans(&text).into_iter().filter(is_path) {
            named += 1;
            let folders = [root, &root.join("src"), file.parent().unwrap()];
            assert!(folders.iter().any(|folder| folder.join(name).exists()), "{}: {name}", file.display());
        }
    }
    assert!(named > 10, "only {named} were found");
}

#[test]
fn what_varies_is_left_out_of_a_comparison() {
    assert!(output_fits("done after 3s\n", "done after 1m 2s\n"));
    assert!(output_fits("{\"id\":\"…\",\"n\":1}\n", "{\"id\":\"a b\",\"n\":1}\n"));
    assert!(!output_fits("5\n", "4\n"));
    assert!(!output_fits("a\n", "a\nb\n"));
}
