//! Input that cannot be meant: exit 2 (4 for a token), one clear sentence, a
//! hint, and no request.

use crate::harness::{Doact, Outcome, VOLUME};
use crate::raw_server::RawServer;

/// Runs a command that must be refused before anything is sent.
fn refused(code: i32, prepare: impl FnOnce(Doact) -> Doact) -> Outcome {
    let server = RawServer::untouched();
    let outcome = prepare(Doact::at(server.url())).fails_with(code).stdout("");
    assert_eq!(server.lines().len(), 0, "{outcome:#?}");
    assert!(outcome.err.starts_with("error: "), "{outcome:#?}");
    outcome
}

fn is_usage(line: &str) -> Outcome {
    refused(2, |doact| doact.line(line))
}

#[test]
fn an_action_id_is_a_positive_whole_number() {
    for id in ["abc", "0", "-1", "1.5", "1e3", "+1", "99999999999999999999999", "0x1"] {
        for command in ["actions get", "actions wait", &format!("volume actions {VOLUME}")] {
            is_usage(&format!("{command} {id}")).stderr_has(id);
        }
    }
    refused(2, |doact| doact.args(["actions", "get", ""]));
}

#[test]
fn ids_on_standard_input_are_checked_too() {
    for text in ["5\nabc\n", "0", "", "\n \n"] {
        refused(2, |doact| doact.line("actions wait -").stdin(text)).stderr_has("standard input");
    }
}

#[test]
fn a_droplet_id_is_a_positive_whole_number() {
    for id in ["abc", "0", "-1", "1.0"] {
        for verb in ["attach", "detach"] {
            is_usage(&format!("volume {verb} {VOLUME} {id}")).stderr_has(id);
        }
    }
}

#[test]
fn a_volume_as_the_last_word_means_that_the_droplet_id_is_missing() {
    for line in ["attach data", "detach data logs", &format!("attach {VOLUME}")] {
        is_usage(&format!("volume {line} --region nyc1")).stderr_has("DROPLET_ID is missing");
    }
    is_usage("volume attach 5").stderr_has("<VOLUME>");
}

#[test]
fn a_size_is_from_1_to_16384_whole_gib() {
    for size in
        ["0", "-5", "16385", "1.5", "100GB", "17TiB", "+0", "+16385", "big", "1e3", "99999999999999999999"]
    {
        is_usage(&format!("volume resize {VOLUME} --size {size}")).stderr_has(size);
    }
    is_usage(&format!("volume resize {VOLUME}")).stderr_has("--size");
}

#[test]
fn a_growth_beyond_the_largest_size_is_refused_once_the_size_is_known() {
    refused(2, |doact| doact.line(&format!("volume resize {VOLUME} --size +16384")));
    let server = RawServer::new([crate::raw_server::Reply::json(200, crate::harness::fixture("volume"))]);
    let doact = Doact::at(server.url()).line(&format!("volume resize {VOLUME} --size +16383"));
    doact.fails_with(2).stdout("").stderr_has("10 + 16383 = 16393 GiB; the maximum is 16384 GiB");
    assert_eq!(server.posts(), 0);
}

#[test]
fn a_name_needs_a_region() {
    for line in [
        "volume attach data 42",
        "volume detach data 42",
        "volume resize data --size 10",
        "volume actions data",
        &format!("volume attach deadbeef{} 42 --by-name", &VOLUME[8..]),
    ] {
        is_usage(line).stderr_has("region").stderr_has("hint: ");
    }
}

#[test]
fn a_volume_is_a_uuid_or_a_name() {
    for volume in ["Data", "data_1", "1data", "-x", "../actions", "a/b", &"a".repeat(65)] {
        refused(2, |doact| doact.args(["volume", "detach", "--region", "nyc1", "--", volume, "42"]));
    }
}

#[test]
fn a_region_and_a_tag_have_a_form() {
    is_usage("volume attach data 42 --region ../x");
    refused(2, |doact| doact.line("volume attach data 42 --region").args([""]));
    refused(2, |doact| doact.line("volume attach data 42 --region nyc1 --tag").args(["a b"]));
    refused(2, |doact| doact.line("volume attach data 42 --region nyc1 --tag").args([""]));
}

#[test]
fn more_than_15_volumes_are_too_many() {
    let names: Vec<_> = (1..=16).map(|number| format!("v{number}")).collect();
    let line = format!("volume attach {} 42 --region nyc1", names.join(" "));
    is_usage(&line).stderr_has("16 volumes").stderr_has("15").stderr_has("hint: ");
    is_usage("volume attach a b a 42 --region nyc1").stderr_has("twice");
}

#[test]
fn a_duration_is_a_number_with_a_unit() {
    for duration in ["abc", "1parsec", "5 s s"] {
        refused(2, |doact| doact.args(["actions", "wait", "5", "--timeout", duration]))
            .stderr_has("--timeout");
        refused(2, |doact| doact.args(["actions", "wait", "5", "--poll-interval", duration]));
        refused(2, |doact| doact.args(["actions", "get", "5", "--http-timeout", duration]));
    }
    is_usage("actions wait 5 --timeout -5s");
    is_usage("actions wait 5 --poll-interval 0");
    is_usage("actions get 5 --http-timeout 0");
    is_usage("actions get 5 --http-retry-max -1");
    is_usage("actions get 5 --http-retry-max many");
}

#[test]
fn a_number_outside_its_range_is_refused_with_the_range() {
    for (line, range) in [
        ("actions get 5 --http-retry-max many", "from 0 to 4294967295"),
        ("actions list --limit 0", "from 1 to 18446744073709551615"),
        ("sandbox --actions 1000001", "from 0 to 1000000"),
        ("sandbox --port 65536", "from 0 to 65535"),
        ("sandbox --seed 1.5", "from 0 to 18446744073709551615"),
    ] {
        is_usage(line).stderr_has(format!("must be a whole number {range}"));
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
fn an_output_format_or_an_option_that_does_not_exist_is_refused() {
    is_usage("actions list -o xml").stderr_has("json");
    is_usage("actions list --statsu x");
    is_usage("actions nonsense");
    is_usage("actions list --color sometimes");
    is_usage("actions list --progress dancing");
    is_usage("volume attach data 42 --region nyc1 --wait=perhaps");
}

#[test]
fn a_token_that_cannot_work_is_exit_4_and_is_not_echoed() {
    let unusable = ["", " ", "abc def", "abc\ndef", "t\u{f6}k\u{e9}n-secret", "dor_v1_0123456789secret"];
    for token in unusable {
        let outcomes = [
            refused(4, |doact| doact.args(["-t", token, "actions", "get", "5"])),
            refused(4, |doact| doact.env("DIGITALOCEAN_ACCESS_TOKEN", token).line("actions get 5")),
            refused(4, |doact| doact.args(["-t", token]).line("volume attach data 4 --region nyc1")),
        ];
        for outcome in outcomes {
            let shown = token.trim().is_empty() || !outcome.err.contains(token);
            assert!(shown && !outcome.err.contains("secret"), "{outcome:#?}");
            outcome.stderr_has("hint: ");
        }
    }
}

#[test]
fn no_token_at_all_is_exit_4_with_the_ways_to_give_one() {
    let failed = refused(4, |doact| doact.without("DIGITALOCEAN_ACCESS_TOKEN").line("actions list"));
    failed
        .stderr_has("there is no token")
        .stderr_has("doact auth init")
        .stderr_has("DIGITALOCEAN_ACCESS_TOKEN");
}
