use std::fmt;

use super::decode;
use super::page::{Page, paged};
use super::paginate::{ListEnd, Pages};
use crate::http::{DecodeError, HttpClient, HttpError, HttpErrorKind, Request};
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
        let list = self.clone();
        Pages::of(http, may_stop_early, move |http, number| list.get_page(http, number))
    }

    /// One page (`GET /v2/volumes?name=&region=`). Pages count from 1.
    pub fn get_page(&self, http: &HttpClient, number: usize) -> Result<Page<Volume>, HttpError> {
        http.send(&paged(self.request(), number), decode::decode_volumes)
    }

    fn request(&self) -> Request {
        let name = self.name.iter().map(|name| ("name", name.as_str()));
        let region = self.region.iter().map(|region| ("region", region.as_str()));
        let request = Request::get("/v2/volumes", SCOPE);
        name.chain(region).fold(request, |request, (key, value)| request.with_query(key, value))
    }
}

impl fmt::Display for VolumeList {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the volumes")
    }
}

/// The volumes of this name in this region (`GET /v2/volumes?name=&region=`).
pub fn find_volumes(http: &HttpClient, name: &VolumeName, region: &Region) -> Result<Vec<Volume>, HttpError> {
    let list = VolumeList { name: Some(name.clone()), region: Some(region.clone()) };
    let first = http.send(&list.request(), decode::decode_volumes)?;
    if !first.has_next {
        return Ok(first.items);
    }
    // The server ignores the filter.
    let mut pages = list.pages(http, false);
    let chunks = pages.by_ref().collect::<Result<Vec<_>, _>>()?;
    match pages.end() {
        ListEnd::Whole | ListEnd::Miscounted { .. } => Ok(chunks.concat()),
        ListEnd::Incomplete { .. } | ListEnd::Changing { .. } | ListEnd::Stopped => Err(HttpError {
            request: Box::new(list.request()),
            kind: HttpErrorKind::Unreadable { http_status: 200, cause: DecodeError::IncompleteList },
            sent_at: http.clock().elapsed(),
        }),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::time::Duration;

    use super::*;
    use crate::http::testing::RecordingReporter;
    use crate::http::{Response, RetryPolicy, Transport, TransportError};
    use crate::system::Deadline;
    use crate::system::testing::ManualClock;

    /// Answers with these pages, whatever filter is asked for, and then with empty ones.
    struct Unfiltered(&'static [&'static str]);

    impl Transport for Unfiltered {
        fn exchange(&self, request: &Request, _: Duration) -> Result<Response, TransportError> {
            let number = request.query.iter().find(|(name, _)| *name == "page");
            let page = self.0.get(number.map_or(1, |(_, number)| number.parse().unwrap()) - 1);
            let body = (*page.unwrap_or(&r#"{"volumes":[]}"#)).to_owned();
            Ok(Response { http_status: 200, body, ..Response::default() })
        }
    }

    /// The IDs of what is found of `data` in nyc1.
    fn find(pages: &'static [&'static str]) -> Result<Vec<String>, HttpError> {
        let policy = RetryPolicy {
            http_timeout: Duration::from_secs(30),
            max_retries: 0,
            pending_event_until_deadline: false,
            deadline: Deadline::NEVER,
        };
        let (clock, reporter) = (Arc::new(ManualClock::default()), Arc::new(RecordingReporter::default()));
        let http = HttpClient::new(Arc::new(Unfiltered(pages)), clock, reporter, policy);
        let found = find_volumes(&http, &"data".parse().unwrap(), &"nyc1".parse().unwrap())?;
        Ok(found.iter().map(|volume| volume.id.clone()).collect())
    }

    const LAST: &str = r#"{"volumes":[{"id":"b","name":"data"}],"links":{}}"#;
    const WITH_NEXT: &str =
        r#"{"volumes":[{"id":"a","name":"logs"}],"links":{"pages":{"next":"https://api.example/2"}}}"#;

    #[test]
    fn a_volume_on_a_later_page_is_found() {
        assert_eq!(find(&[LAST]).unwrap(), ["b"]);
        assert_eq!(find(&[WITH_NEXT, LAST]).unwrap(), ["a", "b"]);
    }

    #[test]
    fn pages_that_lack_what_they_announce_are_an_error() {
        let error = find(&[WITH_NEXT; 4]).unwrap_err();
        assert!(matches!(error.kind, HttpErrorKind::Unreadable { cause: DecodeError::IncompleteList, .. }));
    }
}
