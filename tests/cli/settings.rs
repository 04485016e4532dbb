//! Where each setting comes from, and errors in a settings file.

use serde_json::Value;

use crate::harness::{Doact, Outcome, TOKEN};
use crate::raw_server::RawServer;

/// Value and source of one setting, as `config show` reports them; `~` is the home folder.
pub fn show(doact: Doact, key: &str) -> (Value, Value) {
    let home = doact.path("").display().to_string();
    let shown = doact.line("config show -o json").succeeds().json();
    let row = shown.as_array().unwrap().iter().find(|row| row["key"] == key).unwrap();
    let source = row["source"].as_str().map(|source| source.replace(&home, "~/"));
    (row["value"].clone(), source.into())
}

pub fn is(value: impl Into<Value>, source: &str) -> (Value, Value) {
    (value.into(), source.into())
}

/// A setting, its variable, its option, and values for the file, the variable and the option.
const SETTINGS: &[(&str, &str, &str, [&str; 3])] = &[
    (
        "api_url",
        "DIGITALOCEAN_API_URL",
        "--api-url",
        ["https://a.example", "https://b.example", "https://c.example"],
    ),
    ("output", "DOACT_OUTPUT", "--output", ["table", "table", "json"]),
    ("http_timeout", "DOACT_HTTP_TIMEOUT", "--http-timeout", ["1m", "2m", "3m"]),
    ("color", "DOACT_COLOR", "--color", ["always", "auto", "never"]),
];

#[test]
fn an_option_wins_over_a_variable_and_a_variable_over_the_file() {
    for (key, variable, option, [in_file, in_variable, in_option]) in SETTINGS {
        let file = || Doact::new().config(&format!("\n{key} = \"{in_file}\"\n"));
        if *key != "output" {
            assert_eq!(show(file(), key), is(*in_file, "~/config.toml:2"));
            assert_eq!(show(file().env(variable, in_variable), key), is(*in_variable, variable));
        }
        let typed = file().env(variable, in_variable).args([option, in_option]);
        assert_eq!(show(typed, key), is(*in_option, option));
    }
}

#[test]
fn settings_without_a_global_option_have_a_variable_and_a_key() {
    for (key, variable, in_file, [written, set]) in [
        ("region", "DOACT_REGION", "\"ams3\"", ["ams3", "fra1"]),
        ("timeout", "DOACT_TIMEOUT", "\"5m\"", ["5m", "7m"]),
        ("poll_interval", "DOACT_POLL_INTERVAL", "10", ["10s", "20s"]),
        ("http_retry_max", "DOACT_HTTP_RETRY_MAX", "3", ["3", "4"]),
        ("progress", "DOACT_PROGRESS", "\"plain\"", ["plain", "none"]),
        ("wait", "DOACT_WAIT", "true", ["true", "false"]),
    ] {
        let file = || Doact::new().config(&format!("{key} = {in_file}\n"));
        assert_eq!(show(file(), key), is(typed(key, written), "~/config.toml:1"));
        assert_eq!(show(file().env(variable, set), key), is(typed(key, set), variable));
    }
}

/// A number or a boolean where the setting is one.
fn typed(key: &str, text: &str) -> Value {
    match key {
        "http_retry_max" | "wait" => text.parse().unwrap(),
        _ => text.into(),
    }
}

#[test]
fn a_setting_that_is_not_set_is_the_default_or_null() {
    for (key, value) in [
        ("api_url", "https://api.digitalocean.com"),
        ("timeout", "15m"),
        ("http_timeout", "30s"),
        ("http_retry_max", "5"),
        ("color", "auto"),
        ("wait", "false"),
    ] {
        assert_eq!(show(Doact::new(), key), is(typed(key, value), "default"));
    }
    for key in ["context", "token", "region", "poll_interval"] {
        assert_eq!(show(Doact::new(), key), (Value::Null, Value::Null), "{key}");
    }
}

const CONTEXTS: &str = "\
context = \"prod\"
region = \"nyc1\"
token = \"top-level-token\"
timeout = \"1m\"

[contexts.prod]
region = \"fra1\"

[contexts.staging]
region = \"ams3\"
token = \"staging-token\"
";

#[test]
fn the_selected_context_wins_over_the_top_level() {
    let doact = || Doact::new().config(CONTEXTS);
    assert_eq!(show(doact(), "region"), is("fra1", "~/config.toml:7 (context prod)"));
    assert_eq!(show(doact(), "timeout"), is("1m", "~/config.toml:4"));
    assert_eq!(show(doact(), "token"), is("(set)", "~/config.toml:3"));
    let staging = || doact().env("DIGITALOCEAN_CONTEXT", "staging");
    assert_eq!(show(staging(), "region"), is("ams3", "~/config.toml:10 (context staging)"));
    assert_eq!(show(staging(), "token"), is("(set)", "~/config.toml:11 (context staging)"));
    assert_eq!(show(staging().args(["--context", "default"]), "region"), is("nyc1", "~/config.toml:2"));
    let failed = doact().line("config show --context nope").fails_with(2).stdout("");
    failed.stderr_has("nope").stderr_has("prod").stderr_has("staging");
}

#[test]
fn a_token_of_an_option_or_a_variable_wins_over_every_context() {
    let doact = || Doact::new().config(CONTEXTS).args(["--context", "staging"]);
    assert_eq!(show(doact().env("DIGITALOCEAN_TOKEN", TOKEN), "token"), is("(set)", "DIGITALOCEAN_TOKEN"));
    let both = || doact().env("DIGITALOCEAN_TOKEN", "second").env("DIGITALOCEAN_ACCESS_TOKEN", TOKEN);
    assert_eq!(show(both(), "token"), is("(set)", "DIGITALOCEAN_ACCESS_TOKEN"));
    assert_eq!(show(both().args(["-t", "third"]), "token"), is("(set)", "--access-token"));
}

#[test]
fn config_show_never_shows_a_token() {
    let shown = Doact::new().config(CONTEXTS).line("config show").succeeds().stdout_has("(set)");
    assert!(!shown.out.contains("level-token"), "{}", shown.out);
    assert!(shown.out.starts_with("KEY "), "{}", shown.out);
}

#[test]
fn config_path_prints_the_path_even_of_a_broken_file() {
    let doact = Doact::new().config("this is not TOML");
    let path = doact.path("config.toml").display().to_string();
    doact.line("config path").succeeds().stdout(format!("{path}\n"));
    Doact::new().line("config path -c other.toml").succeeds().stdout("other.toml\n");
    let none = Doact::new().line("config path").succeeds().stderr("");
    assert!(none.out.trim_end().ends_with("doact/config.toml"), "{}", none.out);
}

fn error_in_file(text: &str) -> Outcome {
    let server = RawServer::untouched();
    let failed = Doact::at(server.url()).config(text).line("actions list").fails_with(2).stdout("");
    assert_eq!(server.lines().len(), 0);
    failed
}

#[test]
fn an_error_in_the_file_names_file_line_and_column() {
    let failed = error_in_file("region = 3\n");
    let path = failed.path("config.toml").display().to_string();
    failed.stderr(format!(
        "error: {path}:1:10: bad value for 'region': must be a string, found an integer\n  \
         hint: correct that line of the settings file\n"
    ));
    error_in_file("\n  toekn = \"x\"\n")
        .stderr_has("config.toml:2:3: ")
        .stderr_has("toekn")
        .stderr_has("'token'");
    error_in_file("wait = \"maybe\"").stderr_has("config.toml:1:8: ").stderr_has("wait");
    error_in_file("a = 1\nb = = 2\n").stderr_has("config.toml:2:5: ");
    error_in_file("[contexts.prod]\nretries = 3\n").stderr_has("config.toml:2:1: ");
    let error = {
        let doact = Doact::new().config("zzz = 1\n").line("actions list -o json");
        doact.fails_with(2).stdout("").error()
    };
    assert_eq!((&error["code"], &error["kind"]), (&2.into(), &"settings".into()));
}

#[test]
fn a_file_that_was_named_must_exist() {
    for line in ["config show -c missing.toml", "actions list --config missing.toml"] {
        Doact::new().line(line).fails_with(2).stdout("").stderr_has("missing.toml").stderr_has("--config");
    }
    let failed = Doact::new().env("DOACT_CONFIG", "missing.toml").line("actions list").fails_with(2);
    failed.stderr_has("DOACT_CONFIG");
}

#[test]
fn the_option_wins_over_the_variable_that_names_the_file() {
    let doact = Doact::new().config("region = \"nyc1\"\n").file("other.toml", "region = \"ams3\"\n");
    assert_eq!(show(doact.args(["-c", "other.toml"]), "region"), is("ams3", "other.toml:1"));
}

#[test]
fn the_example_is_valid_with_and_without_its_commented_settings() {
    let example = include_str!("../../config.example.toml");
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/config.example.toml");
    Doact::new().args(["config", "show", "-c", path]).succeeds();
    let lines = example
        .lines()
        .map(|line| line.strip_prefix('#').filter(|rest| !rest.starts_with(' ')).unwrap_or(line));
    let doact = Doact::new().config(&lines.collect::<Vec<_>>().join("\n"));
    assert_eq!(show(doact.args(["-o", "json"]), "token").0, "(set)");
}

#[cfg(unix)]
pub fn make_fifo(path: &std::path::Path) {
    let made = std::process::Command::new("mkfifo").arg(path).status().unwrap();
    assert!(made.success());
}

#[cfg(unix)]
#[test]
fn a_settings_file_that_is_not_a_regular_file_is_refused() {
    use std::os::unix::fs::{FileTypeExt as _, symlink};
    use std::os::unix::net::UnixListener;
    for line in ["actions list", "config show", "auth list", "auth switch prod", "auth remove prod"] {
        for name in ["fifo", "link", "socket", "folder"] {
            let server = RawServer::untouched();
            let doact = Doact::at(server.url());
            make_fifo(&doact.path("fifo"));
            symlink(doact.path("fifo"), doact.path("link")).unwrap();
            let _socket = UnixListener::bind(doact.path("socket")).unwrap();
            std::fs::create_dir(doact.path("folder")).unwrap();
            let path = doact.path(name);
            let failed = doact.env("DOACT_CONFIG", path).line(line).fails_with(2).stdout("");
            assert!(failed.path("fifo").symlink_metadata().unwrap().file_type().is_fifo());
            assert!(failed.path("link").symlink_metadata().unwrap().is_symlink());
            failed.stderr_has(name).stderr_has("it is not a regular file");
        }
    }
}

/// The default file in the home folder, where the harness puts the configuration folder.
const DEFAULT: &str = ".config/doact/config.toml";

#[test]
fn a_default_file_that_does_not_exist_is_no_settings_file() {
    let without = Doact::new();
    std::fs::create_dir_all(without.path(".config/doact")).unwrap();
    let beside = Doact::new().file(".config", "");
    for doact in [Doact::new(), without, beside] {
        doact.line("config show").succeeds().stderr("");
    }
}

#[test]
fn a_default_file_that_cannot_be_read_is_a_warning_if_all_that_is_needed_comes_from_elsewhere() {
    let unreadable = || {
        let doact = Doact::new();
        std::fs::create_dir_all(doact.path(DEFAULT)).unwrap();
        doact
    };
    let done = unreadable().env("DIGITALOCEAN_TOKEN", TOKEN).line("config show").succeeds();
    done.stderr_has("warning: the settings file ").stderr_has("cannot be read: it is not a regular file");
    let failed = unreadable().line("config show").fails_with(2).stdout("");
    failed.stderr_has("error: the settings file ").stderr_has("cannot be read");
    let named = unreadable().env("DIGITALOCEAN_TOKEN", TOKEN).line("config show --context prod");
    named.fails_with(2).stderr_has("error: the settings file ");
}
