use std::fmt::Display;
use std::ops::RangeInclusive;
use std::str::FromStr;

use super::InvalidValue;

/// A parser of the whole numbers in a range, for an option or a setting.
pub fn whole_number<T>(range: RangeInclusive<T>) -> impl Fn(&str) -> Result<T, InvalidValue> + Clone
where
    T: FromStr + PartialOrd + Display + Clone,
{
    move |text| {
        let number = text.parse().ok().filter(|number| !text.starts_with('+') && range.contains(number));
        number.ok_or_else(|| {
            InvalidValue(format!("must be a whole number from {} to {}", range.start(), range.end()))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_outside_its_range_is_refused_with_the_range() {
        let parse = whole_number(1..=10_u8);
        assert_eq!(parse("10"), Ok(10));
        for invalid in ["", "0", "11", "300", "-1", "+1", "1.5", "ten"] {
            assert_eq!(
                parse(invalid).unwrap_err().to_string(),
                "must be a whole number from 1 to 10",
                "{invalid}"
            );
        }
    }
}
