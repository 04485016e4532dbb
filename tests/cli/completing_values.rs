//! TAB where a value is typed: for every argument and every option of the command tree.

use crate::completing::{VOLUMES, actions, values};
use crate::harness::{Doact, action, fixture};
use crate::help_pages::commands;
use crate::raw_server::{RawServer, Reply};

/// Options and arguments whose values cannot be completed. A new one belongs here or needs candidates.
const FREE_FORM: [&str; 24] = [
    "--access-token",
    "--action-seconds",
    "--actions",
    "--api-url",
    "--http-retry-max",
    "--http-timeout",
    "--jq",
    "--latency",
    "--limit",
    "--poll-interval",
    "--port",
    "--resource-id",
    "--seed",
    "--since",
    "--size",
    "--tag",
    "--timeout",
    "--until",
    "--volume",
    "volume attach <DROPLET_ID>",
    "volume detach <DROPLET_ID>",
    "sandbox <COMMAND>",
    "volume actions <ACTION_ID>",
    "droplet actions <ACTION_ID>",
];

/// An account with volumes and actions, and a settings file with a context.
fn account() -> (Doact, RawServer) {
    let server =
        RawServer::answering(|request| match request.line.split(['?', ' ']).nth(1).unwrap_or_default() {
            _ if request.line.starts_with("POST") => Reply::json(202, fixture("volume_action_attach")),
            "/v2/volumes" => Reply::json(200, VOLUMES),
            path if path.ends_with("/actions") => Reply::json(200, actions()),
            _ => Reply::json(200, action(7, "completed")),
        });
    let doact = Doact::at(server.url()).config("[contexts.prod]\nregion = \"nyc1\"\n");
    (doact, server)
}

fn help(path: &[String]) -> String {
    Doact::new().args(path).args(["--help"]).succeeds().out
}

/// The options in a help text that take a value.
fn options_with_value(help: &str) -> Vec<String> {
    let options = help.lines().map(str::trim_start).filter(|line| line.starts_with('-'));
    let options = options.filter_map(|line| line.split("  ").next()).filter(|option| option.contains('<'));
    let names =
        options.filter_map(|option| option.split([' ', '=', '[']).find(|word| word.starts_with("--")));
    names.map(str::to_owned).collect()
}

/// The words after `[OPTIONS]` in the usage line.
fn usage_arguments(help: &str) -> Vec<&str> {
    let usage = help.lines().find(|line| line.starts_with("Usage: ")).unwrap();
    usage.split_whitespace().skip_while(|word| *word != "[OPTIONS]").skip(1).collect()
}

/// The name of an argument, without the brackets that say how often it is given.
fn bare(word: &str) -> &str {
    word.trim_matches(['<', '>', '[', ']', '.'])
}

#[test]
fn every_value_is_offered_unless_it_is_free_form() {
    let mut labels = Vec::new();
    for path in commands() {
        let help = help(&path);
        // Global options are the same everywhere.
        let own = if path.is_empty() { Some(help.as_str()) } else { help.split("\nGlobal options:").next() };
        let options = options_with_value(own.unwrap());
        let arguments = usage_arguments(&help).into_iter().map(bare);
        let arguments = arguments.filter(|name| !name.starts_with("--")).map(|name| format!("<{name}>"));
        // The columns depend on the command.
        let all = options.into_iter().filter(|option| option != "--format").chain(arguments);
        for argument in all {
            let is_option = argument.starts_with("--");
            let typed = if is_option { format!("{argument} ") } else { String::new() };
            let words: Vec<_> = ["doact"].into_iter().chain(path.iter().map(String::as_str)).collect();
            let line = format!("{} {typed}", words.join(" "));
            let (doact, _server) = account();
            let offered = values(doact, &line);
            let label = format!("{} {argument}", words.join(" "));
            let is_free_form = FREE_FORM.iter().any(|free| label.ends_with(free));
            if is_option || !is_free_form {
                let offers_values = offered.iter().any(|value| !value.starts_with('-'));
                assert_eq!(offers_values, !is_free_form, "{line:?} offers {offered:?}");
            }
            labels.push(label);
        }
    }
    assert!(labels.len() > 40, "{labels:?}");
    for free in FREE_FORM {
        assert!(labels.iter().any(|label| label.ends_with(free)), "{free} no longer exists");
    }
}
