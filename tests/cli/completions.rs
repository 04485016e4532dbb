//! The completion scripts in the repository.

use std::fs;
use std::path::Path;

use crate::harness::Doact;

const FILES: [(&str, &str); 5] = [
    ("bash", "doact.bash"),
    ("zsh", "_doact"),
    ("fish", "doact.fish"),
    ("powershell", "_doact.ps1"),
    ("elvish", "doact.elv"),
];

#[test]
fn the_files_in_the_repository_are_what_the_binary_prints() {
    for (shell, file) in FILES {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("completions").join(file);
        let printed = Doact::new().args(["completion", shell]).succeeds().stderr("");
        let regenerate = format!("out of date: cargo run -- completion {shell} > completions/{file}");
        assert!(fs::read_to_string(&path).unwrap_or_default() == printed.out, "{regenerate}");
    }
}

#[test]
fn the_scripts_call_the_program_by_its_name() {
    for (shell, _) in FILES {
        let printed = Doact::new().args(["completion", shell]).succeeds();
        let calls = printed.out.lines().any(|line| line.contains("doact") && line.contains(" -- "));
        assert!(calls && printed.out.contains("DOACT_COMPLETE"), "{shell}\n{}", printed.out);
        assert!(!printed.out.contains("target/") && !printed.out.contains("/doact"), "{shell}");
    }
}

/// Sources the script and calls its function as bash does. Skipped without bash.
#[cfg(target_os = "linux")]
#[test]
fn bash_offers_the_candidates_of_the_program() {
    if !Path::new("/bin/bash").exists() {
        return;
    }
    let binary = assert_cmd::cargo::cargo_bin!("doact");
    let path = format!("{}:/usr/bin:/bin", binary.parent().unwrap().display());
    let offered = |words: &str, index: usize, current: &str| {
        let script = format!(
            "eval \"$(doact completion bash)\"; COMP_WORDS=({words}); COMP_CWORD={index}; COMP_TYPE=9
             _clap_complete_doact doact '{current}' ''; printf '%s\n' \"${{COMPREPLY[@]}}\""
        );
        let bash = Doact::new().shell("exec /bin/bash -c \"$SCRIPT\"").env("SCRIPT", script);
        bash.env("PATH", &path).succeeds().stderr("").out
    };
    assert_eq!(offered("doact vol", 1, "vol"), "volume\n");
    assert_eq!(offered("doact actions list --region = nyc", 5, "nyc"), "nyc1\nnyc2\nnyc3\n");
    assert_eq!(offered("doact actions list --status =", 4, ""), "in-progress\ncompleted\nerrored\n");
}

#[test]
fn printing_a_script_needs_no_token_and_no_valid_settings_file() {
    Doact::new().config("broken").line("completion bash").succeeds().stdout_has("doact");
    Doact::new().line("completion tcsh").fails_with(2).stdout("").stderr_has("bash");
}
