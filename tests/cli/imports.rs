//! The direction of imports: the modules of `src/lib.rs` have an order, and no two files of a
//! folder import each other, directly or through others.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Each module imports only from those after it.
const ORDER: [&str; 15] = [
    "app", "complete", "commands", "cli", "volumes", "actions", "session", "error", "config", "output",
    "terminal", "api", "http", "system", "model",
];

/// The sandbox is outside this order: it imports only `model`, and these may import it.
const MAY_IMPORT_SANDBOX: [&str; 4] = ["app", "complete", "commands", "cli"];

/// A source file without its comments and tests.
struct Source {
    /// From the top module down: `["http", "client"]`. The file of a folder itself has the folder's path.
    module: Vec<String>,
    code: String,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut sources = Vec::new();
    for top in ORDER.iter().chain(&["sandbox"]) {
        collect(&root.join(top), &root, &mut sources);
    }
    assert!(sources.len() > 80, "only {} files were read", sources.len());
    sources
}

fn collect(folder: &Path, root: &Path, sources: &mut Vec<Source>) {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    for path in entries.collect::<BTreeSet<PathBuf>>() {
        if is_test(&path) {
            continue;
        }
        if path.is_dir() {
            collect(&path, root, sources);
        } else {
            let module = path.strip_prefix(root).unwrap().with_extension("");
            let mut module: Vec<_> = module.iter().map(|part| part.to_string_lossy().into_owned()).collect();
            module.pop_if(|last| last == "mod");
            sources.push(Source { module, code: code(&fs::read_to_string(&path).unwrap()) });
        }
    }
}

/// Test modules in files of their own.
fn is_test(path: &Path) -> bool {
    let name = path.file_stem().unwrap_or_default();
    ["tests", "simulation", "properties"].iter().any(|test| name == *test)
}

/// The text before the file's own tests, without comments.
fn code(text: &str) -> String {
    let lines = text.lines().take_while(|line| !line.starts_with("mod tests {"));
    lines.filter(|line| !line.trim_start().starts_with("//")).flat_map(|line| [line, "\n"]).collect()
}

/// The modules that code names behind `crate::`.
fn crate_paths(code: &str) -> BTreeSet<&str> {
    let after = code.split("crate::").skip(1);
    after.map(|rest| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or("")).collect()
}

#[test]
fn modules_import_in_one_direction() {
    let rank = |module: &str| ORDER.iter().position(|name| *name == module);
    let mut wrong = BTreeSet::new();
    for source in sources() {
        let from = source.module[0].as_str();
        for to in crate_paths(&source.code) {
            let allowed = match (rank(from), rank(to)) {
                _ if from == to => true,
                (Some(from), Some(to)) => from < to,
                (Some(_), None) => to == "sandbox" && MAY_IMPORT_SANDBOX.contains(&from),
                (None, _) => to == "model",
            };
            if !allowed {
                wrong.insert(format!("{} imports {to}", source.module.join("/")));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_loops_that_wait_and_follow_never_speak_http() {
    for source in sources() {
        let path = source.module.join("/");
        if path == "actions/wait" || path.starts_with("actions/wait/") || path == "actions/follow" {
            assert!(!crate_paths(&source.code).contains("http"), "{path} imports http");
        }
    }
}

#[test]
fn no_files_of_a_folder_import_each_other() {
    let sources = sources();
    let modules: BTreeSet<_> = sources.iter().map(|source| source.module.clone()).collect();
    let imports: BTreeMap<_, BTreeSet<_>> = sources
        .iter()
        .map(|source| (source.module.clone(), imported_files(source, &sources, &modules)))
        .collect();
    // A file is on a circle if its imports lead back to it.
    let reached = |from: &Vec<String>| {
        let mut reached = BTreeSet::new();
        let mut open = imports[from].clone();
        while let Some(next) = open.pop_first() {
            open.extend(imports[&next].difference(&reached).cloned());
            reached.insert(next);
        }
        reached
    };
    let on_circle = |module: &&Vec<String>| reached(module).contains(*module);
    let circles: Vec<_> =
        modules.iter().filter(on_circle).map(|module| (module.join("/"), &imports[module])).collect();
    assert!(circles.is_empty(), "{circles:#?}");
}

/// The files of the same top module that a file imports from. What a folder only re-exports
/// counts as an import from the file that defines it.
fn imported_files(
    source: &Source,
    sources: &[Source],
    modules: &BTreeSet<Vec<String>>,
) -> BTreeSet<Vec<String>> {
    let mut files = BTreeSet::new();
    for (is_public, path) in uses(&source.code) {
        let Some(path) = absolute(&path, &source.module, modules) else { continue };
        // A folder's file makes its modules' items available; that is no dependency on them.
        let is_own_part = path.starts_with(&source.module);
        if path[0] == source.module[0] && !(is_public && is_own_part) {
            files.insert(defining_file(&path, sources, modules, 0));
        }
    }
    files.remove(&source.module);
    files
}

fn defining_file(
    path: &[String],
    sources: &[Source],
    modules: &BTreeSet<Vec<String>>,
    depth: usize,
) -> Vec<String> {
    let length = (1..=path.len()).rev().find(|length| modules.contains(&path[..*length])).unwrap_or(1);
    let file = &path[..length];
    let source = sources.iter().find(|source| source.module == file);
    let (Some(item), Some(source)) = (path.get(length), source) else { return file.to_vec() };
    let re_exported =
        uses(&source.code).into_iter().find(|(is_public, used)| *is_public && used.last() == Some(item));
    match re_exported.and_then(|(_, used)| absolute(&used, &source.module, modules)) {
        Some(used) if depth < 5 => defining_file(&used, sources, modules, depth + 1),
        Some(_) | None => file.to_vec(),
    }
}

/// A path from the crate's root, if it is one of this crate's.
fn absolute(path: &[String], module: &[String], modules: &BTreeSet<Vec<String>>) -> Option<Vec<String>> {
    let is_folder = modules.iter().any(|other| other.len() > module.len() && other.starts_with(module));
    let folder = if is_folder { module } else { &module[..module.len() - 1] };
    match path.first()?.as_str() {
        "crate" => Some(path[1..].to_vec()),
        "self" => Some([module, &path[1..]].concat()),
        "super" => {
            let ups = path.iter().take_while(|part| *part == "super").count();
            let parent = &module[..module.len().checked_sub(ups)?];
            Some([parent, &path[ups..]].concat())
        }
        // `mod reply; use reply::Reply;`
        first => {
            let child = [folder, &[first.to_owned()]].concat();
            (is_folder && modules.contains(&child)).then(|| [folder, path].concat())
        }
    }
    .filter(|path| !path.is_empty())
}

/// Every path of the `use` declarations, and whether it is re-exported.
fn uses(code: &str) -> Vec<(bool, Vec<String>)> {
    let mut uses = Vec::new();
    for statement in code.split(';') {
        let line = statement.rsplit_once("\n\n").map_or(statement, |(_, last)| last).trim_start();
        let line = line.rsplit_once("]\n").map_or(line, |(_, last)| last);
        let Some((visibility, tree)) = line.split_once("use ") else { continue };
        if visibility.is_empty() || visibility.starts_with("pub") {
            let mut paths = Vec::new();
            expand(tree, &[], &mut paths);
            uses.extend(paths.into_iter().map(|path| (visibility.starts_with("pub"), path)));
        }
    }
    uses
}

/// `a::{b, c::d}` are `a::b` and `a::c::d`.
fn expand(tree: &str, prefix: &[String], paths: &mut Vec<Vec<String>>) {
    let tree = tree.trim();
    let tree = tree.split_once(" as ").filter(|_| !tree.contains('{')).map_or(tree, |(path, _)| path);
    let (head, group) = tree.split_once('{').map_or((tree, None), |(head, group)| (head, Some(group)));
    let head = head.split("::").map(str::trim).filter(|part| !part.is_empty() && *part != "self");
    let prefix: Vec<_> = prefix.iter().cloned().chain(head.map(str::to_owned)).collect();
    let Some(group) = group else { return paths.push(prefix) };
    let (mut depth, mut start) = (0, 0);
    let inner = &group[..group.rfind('}').unwrap_or(group.len())];
    for (at, character) in inner.char_indices().chain([(inner.len(), ',')]) {
        match character {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                if !inner[start..at].trim().is_empty() {
                    expand(&inner[start..at], &prefix, paths);
                }
                start = at + 1;
            }
            _ => {}
        }
    }
}
