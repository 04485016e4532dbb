//! SIGINT, SIGTERM, SIGHUP and SIGQUIT: the program ends at once, shows what is known and says what is still
//! running.

use std::io::{BufRead as _, BufReader, Read as _};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::harness::{Doact, Outcome, VOLUME, action, bare_action, page_of};
use crate::raw_server::{RawServer, Reply};

const SIGNALS: [(&str, i32); 3] = [("INT", 130), ("TERM", 143), ("HUP", 143)];

/// Far less than the sleeps and requests that these tests interrupt.
const AT_ONCE: Duration = Duration::from_secs(10);

fn word(signal: &str) -> &'static str {
    if signal == "INT" { "interrupted" } else { "terminated" }
}

pub fn send(signal: &str, child: &Child) {
    let sent = Command::new("kill").args(["-s", signal, &child.id().to_string()]).status().unwrap();
    assert!(sent.success());
}

/// Sends a signal once the server has received this many requests.
pub fn interrupt(
    signal: &str,
    (child, home): (Child, TempDir),
    server: &RawServer,
    requests: usize,
) -> Outcome {
    server.wait_for_requests(requests);
    let sent_at = Instant::now();
    send(signal, &child);
    let outcome = Outcome::new(&child.wait_with_output().unwrap(), home);
    assert!(sent_at.elapsed() < AT_ONCE, "it took {:?}", sent_at.elapsed());
    outcome
}

#[test]
fn a_signal_between_two_polls_shows_the_action_and_says_that_it_is_still_running() {
    for (signal, code) in SIGNALS {
        let server = RawServer::new([]).then_always(Reply::json(200, action(7, "in-progress")));
        let line = "actions wait 7 --timeout 0 --format ID,Status --no-header";
        let run = Doact::at(server.url()).line(line).spawn();
        let ended = interrupt(signal, run, &server, 2);
        assert_eq!(ended.code, Some(code));
        ended.stdout("7   in-progress\n").stderr_has(format!(
            "error: {}; action 7 is still running\n  hint: resume with `doact actions wait 7`\n",
            word(signal)
        ));
    }
}

#[test]
fn a_signal_during_a_poll_shows_the_action_and_says_that_it_is_still_running() {
    for (signal, code) in SIGNALS {
        let server = RawServer::new([Reply::json(202, action(7, "in-progress"))]).then_always(Reply::Hang);
        let line = format!(
            "volume attach {VOLUME} 42 --wait --poll-interval 10ms --http-timeout 1h --format ID,Status --no-header"
        );
        let ended = interrupt(signal, Doact::at(server.url()).line(&line).spawn(), &server, 2);
        assert_eq!(ended.code, Some(code));
        ended.stdout("7   in-progress\n").stderr_has(format!(
            "error: {}; action 7 is still running\n  hint: resume with `doact actions wait 7`\n",
            word(signal)
        ));
    }
}

#[test]
fn actions_that_have_ended_are_shown_and_not_called_running() {
    let server = RawServer::answering(|request| match request.line.as_str() {
        "GET /v2/actions/8" => Reply::json(200, action(8, "completed")),
        _ => Reply::json(200, action(9, "in-progress")),
    });
    let line = "actions wait 9 8 --poll-interval 10ms --timeout 0 --format ID,Status --no-header";
    let ended = interrupt("INT", Doact::at(server.url()).line(line).spawn(), &server, 4);
    ended
        .stdout("9   in-progress\n8   completed\n")
        .stderr_has("error: interrupted; action 9 is still running\n");
}

#[test]
fn what_a_poll_had_read_before_a_signal_is_shown() {
    let server = RawServer::answering(|request| match request.line.as_str() {
        "GET /v2/actions/7" => Reply::json(200, action(7, "completed")),
        _ => Reply::Hang,
    });
    let line = "actions wait 7 8 9 --http-timeout 1h --format ID,Status --no-header";
    let ended = interrupt("INT", Doact::at(server.url()).line(line).spawn(), &server, 2);
    ended.stdout("7   completed\n").stderr_has("error: interrupted; the state of 2 actions is unknown\n");
}

#[test]
fn an_action_that_no_one_named_is_shown_in_an_array() {
    let listed = page_of(&[bare_action(7, "in-progress")], 1);
    for (line, shown) in [
        ("actions wait --all".to_owned(), "[7]\n"),
        (format!("volume wait {VOLUME}"), "[7]\n"),
        ("actions wait 7".to_owned(), "7\n"),
    ] {
        let listed = listed.clone();
        let server = RawServer::answering(move |request| {
            let is_list = request.line.contains("?page=");
            Reply::json(200, if is_list { listed.clone() } else { action(7, "in-progress") })
        });
        let line = format!("{line} --poll-interval 10ms --timeout 0 --jq");
        let run = Doact::at(server.url()).line(&line).args(["if type==\"array\" then map(.id) else .id end"]);
        let ended = interrupt("INT", run.spawn(), &server, 3);
        assert_eq!(ended.code, Some(130));
        ended.stdout(shown).stderr_has("action 7 is still running");
    }
}

#[test]
fn the_state_of_an_action_that_was_never_seen_is_unknown() {
    let server = RawServer::new([]).then_always(Reply::Hang);
    let run = Doact::at(server.url()).line("actions wait 7 --http-timeout 1h").spawn();
    interrupt("INT", run, &server, 1).stdout("").stderr_has(
        "error: interrupted; the state of action 7 is unknown\n  hint: resume with `doact actions wait 7`\n",
    );
}

#[test]
fn actions_go_to_standard_error_if_standard_output_cannot_be_written() {
    let server = RawServer::new([Reply::json(202, action(7, "in-progress"))]).then_always(Reply::Hang);
    let line =
        format!("volume attach {VOLUME} 42 --wait --poll-interval 10ms --format ID,Status --no-header");
    let (mut command, home) = Doact::at(server.url()).line(&line).into_parts();
    let (reader, closed_pipe) = std::io::pipe().unwrap();
    drop(reader);
    let child = command.stdin(Stdio::null()).stdout(closed_pipe).stderr(Stdio::piped()).spawn().unwrap();
    drop(command);
    let ended = interrupt("TERM", (child, home), &server, 2);
    ended.stdout("").stderr_has("7   in-progress\nerror: terminated; action 7 is still running\n");
}

#[test]
fn a_hangup_that_nohup_ignores_is_ignored() {
    if cfg!(not(target_os = "linux")) {
        return;
    }
    let server = RawServer::new([]).then_always(Reply::json(200, action(7, "in-progress")));
    let doact = Doact::at(server.url());
    let program = assert_cmd::cargo::cargo_bin!("doact").display().to_string();
    let script = format!("trap '' HUP; exec {program} actions wait 7 --poll-interval 10ms --timeout 0");
    let (child, home) = doact.shell(&script).spawn();
    server.wait_for_requests(1);
    send("HUP", &child);
    let requests = server.lines().len();
    let ended = interrupt("INT", (child, home), &server, requests + 5);
    assert_eq!(ended.code, Some(130));
}

#[test]
fn ctrl_c_is_the_normal_end_of_a_followed_list_and_of_the_sandbox() {
    let page = page_of(&[bare_action(7, "in-progress")], 1);
    let server = RawServer::new([Reply::json(200, page)]).then_always(Reply::Hang);
    let line = "actions list --follow --format ID --no-header";
    let follow = interrupt("INT", Doact::at(server.url()).line(line).spawn(), &server, 2);
    assert_eq!(follow.code, Some(130));
    follow.stdout("7\n").stderr("");

    let (mut child, _home) = Doact::new().line("sandbox").spawn();
    let mut stderr = BufReader::new(child.stderr.take().unwrap()).lines();
    assert!(stderr.any(|line| line.unwrap().contains("Ctrl-C")));
    send("INT", &child);
    assert_eq!(child.wait().unwrap().code(), Some(130));
    assert_eq!(stderr.next().transpose().unwrap(), None);
}

#[test]
fn a_signal_after_a_change_was_sent_says_that_it_may_still_be_carried_out() {
    for (signal, code) in SIGNALS {
        let server = RawServer::new([]).then_always(Reply::Hang);
        let line = "volume detach data 42 --region nyc1 --http-timeout 1h";
        let ended = interrupt(signal, Doact::at(server.url()).line(line).spawn(), &server, 1);
        assert_eq!((ended.code, server.posts()), (Some(code), 1));
        ended.stdout("").stderr(format!(
            "error: {} after the request to detach volume data from Droplet 42 was sent; \
             it may still be carried out\n  \
             hint: check the result with `doact volume actions data --region nyc1`\n",
            word(signal)
        ));
    }
}

#[test]
fn a_signal_after_a_change_was_rejected_says_that_it_was_not_accepted() {
    let limited = Reply::with(429, &["Retry-After: 3600"], "");
    let server = RawServer::new([]).then_always(limited);
    let line = "volume attach data 42 --region nyc1 --wait --timeout 2h";
    let (mut child, _home) = Doact::at(server.url()).line(line).spawn();
    let mut stderr = BufReader::new(child.stderr.take().unwrap());
    let mut first = String::new();
    // The client says that it pauses after it has seen the rejection.
    stderr.read_line(&mut first).unwrap();
    send("INT", &child);
    let mut rest = String::new();
    stderr.read_to_string(&mut rest).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(130));
    assert_eq!(
        rest,
        "error: interrupted before the request to attach volume data to Droplet 42 was accepted\n"
    );
}

#[test]
fn a_signal_during_the_second_of_three_changes_lists_all_of_them() {
    let started = [action(1, "completed"), action(2, "in-progress")];
    let server = RawServer::new(started.map(|action| Reply::json(202, action)))
        .then_always(Reply::json(200, action(2, "in-progress")));
    let line =
        "volume attach a b c 42 --region nyc1 --poll-interval 10ms --timeout 0 --format Volume,ID,Status";
    let ended = interrupt("INT", Doact::at(server.url()).line(line).spawn(), &server, 3);
    ended
        .stdout("VOLUME   ID   STATUS\na        1    completed\nb        2    in-progress\n")
        .stderr_has("action 2 is still running")
        .stderr_has(
            "a → Droplet 42: attached (action 1)\nb → Droplet 42: in progress (action 2)\n\
             c → Droplet 42: not tried\nerror: interrupted; action 2 is still running\n",
        );
}

#[test]
fn with_json_output_an_interrupted_command_says_in_its_last_line_what_became_of_each_volume() {
    for quiet in ["", "-q"] {
        let started = [action(1, "completed"), action(2, "in-progress")];
        let server = RawServer::new(started.map(|action| Reply::json(202, action)))
            .then_always(Reply::json(200, action(2, "in-progress")));
        let line = "volume attach a b c 42 --region nyc1 --poll-interval 10ms --timeout 0 -o json";
        let run = Doact::at(server.url()).line(line).line(quiet).spawn();
        let ended = interrupt("TERM", run, &server, 3);
        let steps = ended.error()["steps"].clone();
        let states: Vec<_> = (0..3).map(|index| steps[index]["state"].as_str().unwrap()).collect();
        assert_eq!(states, ["attached", "in_progress", "not_tried"]);
        assert_eq!((&steps[1]["volume"], &steps[1]["action_id"]), (&"b".into(), &2.into()));
        assert_eq!(ended.json().as_array().unwrap().len(), 2);
        assert!(quiet.is_empty() || ended.err.lines().count() == 1, "{ended:#?}");
    }
}

#[test]
fn a_signal_during_a_read_says_that_nothing_was_changed() {
    let server = RawServer::new([]).then_always(Reply::Hang);
    let run = Doact::at(server.url()).line("actions list --http-timeout 1h").spawn();
    let ended = interrupt("INT", run, &server, 1);
    assert_eq!(ended.code, Some(130));
    ended.stderr_has("nothing was changed");
}

#[test]
fn with_json_output_a_signal_is_reported_as_an_error_object() {
    for (signal, code) in SIGNALS {
        let server = RawServer::new([Reply::json(200, action(7, "in-progress"))]).then_always(Reply::Hang);
        let line = "actions wait 7 --poll-interval 10ms --http-timeout 1h --timeout 0 -q -o json";
        let ended = interrupt(signal, Doact::at(server.url()).line(line).spawn(), &server, 2);
        let error = ended.error();
        assert_eq!((&error["code"], &error["action_id"]), (&code.into(), &7.into()));
        assert_eq!((error["retryable"].as_bool(), ended.err.lines().count()), (Some(true), 1));
        ended.stdout(format!("{}\n", bare_action(7, "in-progress")));
    }
}

#[cfg(target_os = "linux")]
#[test]
fn sigquit_ends_the_program_as_if_it_were_not_caught() {
    use std::os::unix::process::ExitStatusExt as _;
    let server = RawServer::new([]).then_always(Reply::Hang);
    // No core file.
    let program = assert_cmd::cargo::cargo_bin!("doact").display().to_string();
    let script = format!("ulimit -c 0; exec {program} actions list --http-timeout 1h");
    let (mut child, _home) = Doact::at(server.url()).shell(&script).spawn();
    server.wait_for_requests(1);
    send("QUIT", &child);
    assert_eq!(child.wait().unwrap().signal(), Some(3));
}

/// A command that says which signal ended it.
const TRAPS: &str =
    "for signal in INT QUIT HUP TERM; do trap \"kill $!; echo $signal; exit 9\" $signal; done";

#[test]
fn a_command_in_the_sandbox_gets_each_signal_and_its_exit_code_is_kept() {
    for signal in ["INT", "QUIT", "HUP", "TERM"] {
        let script = format!("sleep 1000 >/dev/null 2>&1 & {TRAPS}; echo ready; wait");
        let (mut child, _home) = Doact::new().line("sandbox -- sh -c").args([script]).spawn();
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        stdout.read_line(&mut line).unwrap();
        assert_eq!(line, "ready\n");
        send(signal, &child);
        let mut rest = String::new();
        stdout.read_to_string(&mut rest).unwrap();
        assert_eq!((rest.trim_end(), child.wait().unwrap().code()), (signal, Some(9)));
    }
}

#[test]
fn a_followed_list_ends_with_its_reader() {
    let page = page_of(&[bare_action(7, "in-progress")], 1);
    let server = RawServer::new([Reply::json(200, page)]).then_always(Reply::Hang);
    let line = "actions list --follow --format ID --no-header --http-timeout 1h";
    let (mut child, home) = Doact::at(server.url()).line(line).spawn();
    let mut first = String::new();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    stdout.read_line(&mut first).unwrap();
    server.wait_for_requests(2);
    drop(stdout);
    let ended = Outcome::new(&child.wait_with_output().unwrap(), home);
    assert_eq!((first.as_str(), ended.code), ("7\n", Some(0)));
    ended.stderr("");
}

#[test]
fn a_wait_goes_on_without_a_reader() {
    let server = RawServer::new(vec![Reply::json(200, action(7, "in-progress")); 5])
        .then_always(Reply::json(200, action(7, "errored")));
    let line = "actions wait 7 --poll-interval 10ms";
    let (mut child, home) = Doact::at(server.url()).line(line).spawn();
    drop(child.stdout.take());
    let ended = Outcome::new(&child.wait_with_output().unwrap(), home);
    assert_eq!(ended.code, Some(3));
    ended.stderr_has("error: action 7 (attach_volume) errored\n");
}
