//! `volume list`: the volumes of the account, all of them, as sent.

use httpmock::prelude::*;
use serde_json::json;

use crate::harness::Doact;
use crate::raw_server::{RawServer, Reply};

/// A page with these volumes, of a list with `total` volumes.
pub fn volumes(volumes: &[String], total: usize) -> String {
    format!(r#"{{"volumes":[{}],"links":{{}},"meta":{{"total":{total}}}}}"#, volumes.join(","))
}

/// A volume as the API sends it, with these Droplets as JSON.
pub fn volume(id: u32, name: &str, region: &str, droplets: &str) -> String {
    let region = json!({"name": "A Region", "slug": region});
    format!(
        r#"{{"id":"{}","region":{region},"droplet_ids":{droplets},"name":{},"description":"","size_gigabytes":100,"created_at":"2020-03-02T17:00:49Z","tags":["a","b"]}}"#,
        volume_id(id),
        json!(name)
    )
}

pub fn volume_id(id: u32) -> String {
    format!("{id:08x}-e098-11e5-b522-000f53304e51")
}

const LIST: &str = "GET /v2/volumes?page=1&per_page=200";

fn three() -> Vec<String> {
    vec![
        volume(1, "data", "nyc1", "[42]"),
        volume(2, "logs", "nyc1", "[]"),
        volume(3, "data", "fra1", "[43]"),
    ]
}

/// The names and regions that a list with these options shows, and its requests.
fn list(options: &str) -> (String, Vec<String>) {
    let server = RawServer::new([]).then_always(Reply::json(200, volumes(&three(), 3)));
    let line = format!("volume list --format Name,Region -o csv --no-header {options}");
    let listed = Doact::at(server.url()).line(&line).succeeds().stderr("");
    (listed.out.lines().collect::<Vec<_>>().join(" "), server.lines())
}

#[test]
fn a_table_has_a_row_for_each_volume() {
    let server = RawServer::new([Reply::json(200, volumes(&three(), 3))]);
    Doact::at(server.url()).line("volume ls").succeeds().stderr("").stdout(
        "ID                                     NAME   SIZE     REGION   DROPLET   TAGS   CREATED\n\
         00000001-e098-11e5-b522-000f53304e51   data   100GiB   nyc1     42        a,b    2020-03-02T17:00:49Z\n\
         00000002-e098-11e5-b522-000f53304e51   logs   100GiB   nyc1     -         a,b    2020-03-02T17:00:49Z\n\
         00000003-e098-11e5-b522-000f53304e51   data   100GiB   fra1     43        a,b    2020-03-02T17:00:49Z\n",
    );
    assert_eq!(server.lines(), [LIST]);
}

#[cfg(unix)]
#[test]
fn on_a_terminal_the_time_of_creation_is_an_age_which_leaves_room_for_the_id() {
    let server = RawServer::new([Reply::json(200, volumes(&three()[..1], 1))]);
    let done = Doact::at(server.url()).line("volume list").on_terminal_of(90).finish().ended_with(0);
    let rows: Vec<_> = done.screen.lines().map(str::trim_end).collect();
    assert!(rows[0].ends_with("CREATED"), "{rows:?}");
    assert!(rows[1].starts_with(&volume_id(1)) && rows[1].ends_with('d'), "{rows:?}");
}

#[test]
fn json_has_every_field_as_sent() {
    let odd = r#"{"id":7,"name":{"a":1e400},"size_gigabytes":12345678901234567890123,"droplet_ids":null,"region":"nyc1","new":[null]}"#;
    let server =
        RawServer::new([]).then_always(Reply::json(200, volumes(&[odd.to_owned(), "null".to_owned()], 2)));
    let run = |options: &str| Doact::at(server.url()).line("volume list").line(options).succeeds().stderr("");
    run("-o json").stdout(format!("[{odd},null]\n"));
    run("-o jsonl").stdout(format!("{odd}\nnull\n"));
    run("--jq .[0].size_gigabytes").stdout("12345678901234567890123\n");
    run("-o csv").stdout(
        "ID,Name,Size,Region,DropletIDs,Tags,CreatedAt\n\
         7,,12345678901234567890123GiB,nyc1,,,\n\
         ,,,,,,\n",
    );
}

#[test]
fn columns_that_are_not_shown_by_default_can_be_chosen() {
    let json = r#"{"description":"d","filesystem_type":"ext4","filesystem_label":"l","size_gigabytes":5,"region":{"name":"New York 1"}}"#;
    let server = RawServer::new([Reply::json(200, volumes(&[json.to_owned()], 1))]);
    let line =
        "volume list -o tsv --format description,filesystemtype,FilesystemLabel,SizeGigabytes,RegionName";
    Doact::at(server.url()).line(line).succeeds().stdout(
        "Description\tFilesystemType\tFilesystemLabel\tSizeGigabytes\tRegionName\nd\text4\tl\t5\tNew York 1\n",
    );
    let wrong = Doact::at(server.url()).line("volume list --format nothing").fails_with(2);
    wrong.stdout("").stderr_has("the columns are ID, Name, Size, Region, DropletIDs, Tags, CreatedAt");
}

#[test]
fn options_select_volumes_and_the_api_filters_by_one_name_and_one_region() {
    let request = |query: &str| vec![format!("GET /v2/volumes?{query}page=1&per_page=200")];
    // The server ignores the filters.
    for (options, expected, query) in [
        ("--region fra1", "data,fra1", "region=fra1&"),
        ("--region fra1,nyc1", "data,nyc1 logs,nyc1 data,fra1", ""),
        ("--name data", "data,nyc1 data,fra1", "name=data&"),
        ("--name Data", "data,nyc1 data,fra1", "name=data&"),
        ("--name data --region nyc1", "data,nyc1", "name=data&region=nyc1&"),
        ("--name data --name logs --region nyc1", "data,nyc1 logs,nyc1", "region=nyc1&"),
        ("--droplet 42", "data,nyc1", ""),
        ("--droplet 42,43 --region fra1", "data,fra1", "region=fra1&"),
        ("--detached", "logs,nyc1", ""),
        ("--limit 1", "data,nyc1", ""),
        ("--limit 2 --name data", "data,nyc1 data,fra1", "name=data&"),
        ("--droplet 7", "", ""),
    ] {
        assert_eq!(list(options), (expected.to_owned(), request(query)), "{options}");
    }
}

#[test]
fn options_that_contradict_each_other_and_bad_values_are_usage_errors() {
    for (options, problem) in [
        ("--detached --droplet 42", "cannot be used with"),
        ("--droplet 0", "a Droplet ID is a whole number"),
        ("--name da_ta", "lower-case letters"),
        ("--limit 0", "1"),
        ("--region ny/1", "a region is a slug"),
    ] {
        let server = RawServer::untouched();
        let line = format!("volume list {options}");
        Doact::at(server.url()).line(&line).fails_with(2).stdout("").stderr_has(problem);
        assert_eq!(server.lines().len(), 0, "{options}");
    }
}

#[test]
fn a_thousand_volumes_are_read_page_by_page_each_once() {
    let server = MockServer::start();
    let all: Vec<_> = (0..1_000).map(|id| volume(id, &format!("v{id}"), "nyc1", "[]")).collect();
    let pages: Vec<_> = all
        .chunks(200)
        .enumerate()
        .map(|(index, page)| {
            let number = (index + 1).to_string();
            server.mock(|when, then| {
                when.method(GET)
                    .path("/v2/volumes")
                    .query_param("page", number)
                    .query_param("per_page", "200");
                then.status(200).body(volumes(page, 1_000));
            })
        })
        .collect();
    let doact = || Doact::at(server.base_url());
    let listed = doact().line("volume list --format Name --no-header").succeeds().stderr("");
    let names: Vec<_> = (0..1_000).map(|id| format!("v{id}")).collect();
    assert_eq!(listed.out.lines().collect::<Vec<_>>(), names);
    for page in &pages {
        page.assert_calls(1);
    }
    assert_eq!(doact().line("volume list -o json").succeeds().json().as_array().map(Vec::len), Some(1_000));
    // No page in vain.
    doact().line("volume list --limit 201 --format ID --no-header").succeeds();
    for (page, calls) in pages.iter().zip([3, 3, 2, 2, 2]) {
        page.assert_calls(calls);
    }
}

#[test]
fn a_page_that_fails_is_an_error_and_no_json_is_written() {
    let page: Vec<_> = (0..200).map(|id| volume(id, "data", "nyc1", "[]")).collect();
    for (status, code) in [(403, 4), (404, 5), (500, 1)] {
        let replies = [Reply::json(200, volumes(&page, 300))];
        let server = RawServer::new(replies).then_always(Reply::error(status, "sorry", "not now"));
        let line = "volume list -o json --http-retry-max 0";
        let failed = Doact::at(server.url()).line(line).fails_with(code).stdout("");
        assert!(failed.error()["message"].as_str().unwrap().starts_with("could not list the volumes: "));
        assert_eq!(failed.error()["hint"] == "check --api-url", status == 404);
    }
}

#[test]
fn a_list_that_is_known_to_be_incomplete_says_so() {
    let next =
        r#""links":{"pages":{"next":"https://api.digitalocean.com/v2/volumes?page=2"}},"meta":{"total":5}"#;
    let page = format!(r#"{{"volumes":[{}],{next}}}"#, three().join(","));
    let server = RawServer::new([]).then_always(Reply::json(200, page));
    let failed = Doact::at(server.url()).line("volume list -o json").fails_with(1);
    assert_eq!(failed.error()["kind"], "incomplete_list");
    assert_eq!(failed.json().as_array().map(Vec::len), Some(3));

    let server = RawServer::new([Reply::json(200, volumes(&three(), 5))])
        .then_always(Reply::json(200, volumes(&[], 5)));
    let counted = Doact::at(server.url()).line("volume list -o json").succeeds();
    counted.stderr("note: the API counts 5 volumes, and its pages have 3\n");
}

#[test]
fn null_is_an_empty_list() {
    let server =
        RawServer::new([]).then_always(Reply::json(200, r#"{"volumes":null,"links":null,"meta":null}"#));
    let run = |options: &str| Doact::at(server.url()).line("volume list").line(options).succeeds().stderr("");
    run("-o json").stdout("[]\n");
    run("-o csv").stdout("ID,Name,Size,Region,DropletIDs,Tags,CreatedAt\n");
    run("").stdout("ID   NAME   SIZE   REGION   DROPLET   TAGS   CREATED\n");
}

#[test]
fn volumes_whose_droplets_cannot_be_read_are_counted_where_that_matters() {
    let unclear = [volume(1, "data", "nyc1", "{}"), volume(2, "logs", "nyc1", "[]")];
    let server = RawServer::new([]).then_always(Reply::json(200, volumes(&unclear, 2)));
    let run = |options: &str| {
        let line = format!("volume list --format Name --no-header {options}");
        Doact::at(server.url()).line(&line).succeeds()
    };
    run("").stdout("data\nlogs\n").stderr("");
    let note = "note: 1 volume is left out: the API does not say where it is attached\n";
    run("--detached").stdout("logs\n").stderr(note);
    run("--droplet 42").stdout("").stderr(note);
}

#[test]
fn control_characters_of_a_name_never_reach_the_output() {
    let evil = volume(1, "\u{1b}[2J\u{7}\nname", "\u{1b}]0;x", "[42]");
    let server = RawServer::new([]).then_always(Reply::json(200, volumes(&[evil], 1)));
    for format in ["table", "json", "jsonl", "csv", "tsv", "yaml"] {
        let shown = Doact::at(server.url()).args(["volume", "list", "-o", format]).succeeds();
        assert!(!shown.out.contains(['\u{1b}', '\u{7}']), "{format}: {:?}", shown.out);
    }
}
