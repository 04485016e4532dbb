use super::decode::{self, Page};
use crate::http::{HttpClient, HttpError, Request};
use crate::model::{Region, Volume, VolumeId, VolumeName};

/// openapi `volumes_get` and `volumes_list`, `security`.
const SCOPE: &str = "block_storage:read";

/// The request of [`get_volume`]. In a dry run, `volume` may be a placeholder.
pub fn get_volume_request(volume: &str) -> Request {
    Request::get(format!("/v2/volumes/{volume}"), SCOPE)
}

/// One volume (`GET /v2/volumes/{volume_id}`).
pub fn get_volume(http: &HttpClient, id: &VolumeId) -> Result<Volume, HttpError> {
    http.send(&get_volume_request(id.as_str()), decode::decode_volume)
}

/// The first page of the volumes of a region, or of all (`GET /v2/volumes?region=`).
pub fn list_volumes(http: &HttpClient, region: Option<&Region>) -> Result<Page<Volume>, HttpError> {
    let mut request = Request::get("/v2/volumes", SCOPE);
    if let Some(region) = region {
        request = request.with_query("region", region.as_str());
    }
    http.send(&decode::paged(request, 1), decode::decode_volumes)
}

/// The request of [`find_volumes`].
pub fn find_volumes_request(name: &VolumeName, region: &Region) -> Request {
    Request::get("/v2/volumes", SCOPE).with_query("name", name.as_str()).with_query("region", region.as_str())
}

/// The volumes of this name in this region (`GET /v2/volumes?name=&region=`).
pub fn find_volumes(
    http: &HttpClient,
    name: &VolumeName,
    region: &Region,
) -> Result<Page<Volume>, HttpError> {
    http.send(&find_volumes_request(name, region), decode::decode_volumes)
}
