//! The action IDs in a text that another program wrote.

use serde_json::value::RawValue;

use crate::model::{ActionId, InvalidValue, json_fields, json_text};

const BYTE_ORDER_MARK: char = '\u{feff}';

/// The IDs in a text: words, or JSON of the API, one value or several.
///
/// A JSON value without an action is an error, so that the error message of a failed program is not taken
/// for a list without actions.
pub(crate) fn ids_in_text(text: &str) -> Result<Vec<ActionId>, InvalidValue> {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == BYTE_ORDER_MARK);
    if text.starts_with(['{', '[']) { ids_in_json(text) } else { ids_in_words(text) }
}

fn ids_in_words(text: &str) -> Result<Vec<ActionId>, InvalidValue> {
    let parse = |word: &str| {
        word.parse().map_err(|problem| InvalidValue(format!("{} on standard input: {problem}", quote(word))))
    };
    text.split_whitespace().map(parse).collect()
}

fn ids_in_json(text: &str) -> Result<Vec<ActionId>, InvalidValue> {
    let mut ids = Vec::new();
    for value in serde_json::Deserializer::from_str(text).into_iter::<&RawValue>() {
        let value =
            value.map_err(|error| InvalidValue(format!("standard input is not valid JSON: {error}")))?;
        match elements(value) {
            Some(elements) => elements.into_iter().try_for_each(|element| add_ids(element, &mut ids))?,
            None => add_ids(value, &mut ids)?,
        }
    }
    Ok(ids)
}

/// Adds the IDs of a response of the API, or that of an action.
fn add_ids(value: &RawValue, ids: &mut Vec<ActionId>) -> Result<(), InvalidValue> {
    let [action, actions, links, id, name] =
        json_fields(value.get(), ["action", "actions", "links", "id", "name"]);
    // Such as the response to a new Droplet.
    let started = links.and_then(|links| json_fields(links.get(), ["actions"])[0]);
    let lists = [actions, started].into_iter().flatten().filter_map(elements);
    let lists: Vec<_> = lists.chain(action.map(|action| vec![action])).collect();
    if !lists.is_empty() {
        return lists.iter().flatten().try_for_each(|action| {
            ids.push(action_id(json_fields(action.get(), ["id"])[0])?);
            Ok(())
        });
    }
    let id = if value.get().starts_with('{') { id } else { Some(value) };
    // Everything else that has a number as its ID, such as a Droplet, has a name.
    match id.map(|id| action_id(Some(id))) {
        Some(Ok(id)) if name.is_none() => ids.push(id),
        _ => return Err(InvalidValue::new("standard input has JSON without an action")),
    }
    Ok(())
}

fn action_id(id: Option<&RawValue>) -> Result<ActionId, InvalidValue> {
    let text = id.and_then(json_text);
    let id = text.as_ref().and_then(|text| text.parse().ok());
    id.ok_or_else(|| InvalidValue::new("standard input has an action without a valid ID"))
}

/// The elements of an array; none of another value. `null` is an empty list.
fn elements(value: &RawValue) -> Option<Vec<&RawValue>> {
    match value.get() {
        "null" => Some(Vec::new()),
        array if array.starts_with('[') => serde_json::from_str(array).ok(),
        _ => None,
    }
}

/// A word for a message. A long one is left out and not cut, because a part of a token could not be
/// recognized and hidden.
fn quote(word: &str) -> String {
    const LONGEST: usize = 200;
    if word.len() > LONGEST { format!("a word of {} bytes", word.len()) } else { format!("{word:?}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(text: &str) -> Vec<u64> {
        let ids = ids_in_text(text).unwrap_or_else(|problem| panic!("{problem}: {text}"));
        ids.into_iter().map(ActionId::number).collect()
    }

    fn problem(text: &str) -> String {
        ids_in_text(text).expect_err(text).to_string()
    }

    #[test]
    fn words_are_ids() {
        assert_eq!(ids("1\n\n 2\t3\r\n"), [1, 2, 3]);
        assert_eq!(ids("\u{feff}18446744073709551615\n"), [u64::MAX]);
        assert!(ids("").is_empty() && ids(" \n").is_empty());
        assert!(problem("1\nID\n").starts_with("\"ID\" on standard input: an action ID is"));
        let long = problem(&"5".repeat(1_000));
        assert!(long.starts_with("a word of 1000 bytes on standard input: an action ID is"), "{long}");
    }

    #[test]
    fn every_response_with_actions_has_their_ids() {
        for (json, expected) in [
            (r#"{"action":{"id":1,"status":"in-progress"}}"#, &[1][..]),
            (r#"{"actions":[{"id":2},{"id":1}],"links":{"pages":{}},"meta":{"total":2}}"#, &[2, 1]),
            (r#"{"droplet":{"id":9,"name":"web"},"links":{"actions":[{"id":3,"rel":"create"}]}}"#, &[3]),
            (r#"{"droplets":[{"id":9},{"id":8}],"links":{"actions":[{"id":3},{"id":4}]}}"#, &[3, 4]),
            (r#"{"id":5,"status":"in-progress","type":"create","resource_id":9}"#, &[5]),
            (r#"[{"id":6,"status":"in-progress"},{"id":"7"}]"#, &[6, 7]),
            ("[8, 9]", &[8, 9]),
            ("{\"action\":{\"id\":1}}\n{\"id\":2}\r\n\n[{\"id\":3}] {\"actions\":[]}\n", &[1, 2, 3]),
            ("\u{feff} \n{\"actions\":null,\"action\":{\"id\":1}}", &[1]),
            (r#"{"id":18446744073709551615}"#, &[u64::MAX]),
            ("[]", &[]),
            (r#"{"actions":[]}"#, &[]),
        ] {
            assert_eq!(ids(json), expected, "{json}");
        }
    }

    #[test]
    fn json_without_an_action_is_an_error_also_beside_an_action() {
        for json in [
            "{}",
            r#"{"id":"unauthorized","message":"Unable to authenticate you."}"#,
            r#"{"droplet":{"id":9,"name":"web"},"links":{}}"#,
            r#"[{"id":9,"name":"web","status":"new"}]"#,
            r#"{"volume":{"id":"506f78a4-e098-11e5-ad9f-000f53306ae1"}}"#,
            "{\"action\":{\"id\":1}}\n{\"id\":\"not_found\"}",
            "[[1]]",
            r#"[{"id":1.5}]"#,
        ] {
            assert_eq!(problem(json), "standard input has JSON without an action", "{json}");
        }
    }

    #[test]
    fn an_action_without_a_valid_id_is_an_error() {
        for id in ["null", "0", "-1", "1.5", "\"x\"", "{}", "99999999999999999999999"] {
            let json = format!(r#"{{"actions":[{{"id":1}},{{"id":{id}}}]}}"#);
            assert_eq!(problem(&json), "standard input has an action without a valid ID");
        }
        assert_eq!(problem(r#"{"action":[1]}"#), "standard input has an action without a valid ID");
    }

    #[test]
    fn broken_json_is_an_error_also_after_an_action() {
        for json in ["{", "{\"action\":{\"id\":1}", "{\"id\":1}\n{\"id\":", "[1,]", "{\"id\":1} x"] {
            assert!(problem(json).starts_with("standard input is not valid JSON: "), "{json}");
        }
        let deep = "[".repeat(200_000);
        assert!(
            ids_in_text(&deep).is_err() && ids_in_text(&format!("{deep}{}", "]".repeat(200_000))).is_err()
        );
    }
}
