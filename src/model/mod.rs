//! Plain data: what the API talks about, and the values a user may name.
//!
//! Types here reject what cannot be right when they are parsed, so that the
//! layers above never see it. Nothing here prints, sleeps or sends.

mod action;
mod duration;
mod ids;
mod integer;
mod kind;
mod region;
mod size;
mod text;
mod time_spec;
mod times;
mod volume;

pub use action::{Action, Status};
pub use duration::{Interval, TimeLimit, format_duration};
pub use ids::{ActionId, DropletId, VolumeId, VolumeName, VolumeRef};
pub use integer::Integer;
pub use kind::ACTION_KINDS;
pub use region::{REGIONS, Region};
pub use size::{Size, SizeGib};
pub use text::truncate;
pub use time_spec::TimeSpec;
pub use volume::Volume;

/// A value that a user typed and that cannot be meant.
///
/// Its text is one sentence that says what the value must be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct InvalidValue(pub String);

impl InvalidValue {
    /// An error with this sentence.
    pub fn new(sentence: impl Into<String>) -> Self {
        Self(sentence.into())
    }
}
