use std::fmt;
use std::str::FromStr;

use super::InvalidValue;

/// A volume's size in GiB (1024³ bytes), from 1 to 16384 (openapi
/// `volume_action_post_resize.size_gigabytes`, maximum 16384).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct SizeGib(u32);

impl SizeGib {
    /// 16 TiB
    pub const MAX: u32 = 16_384;

    /// None outside 1 to [`SizeGib::MAX`].
    pub fn new(gib: u64) -> Option<Self> {
        u32::try_from(gib).ok().filter(|gib| (1..=Self::MAX).contains(gib)).map(Self)
    }

    pub fn gib(self) -> u32 {
        self.0
    }
}

impl fmt::Display for SizeGib {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} GiB", self.0)
    }
}

impl FromStr for SizeGib {
    type Err = InvalidValue;

    fn from_str(text: &str) -> Result<Self, InvalidValue> {
        parse_gib(text, "100, 100GiB or 2TiB")
    }
}

/// The value of `--size`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// The new size: `100`, `100GiB`, `2TiB`.
    To(SizeGib),
    /// A growth: `+50`. Whether the sum is valid depends on the volume.
    By(SizeGib),
}

impl FromStr for Size {
    type Err = InvalidValue;

    fn from_str(text: &str) -> Result<Self, InvalidValue> {
        let examples = "100, 100GiB, 2TiB, or a growth such as +50";
        match text.strip_prefix('+') {
            // Every volume has 1 GiB at least, so that the sum would be too large.
            Some(growth) => match parse_gib(growth, examples)? {
                SizeGib(SizeGib::MAX) => Err(not_a_size(examples)),
                growth => Ok(Self::By(growth)),
            },
            None => parse_gib(text, examples).map(Self::To),
        }
    }
}

fn parse_gib(text: &str, examples: &str) -> Result<SizeGib, InvalidValue> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, unit) = text.split_at(digits);
    let gib_per_unit = match unit.to_ascii_lowercase().as_str() {
        "" | "g" | "gi" | "gib" => 1,
        "t" | "ti" | "tib" => 1024,
        "gb" | "tb" => {
            return Err(InvalidValue::new("sizes are in GiB (1024³ bytes), such as 100, 100GiB or 2TiB"));
        }
        _ => return Err(not_a_size(examples)),
    };
    number
        .parse::<u64>()
        .ok()
        .and_then(|number| number.checked_mul(gib_per_unit))
        .and_then(SizeGib::new)
        .ok_or_else(|| not_a_size(examples))
}

fn not_a_size(examples: &str) -> InvalidValue {
    let max = SizeGib::MAX;
    InvalidValue(format!("a size is a whole number of GiB from 1 to {max}, such as {examples}"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn to(gib: u64) -> Size {
        Size::To(SizeGib::new(gib).unwrap())
    }

    #[test]
    fn a_size_is_in_gib_unless_it_has_a_unit() {
        for (text, gib) in [("100", 100), ("100GiB", 100), ("100g", 100), ("2TiB", 2048), ("16T", 16384)] {
            assert_eq!(text.parse(), Ok(to(gib)), "{text}");
        }
        assert_eq!("+50".parse(), Ok(Size::By(SizeGib::new(50).unwrap())));
    }

    #[test]
    fn a_fraction_and_a_number_out_of_range_are_invalid() {
        for invalid in [
            "",
            "+",
            "0",
            "-1",
            "16385",
            "17T",
            "1.5",
            "1.5TiB",
            "100GB",
            "100 GiB",
            "1e3",
            "GiB",
            "+0",
            "++5",
            "+16384",
            "99999999999999999999",
            "18014398509481985T",
        ] {
            assert!(invalid.parse::<Size>().is_err(), "{invalid:?}");
        }
    }

    proptest! {
        #[test]
        fn exactly_the_numbers_from_1_to_16384_are_valid(gib in 0_u64..40_000) {
            let parsed = gib.to_string().parse::<Size>();
            prop_assert_eq!(parsed.is_ok(), (1..=16_384).contains(&gib));
        }

        #[test]
        fn the_parser_never_panics(text in "\\PC{0,12}") {
            let _ = text.parse::<Size>();
        }
    }
}
