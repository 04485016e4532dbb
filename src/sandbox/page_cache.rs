use std::collections::HashMap;

use super::responses::JsonResponse;

/// Enough for 200,000 actions in pages of 200.
const CAPACITY: usize = 1_000;

/// Serialized pages of the account's actions, valid for one generation of the state.
/// Without it, benchmarks that list a long history would mostly measure the serialization.
#[derive(Default)]
pub(super) struct PageCache {
    generation: u64,
    by_request: HashMap<String, JsonResponse>,
}

impl PageCache {
    pub(super) fn get_or_insert_with(
        &mut self,
        generation: u64,
        request: &str,
        render: impl FnOnce() -> JsonResponse,
    ) -> JsonResponse {
        if self.generation != generation {
            self.generation = generation;
            self.by_request.clear();
        }
        if let Some(page) = self.by_request.get(request) {
            return page.clone();
        }
        if self.by_request.len() == CAPACITY {
            self.by_request.clear();
        }
        let page = render();
        self.by_request.insert(request.to_owned(), page.clone());
        page
    }
}

#[cfg(test)]
mod tests {
    use axum::http::StatusCode;

    use super::*;

    #[test]
    fn a_page_is_rendered_once_per_generation() {
        let mut pages = PageCache::default();
        let mut rendered = 0;
        let mut get = |generation, uri: &str| {
            pages.get_or_insert_with(generation, uri, || {
                rendered += 1;
                JsonResponse::one(StatusCode::OK, "count", &rendered)
            });
            rendered
        };
        assert_eq!([get(0, "/a?page=1"), get(0, "/a?page=1"), get(0, "/a?page=2")], [1, 1, 2]);
        assert_eq!([get(1, "/a?page=2"), get(1, "/a?page=2"), get(1, "/a?page=1")], [3, 3, 4]);
    }

    #[test]
    fn the_number_of_cached_pages_is_limited() {
        let mut pages = PageCache::default();
        for number in 0..3 * CAPACITY {
            pages.get_or_insert_with(0, &format!("/a?page={number}"), || {
                JsonResponse::one(StatusCode::OK, "count", &number)
            });
            assert!(pages.by_request.len() <= CAPACITY);
        }
    }
}
