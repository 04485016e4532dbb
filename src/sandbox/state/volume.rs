use std::str::FromStr;

use jiff::Timestamp;

use super::action::{Change, whole_seconds};
use crate::model::{DropletId, InvalidValue, SizeGib, VolumeId, VolumeName};
use crate::sandbox::error_response::ErrorResponse;
use crate::sandbox::regions::KnownRegion;

/// A volume to create: `NAME[:REGION[:SIZE]]`, by default in `nyc1` and of 10 GiB.
///
/// The region must be on the published list, because responses contain the whole
/// region object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VolumeSpec {
    pub(crate) name: VolumeName,
    pub(crate) region: &'static KnownRegion,
    pub(crate) size: SizeGib,
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

/// A volume with the fields of the API's (openapi `volume_full`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct VolumeRecord {
    /// In lower case.
    pub(crate) id: VolumeId,
    pub(crate) name: VolumeName,
    pub(crate) region: &'static KnownRegion,
    pub(crate) size: SizeGib,
    pub(crate) description: String,
    pub(crate) droplet: Option<DropletId>,
    /// In whole seconds.
    pub(crate) created_at: Timestamp,
    /// Without duplicates.
    pub(crate) tags: Vec<String>,
}

impl VolumeRecord {
    pub(super) fn new(id: VolumeId, spec: VolumeSpec, now: Timestamp) -> Self {
        let VolumeSpec { name, region, size } = spec;
        let created_at = whole_seconds(now);
        Self {
            id,
            name,
            region,
            size,
            description: String::new(),
            droplet: None,
            created_at,
            tags: Vec::new(),
        }
    }

    /// Adds the tags that the volume does not have yet.
    pub(super) fn add_tags(&mut self, tags: Vec<String>) {
        for tag in tags {
            if !self.tags.contains(&tag) {
                self.tags.push(tag);
            }
        }
    }

    /// Checks the rules that concern the volume alone.
    pub(super) fn check(&self, change: &Change) -> Result<(), ErrorResponse> {
        match change {
            Change::Attach { droplet, .. } => match self.droplet {
                None => Ok(()),
                Some(current) if current == *droplet => Err(ErrorResponse::AlreadyAttached(current)),
                Some(current) => Err(ErrorResponse::AttachedElsewhere(current)),
            },
            Change::Detach { droplet } if self.droplet == Some(*droplet) => Ok(()),
            Change::Detach { .. } => Err(ErrorResponse::NotAttached),
            Change::Resize { size } if *size > self.size => Ok(()),
            Change::Resize { .. } => Err(ErrorResponse::NotLarger(self.size)),
        }
    }

    /// What another client might do: attach the volume to another Droplet, detach it first,
    /// or resize it to another size.
    pub(super) fn conflicting_change(&self, change: &Change) -> Change {
        match (change, self.droplet) {
            (Change::Resize { size }, _) => {
                let gib = u64::from(size.gib());
                Change::Resize { size: SizeGib::new(gib + 1).unwrap_or(self.size) }
            }
            (Change::Attach { .. } | Change::Detach { .. }, Some(droplet)) => Change::Detach { droplet },
            (Change::Attach { droplet, .. } | Change::Detach { droplet }, None) => {
                let other = DropletId::new(if droplet.number() == 99 { 98 } else { 99 });
                Change::Attach { droplet: other.expect("IDs start at 1"), tags: Vec::new() }
            }
        }
    }

    pub(super) fn apply(&mut self, change: Change) {
        match change {
            Change::Attach { droplet, tags } => {
                self.droplet = Some(droplet);
                self.add_tags(tags);
            }
            Change::Detach { .. } => self.droplet = None,
            Change::Resize { size } => self.size = size,
        }
    }
}

/// Each given field must match exactly.
#[derive(Debug, Default)]
pub(crate) struct VolumeFilter {
    pub(crate) name: Option<String>,
    pub(crate) region: Option<String>,
}

impl VolumeFilter {
    pub(super) fn matches(&self, volume: &VolumeRecord) -> bool {
        let matches =
            |filter: &Option<String>, value: &str| filter.as_ref().is_none_or(|filter| filter == value);
        matches(&self.name, volume.name.as_str()) && matches(&self.region, volume.region.slug)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> (String, &'static str, u32) {
        let spec: VolumeSpec = text.parse().unwrap();
        (spec.name.to_string(), spec.region.slug, spec.size.gib())
    }

    #[test]
    fn region_and_size_are_optional() {
        assert_eq!(parts("data"), ("data".to_owned(), "nyc1", 10));
        assert_eq!(parts("data:fra1"), ("data".to_owned(), "fra1", 10));
        assert_eq!(parts("data:fra1:2TiB"), ("data".to_owned(), "fra1", 2048));
    }

    #[test]
    fn an_invalid_volume_is_rejected() {
        for wrong in
            ["", ":nyc1", "Data", "data:", "data:moon1", "data:nyc1:", "data:nyc1:0", "data:nyc1:10:x"]
        {
            assert!(wrong.parse::<VolumeSpec>().is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn an_unknown_region_is_rejected_with_the_list() {
        let error = "data:moon1".parse::<VolumeSpec>().unwrap_err();
        assert!(error.to_string().contains("nyc3"), "{error}");
    }

    #[test]
    fn an_error_about_the_size_does_not_mention_growth() {
        for wrong in ["data:nyc1:+5", "data:nyc1:0"] {
            let error = wrong.parse::<VolumeSpec>().unwrap_err().to_string();
            let expected = "a size is a whole number of GiB from 1 to 16384, such as 100, 100GiB or 2TiB";
            assert_eq!(error, expected, "{wrong}");
        }
    }
}
