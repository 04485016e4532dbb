use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::DeserializeSeed;
use serde_json::value::RawValue;

use super::list_body::{ListBody, ListBodySeed};
use super::page::Page;
use crate::http::{DecodeError, Response};
use crate::model::{Action, ActionId, ActionSeed, Volume, VolumeId, json_fields, json_text};

/// Reads `{"actions": […], "links": …, "meta": …}`.
pub(super) fn decode_actions(response: &Response) -> Result<Page<Action>, DecodeError> {
    decode_actions_in_one_pass(response).or_else(|_| decode_actions_in_two_passes(response))
}

/// Fails for any page with an unusual element, such as one without fields: see [`ActionSeed`].
fn decode_actions_in_one_pass(response: &Response) -> Result<Page<Action>, DecodeError> {
    decode_list(response, "actions", ActionSeed(&response.body))
}

/// Reads the page, and then the fields of each element. Elements may be of any type.
fn decode_actions_in_two_passes(response: &Response) -> Result<Page<Action>, DecodeError> {
    let page = decode_list(response, "actions", PhantomData::<&RawValue>)?;
    Ok(page.map(Action::from_list_element))
}

/// Reads `{"volumes": […], "links": …, "meta": …}`.
pub(super) fn decode_volumes(response: &Response) -> Result<Page<Volume>, DecodeError> {
    decode_list(response, "volumes", PhantomData)
}

/// `meta` and `links` are only hints, so that unreadable ones are ignored.
fn decode_list<'a, S: DeserializeSeed<'a> + Copy>(
    response: &'a Response,
    name: &'static str,
    element: S,
) -> Result<Page<S::Value>, DecodeError> {
    let ListBody { items, links, meta } = json_from_seed(response, ListBodySeed { name, element })?;
    let field = |object: Option<&'a RawValue>, name| json_fields(object?.get(), [name])[0];
    let next = field(field(links, "pages"), "next");
    let total = field(meta, "total").and_then(json_text);
    Ok(Page {
        items: items.ok_or(DecodeError::MissingField(name))?,
        total: total.and_then(|total| total.parse().ok()),
        has_next: next.and_then(json_text).is_some_and(|next| !next.is_empty()),
        took: response.took,
        multiplexed: response.multiplexed,
        requests_left: response.rate_limit().remaining,
    })
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

/// Reads `{"action": {…}}` of an action that was just started. It must have an ID, to be waited for.
pub(super) fn decode_started_action(response: &Response) -> Result<Action, DecodeError> {
    let action = decode_action(response)?;
    if action.action_id().is_none() {
        return Err(DecodeError::NoActionId);
    }
    Ok(action)
}

/// Reads `{"action": {…}}`, which must not have the ID of another action.
pub(super) fn decode_action_with_id(response: &Response, id: ActionId) -> Result<Action, DecodeError> {
    let action = decode_action(response)?;
    let found = action.action_id();
    if action.id().is_some() && found != Some(id) {
        return Err(DecodeError::OtherAction { requested: id, found });
    }
    Ok(action)
}

/// Reads `{"volume": {…}}`, which must not have the ID of another volume.
pub(super) fn decode_volume_with_id(response: &Response, id: &VolumeId) -> Result<Volume, DecodeError> {
    #[derive(Deserialize)]
    struct VolumeBody {
        volume: Option<Volume>,
    }
    let body: VolumeBody = json(response)?;
    let is_object = |volume: &Volume| volume.raw().starts_with('{');
    let volume = body.volume.filter(is_object).ok_or(DecodeError::MissingField("volume"))?;
    let found = volume.id.parse().ok();
    if !volume.id.is_empty() && found.as_ref() != Some(id) {
        return Err(DecodeError::OtherVolume { requested: id.clone(), found });
    }
    Ok(volume)
}

fn json<'a, T: Deserialize<'a>>(response: &'a Response) -> Result<T, DecodeError> {
    json_from_seed(response, PhantomData)
}

fn json_from_seed<'a, S: DeserializeSeed<'a>>(
    response: &'a Response,
    seed: S,
) -> Result<S::Value, DecodeError> {
    let body = response.body.trim_start();
    match body.as_bytes().first() {
        None => Err(DecodeError::Empty),
        Some(b'<') => Err(DecodeError::Html),
        // Serde would read a struct from an array as well.
        Some(b'[') => Err(DecodeError::NotAnObject),
        Some(_) => {
            let mut deserializer = serde_json::Deserializer::from_str(body);
            let value = seed.deserialize(&mut deserializer)?;
            deserializer.end()?;
            Ok(value)
        }
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

    #[test]
    fn null_is_an_empty_list_and_a_missing_list_is_an_error() {
        assert!(decode_actions(&response(r#"{"actions":null}"#)).unwrap().items.is_empty());
        assert!(
            decode_volumes(&response(r#"{"volumes":null,"meta":{"total":1}}"#)).unwrap().items.is_empty()
        );
        for body in ["{}", r#"{"actions":{},"volumes":{}}"#, r#"{"actions":7,"volumes":7}"#] {
            assert!(decode_actions(&response(body)).is_err(), "{body}");
            assert!(decode_volumes(&response(body)).is_err(), "{body}");
        }
    }

    #[test]
    fn an_element_that_is_no_object_costs_no_other() {
        let page = decode_actions(&response(r#"{"actions":[7,{"id":"5"},null,[{"id":6}]]}"#)).unwrap();
        let shown: Vec<_> = page.items.iter().map(|action| (action.raw(), action.id())).collect();
        assert_eq!(
            shown,
            [("7", None), (r#"{"id":"5"}"#, Some("5")), ("null", None), (r#"[{"id":6}]"#, None)]
        );
        let page = decode_volumes(&response(r#"{"volumes":[7,{"id":"5"},null]}"#)).unwrap();
        assert_eq!(page.items.iter().map(|volume| &*volume.id).collect::<Vec<_>>(), ["", "5", ""]);
    }

    #[test]
    fn an_action_that_was_started_has_an_id() {
        let decode = |json: &str| decode_started_action(&response(&format!(r#"{{"action":{json}}}"#)));
        assert!(decode(r#"{"id":5}"#).is_ok() && decode(r#"{"id":"5"}"#).is_ok());
        for without in ["{}", r#"{"id":null}"#, r#"{"id":0}"#, r#"{"id":"x"}"#, r#"{"status":"completed"}"#] {
            assert_eq!(decode(without).unwrap_err().to_string(), "the answer has no action ID", "{without}");
        }
    }

    #[test]
    fn an_answer_with_the_id_of_another_action_is_an_error() {
        let decode = |json: &str| {
            let body = response(&format!(r#"{{"action":{json}}}"#));
            decode_action_with_id(&body, ActionId::new(5).unwrap()).map_err(|error| error.to_string())
        };
        for same in [r#"{"id":5}"#, r#"{"id":"5"}"#, "{}", r#"{"id":null}"#, r#"{"id":{}}"#] {
            assert!(decode(same).is_ok(), "{same}");
        }
        assert_eq!(decode(r#"{"id":6}"#).unwrap_err(), "the answer is about action 6 instead of 5");
        let word = decode(r#"{"id":"not-a-number"}"#).unwrap_err();
        assert_eq!(word, "the answer is about another action instead of 5");
        assert!(decode(r#"{"id":"x"}"#).is_err() && decode(r#"{"id":5.5}"#).is_err());
    }

    fn volume_id() -> VolumeId {
        "506f78a4-e098-11e5-ad9f-000f53306ae1".parse().unwrap()
    }

    #[test]
    fn an_answer_with_the_id_of_another_volume_is_an_error() {
        let decode = |json: &str| {
            let body = response(&format!(r#"{{"volume":{json}}}"#));
            decode_volume_with_id(&body, &volume_id()).map_err(|error| error.to_string())
        };
        let id = volume_id();
        for same in [format!(r#"{{"id":"{id}"}}"#), format!(r#"{{"id":"{}"}}"#, id.as_str().to_uppercase())] {
            assert!(decode(&same).is_ok(), "{same}");
        }
        assert!(decode("{}").is_ok() && decode(r#"{"id":null}"#).is_ok());
        let other = id.as_str().replace("506f", "606f");
        assert_eq!(
            decode(&format!(r#"{{"id":"{other}"}}"#)).unwrap_err(),
            format!("the answer is about volume {other} instead of {id}")
        );
        let word = decode(r#"{"id":"a-token"}"#).unwrap_err();
        assert_eq!(word, format!("the answer is about another volume instead of {id}"));
        assert!(decode("null").is_err() && decode("7").is_err() && decode("[]").is_err());
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
            damage in damage(),
        ) {
            let body = damaged(whole, damage);
            let response = response(&body);
            let one = decode_action(&response).into_iter();
            let page = decode_actions(&response).into_iter().flat_map(|page| page.items);
            for action in one.chain(page) {
                prop_assert!(body.contains(action.raw()));
            }
            let _ = (decode_volume_with_id(&response, &volume_id()), decode_volumes(&response), response.api_error());
        }
    }

    proptest! {
        #[test]
        fn one_pass_reads_what_two_passes_read(
            elements in prop::collection::vec(element(), 0..4),
            damage in prop::option::of(damage()),
        ) {
            let whole = format!("{{\"actions\" : [{}],\"meta\":{{\"total\":3}}}}", elements.join(","));
            let body = response(&damage.map_or_else(|| whole.clone(), |damage| damaged(&whole, damage)));
            let read = |page: Page<Action>| (format!("{:?}", page.items), page.total, page.has_next);
            if let Ok(page) = decode_actions_in_one_pass(&body) {
                prop_assert_eq!(read(page), decode_actions_in_two_passes(&body).map(read).unwrap());
            } else if body.body == whole {
                prop_assert!(elements.iter().any(|element| !element.contains("\"new\"")));
            }
        }
    }

    /// What an element of a list may be: mostly an object, with names and values of every kind.
    fn element() -> impl Strategy<Value = String> {
        const NAME: &str = r#""(id|status|type|region|region_slug|\\u0069d|[{}\[\],:é]{0,3})""#;
        const VALUE: &str = r#"null|-?[1-9][0-9]{0,30}|1\.5e300|"[a-z{}\[\],: é]{0,6}"|"\\""|"\\ud800"|\[\{"id":1\}, \[\]\]|\{"slug" :"nyc1","id":\{\}\}"#;
        let field = (NAME, VALUE, "[ \n\t]{0,2}");
        let object = prop::collection::vec(field, 0..5).prop_map(|fields| {
            let fields = fields
                .iter()
                .map(|(name, value, space)| format!("{space}{name}{space}:{space}{value}{space}"));
            fields.collect::<Vec<_>>().join(",")
        });
        prop_oneof![
            4 => object.clone().prop_map(|fields| format!(" {{ \"new\":0{}{fields}}} ", if fields.is_empty() { "" } else { "," })),
            2 => object.prop_map(|fields| format!("{{{fields}}}")),
            1 => VALUE,
        ]
    }

    /// A part of a body, and what is in its place.
    type Damage = (prop::sample::Index, prop::sample::Index, String);

    fn damage() -> impl Strategy<Value = Damage> {
        let at = any::<prop::sample::Index>;
        (at(), at(), "(\\PC{0,6}|[\\[\\]{}\":,0-9eE.\\\\u-]{0,6})")
    }

    fn damaged(whole: &str, (from, to, other): Damage) -> String {
        let ends: Vec<_> = whole.char_indices().map(|(at, _)| at).collect();
        let (from, to) = (*from.get(&ends), *to.get(&ends));
        format!("{}{other}{}", &whole[..from.min(to)], &whole[from.max(to)..])
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
