//! Plain data: the API's objects, and the values that a user can type.
//!
//! The types are checked when they are parsed, so that the layers above see valid
//! values only.

mod action;
mod duration;
mod ids;
mod integer;
mod json_fields;
mod known_types;
mod region;
mod size;
mod status;
mod text;
mod time_spec;
mod volume;

pub use action::{Action, ActionSeed};
pub use duration::{Interval, TimeLimit, duration_in_seconds, format_age, format_duration};
pub use ids::{ActionId, DropletId, ResourceId, VolumeId, VolumeName, VolumeRef};
pub use integer::whole_number;
pub(crate) use json_fields::{json_fields, json_text};
pub use known_types::{ACTION_TYPES, RESOURCE_TYPES};
pub use region::{REGIONS, Region};
pub use size::{Size, SizeGib};
pub use status::Status;
pub use text::{SIMILARITY_MIN, is_same_word, truncate};
pub use time_spec::TimeSpec;
pub use volume::Volume;

/// A value that a user typed and that is invalid. The text says what the value must be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct InvalidValue(pub String);

impl InvalidValue {
    pub fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }
}

impl From<&str> for InvalidValue {
    fn from(sentence: &str) -> Self {
        Self::new(sentence)
    }
}

impl From<String> for InvalidValue {
    fn from(sentence: String) -> Self {
        Self(sentence)
    }
}
