use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;
use smol_str::SmolStr;

/// A number with more characters than this is not read: no identifier, size or time has as many.
const NUMBER_LENGTH_MAX: usize = 100;

/// The values of some fields of a JSON object; of a field that comes twice, the last.
///
/// Whatever their types are, one field never costs the others. None of them where the JSON
/// is not an object.
pub(crate) fn json_fields<'a, const N: usize>(
    object: &'a RawValue,
    names: [&'static str; N],
) -> [Option<&'a RawValue>; N] {
    let mut deserializer = serde_json::Deserializer::from_str(object.get());
    deserializer.deserialize_map(Fields(names)).unwrap_or([None; N])
}

/// The text of a string, and a number, `true` or `false` as sent. None of the other values.
pub(crate) fn json_text(value: &RawValue) -> Option<SmolStr> {
    let json = value.get();
    match json.as_bytes().first()? {
        b'"' => {
            let inner = json.get(1..json.len() - 1)?;
            if !inner.contains('\\') {
                return Some(inner.into());
            }
            // Escapes that are not text, such as half a surrogate pair, stay escapes.
            Some(serde_json::from_str::<String>(json).map_or_else(|_| inner.into(), SmolStr::from))
        }
        b'{' | b'[' | b'n' => None,
        _ => (json.len() <= NUMBER_LENGTH_MAX).then(|| json.into()),
    }
}

struct Fields<const N: usize>([&'static str; N]);

impl<'de, const N: usize> Visitor<'de> for Fields<N> {
    type Value = [Option<&'de RawValue>; N];

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Self::Value, M::Error> {
        let mut values = [None; N];
        while let Some(index) = map.next_key_seed(Name(&self.0))? {
            match index {
                Some(index) => values[index] = Some(map.next_value()?),
                None => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(values)
    }
}

/// Deserializes a field's name to its index among those that are wanted.
struct Name<'a>(&'a [&'static str]);

impl<'de> DeserializeSeed<'de> for Name<'_> {
    type Value = Option<usize>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for Name<'_> {
    type Value = Option<usize>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a field's name")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Self::Value, E> {
        Ok(self.0.iter().position(|wanted| *wanted == name))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn raw(json: &str) -> Box<RawValue> {
        RawValue::from_string(json.to_owned()).unwrap()
    }

    fn text(json: &str) -> Option<String> {
        json_text(&raw(json)).map(String::from)
    }

    #[test]
    fn a_field_that_comes_twice_has_its_last_value() {
        let object = raw(r#"{"id":1,"new":[{"id":2}],"\u0069d":"3"}"#);
        let [id, status] = json_fields(&object, ["id", "status"]);
        assert_eq!((id.map(RawValue::get), status.map(RawValue::get)), (Some("\"3\""), None));
    }

    #[test]
    fn what_is_not_an_object_has_no_fields() {
        for json in ["null", "7", "\"id\"", "[{\"id\":1}]", "[]", "{}"] {
            assert!(json_fields(&raw(json), ["id"])[0].is_none(), "{json}");
        }
    }

    #[test]
    fn strings_are_unescaped_and_other_scalars_stay_as_sent() {
        assert_eq!(text(r#""a\n\u00e9""#).as_deref(), Some("a\né"));
        assert_eq!(text(r#""\ud800""#).as_deref(), Some(r"\ud800"));
        for scalar in ["-1.50e3", "12345678901234567890123456789", "true"] {
            assert_eq!(text(scalar).as_deref(), Some(scalar));
        }
        for json in ["null", "{}", "[1]"] {
            assert_eq!(text(json), None, "{json}");
        }
        assert_eq!(text(&"9".repeat(20_000_000)), None);
    }

    proptest! {
        #[test]
        fn any_text_is_read_as_it_was_written(written in any::<String>()) {
            prop_assert_eq!(text(&serde_json::to_string(&written).unwrap()), Some(written));
        }
    }
}
