//! Tokens are never printed.

use std::thread;

use crate::harness::{Doact, Outcome, TOKEN, VOLUME, action, fixture};
use crate::raw_server::{RawServer, Reply};

fn assert_clean(outcome: &Outcome, token: &str) {
    for text in [&outcome.out, &outcome.err] {
        assert!(!text.contains(token), "{text}");
        assert!(!text.contains(&token[7..]), "{text}");
    }
}

/// Responses that make a command fail. Some of them contain the token.
fn failing() -> Vec<Reply> {
    let echo = format!("no entry for Bearer {TOKEN}");
    vec![
        Reply::error(400, TOKEN, &echo),
        Reply::error(401, "unauthorized", &echo),
        Reply::error(404, "not_found", &echo),
        Reply::error(422, "unprocessable_entity", &echo),
        Reply::with(429, &["Retry-After: 0", &format!("X-Echo: {TOKEN}")], &echo),
        Reply::with(500, &[], format!("<html>{echo}</html>")),
        Reply::with(302, &[&format!("Location: https://elsewhere.example/?token={TOKEN}")], ""),
        Reply::json(200, format!("{{\"action\": {TOKEN}")),
        Reply::half(200, &echo),
        Reply::close(),
    ]
}

#[test]
fn no_command_prints_a_token_that_a_failing_server_sends_back() {
    let commands = [
        "actions list".to_owned(),
        "actions get 5".to_owned(),
        "actions wait 5 --timeout 1s --poll-interval 100ms".to_owned(),
        format!("volume attach {VOLUME} 42"),
        "volume resize data --size +5 --region nyc1".to_owned(),
        "auth status".to_owned(),
    ];
    let run = |command: &str, reply: &Reply, flags: &str| {
        let server = RawServer::new([]).then_always(reply.clone());
        let outcome = Doact::at(server.url()).line(&format!("{command} --http-retry-max 0 {flags}")).run();
        assert_ne!(outcome.code, Some(0), "{outcome:#?}");
        assert!(!server.lines().is_empty());
        assert_clean(&outcome, TOKEN);
    };
    let replies = failing();
    // Every command meets every server, with one way of asking for more. The waits end with
    // their timeout, so they run at the same time.
    for (turn, command) in commands.iter().enumerate() {
        thread::scope(|scope| {
            for (index, reply) in replies.iter().enumerate() {
                let flags = ["-v", "--trace", "-v -o json", "--trace -o json"][(index + turn) % 4];
                scope.spawn(move || run(command, reply, flags));
            }
        });
    }
}

#[test]
fn a_token_in_an_action_is_hidden() {
    let echo = action(5, "completed").replace("attach_volume", TOKEN);
    for flags in ["", "-o json", "--trace"] {
        let server = RawServer::new([Reply::json(200, &echo)]);
        let outcome = Doact::at(server.url()).line(&format!("actions get 5 {flags}")).succeeds();
        assert_clean(&outcome, TOKEN);
    }
}

#[test]
fn verbose_and_trace_do_not_print_the_token() {
    let run = |flags: &str| {
        let server = RawServer::new([Reply::json(202, fixture("volume_action_attach"))]);
        let outcome = Doact::at(server.url()).line(&format!("volume attach {VOLUME} 42 {flags}")).succeeds();
        assert_clean(&outcome, TOKEN);
        outcome
    };
    let verbose = run("-v").stderr_has("POST").stderr_has("202");
    assert_eq!(verbose.err.lines().count(), 1, "{}", verbose.err);
    let traced =
        run("--trace").stderr_has("\"droplet_id\":42").stderr_has("72531856").stderr_has("[redacted]");
    assert!(traced.err.to_lowercase().contains("authorization"), "{}", traced.err);
    run("").stderr("");
}

#[test]
fn a_token_is_hidden_in_every_format_and_from_every_source() {
    let token = "plainwords-0123456789-secret";
    for flags in ["-v", "--trace"] {
        let server = RawServer::new([]).then_always(Reply::error(400, "bad", &format!("bad {token}")));
        let doact = || Doact::new().env("DIGITALOCEAN_API_URL", server.url());
        let line = format!("actions get 5 {flags}");
        assert_clean(&doact().env("DIGITALOCEAN_TOKEN", token).line(&line).run(), token);
        assert_clean(&doact().args(["-t", token]).line(&line).run(), token);
        assert_clean(&doact().config(&format!("token = \"{token}\"")).line(&line).run(), token);
        let command = format!("token_command = [\"echo\", \"{token}\"]");
        assert_clean(&doact().config(&command).line(&line).run(), token);
    }
}

#[test]
fn an_error_in_the_settings_file_does_not_quote_a_token() {
    for text in [
        format!("token = \"{TOKEN}\" nonsense\n"),
        format!("token = {TOKEN}\n"),
        format!("{TOKEN} = 1\n"),
        format!("tokn = \"{TOKEN}\"\n"),
        format!("[contexts.\"{TOKEN} x\"]\n"),
    ] {
        for flags in ["", "-o json"] {
            let line = format!("actions list {flags}");
            assert_clean(&Doact::new().config(&text).line(&line).fails_with(2), TOKEN);
        }
    }
}

#[test]
fn a_token_in_the_wrong_place_of_the_command_line_is_not_printed() {
    for line in [
        format!("actions get {TOKEN}"),
        TOKEN.to_owned(),
        format!("actions list --format {TOKEN}"),
        format!("actions list -o {TOKEN}"),
    ] {
        for flags in ["", "-o json"] {
            assert_clean(
                &Doact::at("http://127.0.0.1:9").line(&format!("{line} {flags}")).fails_with(2),
                TOKEN,
            );
        }
    }
}

#[test]
fn every_token_that_was_read_is_hidden_not_only_the_one_in_use() {
    let tokens = [
        "of-the-option-0001",
        "of-the-variable-0002",
        "of-the-other-variable-0003",
        "of-the-top-level-0004",
        "of-the-context-0005",
    ];
    let [option, variable, other_variable, top_level, context] = tokens;
    let settings = format!("token = \"{top_level}\"\n[contexts.prod]\ntoken = \"{context}\"\n");
    let all = tokens.join(" ");
    for reply in [
        Reply::error(400, "bad", &all),
        Reply::json(200, action(5, "completed").replace("attach_volume", &all)),
    ] {
        for flags in ["", "-o json", "--trace", "--context prod"] {
            let server = RawServer::new([]).then_always(reply.clone());
            let doact = Doact::new().config(&settings).env("DIGITALOCEAN_API_URL", server.url());
            let doact =
                doact.env("DIGITALOCEAN_ACCESS_TOKEN", variable).env("DIGITALOCEAN_TOKEN", other_variable);
            let outcome = doact.args(["-t", option]).line(&format!("actions get 5 {flags}")).run();
            assert_eq!(server.lines().len(), 1);
            for token in tokens {
                assert_clean(&outcome, token);
            }
        }
    }
}

#[test]
fn a_usage_error_hides_typed_tokens_and_those_of_the_environment() {
    let (typed, other) = ("typed-secret-0001", "environment-secret-0002");
    for line in [
        format!("-t {typed} actions get {typed} {other}"),
        format!("actions get {other} --access-token={typed}"),
        format!("actions get {typed} -qt{typed}"),
        format!("-t {typed} nonsense-{typed} -t {typed}"),
        format!("-t {typed} --unknown-{other}"),
        format!("-t {typed} actions list --format {other} --config /nowhere/{typed}"),
    ] {
        for flags in ["", "-o json"] {
            let doact = Doact::new().env("DIGITALOCEAN_TOKEN", other);
            let outcome = doact.line(&format!("{flags} {line}")).fails_with(2).stdout("");
            assert_clean(&outcome, typed);
            assert_clean(&outcome, other);
        }
    }
}

#[test]
fn a_job_summary_and_an_annotation_contain_no_token() {
    let server = RawServer::new([])
        .then_always(Reply::json(200, action(7, "errored").replace("attach_volume", TOKEN)));
    let doact = Doact::at(server.url()).env("GITHUB_ACTIONS", "true");
    let path = doact.path("summary.md");
    let failed = doact.env("GITHUB_STEP_SUMMARY", path).line("actions wait 7").fails_with(3);
    let summary = failed.read("summary.md");
    assert!(summary.contains("redacted") && !summary.contains(&TOKEN[7..]), "{summary}");
    assert_clean(&failed.stderr_has("::error"), TOKEN);
}

/// A token without a prefix by which it could be recognised, even in part.
const BARE: &str = "0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0";

fn assert_no_part(text: &str) {
    for at in 0..=BARE.len() - 8 {
        assert!(!text.contains(&BARE[at..at + 8]), "{text}");
    }
}

#[test]
fn a_text_that_is_cut_contains_no_part_of_a_token() {
    for before in (140..=200).step_by(12) {
        let long = format!("{}{BARE}", "x".repeat(before));
        let longer = format!("{}{BARE}", "x".repeat(1_800 + before));
        for reply in [Reply::with(500, &[], &long), Reply::error(400, "bad", &longer)] {
            let server = RawServer::new([]).then_always(reply);
            let doact =
                Doact::new().env("DIGITALOCEAN_API_URL", server.url()).env("DIGITALOCEAN_TOKEN", BARE);
            let failed = doact.line("actions get 5 --http-retry-max 0").fails_with(1);
            assert_no_part(&failed.err);
        }
        let filter = format!("{} $$ x{BARE}", "x".repeat(before / 12));
        let doact = Doact::new().env("DIGITALOCEAN_TOKEN", BARE);
        assert_no_part(&doact.args(["actions", "get", "5", "--jq", &filter]).fails_with(2).err);
    }
}

#[test]
fn a_job_summary_contains_no_token_of_any_form() {
    for token in [BARE, "*bare_*token*[with]*markup*"] {
        let server = RawServer::new([])
            .then_always(Reply::json(200, action(7, "completed").replace("attach_volume", token)));
        let doact = Doact::new().env("DIGITALOCEAN_API_URL", server.url()).env("DIGITALOCEAN_TOKEN", token);
        let path = doact.path("summary.md");
        let done = doact.env("GITHUB_STEP_SUMMARY", path).line("actions wait 7").succeeds();
        let summary = done.read("summary.md");
        assert!(summary.contains("\\[redacted\\]") && !summary.contains("markup"), "{summary}");
        assert_no_part(&summary);
    }
}

#[cfg(unix)]
#[test]
fn a_job_summary_that_is_not_a_regular_file_is_left_out() {
    let server = RawServer::new([]).then_always(Reply::json(200, action(7, "completed")));
    let run = |prepare: fn(&std::path::Path)| {
        let doact = Doact::at(server.url());
        let path = doact.path("summary");
        prepare(&path);
        doact.env("GITHUB_STEP_SUMMARY", path).line("actions wait 7").succeeds()
    };
    run(crate::settings::make_fifo).stderr_has("summary cannot be written: it is not a regular file");
    run(|path| std::fs::create_dir(path).unwrap()).stderr_has("summary cannot be written");
}
