use std::time::Duration;

use serde::Deserialize;
use serde_json::value::RawValue;

use crate::http::{DecodeError, Request, Response};
use crate::model::{Action, Volume};

/// How many actions or volumes a page is asked to hold (openapi `per_page`, maximum 200).
pub const PER_PAGE: usize = 200;

/// One page of a list.
#[derive(Debug, Clone)]
pub struct Page<T> {
    pub items: Vec<T>,
    /// How many items all pages have together (`meta.total`), where the API says so.
    pub total: Option<u64>,
    /// Whether the API says that another page follows (`links.pages.next`).
    pub has_next: bool,
    /// From sending the request to the end of the response.
    pub took: Duration,
    /// Whether the connection carries several requests at once (HTTP/2).
    pub multiplexed: bool,
    /// The requests that the rate limit had left, where the response says so.
    pub requests_left: Option<u64>,
}

/// The request for one page of a list; pages count from 1.
pub(super) fn paged(request: Request, page: usize) -> Request {
    request.with_query("page", page.to_string()).with_query("per_page", PER_PAGE.to_string())
}

#[derive(Deserialize)]
struct ListBody<'a> {
    #[serde(borrow)]
    actions: Option<Vec<&'a RawValue>>,
    #[serde(borrow)]
    volumes: Option<Vec<&'a RawValue>>,
    #[serde(borrow)]
    links: Option<&'a RawValue>,
    #[serde(borrow)]
    meta: Option<&'a RawValue>,
}

#[derive(Deserialize)]
struct Meta {
    total: u64,
}

#[derive(Deserialize)]
struct Links {
    pages: PageLinks,
}

#[derive(Deserialize)]
struct PageLinks {
    next: String,
}

impl ListBody<'_> {
    /// `meta` and `links` are hints: unreadable ones are ignored.
    fn page<T>(&self, items: Vec<T>, response: &Response) -> Page<T> {
        let meta = self.meta.and_then(|meta| serde_json::from_str::<Meta>(meta.get()).ok());
        let links = self.links.and_then(|links| serde_json::from_str::<Links>(links.get()).ok());
        let has_next = links.is_some_and(|links| !links.pages.next.is_empty());
        Page {
            items,
            total: meta.map(|meta| meta.total),
            has_next,
            took: response.took,
            multiplexed: response.multiplexed,
            requests_left: response.rate_limit().remaining,
        }
    }
}

/// Reads `{"actions": […], "links": …, "meta": …}`.
pub(super) fn decode_actions(response: &Response) -> Result<Page<Action>, DecodeError> {
    let list: ListBody<'_> = json(response)?;
    let raw = list.actions.as_ref().ok_or(DecodeError::MissingField("actions"))?;
    let actions = raw.iter().map(|raw| Action::from_raw(raw)).collect::<Result<_, _>>()?;
    Ok(list.page(actions, response))
}

/// Reads `{"volumes": […], "links": …, "meta": …}`.
pub(super) fn decode_volumes(response: &Response) -> Result<Page<Volume>, DecodeError> {
    let list: ListBody<'_> = json(response)?;
    let raw = list.volumes.as_ref().ok_or(DecodeError::MissingField("volumes"))?;
    let volumes = raw.iter().map(|raw| serde_json::from_str(raw.get())).collect::<Result<_, _>>()?;
    Ok(list.page(volumes, response))
}

/// Reads `{"action": {…}}`.
pub(super) fn decode_action(response: &Response) -> Result<Action, DecodeError> {
    #[derive(Deserialize)]
    struct ActionBody<'a> {
        #[serde(borrow)]
        action: Option<&'a RawValue>,
    }
    let found: ActionBody<'_> = json(response)?;
    let raw = found.action.ok_or(DecodeError::MissingField("action"))?;
    Ok(Action::from_raw(raw)?)
}

/// Reads `{"volume": {…}}`.
pub(super) fn decode_volume(response: &Response) -> Result<Volume, DecodeError> {
    #[derive(Deserialize)]
    struct VolumeBody {
        volume: Option<Volume>,
    }
    let found: VolumeBody = json(response)?;
    found.volume.ok_or(DecodeError::MissingField("volume"))
}

fn json<'a, T: Deserialize<'a>>(response: &'a Response) -> Result<T, DecodeError> {
    let body = response.body.trim_start();
    match body.as_bytes().first() {
        None => Err(DecodeError::Empty),
        Some(b'<') => Err(DecodeError::Html),
        // Serde would read a struct from an array as well.
        Some(b'[') => Err(DecodeError::NotAnObject),
        Some(_) => Ok(serde_json::from_str(body)?),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn response(body: &str) -> Response {
        Response { http_status: 200, body: body.to_owned(), ..Response::default() }
    }

    #[test]
    fn a_page_has_items_a_total_and_whether_another_follows() {
        let body = r#"{"actions":[{"id":1},{"id":2}],
            "links":{"pages":{"next":"https://api.digitalocean.com/v2/actions?page=2"}},"meta":{"total":3}}"#;
        let page = decode_actions(&response(body)).unwrap();
        assert_eq!((page.items.len(), page.total, page.has_next), (2, Some(3), true));
    }

    #[test]
    fn unreadable_links_and_meta_are_ignored() {
        for rest in [
            r#""links":{},"meta":{"total":0}"#,
            r#""links":{"pages":{"pages":{"first":"…","prev":"…"}}},"meta":{}"#,
            r#""links":[],"meta":null"#,
            r#""links":{"pages":7},"meta":{"total":-1}"#,
            r#""links":null,"meta":{"total":99999999999999999999999}"#,
        ] {
            let page = decode_actions(&response(&format!("{{\"actions\":[],{rest}}}"))).unwrap();
            assert!(!page.has_next, "{rest}");
        }
    }

    #[test]
    fn a_body_that_is_not_the_documented_object_is_an_error() {
        for body in
            ["", " ", "<html></html>", "[]", "null", "7", "{}", "{\"action\":null}", "{\"action\":[1]"]
        {
            assert!(decode_action(&response(body)).is_err(), "{body:?}");
            assert!(decode_actions(&response(body)).is_err(), "{body:?}");
        }
    }

    #[test]
    fn deep_nesting_does_not_overflow_the_stack() {
        let deep = format!("{{\"action\":{}{}}}", "[".repeat(200_000), "]".repeat(200_000));
        assert!(decode_action(&response(&deep)).is_err());
        let inside = format!("{{\"action\":{{\"new\":{}{}}}}}", "[".repeat(100_000), "]".repeat(100_000));
        let _ = decode_action(&response(&inside));
    }

    proptest! {
        #[test]
        fn no_body_makes_decoding_panic(body in "[\\[\\]{}\":,a-z0-9 ]{0,200}") {
            let _ = decode_action(&response(&body));
            let _ = decode_actions(&response(&body));
            let _ = decode_volumes(&response(&body));
        }

        #[test]
        fn actions_decoded_from_a_damaged_body_keep_its_bytes(
            whole in prop::sample::select(&DOCUMENTED[..]),
            (from, to) in (any::<prop::sample::Index>(), any::<prop::sample::Index>()),
            other in "(\\PC{0,6}|[\\[\\]{}\":,0-9eE.\\\\u-]{0,6})",
        ) {
            let (from, to) = (from.index(whole.len()), to.index(whole.len()));
            let body = format!("{}{other}{}", &whole[..from.min(to)], &whole[from.max(to)..]);
            let response = response(&body);
            let one = decode_action(&response).into_iter();
            let page = decode_actions(&response).into_iter().flat_map(|page| page.items);
            for action in one.chain(page) {
                prop_assert!(body.contains(action.raw().get()));
            }
            let _ = (decode_volume(&response), decode_volumes(&response), response.api_error());
        }
    }

    /// One body of each documented kind.
    const DOCUMENTED: [&str; 5] = [
        r#"{"action":{"id":1,"status":"completed","type":"create","region":{"slug":"nyc3"}}}"#,
        r#"{"actions":[{"id":1},{"id":2}],"links":{"pages":{"next":"https://x"}},"meta":{"total":3}}"#,
        r#"{"volume":{"id":"506f78a4","name":"data","size_gigabytes":10,"droplet_ids":[1]}}"#,
        r#"{"volumes":[{"id":"506f78a4","region":{"slug":"nyc1"}}],"links":{},"meta":{"total":1}}"#,
        r#"{"id":"not_found","message":"gone","request_id":"r-1"}"#,
    ];
}
