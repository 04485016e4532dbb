//! Bad values of settings: an error only where the setting is used.

use crate::harness::{Doact, fixture};
use crate::raw_server::{RawServer, Reply};
use crate::settings::{is, show};

#[test]
fn a_bad_value_of_a_variable_is_an_error_where_the_setting_is_used() {
    for (variable, value, line) in [
        ("DIGITALOCEAN_API_URL", "ftp://x", "auth init --with-token"),
        ("DIGITALOCEAN_CONTEXT", "\u{1b}", "auth status"),
        ("DOACT_OUTPUT", "xml", "auth list"),
        ("DOACT_COLOR", "sometimes", "actions get 5"),
        ("DOACT_HTTP_TIMEOUT", "soon", "actions stats"),
        ("DOACT_HTTP_RETRY_MAX", "-1", "volume list"),
        ("DOACT_TIMEOUT", "soon", "actions wait 5"),
        ("DOACT_POLL_INTERVAL", "0", "actions list --follow"),
        ("DOACT_PROGRESS", "dancing", "actions wait 5"),
        ("DOACT_REGION", "../x", "volume actions data"),
        ("DOACT_WAIT", "perhaps", "volume attach data 42 --region nyc1"),
    ] {
        let server = RawServer::untouched();
        let failed = Doact::at(server.url()).env(variable, value).line(line).fails_with(2).stdout("");
        assert_eq!(server.lines().len(), 0, "{line}");
        failed.stderr_has(format!("error: bad value for {variable}: ")).stderr_has("correct or unset");
    }
}

#[test]
fn a_bad_value_of_a_variable_is_no_error_where_the_setting_is_not_used() {
    let bad = |doact: Doact| {
        let names = ["API_URL", "CONTEXT"].map(|name| format!("DIGITALOCEAN_{name}"));
        let more = ["OUTPUT", "REGION", "TIMEOUT", "POLL_INTERVAL", "HTTP_TIMEOUT", "HTTP_RETRY_MAX"];
        let more = more.into_iter().chain(["COLOR", "PROGRESS", "WAIT"]).map(|name| format!("DOACT_{name}"));
        names.into_iter().chain(more).fold(doact, |doact, name| doact.env(&name, "no such \u{1b}"))
    };
    for line in [
        "completion bash",
        "man pages",
        "version",
        "help",
        "actions list --help",
        "config path",
        "config show",
        "auth switch default",
        "auth remove default",
        "sandbox -- true",
    ] {
        bad(Doact::new().config("token = \"x\"\n")).line(line).succeeds();
    }
    let server = RawServer::new([]).then_always(Reply::json(200, fixture("actions")));
    let doact = Doact::at(server.url()).env("DOACT_TIMEOUT", "soon").env("DOACT_POLL_INTERVAL", "0");
    doact.env("DOACT_REGION", "../x").env("DOACT_WAIT", "x").line("actions list").succeeds().stderr("");
    // An option takes the place of the bad value.
    let doact = Doact::at(server.url()).env("DOACT_OUTPUT", "xml").line("actions list -o csv");
    doact.succeeds().stderr("");
}

#[test]
fn config_show_never_shows_a_bad_value_of_a_token() {
    for text in ["token_command = \"echo hunter2\"", "token = 12345678", "token_file = [\"hunter2\"]"] {
        let doact = || Doact::new().config(&format!("{text}\n"));
        assert_eq!(show(doact(), "token"), is("(not shown)", "~/config.toml:1"), "{text}");
        let shown = doact().line("config show").succeeds().stderr_lacks("hunter2").stderr_lacks("12345678");
        assert!(!shown.out.contains("hunter2") && !shown.out.contains("12345678"), "{}", shown.out);
    }
}

#[test]
fn config_show_has_a_bad_value_with_its_source_and_its_problem() {
    let doact = || {
        let doact = Doact::new().config("context = \"gone\"\nregion = 3\nwait = \"maybe\"\n");
        doact.env("DOACT_TIMEOUT", "soon").env("DOACT_COLOR", "0123456789abcdef".repeat(4))
    };
    for (key, value, source) in [
        ("context", "gone", "~/config.toml:1"),
        ("region", "3", "~/config.toml:2"),
        ("wait", "maybe", "~/config.toml:3"),
        ("timeout", "soon", "DOACT_TIMEOUT"),
        ("color", "(not shown)", "DOACT_COLOR"),
    ] {
        assert_eq!(show(doact(), key), is(value, source));
    }
    let shown = doact().line("config show").succeeds().stdout_has("soon").stderr_lacks("456789");
    let path = shown.path("config.toml").display().to_string();
    shown.stderr_has("warning: bad value for DOACT_TIMEOUT: ").stderr_has(format!(
        "warning: {path}:2:10: bad value for 'region': must be a string, found an integer\n"
    ));
    let problems = doact().line("config show --format Key,Problem -o csv").succeeds();
    problems.stdout_has("wait,\"must be true or false, found a string\"\n").stdout_has("token,\n");
}
