//! What a person at a terminal sees: progress, colours, the hidden prompt, and Ctrl-C.

use std::time::Duration;

use crate::harness::{Doact, TOKEN, action, bare_action, fixture, page_of};
use crate::raw_server::{Gate, RawServer, Reply};
use crate::terminal::{Finished, Terminal};
use crate::volume_list::{volume, volumes as page_of_volumes};

const ASCII_SPINNER: &str = "-\\|/";
const UNICODE_SPINNER: &str = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";

/// The first character of the line that has this text.
fn first_char(screen: &str, part: &str) -> Option<char> {
    screen.lines().find(|line| line.contains(part))?.chars().next()
}

/// An action that is in progress until the gate is open.
fn waiting(gate: &Gate) -> RawServer {
    let gate = gate.clone();
    RawServer::answering(move |_| {
        Reply::json(200, action(7, if gate.is_open() { "completed" } else { "in-progress" }))
    })
}

fn wait_for_action(server: &RawServer) -> Doact {
    Doact::at(server.url()).line("actions wait 7 --poll-interval 20ms")
}

#[test]
fn a_spinner_turns_while_an_action_is_in_progress_and_ends_as_one_line() {
    for (locale, characters) in [("C", ASCII_SPINNER), ("en_US.UTF-8", UNICODE_SPINNER)] {
        let gate = Gate::default();
        let server = waiting(&gate);
        let terminal = wait_for_action(&server).env("LC_ALL", locale).on_terminal();
        let line = "attach_volume volume: in progress, ";
        let first = first_char(&terminal.wait_for(line), line).unwrap();
        assert!(characters.contains(first), "{first} in {locale}");
        terminal.wait_until("the next character of the spinner", |screen| {
            first_char(screen, line).is_some_and(|next| next != first && characters.contains(next))
        });
        gate.open();
        let done = terminal.finish().ended_with(0).lacks(line);
        assert!(
            done.screen.starts_with("attach_volume volume: completed after 11s (action 7)\n"),
            "{done:#?}"
        );
    }
}

#[test]
fn a_spinner_on_a_narrow_terminal_is_cut_to_one_line() {
    let gate = Gate::default();
    let server = waiting(&gate);
    let terminal = wait_for_action(&server).on_terminal_of(30);
    let screen = terminal.wait_for("action 7: in progress, ");
    assert_eq!(screen.lines().count(), 1, "{screen}");
    assert!(!screen.contains("volume"), "{screen}");
    gate.open();
    terminal.finish().ended_with(0);
}

#[test]
fn more_waits_than_the_window_has_lines_are_counted_in_the_last_line() {
    let gate = Gate::default();
    let opened = gate.clone();
    let server = RawServer::answering(move |request| {
        let status = if opened.is_open() { "completed" } else { "in-progress" };
        match request.line.rsplit('/').next().and_then(|id| id.parse().ok()) {
            Some(id) => Reply::json(200, action(id, status)),
            None => Reply::json(
                200,
                page_of(&(1..=15).rev().map(|id| bare_action(id, status)).collect::<Vec<_>>(), 15),
            ),
        }
    });
    let ids: Vec<_> = (1..=15).map(|id: u32| id.to_string()).collect();
    let doact = Doact::at(server.url()).line("actions wait --poll-interval 20ms").args(ids);
    let terminal = doact.on_terminal_of_size(6, 60);
    terminal.wait_until("four waits and a count of the others", |screen| {
        screen.matches(": in progress, ").count() == 4 && screen.contains("+11 more")
    });
    gate.open();
    terminal.finish().ended_with(0).lacks("more").lacks("in progress");
}

#[test]
fn several_actions_have_a_spinner_each() {
    let server = RawServer::answering(|request| {
        let id = if request.line.ends_with("/8") { 8 } else { 7 };
        Reply::json(200, action(id, "in-progress"))
    });
    let doact = Doact::at(server.url()).line("actions wait 7 8 --poll-interval 20ms");
    let terminal = doact.on_terminal();
    terminal.wait_until("both actions", |screen| {
        ["(action 7)", "(action 8)"].iter().all(|part| screen.lines().any(|line| line.contains(part)))
    });
    terminal.interrupt();
    let ended = terminal.finish().ended_with(130).shows("doact actions wait 7 8");
    ended.lacks("in progress").lacks("^C");
}

#[test]
fn a_list_without_actions_says_so_and_names_the_nearest_type() {
    let list = |options: &str| {
        let server = RawServer::new([Reply::json(200, page_of(&[bare_action(7, "completed")], 1))]);
        Doact::at(server.url()).line("actions list").line(options).on_terminal_of(120).finish().ended_with(0)
    };
    let note = "note: no actions match the filters";
    let hint = "; doact knows no type atach_volume, did you mean attach_volume?";
    list("--type atach_volume").shows(&format!("{note}{hint}"));
    list("--status errored -o json").shows(note).shows("[]").lacks("did you mean");
    list("--status errored -q").lacks("note");
    list("").lacks("note");
}

#[test]
fn a_list_without_volumes_says_so_and_names_no_columns_that_nobody_misses() {
    let list = |volumes: &[String], options: &str| {
        let server = RawServer::new([Reply::json(200, page_of_volumes(volumes, volumes.len()))]);
        let doact = Doact::at(server.url()).line("volume list").line(options);
        doact.on_terminal_of(40).finish().ended_with(0)
    };
    let none = "note: there are no volumes";
    list(&[], "").shows(none).shows("NAME").lacks("no room");
    list(&[], "--limit 1 -o json").shows(none).shows("[]");
    list(&[], "-q").lacks("note");
    let data = [volume(1, "data", "nyc1", "[42]")];
    for filter in ["--detached", "--name logs", "--region fra1", "--droplet 41"] {
        list(&data, filter).shows("note: no volumes match the filters").lacks("no room");
    }
    list(&data, "--name data").shows("no room").lacks("no volumes");
}

/// A list of three pages: the first comes at once, the second later than a bar needs to show itself,
/// the third when the gate is open. Read ahead, the second joins the list only then.
fn slow_list(gate: &Gate) -> RawServer {
    let gate = gate.clone();
    let page = |first: u64| {
        let actions: Vec<_> = (first..first + 200).rev().map(|id| bare_action(id, "completed")).collect();
        Reply::json(200, page_of(&actions, 600))
    };
    RawServer::answering(move |request| {
        if request.line.contains("page=1&") {
            page(401)
        } else if request.line.contains("page=2&") {
            page(201).late(Duration::from_millis(600))
        } else {
            page(1).behind(&gate)
        }
    })
}

#[test]
fn a_long_list_shows_a_bar_that_is_gone_at_the_end() {
    for (locale, drawn) in [("C", "[====="), ("en_US.UTF-8", "[━━━━━")] {
        let gate = Gate::default();
        let server = slow_list(&gate);
        let doact = Doact::at(server.url()).args(["actions", "list", "--jq", "length"]);
        let terminal = doact.env("LC_ALL", locale).on_terminal();
        let screen = terminal.wait_for("200 of 600 actions ");
        assert!(screen.contains(drawn), "{screen}");
        gate.open();
        let done = terminal.finish().ended_with(0);
        assert_eq!(done.screen, "600");
    }
}

#[test]
fn a_list_that_is_read_before_its_first_line_is_written_shows_a_bar_in_every_format() {
    for line in ["list --reverse -o jsonl", "list --reverse -o csv", "list --reverse -o yaml", "stats -o csv"]
    {
        let gate = Gate::default();
        let server = slow_list(&gate);
        let terminal = Doact::at(server.url()).line(&format!("actions {line}")).on_terminal();
        let screen = terminal.wait_for("200 of 600 actions ");
        assert_eq!(screen.lines().count(), 1, "{screen}");
        gate.open();
        terminal.finish().ended_with(0).lacks("of 600");
    }
}

#[test]
fn a_list_that_appears_line_by_line_shows_no_bar() {
    let gate = Gate::default();
    let server = slow_list(&gate);
    let terminal = Doact::at(server.url()).line("actions list -o csv --format ID").on_terminal();
    let screen = terminal.wait_for("401");
    assert!(!screen.contains("actions"), "{screen}");
    gate.open();
    let done = terminal.finish().ended_with(0);
    assert!(!done.raw.contains("of 600"), "{done:#?}");
}

#[test]
fn a_list_whose_length_is_unknown_shows_how_much_has_been_read() {
    let gate = Gate::default();
    let server = slow_list(&gate);
    let doact = Doact::at(server.url()).line("actions list --since 2020-11-01T00:00:00Z --jq length");
    let terminal = doact.on_terminal();
    terminal.wait_for("400 actions read");
    gate.open();
    assert_eq!(terminal.finish().ended_with(0).screen, "600");
}

#[test]
fn no_progress_is_drawn_for_a_dumb_terminal_or_under_quiet() {
    let run = |flags: &str, term: &str| {
        let gate = Gate::default();
        let server = waiting(&gate);
        let terminal = wait_for_action(&server).line(flags).env("TERM", term).on_terminal();
        server.wait_for_requests(3);
        gate.open();
        let done = terminal.finish().ended_with(0);
        assert!(!done.raw.contains('\x1b') || term != "dumb", "{done:#?}");
        done
    };
    run("", "dumb").shows("attach_volume volume: in progress, ");
    for flags in ["--quiet", "--progress none"] {
        let done = run(flags, "xterm");
        assert!(!done.raw.contains("action 7"), "{done:#?}");
    }
}

fn prompt(server: &RawServer) -> Terminal {
    let doact = Doact::new().env("DIGITALOCEAN_API_URL", server.url()).line("auth init");
    let terminal = doact.on_terminal();
    terminal.wait_for("Token ");
    terminal.wait_until_typing_is_hidden();
    terminal
}

#[test]
fn a_token_typed_at_the_prompt_is_stored_and_never_shown() {
    let server = RawServer::new([Reply::json(200, fixture("actions"))]);
    let terminal = prompt(&server);
    terminal.press(&format!("{TOKEN}\r"));
    let done = terminal.finish().ended_with(0);
    assert!(!done.raw.contains(&TOKEN[7..]), "{done:#?}");
    let stored = std::fs::read_to_string(done.path(".config/doact/config.toml")).unwrap();
    assert_eq!(stored, format!("token = \"{TOKEN}\"\n"));
    assert_eq!(server.requests()[0].header("authorization"), Some(format!("Bearer {TOKEN}").as_str()));
}

#[test]
fn an_invalid_token_is_refused_without_being_shown() {
    let server = RawServer::untouched();
    let terminal = prompt(&server);
    terminal.press("two words\r");
    let failed = terminal.finish().ended_with(4);
    assert!(!failed.raw.contains("two words"), "{failed:#?}");
    assert!(server.lines().is_empty() && !failed.path(".config/doact/config.toml").exists());
}

#[test]
fn colour_depends_on_the_terminal_and_on_what_the_user_asks_for() {
    let colored = |flags: &str, variables: &[(&str, &str)]| {
        let server = RawServer::new([Reply::json(200, action(7, "completed"))]);
        let doact = Doact::at(server.url()).line("actions get 7").line(flags);
        let doact = variables.iter().fold(doact, |doact, (name, value)| doact.env(name, value));
        let done = doact.on_terminal().finish().ended_with(0).shows("completed");
        done.raw.contains("\x1b[")
    };
    assert!(colored("", &[]));
    assert!(colored("--color always", &[("NO_COLOR", "1")]));
    assert!(colored("", &[("NO_COLOR", ""), ("CLICOLOR", "")]));
    assert!(colored("", &[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")]));
    assert!(!colored("", &[("CLICOLOR", "0")]));
    assert!(!colored("", &[("NO_COLOR", "1")]));
    assert!(!colored("", &[("TERM", "dumb")]));
    assert!(!colored("--color never", &[("CLICOLOR_FORCE", "1")]));
    assert!(!colored("-o csv", &[]));
}

fn assert_error_has_its_own_row(ended: &Finished) {
    assert!(ended.rows.iter().any(|row| row.starts_with("error: ")), "{ended:#?}");
}

#[test]
fn ctrl_c_at_the_spinner_prints_the_command_that_resumes() {
    let server = waiting(&Gate::default());
    let terminal = wait_for_action(&server).on_terminal();
    terminal.wait_for("in progress, ");
    terminal.interrupt();
    let ended = terminal.finish().ended_with(130).shows("doact actions wait 7");
    assert_error_has_its_own_row(&ended);
    ended.lacks("in progress").lacks("^C");
}

#[test]
fn ctrl_c_at_the_progress_of_a_list_ends_it_with_nothing_printed() {
    let server = slow_list(&Gate::default());
    let terminal = Doact::at(server.url()).line("actions list").on_terminal();
    terminal.wait_for("200 of 600 actions ");
    terminal.interrupt();
    let ended = terminal.finish().ended_with(130).shows("nothing was changed");
    assert_error_has_its_own_row(&ended);
    ended.lacks("of 600").lacks("^C");
}

#[test]
fn ctrl_c_at_the_prompt_turns_the_echo_on_again() {
    let server = RawServer::untouched();
    let terminal = prompt(&server);
    terminal.press(&TOKEN[..20]);
    terminal.interrupt();
    let ended = terminal.finish().ended_with(130);
    assert_error_has_its_own_row(&ended);
    assert!(!ended.raw.contains(&TOKEN[7..20]), "{ended:#?}");
    assert!(server.lines().is_empty() && !ended.path(".config/doact/config.toml").exists());
}

#[test]
fn ctrl_c_ends_a_follow_and_keeps_what_was_printed() {
    let page = page_of(&[bare_action(7, "in-progress")], 1);
    let server = RawServer::new([Reply::json(200, page)]).then_always(Reply::Hang);
    let terminal = Doact::at(server.url()).line("actions list --follow --format ID,Status").on_terminal();
    server.wait_for_requests(2);
    terminal.wait_for("in-progress");
    terminal.interrupt();
    let ended = terminal.finish().ended_with(130).shows("         7  in-progress\n");
    assert!(!ended.rows.iter().any(|row| row.starts_with("error")), "{ended:#?}");
}

#[test]
fn ctrl_c_reaches_a_command_in_the_sandbox_once() {
    let script = "trap 'echo caught' INT; echo ready; until read -r line; do :; done; echo $line";
    let terminal = Doact::new().line("sandbox -- sh -c").args([script]).on_terminal();
    terminal.wait_for("ready");
    terminal.interrupt();
    terminal.wait_for("caught");
    terminal.press("typed\r");
    let ended = terminal.finish().ended_with(0);
    assert_eq!(ended.screen.matches("caught").count(), 1, "{ended:#?}");
}
