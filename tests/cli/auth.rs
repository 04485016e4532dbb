//! `auth`: tokens and contexts are stored, listed, switched and removed, and no token is shown.

use crate::harness::{Doact, Outcome, TOKEN, fixture};
use crate::raw_server::{RawServer, Reply};

const BEFORE: &str = "\
# my settings
region = \"nyc1\" # nearby

[contexts.prod] # production
token_command = [\"op\", \"read\", \"x\"]
timeout = \"5m\"
";

/// Runs `auth init --with-token` against a server that sends this response.
fn init(flags: &str, before: Option<&str>, stdin: &str, reply: Reply) -> (Outcome, RawServer) {
    let server = RawServer::new([reply]);
    let mut doact = Doact::new().env("DIGITALOCEAN_API_URL", server.url());
    doact = match before {
        Some(text) => doact.config(text),
        None => doact.args(["-c", "folder/config.toml"]),
    };
    (doact.line("auth init --with-token").line(flags).stdin(stdin).run(), server)
}

fn token_accepted() -> Reply {
    Reply::json(200, fixture("actions"))
}

#[test]
fn init_checks_the_token_with_one_read_and_stores_it() {
    let (done, server) = init("", None, &format!("\u{feff} {TOKEN}\r\n"), token_accepted());
    assert_eq!(done.code, Some(0), "{done:#?}");
    assert_eq!(done.read("folder/config.toml"), format!("token = \"{TOKEN}\"\n"));
    let requests = server.requests();
    assert_eq!(requests.len(), 1);
    assert!(requests[0].line.starts_with("GET /v2/"), "{requests:?}");
    assert_eq!(requests[0].header("authorization"), Some(format!("Bearer {TOKEN}").as_str()));
    done.stdout("").stderr_has("folder/config.toml").stderr_lacks(TOKEN);
}

#[cfg(unix)]
#[test]
fn only_the_owner_can_read_the_settings_file() {
    use std::os::unix::fs::PermissionsExt as _;
    let mode = |path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let (done, _) = init("", None, TOKEN, token_accepted());
    assert_eq!(mode(done.path("folder/config.toml")), 0o600);
    // Also if others could read it before.
    let server = RawServer::new([token_accepted()]);
    let doact = Doact::new().env("DIGITALOCEAN_API_URL", server.url()).config("region = \"nyc1\"\n");
    std::fs::set_permissions(doact.path("config.toml"), std::fs::Permissions::from_mode(0o644)).unwrap();
    let done = doact.line("auth init --with-token").stdin(TOKEN).succeeds();
    assert_eq!(mode(done.path("config.toml")), 0o600);
}

#[test]
fn comments_and_other_keys_are_kept() {
    let (done, _) = init("", Some(BEFORE), TOKEN, token_accepted());
    let file = done.read("config.toml");
    let kept: Vec<_> = file.lines().filter(|line| !line.starts_with("token = ")).collect();
    assert_eq!(kept, BEFORE.lines().collect::<Vec<_>>());
    assert!(file.find("token = ").unwrap() < file.find("[contexts").unwrap(), "{file}");
}

#[test]
fn a_context_gets_the_token_instead_of_its_token_command() {
    let (done, _) = init("--context prod", Some(BEFORE), TOKEN, token_accepted());
    let file = done.read("config.toml");
    assert!(!file.contains("token_command") && file.contains("timeout = \"5m\""), "{file}");
    done.stderr_has(", in place of token_command\n");
    let (top, prod) = file.split_once("[contexts.prod]").unwrap();
    assert!(!top.contains("token") && prod.contains(TOKEN), "{file}");

    let (done, _) = init("--context new", Some(BEFORE), TOKEN, token_accepted());
    let file = done.read("config.toml");
    assert!(file.starts_with(BEFORE) && file.contains("[contexts.new]"), "{file}");
}

#[test]
fn a_token_that_the_api_refuses_is_not_stored() {
    let (failed, _) = init("", Some(BEFORE), TOKEN, Reply::json(401, fixture("error_unauthorized")));
    assert_eq!(failed.code, Some(4));
    assert_eq!(failed.read("config.toml"), BEFORE);
    failed.stdout("").stderr_has("Unable to authenticate you.").stderr_lacks(TOKEN);
}

#[test]
fn a_token_without_the_scope_to_list_actions_is_stored_with_a_warning() {
    let (done, _) = init("", Some(BEFORE), TOKEN, Reply::error(403, "forbidden", "no"));
    assert_eq!(done.code, Some(0), "{done:#?}");
    assert!(done.read("config.toml").contains(TOKEN));
    done.stderr_has("warning: the API refused to list actions: the token may lack the scope actions:read\n");
}

#[test]
fn an_invalid_token_is_refused_before_any_request() {
    for token in ["", "\n", "two words", "two\nlines", "dor_v1_0123456789secret"] {
        let (failed, server) = init("", Some(BEFORE), token, token_accepted());
        assert_eq!((failed.code, server.lines().len()), (Some(4), 0), "{token:?}");
        assert_eq!(failed.read("config.toml"), BEFORE);
        failed.stdout("").stderr_lacks("secret").stderr_lacks("two words");
    }
}

#[test]
fn the_token_of_the_environment_is_never_stored() {
    let server = RawServer::new([token_accepted()]);
    let doact = Doact::at(server.url()).config(BEFORE).line("auth init --with-token").stdin("another-token");
    let done = doact.succeeds();
    let file = done.read("config.toml");
    assert!(file.contains("another-token") && !file.contains(TOKEN), "{file}");
    assert_eq!(server.requests()[0].header("authorization"), Some("Bearer another-token"));
    done.stderr_has("warning: the token of DIGITALOCEAN_ACCESS_TOKEN is used instead of a stored one");

    let (done, _) = init(&format!("-t {TOKEN}"), None, "another-token", token_accepted());
    assert_eq!(done.read("folder/config.toml"), "token = \"another-token\"\n");
    done.stderr_has("warning: the token of --access-token is not stored\n");
}

#[test]
fn without_a_terminal_the_prompt_is_a_usage_error() {
    let failed = Doact::at("http://127.0.0.1:9").line("auth init").fails_with(2);
    failed.stdout("").stderr_has("--with-token");
}

#[test]
fn init_does_not_change_a_broken_settings_file() {
    let (failed, _) = init("", Some("this = = broken\n"), TOKEN, token_accepted());
    assert_eq!((failed.code, failed.read("config.toml").as_str()), (Some(2), "this = = broken\n"));
}

#[test]
fn status_shows_the_source_of_the_token_and_checks_it() {
    let server = RawServer::new([token_accepted()]);
    let status = Doact::at(server.url()).line("auth status -o json").succeeds().stderr("").json();
    assert_eq!(
        (&status["source"], &status["context"]),
        (&"DIGITALOCEAN_ACCESS_TOKEN".into(), &"default".into())
    );
    assert_eq!(status["api_url"], server.url());
    assert_eq!(server.lines().len(), 1);
    assert!(!status.to_string().contains(TOKEN));
    let unknown = serde_json::json!({"limit": null, "remaining": null, "resets": null});
    assert_eq!(status["rate_limit"], unknown);

    let server = RawServer::new([Reply::json(401, fixture("error_unauthorized"))]);
    Doact::at(server.url())
        .line("auth status")
        .fails_with(4)
        .stdout("")
        .stderr_has("DIGITALOCEAN_ACCESS_TOKEN");
    Doact::new().line("auth status").fails_with(4).stdout("");
}

#[test]
fn list_shows_contexts_without_their_tokens() {
    let file = format!("context = \"prod\"\ntoken = \"{TOKEN}\"\n{}", BEFORE.replace("region", "#"));
    let doact = || Doact::new().config(&file);
    for verb in ["list", "ls"] {
        let listed = doact().line(&format!("auth {verb} -o json")).succeeds().json();
        let rows: Vec<_> = listed
            .as_array()
            .unwrap()
            .iter()
            .map(|row| (row["name"].as_str().unwrap(), row["current"] == true))
            .collect();
        assert_eq!(rows, [("default", false), ("prod", true)]);
        assert!(!listed.to_string().contains(TOKEN));
    }
    doact().line("auth list").succeeds().stdout_has("prod").stdout_has("NAME");
}

#[test]
fn switch_selects_an_existing_context() {
    let doact = || Doact::new().config(BEFORE);
    let done = doact().line("auth switch prod").succeeds().stdout("");
    let file = done.read("config.toml");
    assert!(file.contains("context = \"prod\"") && file.contains("# my settings"), "{file}");
    let done = Doact::new().config(&file).line("auth switch default").succeeds();
    assert_eq!(done.read("config.toml"), BEFORE);
    let failed = doact().line("auth switch nope").fails_with(2).stderr_has("nope").stderr_has("prod");
    assert_eq!(failed.read("config.toml"), BEFORE);
}

#[test]
fn remove_deletes_a_context_and_its_selection() {
    let before = format!("context = \"prod\"\n{BEFORE}\n[contexts.other]\nregion = \"ams3\"\n");
    for verb in ["remove", "rm"] {
        let doact = Doact::new().config(&before).line(&format!("auth {verb} prod"));
        let file = doact.succeeds().stdout("").read("config.toml");
        assert!(!file.contains("prod") && !file.contains("token_command"), "{file}");
        assert!(file.contains("[contexts.other]") && file.contains("region = \"nyc1\" # nearby"), "{file}");
    }
    let failed = Doact::new().config(&before).line("auth remove nope").fails_with(2);
    assert_eq!(failed.read("config.toml"), before);
}

/// The file in which a change that was interrupted has left tokens behind.
const LEFTOVER: &str = "config.toml.tmp";

#[test]
fn what_an_interrupted_change_left_behind_is_removed() {
    for line in ["auth init --with-token", "auth switch prod", "auth remove prod", "auth remove nothing"] {
        let server = RawServer::new([token_accepted()]);
        let doact = Doact::new().env("DIGITALOCEAN_API_URL", server.url()).config(BEFORE);
        let done = doact.file(LEFTOVER, "token = \"left-behind\"").line(line).stdin(TOKEN).run();
        assert_eq!(done.code, Some(if line.ends_with("nothing") { 2 } else { 0 }), "{done:#?}");
        assert!(!done.path(LEFTOVER).exists(), "{line}");
    }
}

#[cfg(unix)]
#[test]
fn a_signal_before_the_token_is_stored_says_that_nothing_was_changed() {
    let server = RawServer::new([]).then_always(Reply::Hang);
    let doact = Doact::new().env("DIGITALOCEAN_API_URL", server.url()).config(BEFORE);
    let (mut child, home) = doact.line("auth init --with-token --http-timeout 1h").spawn();
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), TOKEN.as_bytes()).unwrap();
    server.wait_for_requests(1);
    crate::signals::send("TERM", &child);
    let ended = Outcome::new(&child.wait_with_output().unwrap(), home);
    assert_eq!((ended.code, ended.read("config.toml")), (Some(143), BEFORE.to_owned()));
    ended.stderr("error: terminated; nothing was changed\n");
}

#[cfg(unix)]
#[test]
fn a_signal_after_a_token_was_stored_says_that_the_file_was_changed() {
    let doctl = "access-token: first-token\nauth-contexts: {second: second-token}\n";
    let server = RawServer::new([token_accepted()]).then_always(Reply::Hang);
    let doact = Doact::new().env("DIGITALOCEAN_API_URL", server.url()).config(BEFORE).file("doctl", doctl);
    let run = doact.line("auth init --from-doctl doctl --http-timeout 1h").spawn();
    server.wait_for_requests(2);
    crate::signals::send("INT", &run.0);
    let ended = Outcome::new(&run.0.wait_with_output().unwrap(), run.1);
    assert_eq!(ended.code, Some(130));
    assert!(ended.read("config.toml").contains("first-token"));
    let path = ended.path("config.toml").display().to_string();
    ended.stderr_has(format!("error: interrupted after {path} was changed\n")).stderr_lacks("nothing was");
}

#[test]
fn a_lock_that_is_held_too_long_is_given_up() {
    let doact = Doact::new().config(BEFORE).env("DOACT_TIMEOUT", "3s");
    let lock = std::fs::File::create(doact.path("config.toml.lock")).unwrap();
    lock.lock().unwrap();
    let failed = doact.line("auth switch prod").fails_with(1).stdout("");
    let path = failed.path("config.toml").display().to_string();
    failed.stderr_has(format!(
        "waiting for another process to change {path}\n\
         error: the settings file is being changed by another process, which has held {path}.lock for 3s\n"
    ));
}

#[test]
fn switch_warns_of_variables_that_override_the_context() {
    let switched = |variable, value| {
        let doact = Doact::new().config(BEFORE).env(variable, value);
        doact.line("auth switch prod").succeeds()
    };
    switched("DIGITALOCEAN_CONTEXT", "default")
        .stderr_has("warning: the context of DIGITALOCEAN_CONTEXT is used instead as long as it is set\n");
    switched("DIGITALOCEAN_CONTEXT", "prod").stderr("now using the context prod\n");
    switched("DIGITALOCEAN_TOKEN", TOKEN).stderr_has("warning: the token of DIGITALOCEAN_TOKEN is used");
}

#[test]
fn init_names_the_context_the_scopes_and_the_next_step() {
    let (done, _) = init("", Some(BEFORE), TOKEN, token_accepted());
    let path = done.path("config.toml").display().to_string();
    let scopes = "the token needs these scopes: block_storage_action:create and block_storage_action:read \
                  for changes, block_storage:read for reading volumes, actions:read for waits and `doact actions`, \
                  droplet:read for `doact droplet actions`, tag:create for --tag";
    done.stderr(format!(
        "stored the token of the context default in {path}\n{scopes}\nnext: `doact volume list`\n"
    ));
    let (done, _) = init("--context prod", Some(BEFORE), TOKEN, token_accepted());
    done.stderr_has("stored the token of the context prod in ")
        .stderr_has("next: `doact auth switch prod` uses it; default is in use now\n");
}

#[test]
fn init_and_remove_say_what_is_used_now() {
    let server = RawServer::new([token_accepted()]);
    let doact = Doact::new().env("DIGITALOCEAN_API_URL", server.url()).config(BEFORE);
    let done =
        doact.env("DIGITALOCEAN_CONTEXT", "prod").line("auth init --with-token").stdin(TOKEN).succeeds();
    done.stderr_has("warning: the context of DIGITALOCEAN_CONTEXT is used instead as long as it is set\n");
    let remove = |before: &str, line: &str| Doact::new().config(before).line(line);
    let both = format!("context = \"prod\"\n{BEFORE}\n[contexts.other]\nregion = \"ams3\"\n");
    remove(&both, "auth remove prod")
        .succeeds()
        .stderr("removed the context prod\nnow using the context default\n");
    remove(&both, "auth remove other")
        .succeeds()
        .stderr("removed the context other\nnow using the context prod\n");
    let overridden = remove(&both, "auth remove prod").env("DIGITALOCEAN_TOKEN", TOKEN).succeeds();
    overridden.stderr_has("warning: the token of DIGITALOCEAN_TOKEN is used instead of a stored one");
}

#[test]
fn status_shows_the_rate_limit_of_the_one_read_that_checks_the_token() {
    let headers = ["RateLimit-Limit: 5000", "RateLimit-Remaining: 4816", "RateLimit-Reset: 1605286800"];
    let forbidden = r#"{"id":"forbidden","message":"You are not authorized to perform this operation"}"#;
    for reply in [Reply::with(200, &headers, fixture("actions")), Reply::with(403, &headers, forbidden)] {
        let server = RawServer::new([reply]).then_always(Reply::Hang);
        let status = Doact::at(server.url()).line("auth status --format Limit,Remaining,Resets -o csv");
        status.succeeds().stdout("Limit,Remaining,Resets\n5000,4816,2020-11-13T17:00:00Z\n");
        assert_eq!(server.lines().len(), 1);
    }
    let server = RawServer::new([Reply::with(403, &headers, forbidden)]);
    let status = Doact::at(server.url()).line("auth status --format Token --no-header");
    status.succeeds().stdout("valid, but may lack the scope actions:read\n");
    let server = RawServer::new([Reply::with(200, &headers, fixture("actions"))]);
    let status = Doact::at(server.url()).line("auth status -o json --jq .rate_limit");
    let limit = r#"{"limit":5000,"remaining":4816,"resets":"2020-11-13T17:00:00Z"}"#;
    status.succeeds().stdout(format!("{limit}\n"));
}
