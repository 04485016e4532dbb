//! Kinds of requests to which a fault may apply.

use axum::body::Bytes;
use axum::http::{Method, Request};

use super::paging::PageRequest;

/// Whether this attaches, detaches or resizes a volume.
pub(super) fn is_change(request: &Request<Bytes>) -> bool {
    request.method() == Method::POST && request.uri().path().ends_with("/actions")
}

/// Whether this lists actions or volumes.
pub(super) fn is_list(request: &Request<Bytes>) -> bool {
    let path = request.uri().path();
    request.method() == Method::GET && (path.ends_with("/actions") || path.ends_with("/volumes"))
}

/// Whether this lists page 2 or a later one.
pub(super) fn is_later_page(request: &Request<Bytes>) -> bool {
    let query = request.uri().query().unwrap_or_default();
    request.method() == Method::GET && !PageRequest::from_query(query).is_first()
}

/// Whether this gets one action by its ID.
pub(super) fn is_get_action(request: &Request<Bytes>) -> bool {
    let path: Vec<_> = request.uri().path().split('/').collect();
    let is_path =
        matches!(path[..], ["", "v2", "actions", _] | ["", "v2", "droplets" | "volumes", _, "actions", _]);
    request.method() == Method::GET && is_path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_for_one_action_for_a_list_and_for_a_later_page_are_recognized() {
        for (line, one_action, list, later_page) in [
            ("GET /v2/actions/1", true, false, false),
            ("GET /v2/volumes/a/actions/1", true, false, false),
            ("GET /v2/droplets/1/actions/1", true, false, false),
            ("GET /v2/droplets/1/actions", false, true, false),
            ("GET /v2/actions", false, true, false),
            ("GET /v2/actions?page=1&per_page=200", false, true, false),
            ("GET /v2/actions?per_page=200&page=2", false, true, true),
            ("GET /v2/volumes/a/actions?page=17", false, true, true),
            ("GET /v2/volumes", false, true, false),
            ("GET /v2/volumes/a", false, false, false),
            ("GET /v2/account", false, false, false),
            ("POST /v2/volumes/actions", false, false, false),
            ("POST /v2/volumes/a/actions", false, false, false),
        ] {
            let (method, uri) = line.split_once(' ').unwrap();
            let request = Request::builder().method(method).uri(uri).body(Bytes::new()).unwrap();
            assert_eq!(is_get_action(&request), one_action, "{line}");
            assert_eq!(is_list(&request), list, "{line}");
            assert_eq!(is_later_page(&request), later_page, "{line}");
        }
    }
}
