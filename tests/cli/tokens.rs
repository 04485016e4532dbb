//! The sources of a token: a command, a file, the settings file, a variable.

#[cfg(unix)]
use crate::harness::TOKEN;
use crate::harness::{Doact, Outcome, fixture};
use crate::raw_server::{RawServer, Reply};

/// Runs a command and returns the `Authorization` header that the server received.
fn token_sent(prepare: impl FnOnce(Doact) -> Doact) -> (Outcome, Option<String>) {
    let server = RawServer::new([Reply::json(200, fixture("action"))]);
    let doact = prepare(Doact::new().env("DIGITALOCEAN_API_URL", server.url()));
    let outcome = doact.line("actions get 36804636").run();
    let sent =
        server.requests().first().and_then(|request| request.header("authorization").map(str::to_owned));
    (outcome, sent)
}

#[test]
fn a_token_command_is_run_without_a_shell_and_its_first_line_is_the_token() {
    let config = r#"token_command = ["printf", "%s\nsecond line\n", "$HOME-token"]"#;
    let (done, sent) = token_sent(|doact| doact.config(config));
    assert_eq!((done.code, sent.as_deref()), (Some(0), Some("Bearer $HOME-token")), "{done:#?}");
    for broken in ["[\"false\"]", "[\"no-such-program\"]", "[\"true\"]"] {
        let (failed, sent) = token_sent(|doact| doact.config(&format!("token_command = {broken}")));
        assert_eq!((failed.code, sent), (Some(4), None), "{broken}");
        failed.stderr_has("token command").stderr_has("config.toml:1").stderr_has("hint: ");
    }
}

#[test]
fn a_token_file_may_end_in_a_newline() {
    let (done, sent) =
        token_sent(|doact| doact.file("secret", "file-token\n").config("token_file = \"secret\""));
    assert_eq!((done.code, sent.as_deref()), (Some(0), Some("Bearer file-token")), "{done:#?}");
    done.stderr("");
    let (failed, sent) = token_sent(|doact| doact.config("token_file = \"missing\""));
    assert_eq!((failed.code, sent), (Some(4), None));
    failed.stderr_has("missing").stderr_has("config.toml:1");
}

#[cfg(unix)]
#[test]
fn a_settings_file_with_a_token_that_others_can_read_is_a_warning() {
    use std::os::unix::fs::PermissionsExt as _;
    let open = |doact: Doact, text: &str| {
        let doact = doact.config(text);
        let path = doact.path("config.toml");
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).unwrap();
        doact
    };
    let (done, _) = token_sent(|doact| open(doact, "token = \"abcdefgh\""));
    assert_eq!(done.code, Some(0));
    let fix = format!("chmod 600 {}", done.path("config.toml").display());
    done.stderr_has("warning: ").stderr_has(fix).stderr_lacks("abcdefgh");
    let (done, _) = token_sent(|doact| open(doact, "token = \"abcdefgh\"").args(["-q"]));
    done.stderr("");
    let (done, _) = token_sent(|doact| open(doact, "wait = true").env("DIGITALOCEAN_TOKEN", TOKEN));
    done.stderr("");
}

#[test]
fn an_empty_token_variable_is_an_error_and_not_ignored() {
    let (failed, sent) =
        token_sent(|doact| doact.config("token = \"a-fallback\"\n").env("DIGITALOCEAN_ACCESS_TOKEN", ""));
    assert_eq!((failed.code, sent), (Some(4), None));
    failed.stderr_has("DIGITALOCEAN_ACCESS_TOKEN").stderr_has("empty");
}

#[cfg(unix)]
#[test]
fn a_token_command_that_hangs_ends_with_the_timeout() {
    let server = RawServer::untouched();
    let doact = Doact::new().env("DIGITALOCEAN_API_URL", server.url());
    let doact = doact.config("token_command = ['sleep', '1000']\n");
    let failed = doact.line("actions wait 7 --timeout 1s").fails_with(124).stdout("");
    failed.stderr_has("the token command 'sleep' had printed nothing when --timeout passed");
    assert_eq!(server.lines().len(), 0);
}
