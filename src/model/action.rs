use std::time::Duration;

use jiff::Timestamp;
use serde::Deserializer;
use serde::de::{DeserializeSeed, Error as _};
use serde_json::value::RawValue;
use smol_str::SmolStr;

use super::json_fields::{JsonObject, json_fields, json_text};
use super::region::{region_name, region_slug};
use super::{ActionId, Status};

/// The fields that this program needs, whatever their types are. Every one is optional in
/// openapi `action` and `volumeAction`.
#[derive(Debug, Clone)]
struct Fields {
    id: Option<SmolStr>,
    status: Option<Status>,
    action_type: Option<SmolStr>,
    started_at: Option<SmolStr>,
    completed_at: Option<SmolStr>,
    resource_id: Option<SmolStr>,
    resource_type: Option<SmolStr>,
    region_slug: Option<SmolStr>,
}

impl Fields {
    const NAMES: [&'static str; 9] = [
        "id",
        "status",
        "type",
        "started_at",
        "completed_at",
        "resource_id",
        "resource_type",
        "region_slug",
        "region",
    ];

    fn index_of(name: &str) -> Option<usize> {
        Self::NAMES.iter().position(|known| *known == name)
    }

    /// From the values of [`Self::NAMES`].
    fn decode(values: [Option<&RawValue>; 9]) -> Self {
        let [id, status, action_type, started_at, completed_at, resource_id, resource_type, slug, region] =
            values;
        let text = |value: Option<&RawValue>| value.and_then(json_text);
        Self {
            id: text(id),
            status: text(status).map(|word| Status::from(word.as_str())),
            action_type: text(action_type),
            started_at: text(started_at),
            completed_at: text(completed_at),
            resource_id: text(resource_id),
            resource_type: text(resource_type),
            region_slug: text(slug).or_else(|| region.and_then(region_slug)),
        }
    }
}

/// A record on the server of something that happens, or happened, to a resource.
///
/// It keeps the JSON as sent beside the decoded fields, so that output loses nothing.
#[derive(Debug, Clone)]
pub struct Action {
    fields: Fields,
    raw: Box<str>,
}

/// Deserializes an action from this JSON text, in the same pass as the text around it.
///
/// An object that cannot be located in the text (an empty one, or one whose first name has escapes) is an
/// error.
#[derive(Debug, Clone, Copy)]
pub struct ActionSeed<'a>(pub &'a str);

impl<'de> DeserializeSeed<'de> for ActionSeed<'de> {
    type Value = Action;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Action, D::Error> {
        let object = JsonObject::deserialize(deserializer, &Fields::index_of)?;
        let raw = object.source_in(self.0).ok_or_else(|| D::Error::custom("expected fields"))?;
        Ok(Action { fields: Fields::decode(object.fields), raw: raw.into() })
    }
}

impl Action {
    pub fn from_raw(raw: &RawValue) -> Result<Self, serde_json::Error> {
        if raw.get().starts_with('{') {
            Ok(Self::from_list_element(raw))
        } else {
            Err(serde_json::Error::custom("expected an object"))
        }
    }

    /// Anything but an object becomes an action without fields, kept as sent.
    pub fn from_list_element(raw: &RawValue) -> Self {
        Self { fields: Fields::decode(json_fields(raw.get(), Fields::NAMES)), raw: raw.get().into() }
    }

    /// The JSON object as sent.
    pub fn raw(&self) -> &str {
        &self.raw
    }

    /// As sent; documented as an integer, without a bound.
    pub fn id(&self) -> Option<&str> {
        self.fields.id.as_deref()
    }

    /// The ID, if it is valid in a request.
    pub fn action_id(&self) -> Option<ActionId> {
        self.id()?.parse().ok()
    }

    pub fn status(&self) -> Option<&Status> {
        self.fields.status.as_ref()
    }

    /// Whether it is completed or errored.
    pub fn is_final(&self) -> bool {
        self.status().is_some_and(Status::is_final)
    }

    /// Whether it may not have ended. An action without a status is in progress (openapi `action.status`,
    /// default); an object without an ID is no action.
    pub fn may_be_in_progress(&self) -> bool {
        match self.status() {
            Some(status) => !status.is_final(),
            None => self.id().is_some(),
        }
    }

    /// Such as `attach_volume`.
    pub fn action_type(&self) -> Option<&str> {
        self.fields.action_type.as_deref()
    }

    /// As sent; documented as RFC 3339.
    pub fn started_at(&self) -> Option<&str> {
        self.fields.started_at.as_deref()
    }

    /// As sent.
    pub fn completed_at(&self) -> Option<&str> {
        self.fields.completed_at.as_deref()
    }

    /// None for volumes, whose IDs are UUIDs.
    pub fn resource_id(&self) -> Option<&str> {
        self.fields.resource_id.as_deref()
    }

    /// Such as `droplet` or `volume`.
    pub fn resource_type(&self) -> Option<&str> {
        self.fields.resource_type.as_deref()
    }

    /// `droplet/3164444`, or the type alone for volumes, which have no numeric ID.
    pub fn resource_name(&self) -> Option<String> {
        match (self.resource_type(), self.resource_id()) {
            (Some(kind), Some(id)) => Some([kind, "/", id].concat()),
            (Some(kind), None) => Some(kind.to_owned()),
            (None, id) => id.map(str::to_owned),
        }
    }

    /// `attach_volume droplet/3164444`, or one of the two; none if both are missing.
    pub fn type_and_resource(&self) -> Option<String> {
        match (self.action_type(), self.resource_name()) {
            (Some(action_type), Some(resource)) => Some([action_type, " ", &resource].concat()),
            (Some(action_type), None) => Some(action_type.to_owned()),
            (None, resource) => resource,
        }
    }

    pub fn region_slug(&self) -> Option<&str> {
        self.fields.region_slug.as_deref()
    }

    /// Such as `New York 3`.
    pub fn region_name(&self) -> Option<SmolStr> {
        region_name(&self.raw)
    }

    pub fn start(&self) -> Option<Timestamp> {
        self.started_at()?.parse().ok()
    }

    /// None while it is in progress.
    pub fn end(&self) -> Option<Timestamp> {
        self.completed_at()?.parse().ok()
    }

    /// From start to end.
    pub fn duration(&self) -> Option<Duration> {
        self.end()?.duration_since(self.start()?).try_into().ok()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn decode(json: &str) -> Result<Action, serde_json::Error> {
        Action::from_raw(serde_json::from_str(json)?)
    }

    #[test]
    fn the_json_is_kept_as_sent() {
        let json = r#"{"zeta": 1.0,  "id":36804636,"status":"completed","new":[1e400],"region":null}"#;
        let action = decode(json).unwrap();
        assert_eq!(action.raw(), json);
        assert_eq!(action.action_id().unwrap().number(), 36_804_636);
        assert_eq!(action.status(), Some(&Status::Completed));
    }

    #[test]
    fn every_field_may_be_missing_or_null() {
        let action = decode("{}").unwrap();
        assert!(action.id().is_none() && action.status().is_none());
        let nulls = decode(r#"{"id":null,"status":null,"region":null,"region_slug":null}"#).unwrap();
        assert!(nulls.id().is_none() && nulls.region_slug().is_none());
    }

    #[test]
    fn the_region_object_replaces_a_missing_region_slug() {
        let action = decode(r#"{"region":{"slug":"nyc1","name":"New York 1"}}"#).unwrap();
        assert_eq!(action.region_slug(), Some("nyc1"));
        assert_eq!(action.region_name().as_deref(), Some("New York 1"));
    }

    #[test]
    fn an_unknown_status_is_kept_and_not_final() {
        let action = decode(r#"{"status":"paused"}"#).unwrap();
        let status = action.status().unwrap();
        assert_eq!(status.as_str(), "paused");
        assert!(!status.is_final());
    }

    #[test]
    fn the_duration_needs_a_start_and_a_later_end() {
        let duration = |end| {
            let json = format!(r#"{{"started_at":"2020-11-14T16:29:21Z","completed_at":{end}}}"#);
            decode(&json).unwrap().duration()
        };
        assert_eq!(duration("\"2020-11-14T16:30:06Z\""), Some(Duration::from_secs(45)));
        assert_eq!(duration("\"2020-11-14T16:29:21Z\""), Some(Duration::ZERO));
        assert_eq!(duration("null"), None);
        assert_eq!(duration("\"garbage\""), None);
        assert_eq!(duration("\"2019-01-01T00:00:00Z\""), None);
    }

    #[test]
    fn an_action_is_an_object() {
        for invalid in ["[]", "null", "7", "[{\"id\":1}]", "{"] {
            assert!(decode(invalid).is_err(), "{invalid}");
        }
    }

    #[test]
    fn a_string_instead_of_a_region_is_its_slug() {
        assert_eq!(decode(r#"{"region":"nyc1"}"#).unwrap().region_slug(), Some("nyc1"));
        let unreadable_slug = r#"{"region_slug":{},"region":{"slug":"nyc1"}}"#;
        assert_eq!(decode(unreadable_slug).unwrap().region_slug(), Some("nyc1"));
        assert_eq!(decode(r#"{"region":[{"slug":"nyc1"}]}"#).unwrap().region_slug(), None);
    }

    /// How the fields are read, in the order of [`Fields::NAMES`], the name of the region at the end.
    fn read(action: &Action) -> Vec<Option<String>> {
        let texts = [
            action.id(),
            action.status().map(Status::as_str),
            action.action_type(),
            action.started_at(),
            action.completed_at(),
            action.resource_id(),
            action.resource_type(),
            action.region_slug(),
        ];
        let texts = texts.into_iter().map(|text| text.map(str::to_owned));
        texts.chain([action.region_name().map(String::from)]).collect()
    }

    proptest! {
        #[test]
        fn a_field_of_any_type_costs_no_other(
            index in 0..Fields::NAMES.len(),
            value in prop::sample::select(vec![
                "null", "7", "1.5e300", "true", "\"text\"", "\"\\ud800\"", "[]", "[{\"slug\":1}]", "{}",
                r#"{"id":1,"slug":"x","name":[]}"#,
            ]),
        ) {
            let typical = r#"{"id":5,"status":"completed","type":"resize","started_at":"2020-11-14T16:29:21Z",
                "completed_at":"2020-11-14T16:29:22Z","resource_id":7,"resource_type":"droplet",
                "region":{"slug":"nyc1","name":"New York 1"},"region_slug":"nyc1"}"#;
            // The last of two fields counts.
            let odd = format!("{},\"{}\":{value}}}", typical.trim_end_matches('}'), Fields::NAMES[index]);
            let (typical, odd) = (decode(typical).unwrap(), decode(&odd).unwrap());
            let region = Fields::NAMES[index].starts_with("region");
            for (field, (read, expected)) in read(&odd).into_iter().zip(read(&typical)).enumerate() {
                prop_assert!(read == expected || field == index || region && field >= 7);
            }
            prop_assert!(odd.raw().contains(value));
        }
    }
}
