use crate::api::VolumeList;
use crate::model::{DropletId, Region, Volume, VolumeName, is_same_word};

/// Which volumes of a list are wanted. An empty list of values matches every volume.
#[derive(Debug, Clone, Default)]
pub(crate) struct VolumeQuery {
    pub(crate) names: Vec<VolumeName>,
    pub(crate) regions: Vec<Region>,
    pub(crate) droplets: Vec<DropletId>,
    /// Only volumes that are attached to no Droplet.
    pub(crate) detached: bool,
    pub(crate) limit: Option<usize>,
}

impl VolumeQuery {
    /// The list to read: the API takes one name and one region.
    pub(crate) fn list(&self) -> VolumeList {
        let name = <&[_; 1]>::try_from(self.names.as_slice()).ok().map(|[name]| name.clone());
        let region = <&[_; 1]>::try_from(self.regions.as_slice()).ok().map(|[region]| region.clone());
        VolumeList { name, region }
    }

    /// The note for a person if the query selects nothing.
    pub(crate) fn describe_no_match(&self) -> &'static str {
        let Self { names, regions, droplets, detached, limit: _ } = self;
        if names.is_empty() && regions.is_empty() && droplets.is_empty() && !detached {
            "note: there are no volumes"
        } else {
            "note: no volumes match the filters"
        }
    }

    /// None if it depends on where the volume is attached, and the API does not say.
    pub(crate) fn matches(&self, volume: &Volume) -> Option<bool> {
        let has_name = |name: &VolumeName| {
            volume.name.as_deref().is_some_and(|found| found.eq_ignore_ascii_case(name.as_str()))
        };
        let has_region =
            |region: &Region| volume.region_slug().is_some_and(|slug| is_same_word(slug, region.as_str()));
        let is_matched = (self.names.is_empty() || self.names.iter().any(has_name))
            && (self.regions.is_empty() || self.regions.iter().any(has_region));
        if !is_matched || (self.droplets.is_empty() && !self.detached) {
            return Some(is_matched);
        }
        let droplets = volume.droplet_ids.as_ref()?;
        Some(if self.detached {
            droplets.is_empty()
        } else {
            self.droplets.iter().any(|droplet| droplets.contains(&droplet.number()))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matches(query: &VolumeQuery, json: &str) -> Option<bool> {
        query.matches(&serde_json::from_str(json).unwrap())
    }

    #[test]
    fn a_volume_matches_if_each_option_has_one_of_its_values() {
        let parse = |regions: &str| regions.split(',').map(|slug| slug.parse().unwrap()).collect();
        let query = VolumeQuery {
            names: vec!["data".parse().unwrap()],
            regions: parse("nyc1,nyc3"),
            ..VolumeQuery::default()
        };
        for (json, expected) in [
            (r#"{"name":"data","region":{"slug":"nyc3"}}"#, true),
            (r#"{"name":"data","region":"nyc1"}"#, true),
            (r#"{"name":"Data","region":{"slug":"NYC3"}}"#, true),
            (r#"{"name":"data","region":{"slug":"fra1"}}"#, false),
            (r#"{"name":"data"}"#, false),
            (r#"{"name":"logs","region":{"slug":"nyc1"}}"#, false),
            ("7", false),
        ] {
            assert_eq!(matches(&query, json), Some(expected), "{json}");
            assert_eq!(matches(&VolumeQuery::default(), json), Some(true), "{json}");
        }
        assert_eq!(query.list().name.map(|name| name.to_string()).as_deref(), Some("data"));
        assert_eq!(query.list().region, None);
    }

    #[test]
    fn droplets_that_cannot_be_read_match_only_where_they_do_not_matter() {
        let on_droplet = VolumeQuery { droplets: vec!["42".parse().unwrap()], ..VolumeQuery::default() };
        let detached = VolumeQuery { detached: true, ..VolumeQuery::default() };
        for (droplets, is_on_droplet, is_detached) in [
            ("[42]", Some(true), Some(false)),
            ("[41,42]", Some(true), Some(false)),
            ("[41]", Some(false), Some(false)),
            ("[]", Some(false), Some(true)),
            ("null", Some(false), Some(true)),
            ("{}", None, None),
        ] {
            let json = format!(r#"{{"name":"data","droplet_ids":{droplets}}}"#);
            assert_eq!(matches(&on_droplet, &json), is_on_droplet, "{droplets}");
            assert_eq!(matches(&detached, &json), is_detached, "{droplets}");
            assert_eq!(matches(&VolumeQuery::default(), &json), Some(true), "{droplets}");
        }
    }
}
