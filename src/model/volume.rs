use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;
use smol_str::SmolStr;

use super::json_fields::{json_fields, json_text};
use super::region::{region_name, region_slug};
use super::{DropletId, Region, VolumeName};

/// A volume (openapi `volume_full`).
///
/// It keeps the JSON as sent beside the decoded fields, so that output loses nothing.
#[derive(Debug, Clone)]
pub struct Volume {
    /// Empty if it cannot be read.
    pub id: String,
    pub name: Option<String>,
    pub size_gigabytes: Option<u64>,
    /// One at most: a volume is attached to one Droplet at a time. None if they cannot be read.
    pub droplet_ids: Option<Vec<u64>>,
    pub region: Option<String>,
    raw: Box<RawValue>,
}

impl Volume {
    fn decode(raw: Box<RawValue>) -> Self {
        let [id, name, size, droplets, region] =
            json_fields(raw.get(), ["id", "name", "size_gigabytes", "droplet_ids", "region"]);
        let text = |value: Option<&RawValue>| value.and_then(json_text).map(String::from);
        Self {
            id: text(id).unwrap_or_default(),
            name: text(name),
            size_gigabytes: size.and_then(number),
            // A volume without the list is attached to nothing (openapi
            // `volume_base_read.droplet_ids`, nullable).
            droplet_ids: droplets.map_or(Some(Vec::new()), numbers),
            region: region.and_then(region_slug).map(String::from),
            raw,
        }
    }

    /// The JSON as sent.
    pub fn raw(&self) -> &str {
        self.raw.get()
    }

    /// Whether this is the volume of this name in this region. A volume without a region
    /// counts, since the API was asked for this region.
    pub fn is(&self, name: &VolumeName, region: &Region) -> bool {
        self.name.as_deref() == Some(name.as_str())
            && self.region_slug().is_none_or(|slug| slug == region.as_str())
    }

    /// None if the API's list of Droplets cannot be read.
    pub fn is_attached_to(&self, droplet: DropletId) -> Option<bool> {
        Some(self.droplet_ids.as_ref()?.contains(&droplet.number()))
    }

    pub fn region_slug(&self) -> Option<&str> {
        self.region.as_deref()
    }

    /// The size in GiB as sent, also where it is no whole number.
    pub fn size_text(&self) -> Option<SmolStr> {
        self.text_field("size_gigabytes")
    }

    /// As sent; documented as RFC 3339.
    pub fn created_at(&self) -> Option<SmolStr> {
        self.text_field("created_at")
    }

    /// Without elements that are no text; `null` is an empty list (openapi
    /// `tags_array_read`, nullable).
    pub fn tags(&self) -> Vec<SmolStr> {
        let [tags] = json_fields(self.raw.get(), ["tags"]);
        let tags: Option<Vec<&RawValue>> = tags.and_then(|tags| serde_json::from_str(tags.get()).ok());
        tags.unwrap_or_default().into_iter().filter_map(json_text).collect()
    }

    /// Such as `New York 1`.
    pub fn region_name(&self) -> Option<SmolStr> {
        region_name(self.raw.get())
    }

    /// The text of a field that is not decoded.
    pub fn text_field(&self, name: &'static str) -> Option<SmolStr> {
        let [value] = json_fields(self.raw.get(), [name]);
        value.and_then(json_text)
    }
}

impl<'de> Deserialize<'de> for Volume {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Box::<RawValue>::deserialize(deserializer).map(Self::decode)
    }
}

fn number(value: &RawValue) -> Option<u64> {
    json_text(value)?.parse().ok()
}

fn numbers(list: &RawValue) -> Option<Vec<u64>> {
    let values: Option<Vec<&RawValue>> = serde_json::from_str(list.get()).ok()?;
    values.unwrap_or_default().into_iter().map(number).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decode(json: &str) -> Volume {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn a_field_of_an_unexpected_type_costs_no_other() {
        let odd = decode(r#"{"id":7,"name":{},"size_gigabytes":"100","droplet_ids":["42"],"region":"nyc1"}"#);
        assert_eq!((&*odd.id, odd.name.as_deref(), odd.size_gigabytes), ("7", None, Some(100)));
        assert_eq!((odd.droplet_ids.as_deref(), odd.region_slug()), (Some(&[42][..]), Some("nyc1")));
        let usual = decode(r#"{"id":[],"name":"data","size_gigabytes":-1,"region":{"slug":"nyc1"}}"#);
        assert_eq!((usual.name.as_deref(), usual.size_gigabytes), (Some("data"), None));
        assert_eq!((usual.id.as_str(), usual.region_slug()), ("", Some("nyc1")));
    }

    #[test]
    fn droplets_that_cannot_be_read_are_not_no_droplets() {
        let is_attached = |droplets: &str| {
            let volume = decode(&format!(r#"{{"droplet_ids":{droplets}}}"#));
            volume.is_attached_to("42".parse().unwrap())
        };
        assert_eq!(decode("{}").droplet_ids, Some(Vec::new()));
        assert_eq!(["null", "[]", "[41]", "[42]"].map(is_attached), [false, false, false, true].map(Some));
        assert_eq!(["42", "{}", "[null]", "[[42]]", "[{\"id\":42}]"].map(is_attached), [None; 5]);
    }
}
