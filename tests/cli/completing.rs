//! Shell completion: the candidates.

use crate::harness::{Doact, Outcome, bare_action};
use crate::help_pages::commands;
use crate::raw_server::{RawServer, Reply};
use crate::volume_list::{volume, volume_id, volumes};

/// A page of volumes. One has a name that a shell would execute.
pub const VOLUMES: &str = r#"{"volumes":[
    {"id":"1","name":"data","region":{"slug":"nyc1"},"size_gigabytes":100,"droplet_ids":[42]},
    {"id":"2","name":"logs","region":{"slug":"nyc3"},"size_gigabytes":50,"droplet_ids":[]},
    {"id":"3","name":"$(reboot)","region":{"slug":"nyc3"}}],"links":{},"meta":{"total":3}}"#;

/// Completes the last word of a command line.
pub fn complete(doact: Doact, shell: &str, line: &str) -> Outcome {
    let words: Vec<_> = line.split(' ').collect();
    let doact = doact.env("DOACT_COMPLETE", shell).env("_CLAP_IFS", "\n");
    let doact = doact.env("_CLAP_COMPLETE_INDEX", (words.len() - 1).to_string());
    doact.args(["--"]).args(words).succeeds().stderr("")
}

/// The candidates with their descriptions, in the format for fish.
fn offered(doact: Doact, line: &str) -> Vec<String> {
    complete(doact, "fish", line).out.lines().map(str::to_owned).collect()
}

/// The candidates without descriptions.
pub fn values(doact: Doact, line: &str) -> Vec<String> {
    let offered = offered(doact, line);
    offered.iter().map(|line| line.split('\t').next().unwrap_or_default().to_owned()).collect()
}

pub fn actions() -> String {
    let all = [(9, "in-progress"), (8, "completed"), (7, "paused"), (6, "errored")];
    let all: Vec<_> = all.iter().map(|(id, status)| bare_action(*id, status)).collect();
    format!(r#"{{"actions":[{}],"links":{{}},"meta":{{"total":4}}}}"#, all.join(","))
}

#[test]
fn static_values_need_neither_a_token_nor_a_request() {
    for (line, expected) in [
        ("doact vol", &["volume"][..]),
        ("doact volume ", &["list", "get", "attach", "detach", "resize", "wait", "actions"]),
        ("doact actions list --region sf", &["sfo1", "sfo2", "sfo3"]),
        ("doact volume attach data 5 --region=tor", &["--region=tor1"]),
        ("doact actions list --status ", &["in-progress", "completed", "errored"]),
        ("doact actions list --status errored,c", &["errored,completed"]),
        ("doact actions list --action-type de", &["destroy", "detach_volume"]),
        ("doact actions list --resource-type vo", &["volume"]),
        ("doact actions list --format ID,st", &["ID,Status", "ID,StartedAt"]),
        ("doact auth list --format ", &["Name", "Token", "Current"]),
        ("doact actions list -o j", &["json", "jsonl"]),
        ("doact actions list --color a", &["auto", "always"]),
        ("doact sandbox --fail lost-answer,pen", &["lost-answer,pending-event"]),
        ("doact completion z", &["zsh"]),
        ("doact help ex", &["exit-codes"]),
        ("doact help au", &["auth"]),
        ("doact help volume at", &["attach"]),
        ("doact help -q actions ", &["list", "get", "wait", "stats"]),
    ] {
        assert_eq!(values(Doact::new(), line), expected, "{line}");
    }
}

#[test]
fn options_are_offered_after_a_dash_or_if_nothing_else_fits() {
    assert_eq!(values(Doact::new(), "doact volume attach --re"), ["--region"]);
    assert!(values(Doact::new(), "doact actions list ").contains(&"--since".to_owned()));
    let commands = values(Doact::new(), "doact ");
    assert!(commands.iter().all(|word| !word.starts_with('-')), "{commands:?}");
}

#[test]
fn contexts_come_from_the_settings_file_on_the_line() {
    let settings = "context = \"prod\"\n[contexts.prod]\nregion = \"nyc1\"\n[contexts.\"two words\"]\n";
    let doact = || Doact::new().config(settings);
    for line in ["doact --context ", "doact auth switch ", "doact auth remove "] {
        assert_eq!(offered(doact(), line), ["default", "prod\tin use"], "{line}");
    }
    let other = Doact::new().file("other.toml", "[contexts.staging]\nregion = \"nyc1\"\n");
    assert_eq!(values(other, "doact -c other.toml auth switch s"), ["staging"]);
    assert!(values(Doact::new().config("broken"), "doact auth switch s").is_empty());
}

#[test]
fn wait_is_offered_unfinished_actions_and_get_all_of_them() {
    let server = || RawServer::new([Reply::json(200, actions())]);
    let waiting = server();
    let (nine, seven) = (
        "9\tattach_volume volume: in-progress, started 2020-11-12T17:51:03Z",
        "7\tattach_volume volume: paused, started 2020-11-12T17:51:03Z",
    );
    assert_eq!(offered(Doact::at(waiting.url()), "doact actions wait "), [nine, seven]);
    assert_eq!(waiting.lines(), ["GET /v2/actions?page=1&per_page=200"]);
    assert_eq!(values(Doact::at(server().url()), "doact actions w 9 "), ["7"]);
    assert_eq!(values(Doact::at(server().url()), "doact actions get "), ["9", "8", "7", "6"]);
    assert_eq!(values(Doact::at(server().url()), "doact actions get 8"), ["8"]);
}

#[test]
fn volumes_are_offered_by_name_in_the_region_of_the_settings() {
    let server = || RawServer::new([Reply::json(200, VOLUMES)]);
    let everywhere = server();
    let offer = offered(Doact::at(everywhere.url()), "doact volume attach ");
    assert_eq!(offer, ["data\tnyc1, 100 GiB, attached to 42", "logs\tnyc3, 50 GiB"]);
    assert_eq!(everywhere.lines(), ["GET /v2/volumes?page=1&per_page=200"]);
    for line in ["doact volume detach --region nyc3 l", "doact volume resize l", "doact volume actions l"] {
        let there = server();
        let doact = Doact::at(there.url()).env("DOACT_REGION", "nyc3");
        assert_eq!(values(doact, line), ["logs"], "{line}");
        assert_eq!(there.lines(), ["GET /v2/volumes?region=nyc3&page=1&per_page=200"], "{line}");
    }
}

#[test]
fn a_detach_offers_the_droplet_of_the_volume_before_other_volumes() {
    let server = RawServer::new([]).then_always(Reply::json(200, VOLUMES));
    let offer = |line: &str| offered(Doact::at(server.url()), line);
    let logs = "logs\tnyc3, 50 GiB";
    assert_eq!(offer("doact volume detach data "), ["42\thas data", logs]);
    assert_eq!(offer("doact volume detach data logs "), ["42\thas data"]);
    assert_eq!(offer("doact volume detach data 4"), ["42\thas data"]);
    assert_eq!(offer("doact volume detach l"), [logs]);
    assert!(offer("doact volume detach logs ").iter().all(|value| !value.starts_with("42")));
    assert_eq!(server.lines().len(), 5);
}

#[test]
fn an_attach_offers_droplets_that_have_volumes_after_the_first_volume() {
    let server = RawServer::new([]).then_always(Reply::json(200, VOLUMES));
    let offer = |line: &str| offered(Doact::at(server.url()), line);
    let data = "data\tnyc1, 100 GiB, attached to 42";
    assert_eq!(offer("doact volume attach logs "), [data, "42\thas data"]);
    assert_eq!(offer("doact volume attach logs 4"), ["42\thas data"]);
    assert_eq!(server.lines().len(), 2);
}

#[test]
fn the_actions_of_a_volume_are_offered_with_one_request() {
    let server = RawServer::new([]).then_always(Reply::json(200, actions()));
    let id = crate::harness::VOLUME;
    let offer = |line: &str| values(Doact::at(server.url()), line);
    assert_eq!(offer(&format!("doact volume actions {id} ")), ["9", "8", "7", "6"]);
    assert_eq!(server.lines(), [format!("GET /v2/volumes/{id}/actions?page=1&per_page=200")]);
}

#[test]
fn the_actions_of_a_volume_that_is_named_are_offered_after_a_look_up() {
    let list = |volume: &str| format!("GET /v2/volumes/{volume}/actions?page=1&per_page=200");
    let look_up = |name: &str| format!("GET /v2/volumes?name={name}&region=nyc1&page=1&per_page=200");
    let offer = |found: &[String], line: &str| {
        let found = volumes(found, found.len());
        let server = RawServer::new([Reply::json(200, found), Reply::json(200, actions())]);
        (values(Doact::at(server.url()), line), server.lines())
    };
    let data = volume(1, "data", "nyc1", "[]");
    let requests = |name: &str| vec![look_up(name), list(&volume_id(1))];
    let ids = ["9", "8", "7", "6"].map(str::to_owned).to_vec();
    let of_data = |line: &str| offer(std::slice::from_ref(&data), line);
    assert_eq!(of_data("doact volume actions data --region nyc1 "), (ids.clone(), requests("data")));
    assert_eq!(
        of_data("doact volume actions --region=nyc1 data 8"),
        (vec!["8".to_owned()], requests("data"))
    );
    let like_an_id = "a724db7c-e098-11e5-b522-000f53304e51";
    let line = format!("doact volume actions {like_an_id} --by-name --region nyc1 ");
    assert_eq!(of_data(&line), (ids, requests(like_an_id)));

    let has_no_id = |values: &[String]| values.iter().all(|value| value.starts_with('-'));
    for found in [vec![], vec![data.clone(), data.clone()]] {
        let (values, requests) = offer(&found, "doact volume actions data --region nyc1 ");
        assert!(has_no_id(&values) && requests == [look_up("data")], "{values:?} {requests:?}");
    }
    let (values, requests) = of_data("doact volume actions data ");
    assert!(has_no_id(&values) && requests.is_empty(), "{values:?} {requests:?}");
}

#[test]
fn options_on_the_line_choose_the_server_and_the_token() {
    let server = RawServer::new([]).then_always(Reply::json(200, VOLUMES));
    let settings = format!("[contexts.there]\napi_url = \"{}\"\ntoken = \"of-the-context\"\n", server.url());
    let url = server.url();
    let lines = [
        ("doact --context there volume attach d".to_owned(), "Bearer of-the-context"),
        (format!("doact -u {url} -t of-the-line volume attach d"), "Bearer of-the-line"),
        (format!("doact volume attach -qtof-the-end --api-url={url} d"), "Bearer of-the-end"),
    ];
    for (line, token) in lines {
        assert_eq!(values(Doact::new().config(&settings), &line), ["data"], "{line}");
        let asked = server.requests();
        assert_eq!(asked.last().and_then(|request| request.header("authorization")), Some(token), "{line}");
    }
}

#[test]
fn each_shell_gets_its_own_format() {
    let server = || Doact::at(RawServer::new([Reply::json(200, VOLUMES)]).url());
    let line = "doact volume attach d";
    complete(server(), "bash", line).stdout("data");
    complete(server(), "zsh", line).stdout("data:nyc1, 100 GiB, attached to 42");
    complete(server(), "fish", line).stdout("data\tnyc1, 100 GiB, attached to 42\n");
    complete(server(), "powershell", line).stdout("data\tnyc1, 100 GiB, attached to 42\n");
    complete(server(), "elvish", line).stdout("data");
    // bash splits words at `=` and `:`, and replaces only the last part.
    complete(Doact::new(), "bash", "doact actions list --region = nyc").stdout("nyc1\nnyc2\nnyc3");
    complete(Doact::new(), "bash", "doact -u http : //127.0.0.1 : 1 actions list --status e")
        .stdout("errored");
}

/// Arguments that make a command check its columns.
fn arguments(command: &str) -> &'static str {
    match command {
        "actions get" | "actions wait" => "5",
        "volume attach" | "volume detach" => "data 5 --region nyc1",
        "volume resize" => "data --size 20 --region nyc1",
        "volume actions" | "volume get" | "volume wait" => "data --region nyc1",
        "droplet actions" => "42",
        "man" => "pages",
        _ => "",
    }
}

/// The columns that a usage error lists.
fn accepted(line: &str) -> Vec<String> {
    let failed = Doact::at("http://127.0.0.1:1").line(&format!("{line} --format nonsense")).fails_with(2);
    let columns = failed.err.lines().next().and_then(|line| line.split_once("columns are "));
    let (_, columns) = columns.unwrap_or_else(|| panic!("{line}: {failed:#?}"));
    columns.split(", ").map(str::to_owned).collect()
}

#[test]
fn completion_help_and_check_of_format_have_the_same_columns() {
    let commands: Vec<_> = commands().into_iter().map(|command| command.join(" ")).collect();
    let mut with_columns = 0;
    for command in commands {
        let offered = values(Doact::new(), &format!("doact {command} --format "));
        if offered.iter().all(|value| value.starts_with('-')) || offered.is_empty() {
            continue;
        }
        with_columns += 1;
        let line = format!("{command} {}", arguments(&command));
        assert_eq!(accepted(&line), offered, "{command}");
        let help = Doact::new().line(&format!("{command} --help")).succeeds().out;
        let help = help.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(help.contains(&format!("Columns: {}", offered.join(", "))), "{help}");
    }
    assert_eq!(with_columns, 18);
    let offered = values(Doact::new(), "doact volume attach data 5 --dry-run --format ");
    assert_eq!(offered, ["Method", "URL", "Body"]);
    assert_eq!(accepted("volume attach data 5 --region nyc1 --dry-run"), offered);
    assert_eq!(values(Doact::new(), "doact actions stats --format P50"), ["P50", "P50Seconds"]);
}
