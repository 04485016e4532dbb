use std::str::FromStr;

use super::regions::KnownRegion;
use crate::model::{InvalidValue, SizeGib, VolumeName};

/// A volume that the sandbox is to have: `NAME[:REGION[:SIZE]]`.
///
/// The region is `nyc1` and the size 10 GiB unless said otherwise. Regions are
/// those of the published list (openapi `region_slug`), because answers show
/// whole region objects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VolumeSpec {
    pub(super) name: VolumeName,
    pub(super) region: &'static KnownRegion,
    pub(super) size: SizeGib,
}

impl FromStr for VolumeSpec {
    type Err = InvalidValue;

    fn from_str(text: &str) -> Result<Self, InvalidValue> {
        let mut parts = text.splitn(3, ':');
        let name = parts.next().unwrap_or_default().parse()?;
        let region = parse_region(parts.next().unwrap_or("nyc1"))?;
        let size = parts.next().unwrap_or("10").parse()?;
        Ok(Self { name, region, size })
    }
}

fn parse_region(slug: &str) -> Result<&'static KnownRegion, InvalidValue> {
    KnownRegion::by_slug(slug).ok_or_else(|| {
        let slugs: Vec<_> = KnownRegion::all().iter().map(|region| region.slug).collect();
        InvalidValue(format!("a region is one of {}", slugs.join(", ")))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> (String, &'static str, u32) {
        let spec: VolumeSpec = text.parse().unwrap();
        (spec.name.to_string(), spec.region.slug, spec.size.gib())
    }

    #[test]
    fn region_and_size_may_be_left_out() {
        assert_eq!(parts("data"), ("data".to_owned(), "nyc1", 10));
        assert_eq!(parts("data:fra1"), ("data".to_owned(), "fra1", 10));
        assert_eq!(parts("data:fra1:2TiB"), ("data".to_owned(), "fra1", 2048));
    }

    #[test]
    fn what_is_no_volume_is_refused() {
        for wrong in [
            "",
            ":nyc1",
            "Data",
            "data:",
            "data:moon1",
            "data:nyc1:",
            "data:nyc1:+5",
            "data:nyc1:0",
            "data:nyc1:10:x",
        ] {
            assert!(wrong.parse::<VolumeSpec>().is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn an_unknown_region_is_answered_with_the_list() {
        let error = "data:moon1".parse::<VolumeSpec>().unwrap_err();
        assert!(error.to_string().contains("nyc3"), "{error}");
    }
}
