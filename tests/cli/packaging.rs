//! What the crate has for those who package it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

/// The files of the packed crate; the sources, which are many and all in it, as one line.
#[test]
fn the_packed_crate_has_what_builds_and_installs_the_program() {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["package", "--list", "--locked", "--offline", "--allow-dirty"]);
    let output = cargo.current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
    let listed = String::from_utf8_lossy(&output.stdout).replace('\\', "/");
    let is_source = |file: &&str| file.starts_with("src/");
    assert!(listed.lines().filter(is_source).count() > 100, "{output:#?}");

    let mut files: Vec<_> = listed.lines().filter(|file| !is_source(file)).collect();
    // Only in a checkout that git knows.
    files.retain(|file| *file != ".cargo_vcs_info.json");
    files.push("src/**/*.rs");
    insta::assert_snapshot!(files.join("\n"));
}

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// What stands between these two wherever they follow each other on a line.
fn between<'a>(text: &'a str, before: &str, after: &str) -> BTreeSet<&'a str> {
    let rests = text.lines().flat_map(|line| line.split(before).skip(1));
    rests.filter_map(|rest| rest.split_once(after).map(|(found, _)| found)).collect()
}

#[test]
fn every_target_that_is_named_somewhere_is_released() {
    let workflow = read(".github/workflows/release.yml");
    let released = between(&workflow, "{ target: ", ",");
    assert!(released.len() > 5, "{released:?}");

    let deny = read("deny.toml");
    let checked = between(deny.split("all-features").next().unwrap(), "  \"", "\",");
    assert_eq!(checked, released, "deny.toml");
    let readme = read("packaging/README.md");
    for target in &released {
        assert!(readme.contains(&format!("`{target}`")), "packaging/README.md: {target}");
    }

    let formula = read("packaging/homebrew/doact.rb");
    let manifest = read("Cargo.toml");
    let formula = between(&formula, "doact-#{version}-", ".tar.gz");
    let overrides = between(&manifest, "[package.metadata.binstall.overrides.", "]");
    assert!(formula.is_subset(&released) && formula.len() == 4, "{formula:?}");
    assert!(overrides.is_subset(&released) && !overrides.is_empty(), "{overrides:?}");
}

/// The archive of a binary that is only a file: the man pages come from this one.
#[cfg(unix)]
#[test]
fn an_archive_has_what_a_package_needs() {
    let (target, version) = ("x86_64-unknown-linux-gnu", env!("CARGO_PKG_VERSION"));
    let folder = tempfile::tempdir().unwrap();
    let release = folder.path().join(target).join("release");
    fs::create_dir_all(&release).unwrap();
    fs::write(release.join("doact"), "the program").unwrap();
    let run = |program: &str, arguments: &[&str]| {
        let mut command = Command::new(program);
        command.args(arguments).env("CARGO_TARGET_DIR", folder.path()).current_dir(folder.path());
        let output = command.env("DOACT", env!("CARGO_BIN_EXE_doact")).output().unwrap();
        assert!(output.status.success(), "{output:#?}");
        String::from_utf8(output.stdout).unwrap()
    };
    run(concat!(env!("CARGO_MANIFEST_DIR"), "/packaging/archive"), &[target, "dist"]);

    let archive = format!("dist/doact-{version}-{target}.tar.gz");
    let listed = run("tar", &["-tzf", &archive]);
    let inside = format!("doact-{version}-{target}/");
    let mut files: Vec<_> = listed.lines().filter_map(|file| file.strip_prefix(&inside)).collect();
    files.retain(|file| !file.is_empty() && !file.ends_with('/') && !file.starts_with("man/doact-"));
    files.sort_unstable();
    insta::assert_snapshot!(files.join("\n"));
    let checksum = fs::read_to_string(folder.path().join(format!("{archive}.sha256"))).unwrap();
    assert!(checksum.trim_end().ends_with(&format!("  doact-{version}-{target}.tar.gz")), "{checksum}");
}
