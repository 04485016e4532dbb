//! `auth init --from-doctl`: doctl's contexts are imported, and no token is shown.

use crate::harness::{Doact, Outcome, fixture};
use crate::raw_server::{RawServer, Reply};

const DOCTL: &str = "\
access-token: dop_v1_aaaa5ec2e7
auth-contexts:
  prod: dop_v1_bbbb5ec2e7
  staging: dop_v1_cccc5ec2e7
  gone: \"\"
context: prod
output: text
http-retry-max: 5
";

fn token_accepted() -> Reply {
    Reply::json(200, fixture("actions"))
}

fn token_refused() -> Reply {
    Reply::json(401, fixture("error_unauthorized"))
}

/// Imports this doctl file into these settings. Returns the outcome and the server.
fn import(doctl: &str, before: &str, flags: &str, replies: &[Reply]) -> (Outcome, RawServer) {
    let server = RawServer::new(replies.iter().cloned());
    let doact = Doact::new().env("DIGITALOCEAN_API_URL", server.url()).config(before);
    let doact = doact.file("doctl.yaml", doctl).line("auth init --from-doctl doctl.yaml").line(flags);
    let done = doact.run();
    assert!(!format!("{}{}", done.out, done.err).contains("5ec2e7"), "a token is shown: {done:#?}");
    assert_eq!(done.out, "");
    (done, server)
}

#[test]
fn every_context_is_checked_and_imported() {
    let (done, server) = import(DOCTL, "", "", &[token_accepted(), token_accepted(), token_accepted()]);
    assert_eq!(done.code, Some(0), "{done:#?}");
    let sent: Vec<_> =
        server.requests().iter().map(|request| request.header("authorization").unwrap().to_owned()).collect();
    assert_eq!(sent, ["aaaa", "bbbb", "cccc"].map(|start| format!("Bearer dop_v1_{start}5ec2e7")));
    let file: toml::Table = done.read("config.toml").parse().unwrap();
    assert_eq!(file["token"].as_str(), Some("dop_v1_aaaa5ec2e7"));
    assert_eq!(file["context"].as_str(), Some("prod"));
    assert_eq!(file["contexts"]["prod"]["token"].as_str(), Some("dop_v1_bbbb5ec2e7"));
    assert_eq!(file["contexts"]["staging"]["token"].as_str(), Some("dop_v1_cccc5ec2e7"));
    assert!(file["contexts"].get("gone").is_none());
    done.stderr_has("default: to be imported")
        .stderr_has("prod: to be imported")
        .stderr_has("now using the context prod");
}

#[test]
fn an_existing_token_is_kept_without_force() {
    let before = "context = \"mine\"\n[contexts.mine]\n[contexts.prod]\ntoken = \"ours\" # kept\n";
    let (done, server) = import(DOCTL, before, "", &[token_accepted(), token_accepted()]);
    assert_eq!((done.code, server.lines().len()), (Some(0), 2), "{done:#?}");
    let file = done.read("config.toml");
    assert!(file.contains("token = \"ours\" # kept") && file.contains("context = \"mine\""), "{file}");
    done.stderr_has("prod: left out").stderr_has("--force");

    let (done, _) = import(DOCTL, before, "--force", &[token_accepted(), token_accepted(), token_accepted()]);
    let file = done.read("config.toml");
    assert!(!file.contains("ours") && file.contains("dop_v1_bbbb5ec2e7"), "{file}");
    assert!(file.contains("context = \"mine\""), "{file}");
}

#[test]
fn the_token_of_the_command_line_is_not_imported() {
    let (done, _) = import("access-token: dop_v1_aaaa5ec2e7\n", "", "-t dop_v1_dddd", &[token_accepted()]);
    done.stderr_has("warning: the token of --access-token is not stored\n");
}

#[test]
fn a_refused_token_does_not_keep_the_others_out() {
    let (failed, _) = import(DOCTL, "", "", &[token_accepted(), token_refused(), token_accepted()]);
    assert_eq!(failed.code, Some(4), "{failed:#?}");
    let file = failed.read("config.toml");
    assert!(file.contains("aaaa") && !file.contains("bbbb") && file.contains("cccc"), "{file}");
    assert!(!file.contains("context ="), "{file}");
    failed
        .stderr_has("check the token of prod, which is not imported")
        .stderr_has("Unable to authenticate you.");

    let unusable = "access-token: two 5ec2e7\nauth-contexts: {prod: dop_v1_bbbb5ec2e7}\n";
    let (failed, server) = import(unusable, "", "", &[token_accepted()]);
    assert_eq!((failed.code, server.lines().len()), (Some(4), 1));
    assert!(failed.read("config.toml").contains("[contexts.prod]"));
    failed.stderr_has("the token of default is not valid");

    // A name that looks like a token is not shown. A token of digits only is YAML's integer.
    let digits = "0125ec2e7".replace("5ec2e7", &"1".repeat(61));
    let unnameable = format!("access-token: {digits}\nauth-contexts: {{dop_v1_5ec2e7: dop_v1_5ec2e7}}\n");
    let (done, _) = import(&unnameable, "", "", &[token_accepted()]);
    assert_eq!((done.code, done.read("config.toml")), (Some(0), format!("token = \"{digits}\"\n")));
    done.stderr_has("contexts left out because of their names: 1");
}

/// The tokens have no prefix by which they could be recognised.
#[test]
fn no_token_is_shown_when_the_server_sends_back_the_one_it_was_sent() {
    let tokens = ["first", "second", "third"].map(|name| format!("{name}-token-of-an-older-kind"));
    let [first, second, third] = &tokens;
    let doctl = format!("access-token: {first}\nauth-contexts: {{b: {second}, c: {third}}}\n");
    for http_status in [200, 400, 401, 403, 404, 500] {
        for flags in ["", "-v", "--trace", "-o json", "--trace -o json"] {
            let server = RawServer::answering(move |request| {
                let sent = request.header("authorization").unwrap_or_default();
                Reply::error(http_status, sent, &format!("no entry for {sent}"))
            });
            let doact = Doact::new().env("DIGITALOCEAN_API_URL", server.url()).file("doctl.yaml", &doctl);
            let line = format!("auth init --from-doctl doctl.yaml --http-retry-max 0 {flags}");
            let done = doact.line(&line).run();
            assert_eq!(server.lines().len(), 3, "{done:#?}");
            for token in &tokens {
                let shown = format!("{}{}", done.out, done.err);
                assert!(!shown.contains(token), "{http_status} {flags}: {done:#?}");
            }
        }
    }
}

#[test]
fn a_file_without_tokens_changes_nothing() {
    let long = "5ec2e7".repeat(10);
    for (doctl, words) in [
        ("", "no token"),
        ("output: text\naccess-token: \"\"\n", "no token"),
        ("access-token: [5ec2e7\n", "doctl.yaml:"),
        ("access-token: {5ec2e7: 5ec2e7}\n", "a token that is not text"),
        ("5ec2e7 5ec2e7", "not YAML"),
        (&format!("auth-contexts: {{{long}: 5ec2e7}}\n"), "no token"),
    ] {
        let (failed, server) = import(doctl, "region = \"nyc1\"\n", "", &[]);
        assert_eq!((failed.code, server.lines().len()), (Some(2), 0), "{doctl}: {failed:#?}");
        assert_eq!(failed.read("config.toml"), "region = \"nyc1\"\n");
        failed.stderr_has(words);
    }
    Doact::new().line("auth init --from-doctl .").fails_with(2).stdout("").stderr_has("cannot be read");
}

#[cfg(target_os = "linux")]
#[test]
fn the_default_file_is_the_one_that_doctl_reads() {
    let failed = Doact::new().line("auth init --from-doctl").fails_with(2).stdout("");
    failed.stderr_has("there is no doctl configuration file").stderr_has(".config/doctl/config.yaml");
    let server = RawServer::new([token_accepted()]);
    let doact = Doact::new().env("DIGITALOCEAN_API_URL", server.url());
    std::fs::create_dir_all(doact.path(".config/doctl")).unwrap();
    let doact = doact.file(".config/doctl/config.yaml", "access-token: dop_v1_aaaa5ec2e7\n");
    let done = doact.line("auth init --from-doctl").succeeds();
    assert_eq!(done.read(".config/doact/config.toml"), "token = \"dop_v1_aaaa5ec2e7\"\n");
}

#[test]
fn conflicting_options_are_usage_errors() {
    for line in [
        "auth init --from-doctl --with-token",
        "auth init --context prod --from-doctl",
        "--context prod auth init --from-doctl",
        "auth init --force",
        "auth init --with-token --force",
    ] {
        Doact::new().line(line).fails_with(2).stdout("");
    }
}

#[test]
fn a_byte_order_mark_and_white_space_are_dropped() {
    let doctl = "\u{feff}access-token: \"\u{feff}dop_v1_aaaa5ec2e7 \"\n";
    let (done, _) = import(doctl, "", "", &[token_accepted()]);
    assert_eq!((done.code, done.read("config.toml")), (Some(0), "token = \"dop_v1_aaaa5ec2e7\"\n".into()));
}

#[cfg(unix)]
#[test]
fn a_file_that_is_not_a_regular_file_is_not_opened() {
    let doact = Doact::new();
    crate::settings::make_fifo(&doact.path("doctl.yaml"));
    let failed = doact.line("auth init --from-doctl doctl.yaml").fails_with(2).stdout("");
    failed.stderr_has("doctl.yaml cannot be read: it is not a regular file");
}
