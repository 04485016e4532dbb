//! `doact sandbox`, and other commands against its state.

#[cfg(unix)]
use std::io::Read as _;
use std::io::{BufRead as _, BufReader};
use std::time::Duration;

use doact::sandbox::{self, Options, Sandbox};

use crate::harness::Doact;
#[cfg(unix)]
use crate::harness::Outcome;

/// A sandbox with these volumes and a history of 450 actions.
fn start(volumes: &[&str]) -> Sandbox {
    let volumes = volumes.iter().map(|spec| spec.parse().unwrap()).collect();
    let action_duration = Duration::from_millis(40);
    sandbox::start(&Options { volumes, action_duration, actions: 450, ..Options::default() }).unwrap()
}

fn doact(sandbox: &Sandbox, line: &str) -> Doact {
    let doact = Doact::at(sandbox.url()).env("DIGITALOCEAN_ACCESS_TOKEN", sandbox.token());
    doact.env("DOACT_POLL_INTERVAL", "10ms").line(line)
}

#[test]
fn a_volume_is_attached_resized_and_detached() {
    let sandbox = start(&["data:nyc1:100"]);
    let run = |line: &str| doact(&sandbox, line).succeeds().json();
    let attached = run("volume attach data 42 --region nyc1 --wait -o json");
    assert_eq!((&attached["status"], &attached["type"]), (&"completed".into(), &"attach_volume".into()));
    let resized = run("volume resize data --size +50 --region nyc1 --wait -o json");
    assert_eq!(resized["status"], "completed");
    let id = &sandbox.volumes()[0].id;
    let detached = run(&format!("volume detach {id} 42 -o json"));
    assert_eq!(detached["type"], "detach_volume");

    let actions = run(&format!("volume actions {id} -o json"));
    let types: Vec<_> =
        actions.as_array().unwrap().iter().map(|action| action["type"].as_str().unwrap()).collect();
    assert_eq!(types.len(), 3, "{types:?}");
    assert!(types[0].starts_with("detach") && types[1].starts_with("resize"), "{types:?}");
    let one = run(&format!("volume actions {id} {} -o json", attached["id"]));
    assert_eq!(one["id"], attached["id"]);
}

#[test]
fn a_long_history_is_listed_completely_and_newest_first() {
    let sandbox = start(&[]);
    let listed = doact(&sandbox, "actions list --format ID --no-header").succeeds();
    let ids: Vec<u64> = listed.out.lines().map(|id| id.parse().unwrap()).collect();
    assert_eq!(ids.len(), 450);
    assert!(ids.is_sorted_by(|newer, older| newer > older));
}

#[test]
fn requests_that_the_sandbox_refuses_fail() {
    let sandbox = start(&["data:nyc1:100", "other:nyc1:10"]);
    doact(&sandbox, "volume attach data 42 --region nyc1 --wait").succeeds();
    doact(&sandbox, "volume attach data 43 --region nyc1").fails_with(1).stdout("").stderr_has("attached");
    doact(&sandbox, "volume resize data --size 50 --region nyc1").fails_with(1).stdout("");
    doact(&sandbox, "volume attach missing 42 --region nyc1").fails_with(5).stdout("");
    doact(&sandbox, "actions get 1").fails_with(5).stdout("");
    doact(&sandbox, "-t wrong-token actions list").fails_with(4).stdout("");
    doact(&sandbox, "volume attach data 42 --region nyc1 -o json")
        .fails_with(1)
        .stderr_has("\"request_id\":\"");
}

#[test]
fn attaching_several_volumes_to_one_droplet_causes_no_pending_event() {
    let sandbox = start(&["a", "b"]);
    let done = doact(&sandbox, "volume attach a b 42 --region nyc1 --wait -q -o json").succeeds().json();
    let statuses: Vec<_> = done.as_array().unwrap().iter().map(|action| action["status"].clone()).collect();
    assert_eq!(statuses, ["completed", "completed"]);
}

#[test]
fn a_change_waits_for_the_pending_event_of_its_droplet() {
    let sandbox = start(&["a", "b"]);
    doact(&sandbox, "volume attach a 42 --region nyc1").succeeds();
    doact(&sandbox, "volume attach b 42 --region nyc1 --wait").succeeds().stdout_has("completed");
}

/// `sandbox … -- COMMAND` with actions that take 20 ms.
fn with_command(flags: &str, command: &str) -> Doact {
    let doact = Doact::new().env("DOACT_POLL_INTERVAL", "10ms");
    doact.line(&format!("sandbox --volume data:nyc1:100 --action-seconds 0.02 {flags} -- {command}"))
}

#[test]
fn the_exit_code_is_that_of_the_command() {
    let attach = "doact volume attach data 11612190 --region nyc1 --wait";
    with_command("", attach)
        .succeeds()
        .stdout_has("completed")
        .stderr_has("data → Droplet 11612190: completed");
    with_command("--fail errored", attach).fails_with(3).stdout_has("errored").stderr_has("errored");
    with_command("", "doact actions get 5").fails_with(5).stdout("");
    with_command("", "doact actions get abc").fails_with(2).stdout("");
    with_command("", "no-such-program").fails_with(127).stdout("").stderr_has("no-such-program");
}

#[cfg(unix)]
#[test]
fn doact_in_the_command_is_this_binary_and_the_environment_is_set() {
    let script = |text: &str| with_command("", "sh -c").args([text]).run();
    assert_eq!(script("exit 42").code, Some(42));
    assert_eq!(script("doact actions list -o json").stdout("[]\n").code, Some(0));
    let names =
        "echo $DIGITALOCEAN_API_URL; test -n \"$DIGITALOCEAN_ACCESS_TOKEN\" -a -n \"$DIGITALOCEAN_TOKEN\"";
    let outcome = script(names);
    assert!(outcome.code == Some(0) && outcome.out.starts_with("http://127.0.0.1:"), "{outcome:#?}");
}

#[test]
fn transient_faults_are_retried() {
    let attach = "doact volume attach data 42 --region nyc1 -o json";
    with_command("--fail pending-event", attach).succeeds().stdout_has("in-progress");
    with_command("--fail reset", "doact actions list -o json").succeeds().stdout("[]\n");
    let failed = with_command("--fail 500:9", "doact actions list --http-retry-max 0").fails_with(1);
    failed.stdout("").stderr_has("HTTP 500");
}

#[cfg(unix)]
#[test]
fn the_prompt_of_a_shell_on_a_terminal_starts_with_sandbox() {
    let profile = "PS1='mine> '\nPROMPT_COMMAND='PS1=\"mine> \";'\n";
    let terminal =
        Doact::new().file(".bashrc", profile).line("sandbox --volume data --tls -- bash").on_terminal();
    let screen = terminal.wait_for("(sandbox) mine> ");
    let notes: Vec<_> = screen.lines().take(2).collect();
    assert!(notes[0].starts_with("# volume data in nyc1: "), "{screen}");
    assert_eq!(notes[1], "# running until this shell ends (exit)");
    terminal.press("doact volume list --format Name --no-header\r");
    terminal.wait_for("\ndata");
    terminal.press("exit 7\r");
    terminal.finish().ended_with(7);
}

#[cfg(unix)]
#[test]
fn a_shell_that_runs_a_script_is_started_as_it_is() {
    let started = with_command("", "bash -c").args(["echo $-; echo ${PROMPT_COMMAND-none}"]).succeeds();
    assert_eq!((started.out.as_str(), started.err.as_str()), ("hBc\nnone\n", ""));
    with_command("", "bash").stdin("echo from a pipe").succeeds().stdout("from a pipe\n").stderr("");
}

#[cfg(unix)]
#[test]
fn without_a_command_it_prints_exports_and_serves_until_a_signal() {
    let (mut child, home) = Doact::new().line("sandbox --volume data:nyc1:100").spawn();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    let mut export = || {
        let mut line = String::new();
        stdout.read_line(&mut line).unwrap();
        let (name, value) = line.strip_prefix("export ").unwrap().trim_end().split_once('=').unwrap();
        (name.to_owned(), value.to_owned())
    };
    let (url, token, alias, end_point) = (export(), export(), export(), export());
    let names = [&url.0, &token.0, &alias.0, &end_point.0];
    assert_eq!(
        names,
        ["DIGITALOCEAN_API_URL", "DIGITALOCEAN_ACCESS_TOKEN", "DIGITALOCEAN_TOKEN", "DIGITALOCEAN_END_POINT"]
    );
    assert_eq!((token.1.as_str(), end_point.1), (alias.1.as_str(), format!("{}/v2/", url.1)));

    let doact = || Doact::at(&url.1).env("DIGITALOCEAN_ACCESS_TOKEN", &token.1);
    doact().line("actions list -o json").succeeds().stdout("[]\n");
    assert_binds_loopback_only(&url.1);

    crate::signals::send("TERM", &child);
    let mut rest = String::new();
    stdout.read_to_string(&mut rest).unwrap();
    let ended = Outcome::new(&child.wait_with_output().unwrap(), home);
    assert_eq!((ended.code, rest.as_str()), (Some(143), ""));
    doact().line("actions list --http-retry-max 0").fails_with(1);
}

/// Other systems ignore `SSL_CERT_FILE` and use their own store.
#[cfg(target_os = "linux")]
#[test]
fn with_tls_doact_trusts_the_sandbox_and_no_file_stays() {
    let attach = "doact volume attach data 42 --region nyc1 --wait";
    let doact = with_command("--tls", attach);
    let folder = doact.path("tmp");
    std::fs::create_dir(&folder).unwrap();
    let attached = doact.env("TMPDIR", folder).succeeds();
    assert!(attached.out.contains("completed"), "{attached:#?}");
    assert_is_empty(&attached.path("tmp"));
}

#[cfg(unix)]
#[test]
fn with_tls_the_variables_name_files_with_the_previous_certificates_and_one_more() {
    let doact = with_command("--tls", "sh -c").args(["echo $DIGITALOCEAN_API_URL; \
        cat $SSL_CERT_FILE; echo; cat $NODE_EXTRA_CA_CERTS; test -s $REQUESTS_CA_BUNDLE -a -s $CURL_CA_BUNDLE"]);
    let (ours, node) = (doact.path("ours.pem"), doact.path("node.pem"));
    let doact = doact.file("ours.pem", "our certificate").file("node.pem", "another\n");
    let printed = doact.env("SSL_CERT_FILE", ours).env("NODE_EXTRA_CA_CERTS", node).succeeds().out;
    assert!(printed.starts_with("https://127.0.0.1:"), "{printed}");
    for before in ["our certificate", "another"] {
        let (_, after) = printed.split_once(before).unwrap();
        assert!(after.starts_with("\n-----BEGIN CERTIFICATE-----\n"), "{printed}");
    }
}

/// Reading it would not end.
#[cfg(unix)]
#[test]
fn with_tls_a_variable_that_names_a_special_file_is_replaced_by_the_systems_certificates() {
    let started = with_command("--tls", "sh -c").args(["test -f $SSL_CERT_FILE"]);
    started.env("SSL_CERT_FILE", "/dev/zero").succeeds();
}

#[cfg(unix)]
#[test]
fn with_tls_a_signal_removes_the_files() {
    for (signal, code) in [("INT", 130), ("TERM", 143)] {
        let doact = Doact::new().line("sandbox --tls");
        let folder = doact.path("tmp");
        std::fs::create_dir(&folder).unwrap();
        let (mut child, home) = doact.env("TMPDIR", &folder).spawn();
        let lines = BufReader::new(child.stdout.as_mut().unwrap()).lines().take(8);
        let exports: Vec<_> = lines.map(Result::unwrap).collect();
        let file = exports[4].strip_prefix("export SSL_CERT_FILE=").unwrap();
        assert!(std::path::Path::new(file).starts_with(&folder), "{exports:#?}");
        crate::signals::send(signal, &child);
        let ended = Outcome::new(&child.wait_with_output().unwrap(), home);
        assert_eq!(ended.code, Some(code), "{ended:#?}");
        if signal == "INT" {
            // The signal may come before the note that it runs.
            assert!(["", "# running until interrupted (Ctrl-C)\n"].contains(&&*ended.err), "{ended:#?}");
        }
        assert_is_empty(&folder);
    }
}

#[cfg(unix)]
fn assert_is_empty(folder: &std::path::Path) {
    let files: Vec<_> = std::fs::read_dir(folder).unwrap().collect();
    assert!(files.is_empty(), "{files:?}");
}

#[test]
fn the_exports_have_the_token_even_where_the_environment_has_the_same_one() {
    let sandbox = start(&[]);
    let (mut child, _home) =
        Doact::new().env("DIGITALOCEAN_ACCESS_TOKEN", sandbox.token()).line("sandbox").spawn();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines().take(2);
    let exports: Vec<_> = lines.map(Result::unwrap).collect();
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(exports[1], format!("export DIGITALOCEAN_ACCESS_TOKEN={}", sandbox.token()));
}

/// A listener on all interfaces would accept connections to another loopback address.
#[cfg(unix)]
fn assert_binds_loopback_only(url: &str) {
    let port = url.rsplit(':').next().unwrap();
    assert!(url.starts_with("http://127.0.0.1:"), "{url}");
    if cfg!(target_os = "linux") {
        assert!(std::net::TcpStream::connect(format!("127.0.0.2:{port}")).is_err());
    }
}

#[test]
fn invalid_arguments_are_usage_errors() {
    for flags in [
        "--volume Data",
        "--volume data:moon1",
        "--volume data:nyc1:0",
        "--fail sometimes",
        "--fail late-list",
        "--fail clock:forever",
        "--action-seconds -1",
        "--port 99999",
    ] {
        Doact::new().line(&format!("sandbox {flags} -- doact actions list")).fails_with(2).stdout("");
    }
}
