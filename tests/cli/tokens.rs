//! The sources of a token: a command, a file, the settings file, a variable.

#[cfg(target_os = "linux")]
use std::fs;
#[cfg(unix)]
use std::io::{BufRead as _, BufReader, Read as _};
#[cfg(target_os = "linux")]
use std::thread;
#[cfg(target_os = "linux")]
use std::time::{Duration, Instant};

#[cfg(unix)]
use crate::harness::TOKEN;
use crate::harness::{Doact, Outcome, fixture};
use crate::raw_server::{RawServer, Reply};
#[cfg(unix)]
use crate::settings::make_fifo;
#[cfg(unix)]
use crate::signals::send;

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
fn an_empty_token_variable_counts_as_unset() {
    let empty = |doact: Doact| doact.env("DIGITALOCEAN_ACCESS_TOKEN", "");
    let (done, sent) = token_sent(|doact| empty(doact).config("token = \"of-the-file\"\n"));
    assert_eq!((done.code, sent.as_deref()), (Some(0), Some("Bearer of-the-file")), "{done:#?}");
    let (done, sent) = token_sent(|doact| empty(doact).env("DIGITALOCEAN_TOKEN", "of-the-other"));
    assert_eq!((done.code, sent.as_deref()), (Some(0), Some("Bearer of-the-other")), "{done:#?}");
    let (failed, sent) = token_sent(empty);
    assert_eq!((failed.code, sent), (Some(4), None));
    failed.stderr_has("error: there is no token: DIGITALOCEAN_ACCESS_TOKEN is set but empty\n");
}

#[test]
fn white_space_and_a_byte_order_mark_around_a_token_are_dropped() {
    let text = "\u{feff} \tof-mine\r";
    let sources: [fn(Doact, &str) -> Doact; 6] = [
        |doact, text| doact.args(["-t", text]),
        |doact, text| doact.env("DIGITALOCEAN_ACCESS_TOKEN", text),
        |doact, text| doact.env("DIGITALOCEAN_TOKEN", text),
        |doact, text| doact.config(&format!("token = \"{}\"", text.replace('\r', "\\r"))),
        |doact, text| doact.file("secret", &format!("{text}\n\n")).config("token_file = \"secret\""),
        |doact, text| {
            doact.file("secret", &format!("{text}\nmore\n")).config("token_command = ['cat', 'secret']")
        },
    ];
    for (index, source) in sources.iter().enumerate() {
        let (done, sent) = token_sent(|doact| source(doact, text));
        assert_eq!((done.code, sent.as_deref()), (Some(0), Some("Bearer of-mine")), "{index}: {done:#?}");
    }
}

#[cfg(unix)]
#[test]
fn a_token_file_that_is_not_a_regular_file_is_not_opened() {
    let (failed, sent) = token_sent(|doact| {
        make_fifo(&doact.path("secret"));
        doact.config("token_file = \"secret\"")
    });
    assert_eq!((failed.code, sent), (Some(4), None));
    failed.stderr_has("secret cannot be read").stderr_has("it is not a regular file");
}

#[test]
fn a_token_in_place_of_a_program_or_a_path_is_not_shown() {
    let token = "0123456789abcdef".repeat(4);
    for key in [format!("token_file = \"{token}\""), format!("token_command = [\"{token}\"]")] {
        let (failed, _) = token_sent(|doact| doact.config(&key));
        assert_eq!(failed.code, Some(4));
        failed.stderr_has("[redacted]").stderr_lacks("456789ab");
    }
}

#[cfg(unix)]
#[test]
fn a_token_command_ends_with_the_program() {
    // Where there is a terminal, child processes of the command are killed on Linux only.
    let script = if cfg!(target_os = "linux") {
        "echo started >&2; sleep 1000; true"
    } else {
        "echo started >&2; exec sleep 1000"
    };
    for (signal, code) in [("INT", 130), ("TERM", 143)] {
        let doact = Doact::new().config(&format!("token_command = ['sh', '-c', '{script}']"));
        let (mut child, _home) = doact.line("actions list").spawn();
        let mut stderr = BufReader::new(child.stderr.take().unwrap());
        let mut line = String::new();
        stderr.read_line(&mut line).unwrap();
        assert_eq!(line, "started\n");
        send(signal, &child);
        assert_eq!(child.wait().unwrap().code(), Some(code));
        // `sleep` has inherited standard error: it is closed only when that has ended too.
        let mut rest = String::new();
        stderr.read_to_string(&mut rest).unwrap();
        assert!(rest.contains("nothing was changed"), "{rest}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_token_command_ends_with_the_reader_of_a_list() {
    let doact = Doact::new().config("token_command = ['sh', '-c', 'echo started >&2; sleep 1000; true']");
    let (mut child, _home) = doact.line("actions list --follow").spawn();
    let mut stderr = BufReader::new(child.stderr.take().unwrap());
    let mut line = String::new();
    stderr.read_line(&mut line).unwrap();
    drop(child.stdout.take());
    // `sleep` has inherited standard error: it is closed only when that has ended too.
    let mut rest = String::new();
    stderr.read_to_string(&mut rest).unwrap();
    assert_eq!((child.wait().unwrap().code(), rest.as_str()), (Some(0), ""));
}

/// Waits until a watcher runs beside the token command with this process ID.
#[cfg(target_os = "linux")]
fn wait_for_watcher(command_id: &str) {
    let start = Instant::now();
    while !has_watcher(command_id) {
        assert!(start.elapsed() < Duration::from_secs(30), "no watcher was started");
        thread::yield_now();
    }
}

#[cfg(target_os = "linux")]
fn has_watcher(command_id: &str) -> bool {
    let arguments = format!("\0token-command-watcher\0{command_id}\0");
    let processes = fs::read_dir("/proc").unwrap().filter_map(Result::ok);
    let mut lines = processes.filter_map(|process| fs::read_to_string(process.path().join("cmdline")).ok());
    lines.any(|line| line.contains(&arguments))
}

/// Starts the program, kills it while its token command runs, and requires that the command and its child
/// processes end.
#[cfg(target_os = "linux")]
fn check_that_killing_ends_the_command<Started>(
    start: impl FnOnce(Doact) -> Started,
    kill: impl FnOnce(Started),
) {
    // The kernel sends SIGHUP to what is left on a terminal.
    let script = "trap \"\" HUP; exec 3>fifo; echo $$ >&3; (sleep 60; echo survived >&3); true";
    let doact = Doact::new().config(&format!("token_command = ['sh', '-c', '{script}']"));
    let fifo = doact.path("fifo");
    make_fifo(&fifo);
    let started = start(doact.line("actions list"));
    let mut fifo = BufReader::new(fs::File::open(fifo).unwrap());
    let mut command_id = String::new();
    fifo.read_line(&mut command_id).unwrap();
    wait_for_watcher(command_id.trim_end());
    kill(started);
    // `sleep` has the FIFO open too: reading ends only when both processes have.
    let mut rest = String::new();
    fifo.read_to_string(&mut rest).unwrap();
    assert_eq!(rest, "");
}

#[cfg(target_os = "linux")]
#[test]
fn a_token_command_ends_when_the_program_is_killed() {
    check_that_killing_ends_the_command(Doact::spawn, |(mut child, _home)| {
        child.kill().unwrap();
        child.wait().unwrap();
    });
    // On a terminal, the command is in the program's own process group.
    check_that_killing_ends_the_command(Doact::on_terminal, drop);
}

#[cfg(target_os = "linux")]
#[test]
fn nothing_watches_a_token_command_that_has_ended() {
    let server = RawServer::new([Reply::json(200, fixture("action"))]);
    let doact = Doact::new().env("DIGITALOCEAN_API_URL", server.url());
    let doact = doact.config("token_command = ['sh', '-c', 'echo $$ >&2; read token < fifo; echo $token']");
    let fifo = doact.path("fifo");
    make_fifo(&fifo);
    let (mut child, _home) = doact.line("actions get 36804636").spawn();
    let mut command_id = String::new();
    BufReader::new(child.stderr.take().unwrap()).read_line(&mut command_id).unwrap();
    wait_for_watcher(command_id.trim_end());
    fs::write(fifo, "of-the-command\n").unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(0));
    assert!(!has_watcher(command_id.trim_end()));
    assert_eq!(server.requests()[0].header("authorization"), Some("Bearer of-the-command"));
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
