//! A list that grows while it is read. Each byte belongs to one request: how many actions start before it, and
//! whether its connection carries other requests at the same time. The totals are true.
//!
//! Checks that a list that ends as whole has every action that existed when the reading began, and that no
//! action comes twice.

#![no_main]

mod client;

use std::collections::HashSet;
use std::sync::Mutex;
use std::time::Duration;

use doact::api::{ActionList, ListEnd};
use doact::http::{Request, Response, Transport, TransportError};
use libfuzzer_sys::fuzz_target;

use client::client;

struct Server {
    /// The newest action's ID; the oldest is 1.
    newest: u64,
    /// What happens before the next requests.
    events: Vec<u8>,
}

struct Changing(Mutex<Server>);

impl Transport for Changing {
    fn exchange(&self, request: &Request, _: Duration) -> Result<Response, TransportError> {
        let mut server = self.0.lock().unwrap();
        let event = server.events.pop().unwrap_or_default();
        server.newest += u64::from(event & 3);
        let number = |name: &str| {
            let (_, value) = request.query.iter().find(|(query, _)| *query == name)?;
            value.parse::<u64>().ok()
        };
        let (page, size) = (number("page").unwrap_or(1), number("per_page").unwrap_or(20));
        let start = (page - 1) * size;
        let end = (start + size).min(server.newest);
        let ids = (start.min(end)..end).map(|index| format!("{{\"id\":{}}}", server.newest - index));
        let actions = ids.collect::<Vec<_>>().join(",");
        let has_next = end < server.newest;
        let next = if has_next {
            r#""pages":{"next":"https://api.digitalocean.com/v2/actions?page=9"}"#
        } else {
            ""
        };
        let meta = format!(",\"meta\":{{\"total\":{}}}", server.newest);
        let body = format!("{{\"actions\":[{actions}],\"links\":{{{next}}}{meta}}}");
        Ok(Response { http_status: 200, body, multiplexed: event & 16 != 0, ..Response::default() })
    }
}

fuzz_target!(|events: &[u8]| {
    let Some((first, events)) = events.split_first() else { return };
    let existing = u64::from(*first) * 5;
    let server = Changing(Mutex::new(Server { newest: existing, events: events.to_vec() }));
    let http = client(server);
    let mut pages = ActionList::Account { reserved_ips: false }.pages(&http, false);
    let mut seen = HashSet::new();
    while let Some(page) = pages.next() {
        for action in page.expect("a page of a server that answers") {
            let id = action.action_id().expect("an ID").number();
            assert!(seen.insert(id), "action {id} came twice");
        }
    }
    if matches!(pages.end(), ListEnd::Whole) {
        let missing: Vec<_> = (1..=existing).filter(|id| !seen.contains(id)).collect();
        assert!(missing.is_empty(), "{missing:?} of {existing} are missing");
    }
});
