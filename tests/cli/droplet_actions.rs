//! `droplet actions`: the list of one Droplet.

use crate::completing::{VOLUMES, actions, values};
use crate::harness::{Doact, action, bare_action, page_of};
use crate::raw_server::{RawServer, Reply};

fn history() -> Reply {
    Reply::json(200, page_of(&[bare_action(2, "in-progress"), bare_action(1, "completed")], 2))
}

fn run(replies: impl IntoIterator<Item = Reply>, line: &str) -> (String, Vec<String>) {
    let server = RawServer::new(replies);
    let shown = Doact::at(server.url()).line(line).succeeds().stderr("");
    (shown.out, server.lines())
}

#[test]
fn a_droplets_actions_are_read_page_by_page() {
    let pages = [page_of(&[bare_action(2, "completed")], 2), page_of(&[bare_action(1, "completed")], 2)];
    let (shown, lines) =
        run(pages.map(|page| Reply::json(200, page)), "droplet actions 42 --format ID --no-header");
    assert_eq!(shown, "2\n1\n");
    let page = |number| format!("GET /v2/droplets/42/actions?page={number}&per_page=200");
    assert_eq!(lines, [page(1), page(2)]);
}

#[test]
fn one_action_of_a_droplet_has_its_own_endpoint() {
    let (shown, lines) = run([Reply::json(200, action(7, "completed"))], "droplet actions 42 7 -o json");
    assert_eq!(shown, format!("{}\n", bare_action(7, "completed")));
    assert_eq!(lines, ["GET /v2/droplets/42/actions/7"]);
}

#[test]
fn every_option_of_a_list_of_actions_works() {
    for (options, shown) in [
        ("--status in-progress -o jsonl --jq .id", "2\n"),
        ("--region nyc1 --limit 1 -o csv --format ID,Region", "ID,Region\n2,nyc1\n"),
        ("--region ams3 -o json", "[]\n"),
        ("--reverse --type attach_volume --format ID --no-header", "1\n2\n"),
    ] {
        let (out, _) = run([history()], &format!("droplet actions 42 {options}"));
        assert_eq!(out, shown, "{options}");
    }
    let (timeline, _) = run([history()], "droplet actions 42 --timeline");
    assert!(timeline.starts_with("ID   STATUS"), "{timeline}");
}

#[test]
fn an_answer_about_another_action_is_unreadable() {
    let server = RawServer::new([]).then_always(Reply::json(200, action(8, "completed")));
    let failed = Doact::at(server.url()).line("droplet actions 42 7 --http-retry-max 0").fails_with(1);
    failed.stdout("").stderr_has("could not get action 7 of Droplet 42").stderr_has("8");
}

#[test]
fn a_403_names_the_scope_of_droplets() {
    let server =
        RawServer::new([Reply::error(403, "forbidden", "You are not authorized to perform this operation")]);
    Doact::at(server.url()).line("droplet actions 42").fails_with(4).stdout("").stderr_has("droplet:read");
}

#[test]
fn an_action_id_excludes_every_option_of_the_list() {
    let server = RawServer::untouched();
    for option in [
        "--status errored",
        "--type create",
        "--resource-type droplet",
        "--resource-id 5",
        "--region nyc1",
        "--since 2h",
        "--until 2h",
        "--limit 1",
        "--reverse",
        "--follow",
        "--timeline",
    ] {
        for list in ["droplet actions 42 7", "volume actions data 7"] {
            if list.starts_with("volume") && option.starts_with("--region") {
                // The region of the volume.
                continue;
            }
            let failed = Doact::at(server.url()).line(list).line(option).fails_with(2).stdout("");
            failed.stderr_has(option.split(' ').next().unwrap()).stderr_has("ACTION_ID");
        }
    }
    for droplet in ["abc", "0", "-1", "data"] {
        let line = format!("droplet actions {droplet}");
        Doact::at(server.url()).line(&line).fails_with(2).stdout("").stderr_has(droplet);
    }
}

#[test]
fn droplets_with_volumes_and_their_actions_are_offered() {
    let server = RawServer::new([Reply::json(200, VOLUMES), Reply::json(200, actions())]);
    assert_eq!(values(Doact::at(server.url()), "doact droplet actions "), ["42"]);
    assert_eq!(values(Doact::at(server.url()), "doact droplet actions -q 42 "), ["9", "8", "7", "6"]);
    assert_eq!(server.lines()[1], "GET /v2/droplets/42/actions?page=1&per_page=200");
}
