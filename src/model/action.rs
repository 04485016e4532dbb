use std::fmt;

use serde::Deserialize;
use serde::de::Error as _;
use serde_json::value::RawValue;
use smol_str::SmolStr;

use super::{ActionId, Integer};

/// How far an action is. An unknown word is kept, shown and waited on.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Status {
    /// `in-progress`
    InProgress,
    /// `completed`
    Completed,
    /// `errored`
    Errored,
    /// A word that the OpenAPI file (`action.status`) does not have.
    Other(String),
}

impl Status {
    /// The API's own word.
    pub fn as_str(&self) -> &str {
        match self {
            Self::InProgress => "in-progress",
            Self::Completed => "completed",
            Self::Errored => "errored",
            Self::Other(word) => word,
        }
    }

    /// Whether it will never change again.
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

/// The fields of an action that this program reads; every one is optional in
/// the OpenAPI file (`action`, `volumeAction`).
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

/// A record on the server: something that happens, or happened, to a resource.
///
/// The decoded fields stand beside the bytes as the API sent them, so that
/// output loses nothing.
#[derive(Debug, Clone)]
pub struct Action {
    fields: Fields,
    raw: Box<RawValue>,
}

impl Action {
    /// Decodes one action object.
    pub fn from_raw(raw: &RawValue) -> Result<Self, serde_json::Error> {
        // A struct may also be read from an array, which is no action.
        if !raw.get().starts_with('{') {
            return Err(serde_json::Error::custom("expected an object"));
        }
        Ok(Self { fields: serde_json::from_str(raw.get())?, raw: raw.to_owned() })
    }

    /// The object as the API sent it.
    pub fn raw(&self) -> &RawValue {
        &self.raw
    }

    /// Its identifier as sent; none if the API sent none.
    pub fn id(&self) -> Option<&Integer> {
        self.fields.id.as_ref()
    }

    /// Its identifier, if it can be asked for.
    pub fn action_id(&self) -> Option<ActionId> {
        self.id().and_then(Integer::action_id)
    }

    /// Its status; none if the API sent none.
    pub fn status(&self) -> Option<&Status> {
        self.fields.status.as_ref()
    }

    /// Its type, such as `attach_volume`.
    pub fn action_type(&self) -> Option<&str> {
        self.fields.action_type.as_deref()
    }

    /// When it was initiated, as sent (RFC 3339 where the API keeps its word).
    pub fn started_at(&self) -> Option<&str> {
        self.fields.started_at.as_deref()
    }

    /// When it was completed, as sent.
    pub fn completed_at(&self) -> Option<&str> {
        self.fields.completed_at.as_deref()
    }

    /// The resource's identifier; null for volumes, whose IDs are UUIDs.
    pub fn resource_id(&self) -> Option<&Integer> {
        self.fields.resource_id.as_ref()
    }

    /// The resource's type, such as `droplet` or `volume`.
    pub fn resource_type(&self) -> Option<&str> {
        self.fields.resource_type.as_deref()
    }

    /// What it is about in one word, as far as the API says: `droplet/3164444`, or the
    /// type alone for volumes, which have no numeric ID.
    pub fn resource_name(&self) -> Option<String> {
        match (self.resource_type(), self.resource_id()) {
            (Some(kind), Some(id)) => Some(format!("{kind}/{id}")),
            (Some(kind), None) => Some(kind.to_owned()),
            (None, id) => id.map(ToString::to_string),
        }
    }

    /// The region's slug, from `region_slug` or else from the region object.
    pub fn region_slug(&self) -> Option<&str> {
        let nested = || self.fields.region.as_ref()?.slug.as_deref();
        self.fields.region_slug.as_deref().or_else(nested)
    }

    /// The region's display name, such as `New York 3`.
    pub fn region_name(&self) -> Option<&str> {
        self.fields.region.as_ref()?.name.as_deref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decode(json: &str) -> Result<Action, serde_json::Error> {
        Action::from_raw(serde_json::from_str(json)?)
    }

    #[test]
    fn the_bytes_stay_as_they_came() {
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
    fn the_region_object_stands_in_for_a_missing_slug() {
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
    fn a_wrong_type_is_an_error() {
        for wrong in ["[]", "null", "7", r#"{"id":"x"}"#, r#"{"status":5}"#, r#"{"type":[]}"#] {
            assert!(decode(wrong).is_err(), "{wrong}");
        }
    }
}
