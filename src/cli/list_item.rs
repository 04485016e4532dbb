use std::str::FromStr;

use crate::model::InvalidValue;

/// Parses one value of a list that is separated by commas. Spaces around the commas do not count.
pub(super) fn list_item<T: FromStr<Err = InvalidValue>>(text: &str) -> Result<T, InvalidValue> {
    text.trim().parse()
}
