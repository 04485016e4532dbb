use std::collections::HashSet;

use super::{PER_PAGE, Page};
use crate::http::HttpError;
use crate::model::Action;

/// Every action of a list, page by page, each once and in the API's order.
///
/// `fetch` is asked for page 1, 2, 3 … and the first page that fails ends it
/// with that error: a list is whole or none. It ends in good order even where
/// `meta.total`, `links` and the pages contradict one another: an empty page,
/// or one with nothing new, is the last.
pub fn collect_pages(
    fetch: impl Fn(usize) -> Result<Page<Action>, HttpError>,
) -> Result<Vec<Action>, HttpError> {
    let mut seen = HashSet::new();
    let mut actions = Vec::new();
    for number in 1.. {
        let page = fetch(number)?;
        let (on_page, before) = (page.items.len(), actions.len());
        let expects_more = |collected| expects_more(&page, on_page, collected);
        // Without an ID nothing can be told apart, so nothing is left out.
        let new = page.items.iter().filter(|action| action.id().is_none_or(|id| seen.insert(id.clone())));
        actions.extend(new.cloned());
        if actions.len() == before || !expects_more(actions.len()) {
            break;
        }
    }
    Ok(actions)
}

/// Whether another page is worth a request: by the total, else by the link, else by a full page.
fn expects_more(page: &Page<Action>, on_page: usize, collected: usize) -> bool {
    match page.total {
        Some(total) => (collected as u64) < total,
        None => page.has_next || on_page >= PER_PAGE,
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use serde_json::value::RawValue;

    use super::*;

    fn page(ids: impl IntoIterator<Item = u64>, total: Option<u64>, has_next: bool) -> Page<Action> {
        let action =
            |id| Action::from_raw(&RawValue::from_string(format!("{{\"id\":{id}}}")).unwrap()).unwrap();
        Page { items: ids.into_iter().map(action).collect(), total, has_next }
    }

    /// How many actions come of these pages, and after how many requests.
    fn collect(fetch: impl Fn(usize) -> Page<Action>) -> (usize, usize) {
        let requests = Cell::new(0);
        let actions = collect_pages(|number| {
            requests.set(requests.get() + 1);
            assert!(requests.get() < 1_000, "it asks for ever");
            Ok(fetch(number))
        });
        (actions.unwrap().len(), requests.get())
    }

    fn slice(number: usize, size: u64, total: u64) -> std::ops::Range<u64> {
        let start = (number as u64 - 1) * size;
        start.min(total)..(start + size).min(total)
    }

    #[test]
    fn a_list_is_read_to_its_end_in_as_few_requests_as_it_has_pages() {
        assert_eq!(collect(|n| page(slice(n, 200, 0), Some(0), false)), (0, 1));
        assert_eq!(collect(|n| page(slice(n, 200, 200), Some(200), false)), (200, 1));
        assert_eq!(collect(|n| page(slice(n, 200, 401), Some(401), n < 3)), (401, 3));
    }

    #[test]
    fn smaller_pages_than_asked_for_are_read_to_the_end() {
        assert_eq!(collect(|n| page(slice(n, 20, 55), Some(55), n < 3)), (55, 3));
        assert_eq!(collect(|n| page(slice(n, 20, 55), None, n < 3)), (55, 3));
    }

    #[test]
    fn a_server_that_contradicts_itself_ends_the_list() {
        let huge = Some(12_000_000);
        assert_eq!(collect(|_| page([], huge, true)), (0, 1));
        assert_eq!(collect(|n| page(slice(n, 200, 5), huge, true)), (5, 2));
        assert_eq!(collect(|_| page([1, 2, 3], Some(100), true)), (3, 2));
        assert_eq!(collect(|_| page([1, 2, 3], None, true)), (3, 2));
        assert_eq!(collect(|n| page([n as u64], Some(5), true)), (5, 5));
        assert_eq!(collect(|_| page([1, 1, 1], None, false)), (1, 1));
    }

    #[test]
    fn a_page_that_moved_while_it_was_read_doubles_nothing() {
        // A new action pushed the last one of page 1 onto page 2.
        let pages = |n| if n == 1 { page([4, 3], Some(4), true) } else { page([3, 2, 1], Some(5), false) };
        assert_eq!(collect(|n| if n < 3 { pages(n) } else { page([], Some(5), false) }).0, 4);
    }
}
