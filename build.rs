//! What differs between a static and a dynamic program on glibc. Nothing happens for other targets.

use std::path::Path;
use std::{env, fs};

#[expect(clippy::disallowed_methods, reason = "cargo hands the target to a build script in its environment")]
fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let variable = |name| env::var(name).unwrap_or_default();
    if variable("CARGO_CFG_TARGET_OS") != "linux" || variable("CARGO_CFG_TARGET_ENV") != "gnu" {
        return;
    }
    if variable("CARGO_CFG_TARGET_FEATURE").split(',').any(|feature| feature == "crt-static") {
        resolve_names_without_modules();
    } else {
        link_unwinder_statically(variable("OUT_DIR").as_ref());
    }
}

/// The file says why.
fn resolve_names_without_modules() {
    const FILE: &str = "src/system/static_glibc.c";
    println!("cargo::rerun-if-changed={FILE}");
    // Nothing calls what it defines, so that the linker would leave it out.
    cc::Build::new()
        .file(FILE)
        .extra_warnings(true)
        .link_lib_modifier("+whole-archive")
        .compile("static_glibc");
}

/// Loading one shared library less at each start saves a tenth of a millisecond. The standard library asks for
/// `-lgcc_s`, which `-static-libgcc` does not change; the linker finds this file of that name first.
fn link_unwinder_statically(out_dir: &Path) {
    fs::write(out_dir.join("libgcc_s.so"), "INPUT(-lgcc_eh -lgcc)\n").expect("OUT_DIR can be written to");
    println!("cargo::rustc-link-search=native={}", out_dir.display());
}
