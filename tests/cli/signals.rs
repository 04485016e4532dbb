//! SIGINT and SIGTERM: the end comes at once, and says what goes on without us.

use std::process::{Child, Command};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::harness::{Doact, Outcome, VOLUME, action};
use crate::raw_server::{RawServer, Reply};

const SIGNALS: [(&str, i32); 2] = [("INT", 130), ("TERM", 143)];

/// Far less than any sleep or request of these tests takes.
const AT_ONCE: Duration = Duration::from_secs(10);

pub fn send(signal: &str, child: &Child) {
    let sent = Command::new("kill").args(["-s", signal, &child.id().to_string()]).status().unwrap();
    assert!(sent.success());
}

/// Sends a signal once the server has been asked this often, and looks at the end.
fn interrupt(signal: &str, (child, home): (Child, TempDir), server: &RawServer, requests: usize) -> Outcome {
    server.wait_for_requests(requests);
    let sent_at = Instant::now();
    send(signal, &child);
    let outcome = Outcome::new(&child.wait_with_output().unwrap(), home);
    assert!(sent_at.elapsed() < AT_ONCE, "it took {:?}", sent_at.elapsed());
    outcome.stdout("")
}

#[test]
fn a_sleep_between_two_looks_ends_at_once_and_says_how_to_go_on() {
    for (signal, code) in SIGNALS {
        let server = RawServer::new([]).then_always(Reply::json(200, action(7, "in-progress")));
        let run = Doact::at(server.url()).line("actions wait 7 --poll-interval 1h --timeout 0").spawn();
        let ended = interrupt(signal, run, &server, 1);
        assert_eq!(ended.code, Some(code));
        ended.stderr_has("action 7 goes on").stderr_has("doact actions wait 7");
    }
}

#[test]
fn a_request_that_hangs_ends_at_once() {
    for (signal, code) in SIGNALS {
        let server = RawServer::new([Reply::json(202, action(7, "in-progress"))]).then_always(Reply::Hang);
        let line = format!("volume attach {VOLUME} 42 --wait --poll-interval 10ms --http-timeout 1h");
        let ended = interrupt(signal, Doact::at(server.url()).line(&line).spawn(), &server, 2);
        assert_eq!(ended.code, Some(code));
        ended.stderr_has("action 7 goes on").stderr_has("doact actions wait 7");
    }
}

#[test]
fn a_change_under_way_may_be_carried_out_and_that_is_said() {
    for (signal, code) in SIGNALS {
        let server = RawServer::new([]).then_always(Reply::Hang);
        let line = "volume detach data 42 --region nyc1 --http-timeout 1h";
        let ended = interrupt(signal, Doact::at(server.url()).line(line).spawn(), &server, 1);
        assert_eq!((ended.code, server.posts()), (Some(code), 1));
        ended.stderr_has("detach volume data").stderr_has("doact volume actions data --region nyc1");
    }
}

#[test]
fn a_read_under_way_changes_nothing() {
    let server = RawServer::new([]).then_always(Reply::Hang);
    let run = Doact::at(server.url()).line("actions list --http-timeout 1h").spawn();
    let ended = interrupt("INT", run, &server, 1);
    assert_eq!(ended.code, Some(130));
    ended.stderr_has("nothing was changed");
}

#[test]
fn an_interruption_is_an_error_object_where_json_is_wanted() {
    for (signal, code) in SIGNALS {
        let server = RawServer::new([]).then_always(Reply::json(200, action(7, "in-progress")));
        let line = "actions wait 7 --poll-interval 1h --timeout 0 -q -o json";
        let ended = interrupt(signal, Doact::at(server.url()).line(line).spawn(), &server, 1);
        let error = ended.error();
        assert_eq!((&error["code"], &error["action_id"]), (&code.into(), &7.into()));
        assert_eq!((error["retryable"].as_bool(), ended.err.lines().count()), (Some(true), 1));
    }
}
