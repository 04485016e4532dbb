//! The completions that are checked in are those that the binary prints.

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
fn the_files_are_what_the_binary_prints() {
    for (shell, file) in FILES {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("completions").join(file);
        let printed = Doact::new().args(["completion", shell]).succeeds().stderr("");
        let regenerate = format!("out of date: cargo run -- completion {shell} > completions/{file}");
        assert!(fs::read_to_string(&path).unwrap_or_default() == printed.out, "{regenerate}");
    }
}

#[test]
fn they_know_the_commands_and_their_options() {
    for (shell, _) in FILES {
        let printed = Doact::new().args(["completion", shell]).succeeds();
        for word in ["attach", "sandbox", "poll-interval", "reserved-ips"] {
            assert!(printed.out.contains(word), "{shell} lacks {word}");
        }
    }
}

#[test]
fn they_need_neither_a_token_nor_a_sound_settings_file() {
    Doact::new().config("broken").line("completion bash").succeeds().stdout_has("doact");
    Doact::new().line("completion tcsh").fails_with(2).stdout("").stderr_has("bash");
}
