//! Parsers for one value of a comma-separated list. They ignore spaces around the commas.

use std::str::FromStr;

use crate::model::{InvalidValue, Region, VolumeName};

pub(super) fn list_item<T: FromStr>(text: &str) -> Result<T, T::Err> {
    text.trim().parse()
}

/// A word that is compared with what the API sends.
pub(super) fn word_item(text: &str) -> Result<String, InvalidValue> {
    match text.trim() {
        "" => Err(InvalidValue::new("must not be empty")),
        word => Ok(word.to_owned()),
    }
}

/// A region in upper or lower case.
pub(super) fn region_item(text: &str) -> Result<Region, InvalidValue> {
    text.trim().to_ascii_lowercase().parse()
}

/// The name of a volume in upper or lower case.
pub(super) fn volume_name_item(text: &str) -> Result<VolumeName, InvalidValue> {
    text.trim().to_ascii_lowercase().parse()
}
