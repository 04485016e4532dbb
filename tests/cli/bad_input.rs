//! Invalid input: exit code 2 (4 for a token), an error with a hint, and no request.

use crate::harness::{Doact, Outcome, VOLUME, volume_fixture};
use crate::raw_server::RawServer;

/// Runs a command that fails before a request is sent.
fn refused(code: i32, prepare: impl FnOnce(Doact) -> Doact) -> Outcome {
    let server = RawServer::untouched();
    let outcome = prepare(Doact::at(server.url())).fails_with(code).stdout("");
    assert_eq!(server.lines().len(), 0, "{outcome:#?}");
    assert!(outcome.err.starts_with("error: ") || outcome.err.starts_with(r#"{"error":"#), "{outcome:#?}");
    outcome
}

fn usage_error(line: &str) -> Outcome {
    refused(2, |doact| doact.line(line))
}

#[test]
fn an_action_id_is_a_positive_whole_number() {
    for id in ["abc", "0", "-1", "1.5", "1e3", "+1", "99999999999999999999999", "0x1"] {
        for command in ["actions get", "actions wait", &format!("volume actions {VOLUME}")] {
            usage_error(&format!("{command} {id}")).stderr_has(id);
        }
    }
    refused(2, |doact| doact.args(["actions", "get", ""]));
}

#[test]
fn action_ids_on_standard_input_are_checked() {
    for text in ["5\nabc\n", "0", "", "\n \n"] {
        refused(2, |doact| doact.line("actions wait -").stdin(text)).stderr_has("standard input");
    }
}

/// Lines that read standard input.
const READERS: [&str; 4] = ["actions get -", "actions wait -", "actions get 7 -", "auth init --with-token"];

#[cfg(unix)]
#[test]
fn standard_input_without_an_end_is_not_read_for_ever() {
    for line in READERS {
        let server = RawServer::untouched();
        let (mut command, home) = Doact::at(server.url()).line(line).into_parts();
        let endless = std::fs::File::open("/dev/zero").unwrap();
        let failed = Outcome::new(&command.stdin(endless).output().unwrap(), home).stdout("");
        assert_eq!((failed.code, server.lines().len()), (Some(2), 0), "{failed:#?}");
        failed.stderr_has("error: standard input has more than ").stderr_has(" MiB\n  hint: ");
    }
}

#[test]
fn standard_input_is_text() {
    for line in READERS {
        let failed = refused(2, |doact| doact.line(line).stdin(b"dop_v1_\xff7\n"));
        failed.stderr_has("error: standard input is not text in UTF-8\n").stderr_lacks("dop_v1_");
    }
}

#[test]
fn a_droplet_id_is_a_positive_whole_number() {
    for id in ["abc", "0", "-1", "1.0"] {
        for verb in ["attach", "detach"] {
            usage_error(&format!("volume {verb} {VOLUME} {id}")).stderr_has(id);
        }
    }
}

#[test]
fn a_volume_as_the_last_word_means_that_the_droplet_id_is_missing() {
    for line in ["attach data", "attach data logs", &format!("attach {VOLUME}")] {
        usage_error(&format!("volume {line} --region nyc1")).stderr_has("DROPLET_ID is missing");
    }
    usage_error("volume attach 5").stderr_has("<VOLUME>");
}

#[test]
fn a_size_is_from_1_to_16384_whole_gib() {
    for size in
        ["0", "-5", "16385", "1.5", "100GB", "17TiB", "+0", "+16385", "big", "1e3", "99999999999999999999"]
    {
        usage_error(&format!("volume resize {VOLUME} --size {size}")).stderr_has(size);
    }
    usage_error(&format!("volume resize {VOLUME}")).stderr_has("--size");
}

#[test]
fn an_increase_beyond_the_largest_size_is_refused_after_the_lookup() {
    refused(2, |doact| doact.line(&format!("volume resize {VOLUME} --size +16384")));
    let server = RawServer::new([crate::raw_server::Reply::json(200, volume_fixture())]);
    let doact = Doact::at(server.url()).line(&format!("volume resize {VOLUME} --size +16383"));
    doact.fails_with(2).stdout("").stderr_has("10 + 16383 = 16393 GiB; the maximum is 16384 GiB");
    assert_eq!(server.posts(), 0);
}

#[test]
fn a_volume_name_needs_a_region() {
    for line in [
        "volume attach data 42",
        "volume detach data 42",
        "volume resize data --size 10",
        "volume actions data",
        &format!("volume attach deadbeef{} 42 --by-name", &VOLUME[8..]),
    ] {
        usage_error(line).stderr_has("region").stderr_has("hint: ");
    }
}

#[test]
fn a_volume_is_a_uuid_or_a_name() {
    for volume in ["Data", "data_1", "1data", "-x", "../actions", "a/b", &"a".repeat(65)] {
        refused(2, |doact| doact.args(["volume", "detach", "--region", "nyc1", "--", volume, "42"]));
    }
}

#[test]
fn an_invalid_region_or_tag_is_refused() {
    usage_error("volume attach data 42 --region ../x");
    refused(2, |doact| doact.line("volume attach data 42 --region").args([""]));
    refused(2, |doact| doact.line("volume attach data 42 --region nyc1 --tag").args(["a b"]));
    refused(2, |doact| doact.line("volume attach data 42 --region nyc1 --tag").args([""]));
}

#[test]
fn more_than_15_volumes_are_too_many() {
    let names: Vec<_> = (1..=16).map(|number| format!("v{number}")).collect();
    let line = format!("volume attach {} 42 --region nyc1", names.join(" "));
    usage_error(&line).stderr_has("16 volumes").stderr_has("15").stderr_has("hint: ");
    usage_error("volume attach a b a 42 --region nyc1").stderr_has("twice");
}

#[test]
fn a_duration_is_a_number_with_a_unit() {
    for duration in ["abc", "1parsec", "5 s s"] {
        refused(2, |doact| doact.args(["actions", "wait", "5", "--timeout", duration]))
            .stderr_has("--timeout");
        refused(2, |doact| doact.args(["actions", "wait", "5", "--poll-interval", duration]));
        refused(2, |doact| doact.args(["actions", "get", "5", "--http-timeout", duration]));
    }
    usage_error("actions wait 5 --timeout -5s");
    usage_error("actions wait 5 --poll-interval 0");
    usage_error("actions get 5 --http-timeout 0");
    usage_error("actions get 5 --http-retry-max -1");
    usage_error("actions get 5 --http-retry-max many");
}

#[test]
fn a_number_outside_its_range_is_refused_with_the_range() {
    for (line, range) in [
        ("actions get 5 --http-retry-max many", "from 0 to 4294967295"),
        ("actions get 5 --http-retry-max -1", "from 0 to 4294967295"),
        ("actions list --limit 0", "from 1 to 18446744073709551615"),
        ("actions list --limit -1", "from 1 to 18446744073709551615"),
        ("volume list --limit -1", "from 1 to 18446744073709551615"),
        ("sandbox --actions -1", "from 0 to 1000000"),
        ("sandbox --actions 1000001", "from 0 to 1000000"),
        ("sandbox --port 65536", "from 0 to 65535"),
        ("sandbox --seed 1.5", "from 0 to 18446744073709551615"),
    ] {
        usage_error(line).stderr_has(format!("must be a whole number {range}"));
    }
}

#[test]
fn an_api_url_is_https_or_http_on_loopback() {
    for url in [
        "http://api.digitalocean.com",
        "http://10.0.0.1",
        "http://localhost.evil.example",
        "http://127.0.0.1@evil.example",
        "ftp://127.0.0.1",
        "file:///etc/passwd",
        "127.0.0.1:80",
        "",
    ] {
        refused(2, |doact| doact.args(["actions", "get", "5", "-u", url]));
        if !url.is_empty() {
            refused(2, |doact| doact.env("DIGITALOCEAN_API_URL", url).line("actions get 5"))
                .stderr_has("DIGITALOCEAN_API_URL");
            refused(2, |doact| {
                let doact = doact.without("DIGITALOCEAN_API_URL");
                doact.config(&format!("api_url = \"{url}\"\n")).line("actions get 5")
            })
            .stderr_has("config.toml:1:");
        }
    }
}

#[test]
fn unknown_options_commands_and_values_are_refused() {
    usage_error("actions list -o xml").stderr_has("json");
    usage_error("actions list --statsu x");
    usage_error("actions nonsense");
    usage_error("actions list --color sometimes");
    usage_error("actions list --progress dancing");
    usage_error("volume attach data 42 --region nyc1 --wait=perhaps");
}

#[test]
fn an_unknown_option_is_compared_with_those_that_are_like_it() {
    let usage = |line: &str| format!("\n\nUsage: doact {line}\n\nFor more information, try '--help'.\n");
    for (line, tip, shown) in [
        ("actions list --folow", "  tip: a similar argument exists: '--follow'", "actions list --follow"),
        ("actions stats --follow", "", "actions stats [OPTIONS]"),
        ("volumes wait data --follow", "", "volume wait [OPTIONS] <VOLUME>..."),
        ("volume attach data 5 --all", "", "volume attach <VOLUME>... <DROPLET_ID>"),
        ("actions --status x list", "  tip: 'list --status' exists", "actions [OPTIONS] <COMMAND>"),
    ] {
        let option = line.split(' ').find(|word| word.starts_with("--")).unwrap();
        let tip = if tip.is_empty() { String::new() } else { format!("\n\n{tip}") };
        let text = format!("error: unexpected argument '{option}' found{tip}{}", usage(shown));
        usage_error(line).stderr(text);
    }
}

#[test]
fn a_conflict_names_only_options_that_were_typed() {
    for (line, options) in [
        ("volume actions data 5 --status completed", " '--status <STATUS>'\n"),
        ("volume actions data 5 --after 2h -f", ":\n  --since <WHEN>\n  --follow\n"),
        ("droplet actions 5 5 --limit 3 --region=nyc1", ":\n  --limit <N>\n  --region <SLUG>\n"),
        ("actions wait 5 --action-type resize", " '--type <TYPE>'\n"),
        ("actions wait 5 --all", " '--all'\n"),
        ("volume actions data 5 -f", " '--follow'\n"),
    ] {
        usage_error(line).stderr_has(format!("cannot be used with{options}\nUsage: "));
    }
}

#[test]
fn an_invalid_token_is_exit_code_4_and_is_not_printed() {
    let unusable = ["", " ", "abc def", "abc\ndef", "t\u{f6}k\u{e9}n-secret", "dor_v1_0123456789secret"];
    for token in unusable {
        let outcomes = [
            refused(4, |doact| doact.args(["-t", token, "actions", "get", "5"])),
            refused(4, |doact| doact.env("DIGITALOCEAN_ACCESS_TOKEN", token).line("actions get 5")),
            refused(4, |doact| doact.args(["-t", token]).line("volume attach data 4 --region nyc1")),
        ];
        for outcome in outcomes {
            let is_hidden = token.trim().is_empty() || !outcome.err.contains(token);
            assert!(is_hidden && !outcome.err.contains("secret"), "{outcome:#?}");
            outcome.stderr_has("hint: ");
        }
    }
}

#[test]
fn a_missing_token_is_exit_code_4_with_the_ways_to_set_one() {
    let failed = refused(4, |doact| doact.without("DIGITALOCEAN_ACCESS_TOKEN").line("actions list"));
    failed
        .stderr_has("there is no token")
        .stderr_has("doact auth init")
        .stderr_has("DIGITALOCEAN_ACCESS_TOKEN");
}

#[test]
fn spaces_around_the_commas_of_a_list_are_ignored() {
    for line in [
        vec!["volume", "list", "--region", "nyc1 , ams3", "--name", "data, logs", "--droplet", "4, 5"],
        vec!["volume", "attach", "data", "4", "--region", "nyc1", "--dry-run", "--tag", "a, b"],
        vec!["actions", "list", "--format", "ID , Status"],
    ] {
        let sandbox = ["sandbox", "--fail", "429, 503", "--volume", "data", "--", "doact"];
        Doact::new().args(sandbox).args(line).succeeds();
    }
}

#[test]
fn what_was_typed_is_escaped_in_every_message() {
    let hostile = "a\u{1b}[31mb\n\u{9b}c\u{202e}d\u{7}";
    for line in [
        vec![hostile],
        vec!["actions", hostile],
        vec!["actions", "get", hostile],
        vec!["actions", "list", hostile],
        vec!["actions", "list", &format!("--{hostile}")],
        vec!["actions", "list", &format!("--limit={hostile}")],
        vec!["actions", "list", "--since", hostile],
        vec!["actions", "list", "-o", hostile],
        vec!["actions", "list", "--status", hostile],
        vec!["actions", "list", "--format", hostile],
        vec!["actions", "list", "--jq", hostile],
        vec!["actions", "list", "--jq", &format!(".[] | {hostile}")],
        vec!["actions", "list", "-c", hostile],
        vec!["actions", "list", "--context", hostile],
        vec!["actions", "list", "-u", hostile],
        vec!["volume", "attach", hostile, "4", "--region", "nyc1"],
        vec!["volume", "attach", &format!("-\r{hostile}")],
        vec!["volume", "attach", "data", hostile, "--region", "nyc1"],
        vec!["volume", "attach", "data", "4", "--region", hostile],
        vec!["volume", "attach", "data", "4", "--region", "nyc1", "--tag", hostile],
        vec!["volume", "resize", "data", "--region", "nyc1", "--size", hostile],
        vec!["auth", "switch", hostile],
        vec!["auth", "init", "--from-doctl", hostile],
        vec!["completion", hostile],
        vec!["sandbox", "--volume", hostile],
        vec!["sandbox", "--fail", hostile],
        vec!["compute", "action", "get", hostile],
    ] {
        for format in ["table", "json"] {
            let failed = refused(2, |doact| doact.env("DOACT_OUTPUT", format).args(&line));
            let is_unsafe = |c: char| c != '\n' && (c.is_control() || c == '\u{202e}');
            assert!(!failed.err.contains(is_unsafe), "{line:?}: {:?}", failed.err);
            assert!(!failed.err.contains("b\n"), "{line:?}: {:?}", failed.err);
        }
    }
    let absent = Doact::new().args(["sandbox", "--", hostile]).fails_with(127);
    absent.stderr("a\\u{1b}[31mb\\n\\u{9b}c\\u{202e}d\\u{7}: command not found\n");
}
