use std::time::Duration;

use crate::http::Request;

/// How many actions or volumes a page is asked to hold (openapi `per_page`, maximum 200).
pub const PER_PAGE: usize = 200;

/// One page of a list.
#[derive(Debug, Clone)]
pub struct Page<T> {
    pub items: Vec<T>,
    /// How many items all pages have together (`meta.total`), where the API says so.
    pub total: Option<u64>,
    /// Whether the API says that another page follows (`links.pages.next`).
    pub has_next: bool,
    /// From sending the request to the end of the response.
    pub took: Duration,
    /// Whether the connection carries several requests at once (HTTP/2).
    pub multiplexed: bool,
    /// The requests that the rate limit had left, where the response says so.
    pub requests_left: Option<u64>,
}

impl<T> Page<T> {
    pub(super) fn map<U>(self, change: impl FnMut(T) -> U) -> Page<U> {
        let Self { items, total, has_next, took, multiplexed, requests_left } = self;
        let items = items.into_iter().map(change).collect();
        Page { items, total, has_next, took, multiplexed, requests_left }
    }
}

/// The request for one page of a list; pages count from 1.
pub(super) fn paged(request: Request, page: usize) -> Request {
    request.with_query("page", page.to_string()).with_query("per_page", PER_PAGE.to_string())
}
