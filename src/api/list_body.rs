use std::borrow::Cow;
use std::fmt;

use serde::Deserializer;
use serde::de::{DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::page::PER_PAGE;

/// `{"actions": […], "links": …, "meta": …}`
pub(super) struct ListBody<'a, T> {
    /// None if there is no list.
    pub(super) items: Option<Vec<T>>,
    pub(super) links: Option<&'a RawValue>,
    pub(super) meta: Option<&'a RawValue>,
}

/// Deserializes a [`ListBody`].
pub(super) struct ListBodySeed<S> {
    /// The name of the field that has the list.
    pub(super) name: &'static str,
    pub(super) element: S,
}

impl<'de, S: DeserializeSeed<'de> + Copy> DeserializeSeed<'de> for ListBodySeed<S> {
    type Value = ListBody<'de, S::Value>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de, S: DeserializeSeed<'de> + Copy> Visitor<'de> for ListBodySeed<S> {
    type Value = ListBody<'de, S::Value>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Self::Value, M::Error> {
        let mut body = ListBody { items: None, links: None, meta: None };
        while let Some(name) = map.next_key::<Cow<'de, str>>()? {
            match &*name {
                "links" => body.links = Some(map.next_value()?),
                "meta" => body.meta = Some(map.next_value()?),
                name if name == self.name => {
                    body.items = Some(map.next_value_seed(ElementsSeed(self.element))?);
                }
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(body)
    }
}

/// Deserializes a list; `null` is an empty one.
struct ElementsSeed<S>(S);

impl<'de, S: DeserializeSeed<'de> + Copy> DeserializeSeed<'de> for ElementsSeed<S> {
    type Value = Vec<S::Value>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, S: DeserializeSeed<'de> + Copy> Visitor<'de> for ElementsSeed<S> {
    type Value = Vec<S::Value>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Vec::new())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        // Growing would leave smaller, freed allocations behind.
        let mut items = Vec::with_capacity(PER_PAGE);
        while let Some(item) = list.next_element_seed(self.0)? {
            items.push(item);
        }
        Ok(items)
    }
}
