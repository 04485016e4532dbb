use std::time::Duration;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::PER_PAGE;
use crate::http::{DecodeError, Request, Response};
use crate::model::{Action, Volume};

/// One page of a list.
#[derive(Debug, Clone)]
pub struct Page<T> {
    /// What is on it.
    pub items: Vec<T>,
    /// How many there are on all pages (`meta.total`), where the API says so.
    pub total: Option<u64>,
    /// Whether the API says that another page follows (`links.pages.next`).
    pub has_next: bool,
    /// How long its answer took.
    pub took: Duration,
    /// Whether other pages may come over the same connection meanwhile.
    pub multiplexed: bool,
    /// How many requests the rate limit left when it was made, where the answer says so.
    pub requests_left: Option<u64>,
}

/// The request for one page of a list; pages count from 1.
pub(super) fn paged(request: Request, page: usize) -> Request {
    request.with_query("page", page.to_string()).with_query("per_page", PER_PAGE.to_string())
}

#[derive(Deserialize)]
struct ListAnswer<'a> {
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

impl ListAnswer<'_> {
    /// `meta` and `links` are hints; what cannot be read of them is as if it were not there.
    fn page<T>(&self, items: Vec<T>, answer: &Response) -> Page<T> {
        let meta = self.meta.and_then(|meta| serde_json::from_str::<Meta>(meta.get()).ok());
        let links = self.links.and_then(|links| serde_json::from_str::<Links>(links.get()).ok());
        let has_next = links.is_some_and(|links| !links.pages.next.is_empty());
        Page {
            items,
            total: meta.map(|meta| meta.total),
            has_next,
            took: answer.took,
            multiplexed: answer.multiplexed,
            requests_left: answer.rate_limit().remaining,
        }
    }
}

/// Reads `{"actions": […], "links": …, "meta": …}`.
pub(super) fn decode_actions(answer: &Response) -> Result<Page<Action>, DecodeError> {
    let list: ListAnswer<'_> = json(answer)?;
    let raw = list.actions.as_ref().ok_or(DecodeError::MissingField("actions"))?;
    let actions = raw.iter().map(|raw| Action::from_raw(raw)).collect::<Result<_, _>>()?;
    Ok(list.page(actions, answer))
}

/// Reads `{"volumes": […], "links": …, "meta": …}`.
pub(super) fn decode_volumes(answer: &Response) -> Result<Page<Volume>, DecodeError> {
    let list: ListAnswer<'_> = json(answer)?;
    let raw = list.volumes.as_ref().ok_or(DecodeError::MissingField("volumes"))?;
    let volumes = raw.iter().map(|raw| serde_json::from_str(raw.get())).collect::<Result<_, _>>()?;
    Ok(list.page(volumes, answer))
}

/// Reads `{"action": {…}}`.
pub(super) fn decode_action(answer: &Response) -> Result<Action, DecodeError> {
    #[derive(Deserialize)]
    struct ActionAnswer<'a> {
        #[serde(borrow)]
        action: Option<&'a RawValue>,
    }
    let found: ActionAnswer<'_> = json(answer)?;
    let raw = found.action.ok_or(DecodeError::MissingField("action"))?;
    Ok(Action::from_raw(raw)?)
}

/// Reads `{"volume": {…}}`.
pub(super) fn decode_volume(answer: &Response) -> Result<Volume, DecodeError> {
    #[derive(Deserialize)]
    struct VolumeAnswer {
        volume: Option<Volume>,
    }
    let found: VolumeAnswer = json(answer)?;
    found.volume.ok_or(DecodeError::MissingField("volume"))
}

fn json<'a, T: Deserialize<'a>>(answer: &'a Response) -> Result<T, DecodeError> {
    let body = answer.body.trim_start();
    match body.as_bytes().first() {
        None => Err(DecodeError::Empty),
        Some(b'<') => Err(DecodeError::Html),
        // A struct may also be read from an array, which is no envelope.
        Some(b'[') => Err(DecodeError::NotAnObject),
        Some(_) => Ok(serde_json::from_str(body)?),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn answer(body: &str) -> Response {
        Response { http_status: 200, body: body.to_owned(), ..Response::default() }
    }

    #[test]
    fn a_page_says_what_is_on_it_and_whether_more_follows() {
        let body = r#"{"actions":[{"id":1},{"id":2}],
            "links":{"pages":{"next":"https://api.digitalocean.com/v2/actions?page=2"}},"meta":{"total":3}}"#;
        let page = decode_actions(&answer(body)).unwrap();
        assert_eq!((page.items.len(), page.total, page.has_next), (2, Some(3), true));
    }

    #[test]
    fn links_and_meta_of_any_shape_are_no_reason_to_fail() {
        for rest in [
            r#""links":{},"meta":{"total":0}"#,
            r#""links":{"pages":{"pages":{"first":"…","prev":"…"}}},"meta":{}"#,
            r#""links":[],"meta":null"#,
            r#""links":{"pages":7},"meta":{"total":-1}"#,
            r#""links":null,"meta":{"total":99999999999999999999999}"#,
        ] {
            let page = decode_actions(&answer(&format!("{{\"actions\":[],{rest}}}"))).unwrap();
            assert!(!page.has_next, "{rest}");
        }
    }

    #[test]
    fn what_is_no_envelope_is_unreadable() {
        for body in
            ["", " ", "<html></html>", "[]", "null", "7", "{}", "{\"action\":null}", "{\"action\":[1]"]
        {
            assert!(decode_action(&answer(body)).is_err(), "{body:?}");
            assert!(decode_actions(&answer(body)).is_err(), "{body:?}");
        }
    }

    #[test]
    fn nesting_without_end_is_an_error_or_passes_and_never_a_crash() {
        let deep = format!("{{\"action\":{}{}}}", "[".repeat(200_000), "]".repeat(200_000));
        assert!(decode_action(&answer(&deep)).is_err());
        let inside = format!("{{\"action\":{{\"new\":{}{}}}}}", "[".repeat(100_000), "]".repeat(100_000));
        let _ = decode_action(&answer(&inside));
    }

    proptest! {
        #[test]
        fn no_body_makes_the_decoder_panic(body in "[\\[\\]{}\":,a-z0-9 ]{0,200}") {
            let _ = decode_action(&answer(&body));
            let _ = decode_actions(&answer(&body));
            let _ = decode_volumes(&answer(&body));
        }

        #[test]
        fn a_broken_body_is_read_as_it_is_or_refused(
            whole in prop::sample::select(&DOCUMENTED[..]),
            (from, to) in (any::<prop::sample::Index>(), any::<prop::sample::Index>()),
            other in "(\\PC{0,6}|[\\[\\]{}\":,0-9eE.\\\\u-]{0,6})",
        ) {
            let (from, to) = (from.index(whole.len()), to.index(whole.len()));
            let body = format!("{}{other}{}", &whole[..from.min(to)], &whole[from.max(to)..]);
            let answer = answer(&body);
            let one = decode_action(&answer).into_iter();
            let page = decode_actions(&answer).into_iter().flat_map(|page| page.items);
            for action in one.chain(page) {
                prop_assert!(body.contains(action.raw().get()));
            }
            let _ = (decode_volume(&answer), decode_volumes(&answer), answer.api_error());
        }
    }

    /// One body of each kind.
    const DOCUMENTED: [&str; 5] = [
        r#"{"action":{"id":1,"status":"completed","type":"create","region":{"slug":"nyc3"}}}"#,
        r#"{"actions":[{"id":1},{"id":2}],"links":{"pages":{"next":"https://x"}},"meta":{"total":3}}"#,
        r#"{"volume":{"id":"506f78a4","name":"data","size_gigabytes":10,"droplet_ids":[1]}}"#,
        r#"{"volumes":[{"id":"506f78a4","region":{"slug":"nyc1"}}],"links":{},"meta":{"total":1}}"#,
        r#"{"id":"not_found","message":"gone","request_id":"r-1"}"#,
    ];
}
