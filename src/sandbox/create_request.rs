//! Parses the request that creates a volume. Ansible's module resizes a volume with it: it creates
//! the volume, is told that there is one, and resizes that.

use super::error_response::ErrorResponse;
use super::fields::{Fields, invalid};
use super::regions::KnownRegion;
use super::state::VolumeSpec;

#[derive(Debug, PartialEq, Eq)]
pub(super) struct CreateRequest {
    pub(super) volume: VolumeSpec,
    pub(super) description: String,
    pub(super) tags: Vec<String>,
}

impl CreateRequest {
    pub(super) fn parse(body: &[u8]) -> Result<Self, ErrorResponse> {
        let fields = Fields::parse(body)?;
        let name = fields.text("name")?;
        let name = name.parse().map_err(|error| invalid(format!("name is invalid: {error}")))?;
        if fields.optional_text("snapshot_id")?.is_some() {
            return Err(invalid("snapshot_id: the sandbox has no snapshots"));
        }
        let region =
            KnownRegion::by_slug(&fields.text("region")?).ok_or_else(|| invalid("region is invalid"))?;
        Ok(Self {
            volume: VolumeSpec { name, region, size: fields.size()? },
            description: fields.optional_text("description")?.unwrap_or_default(),
            tags: fields.tags()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_volume_has_a_name_a_region_and_a_size() {
        let body = r#"{"name":"data","region":"fra1","size_gigabytes":100,"snapshot_id":null,"tags":["a"]}"#;
        let request = CreateRequest::parse(body.as_bytes()).unwrap();
        assert_eq!(request.volume, "data:fra1:100".parse().unwrap());
        assert_eq!((request.description.as_str(), request.tags), ("", vec!["a".to_owned()]));
        for (body, word) in [
            (r#"{"region":"fra1","size_gigabytes":1}"#, "name"),
            (r#"{"name":"Data","region":"fra1","size_gigabytes":1}"#, "name"),
            (r#"{"name":"data","size_gigabytes":1}"#, "region"),
            (r#"{"name":"data","region":"moon1","size_gigabytes":1}"#, "region"),
            (r#"{"name":"data","region":"fra1"}"#, "size_gigabytes"),
            (r#"{"name":"data","snapshot_id":"b0798135-fb76-11eb-946a-0a58ac146f33"}"#, "snapshot"),
        ] {
            let error = CreateRequest::parse(body.as_bytes()).unwrap_err();
            assert_eq!(error.http_status_and_id().0, 422, "{body}");
            assert!(error.to_string().contains(word), "{body}: {error}");
        }
    }
}
