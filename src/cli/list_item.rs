//! One value of a list that is separated by commas. Spaces around the commas do not count.

use std::str::FromStr;

use crate::model::{InvalidValue, Region};

pub(super) fn list_item<T: FromStr>(text: &str) -> Result<T, T::Err> {
    text.trim().parse()
}

/// A region in any case.
pub(super) fn region_item(text: &str) -> Result<Region, InvalidValue> {
    text.trim().to_ascii_lowercase().parse()
}
