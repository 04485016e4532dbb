//! Pages that were written once, so that a long history costs its clients' time
//! and not the sandbox's: it is what benchmarks of clients run against.

use std::collections::HashMap;

use super::responses::JsonResponse;

/// So many pages are kept: 200,000 actions on pages of 200.
const CAPACITY: usize = 1_000;

/// The pages of the account's actions as of one generation of the state.
#[derive(Default)]
pub(super) struct PageCache {
    generation: u64,
    by_uri: HashMap<String, JsonResponse>,
}

impl PageCache {
    /// The page that was asked for, which `write` writes unless it is there.
    /// Pages of another generation are forgotten.
    pub(super) fn get_or_write(
        &mut self,
        generation: u64,
        uri: &str,
        write: impl FnOnce() -> JsonResponse,
    ) -> JsonResponse {
        if self.generation != generation {
            self.generation = generation;
            self.by_uri.clear();
        }
        if let Some(page) = self.by_uri.get(uri) {
            return page.clone();
        }
        if self.by_uri.len() == CAPACITY {
            self.by_uri.clear();
        }
        let page = write();
        self.by_uri.insert(uri.to_owned(), page.clone());
        page
    }
}

#[cfg(test)]
mod tests {
    use axum::http::StatusCode;

    use super::*;

    #[test]
    fn a_page_is_written_once_in_a_generation_and_anew_in_the_next() {
        let mut pages = PageCache::default();
        let mut written = 0;
        let mut get = |generation, uri: &str| {
            pages.get_or_write(generation, uri, || {
                written += 1;
                JsonResponse::one(StatusCode::OK, "count", &written)
            });
            written
        };
        assert_eq!([get(0, "/a?page=1"), get(0, "/a?page=1"), get(0, "/a?page=2")], [1, 1, 2]);
        assert_eq!([get(1, "/a?page=2"), get(1, "/a?page=2"), get(1, "/a?page=1")], [3, 3, 4]);
    }

    #[test]
    fn no_more_pages_are_kept_than_a_long_history_has() {
        let mut pages = PageCache::default();
        for number in 0..3 * CAPACITY {
            pages.get_or_write(0, &format!("/a?page={number}"), || {
                JsonResponse::one(StatusCode::OK, "count", &number)
            });
            assert!(pages.by_uri.len() <= CAPACITY);
        }
    }
}
