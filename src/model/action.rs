use std::fmt;
use std::time::Duration;

use jiff::Timestamp;
use serde::Deserialize;
use serde::de::Error as _;
use serde_json::value::RawValue;
use smol_str::SmolStr;

use super::{ActionId, Integer};

/// An unknown status is kept, shown and waited on.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Status {
    InProgress,
    Completed,
    Errored,
    /// Not in openapi `action.status`.
    Other(String),
}

impl Status {
    /// As in the API.
    pub fn as_str(&self) -> &str {
        match self {
            Self::InProgress => "in-progress",
            Self::Completed => "completed",
            Self::Errored => "errored",
            Self::Other(word) => word,
        }
    }

    pub fn is_final(&self) -> bool {
        match self {
            Self::Completed | Self::Errored => true,
            Self::InProgress | Self::Other(_) => false,
        }
    }
}

impl From<&str> for Status {
    fn from(word: &str) -> Self {
        match word {
            "in-progress" => Self::InProgress,
            "completed" => Self::Completed,
            "errored" => Self::Errored,
            other => Self::Other(other.to_owned()),
        }
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Status {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let word = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        Ok(Self::from(word.as_ref()))
    }
}

/// The fields that this program needs. Every one is optional in openapi `action` and
/// `volumeAction`.
#[derive(Debug, Clone, Deserialize)]
struct Fields {
    id: Option<Integer>,
    status: Option<Status>,
    #[serde(rename = "type")]
    action_type: Option<SmolStr>,
    started_at: Option<SmolStr>,
    completed_at: Option<SmolStr>,
    resource_id: Option<Integer>,
    resource_type: Option<SmolStr>,
    region: Option<RegionFields>,
    region_slug: Option<SmolStr>,
}

#[derive(Debug, Clone, Deserialize)]
struct RegionFields {
    slug: Option<SmolStr>,
    name: Option<SmolStr>,
}

/// A record on the server of something that happens, or happened, to a resource.
///
/// It keeps the JSON as sent beside the decoded fields, so that output loses nothing.
#[derive(Debug, Clone)]
pub struct Action {
    fields: Fields,
    raw: Box<RawValue>,
}

impl Action {
    pub fn from_raw(raw: &RawValue) -> Result<Self, serde_json::Error> {
        // serde decodes a struct from an array as well.
        if !raw.get().starts_with('{') {
            return Err(serde_json::Error::custom("expected an object"));
        }
        Ok(Self { fields: serde_json::from_str(raw.get())?, raw: raw.to_owned() })
    }

    /// The JSON object as sent.
    pub fn raw(&self) -> &RawValue {
        &self.raw
    }

    pub fn id(&self) -> Option<&Integer> {
        self.fields.id.as_ref()
    }

    /// The ID, if it is valid in a request.
    pub fn action_id(&self) -> Option<ActionId> {
        self.id().and_then(Integer::action_id)
    }

    pub fn status(&self) -> Option<&Status> {
        self.fields.status.as_ref()
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
    pub fn resource_id(&self) -> Option<&Integer> {
        self.fields.resource_id.as_ref()
    }

    /// Such as `droplet` or `volume`.
    pub fn resource_type(&self) -> Option<&str> {
        self.fields.resource_type.as_deref()
    }

    /// `droplet/3164444`, or the type alone for volumes, which have no numeric ID.
    pub fn resource_name(&self) -> Option<String> {
        match (self.resource_type(), self.resource_id()) {
            (Some(kind), Some(id)) => Some(format!("{kind}/{id}")),
            (Some(kind), None) => Some(kind.to_owned()),
            (None, id) => id.map(ToString::to_string),
        }
    }

    pub fn region_slug(&self) -> Option<&str> {
        let nested = || self.fields.region.as_ref()?.slug.as_deref();
        self.fields.region_slug.as_deref().or_else(nested)
    }

    /// Such as `New York 3`.
    pub fn region_name(&self) -> Option<&str> {
        self.fields.region.as_ref()?.name.as_deref()
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
    use super::*;

    fn decode(json: &str) -> Result<Action, serde_json::Error> {
        Action::from_raw(serde_json::from_str(json)?)
    }

    #[test]
    fn the_json_is_kept_as_sent() {
        let json = r#"{"zeta": 1.0,  "id":36804636,"status":"completed","new":[1e400],"region":null}"#;
        let action = decode(json).unwrap();
        assert_eq!(action.raw().get(), json);
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
        assert_eq!(action.region_name(), Some("New York 1"));
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
    fn a_field_of_another_type_is_an_error() {
        for invalid in ["[]", "null", "7", r#"{"id":"x"}"#, r#"{"status":5}"#, r#"{"type":[]}"#] {
            assert!(decode(invalid).is_err(), "{invalid}");
        }
    }
}
