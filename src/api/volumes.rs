use std::fmt;
use std::sync::Arc;

use super::decode::{self, Page};
use super::list_body::PER_PAGE;
use super::paginate::Pages;
use crate::http::{HttpClient, HttpError, Request};
use crate::model::{Region, Volume, VolumeId, VolumeName};

/// openapi `volumes_get` and `volumes_list`, `security`.
const SCOPE: &str = "block_storage:read";

/// One volume (`GET /v2/volumes/{volume_id}`).
pub fn get_volume(http: &HttpClient, id: &VolumeId) -> Result<Volume, HttpError> {
    let request = Request::get(format!("/v2/volumes/{id}"), SCOPE);
    http.send(&request, |response| decode::decode_volume_with_id(response, id))
}

/// The volumes of the account, or those of a name, of a region, or of both.
#[derive(Debug, Clone, Default)]
pub struct VolumeList {
    pub name: Option<VolumeName>,
    pub region: Option<Region>,
}

impl VolumeList {
    /// All of them; `may_stop_early` says whether the reader may want fewer.
    pub fn pages(&self, http: &HttpClient, may_stop_early: bool) -> Pages<Volume> {
        let cancelled = Arc::default();
        let (list, http) = (self.clone(), http.cancelled_by(Arc::clone(&cancelled)));
        Pages::new(move |number| list.get_page(&http, number), PER_PAGE, cancelled, may_stop_early)
    }

    /// One page (`GET /v2/volumes?name=&region=`). Pages count from 1.
    pub fn get_page(&self, http: &HttpClient, number: usize) -> Result<Page<Volume>, HttpError> {
        let name = self.name.iter().map(|name| ("name", name.as_str()));
        let region = self.region.iter().map(|region| ("region", region.as_str()));
        let request = Request::get("/v2/volumes", SCOPE);
        let request =
            name.chain(region).fold(request, |request, (key, value)| request.with_query(key, value));
        http.send(&decode::paged(request, number), decode::decode_volumes)
    }
}

impl fmt::Display for VolumeList {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the volumes")
    }
}

/// The volumes of this name in this region (`GET /v2/volumes?name=&region=`).
pub fn find_volumes(
    http: &HttpClient,
    name: &VolumeName,
    region: &Region,
) -> Result<Page<Volume>, HttpError> {
    let request = Request::get("/v2/volumes", SCOPE)
        .with_query("name", name.as_str())
        .with_query("region", region.as_str());
    http.send(&request, decode::decode_volumes)
}
