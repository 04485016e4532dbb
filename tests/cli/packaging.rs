//! What the crate has for those who package it.

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
