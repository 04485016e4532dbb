use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, Visitor};
use serde_json::value::RawValue;
use smol_str::SmolStr;

/// A number with more characters is not read: no identifier, size or time is as long.
const NUMBER_LENGTH_MAX: usize = 100;

/// The values of some fields of a JSON object. Of a field that occurs twice, the last one counts.
///
/// A field of an unexpected type does not affect the others. JSON that is not an object has no fields.
pub(crate) fn json_fields<'a, const N: usize>(
    object: &'a str,
    names: [&'static str; N],
) -> [Option<&'a RawValue>; N] {
    let index_of = |name: &str| names.iter().position(|wanted| *wanted == name);
    let object = JsonObject::deserialize(&mut serde_json::Deserializer::from_str(object), &index_of);
    object.map_or([None; N], |object| object.fields)
}

/// The fields of a JSON object that is a part of a longer text.
///
/// They are read in the same pass as that text. A [`RawValue`] of the object would have to be scanned a
/// second time for its fields, which is a quarter of the work for a long list.
#[derive(Debug)]
pub(super) struct JsonObject<'a, const N: usize> {
    /// As from [`json_fields`].
    pub(super) fields: [Option<&'a RawValue>; N],
    /// None if it has escapes.
    first_name: Option<&'a str>,
    last_value: Option<&'a RawValue>,
}

impl<'a, const N: usize> JsonObject<'a, N> {
    /// `index_of` maps the name of a field to its index in `fields`, which is below `N`.
    pub(super) fn deserialize<D: Deserializer<'a>>(
        deserializer: D,
        index_of: &impl Fn(&str) -> Option<usize>,
    ) -> Result<Self, D::Error> {
        deserializer.deserialize_map(ObjectVisitor(index_of))
    }

    /// The JSON of the object itself, which is a part of the text that it was read from. None if it cannot be
    /// located: it is empty, or its first name has escapes.
    pub(super) fn source_in(&self, text: &'a str) -> Option<&'a str> {
        let (first_name, last_value) = (self.first_name?, self.last_value?.get());
        // Only white space, and the quote of the name, is between a brace and these two.
        let start = text.get(..offset_in(text, first_name)?)?.rfind('{')?;
        let end = offset_in(text, last_value)? + last_value.len();
        let end = end + text.get(end..)?.find('}')?;
        text.get(start..=end)
    }
}

/// The byte at which a part of a text begins.
fn offset_in(text: &str, part: &str) -> Option<usize> {
    part.as_ptr().addr().checked_sub(text.as_ptr().addr())
}

/// The text of a string; a number, `true` or `false` as sent. None for `null`, arrays and objects.
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

struct ObjectVisitor<'f, F, const N: usize>(&'f F);

impl<'de, F: Fn(&str) -> Option<usize>, const N: usize> Visitor<'de> for ObjectVisitor<'_, F, N> {
    type Value = JsonObject<'de, N>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Self::Value, M::Error> {
        let mut fields = [None; N];
        let (mut first_name, mut last_value) = (None, None);
        while let Some(FieldName { index, text }) = map.next_key_seed(FieldNameSeed(self.0))? {
            let value = map.next_value()?;
            if let Some(index) = index {
                fields[index] = Some(value);
            }
            first_name.get_or_insert(text);
            last_value = Some(value);
        }
        Ok(JsonObject { fields, first_name: first_name.flatten(), last_value })
    }
}

/// The name of a field.
struct FieldName<'a> {
    /// None if the field is not wanted.
    index: Option<usize>,
    /// None if it has escapes.
    text: Option<&'a str>,
}

struct FieldNameSeed<'f, F>(&'f F);

impl<'de, F: Fn(&str) -> Option<usize>> DeserializeSeed<'de> for FieldNameSeed<'_, F> {
    type Value = FieldName<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl<'de, F: Fn(&str) -> Option<usize>> Visitor<'de> for FieldNameSeed<'_, F> {
    type Value = FieldName<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a field's name")
    }

    fn visit_borrowed_str<E: Error>(self, name: &'de str) -> Result<Self::Value, E> {
        Ok(FieldName { index: self.0(name), text: Some(name) })
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Self::Value, E> {
        Ok(FieldName { index: self.0(name), text: None })
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
        let object = r#"{"id":1,"new":[{"id":2}],"\u0069d":"3"}"#;
        let [id, status] = json_fields(object, ["id", "status"]);
        assert_eq!((id.map(RawValue::get), status.map(RawValue::get)), (Some("\"3\""), None));
    }

    #[test]
    fn what_is_not_an_object_has_no_fields() {
        for json in ["null", "7", "\"id\"", "[{\"id\":1}]", "[]", "{}"] {
            assert!(json_fields(json, ["id"])[0].is_none(), "{json}");
        }
    }

    #[test]
    fn an_object_is_found_in_its_text_unless_it_is_empty_or_its_first_name_has_escapes() {
        let source_in = |text: &str| {
            let index_of = |name: &str| (name == "id").then_some(0);
            let mut deserializer = serde_json::Deserializer::from_str(text);
            let object = JsonObject::<1>::deserialize(&mut deserializer, &index_of);
            object.unwrap().source_in(text).map(str::to_owned)
        };
        for object in [r#"{"id":1}"#, "{ \"}\" :{\"id\":{}}\t}", r#"{"{":1,"\u0069d":"}{\""}"#, r#"{"":[]}"#]
        {
            assert_eq!(source_in(&format!(" {object} ")).as_deref(), Some(object));
        }
        assert_eq!((source_in("{}"), source_in(r#"{"\u0069d":1}"#)), (None, None));
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
