//! HTTP/2: a list is fetched over one connection, several pages at a time.
//!
//! Only on Linux does the environment decide which authority is trusted.

use crate::certificates::Authority;
use crate::harness::{Doact, bare_action, page_of};
use crate::http2_server::Http2Server;

const PAGES: u64 = 8;
const PER_PAGE: u64 = 200;

/// The newest actions come first.
fn page(path: &str) -> String {
    let number = path.split(['?', '&']).find_map(|part| part.strip_prefix("page=")?.parse::<u64>().ok());
    let newest = (PAGES - number.unwrap() + 1) * PER_PAGE;
    let ids = (newest - PER_PAGE + 1..=newest).rev();
    let actions: Vec<_> = ids.map(|id| bare_action(id, "completed")).collect();
    page_of(&actions, usize::try_from(PAGES * PER_PAGE).unwrap())
}

#[test]
fn pages_of_a_list_are_streams_of_one_connection() {
    let authority = Authority::new();
    let server = Http2Server::new(authority.server("localhost", &["h2"]), page);
    let doact = Doact::at(server.url());
    let ours = doact.path("ours.pem");
    authority.write(&ours);
    let doact = doact.env("SSL_CERT_FILE", ours).line("actions list --format ID --no-header");
    let ids: Vec<_> = (1..=PAGES * PER_PAGE).rev().map(|id| format!("{id}\n")).collect();
    doact.succeeds().stdout(ids.concat()).stderr("");
    assert_eq!(server.connections(), 1);
    assert!(server.most_open() > 1, "{} requests at once", server.most_open());
}
