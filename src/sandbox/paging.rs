use serde::Serialize;
use url::form_urlencoded;

/// openapi `per_page`, default
const DEFAULT_SIZE: usize = 20;
/// openapi `per_page`, maximum; larger values are clamped to it
const MAX_SIZE: usize = 200;

/// The page that a client requests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageRequest {
    /// Starts at 1.
    number: usize,
    /// Items per page, 1 to 200.
    size: usize,
}

/// One page of a collection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<T> {
    /// Empty past the last page.
    pub items: Vec<T>,
    /// The number of items in the whole collection.
    pub total: usize,
}

/// `links.pages`: absolute URLs
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
pub(super) struct PageLinks {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) first: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) prev: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) next: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) last: Option<String>,
}

impl PageRequest {
    /// 0 means the default, for both; sizes above 200 become 200.
    #[must_use]
    pub fn new(number: usize, size: usize) -> Self {
        Self {
            number: number.max(1),
            size: match size {
                0 => DEFAULT_SIZE,
                size => size.min(MAX_SIZE),
            },
        }
    }

    /// Invalid values are ignored.
    pub(super) fn from_query(query: &str) -> Self {
        let number = |key| query_value(query, key).and_then(|text| text.parse().ok());
        Self::new(number("page").unwrap_or_default(), number("per_page").unwrap_or_default())
    }

    pub(super) fn is_first(self) -> bool {
        self.number == 1
    }

    /// Takes this page of all items.
    pub(super) fn slice<T>(self, items: impl ExactSizeIterator<Item = T>) -> Page<T> {
        let total = items.len();
        let before = (self.number - 1).saturating_mul(self.size);
        Page { items: items.skip(before).take(self.size).collect(), total }
    }

    /// `None` if this is the only page.
    pub(super) fn links(self, total: usize, url: &str, query: &str) -> Option<PageLinks> {
        let last = total.div_ceil(self.size).max(1);
        if last == 1 && self.number == 1 {
            return None;
        }
        let to = |number: usize| Some(page_url(url, query, number));
        let mut links = PageLinks::default();
        if self.number > 1 {
            links.first = to(1);
            links.prev = to((self.number - 1).min(last));
        }
        if self.number < last {
            links.next = to(self.number + 1);
            links.last = to(last);
        }
        Some(links)
    }
}

/// The first value of a key.
pub(super) fn query_value(query: &str, key: &str) -> Option<String> {
    form_urlencoded::parse(query.as_bytes())
        .find(|(name, _)| name == key)
        .map(|(_, value)| value.into_owned())
}

fn page_url(url: &str, query: &str, number: usize) -> String {
    let kept = form_urlencoded::parse(query.as_bytes()).filter(|(name, _)| name != "page");
    let query = form_urlencoded::Serializer::new(String::new())
        .append_pair("page", &number.to_string())
        .extend_pairs(kept)
        .finish();
    format!("{url}?{query}")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn page_and_per_page_default_to_1_and_20_and_per_page_is_at_most_200() {
        for (query, number, size) in [
            ("", 1, 20),
            ("page=3&per_page=7", 3, 7),
            ("page=0&per_page=0", 1, 20),
            ("page=-1&per_page=x", 1, 20),
            ("per_page=201", 1, 200),
        ] {
            let expected = PageRequest { number, size };
            assert_eq!(PageRequest::from_query(query), expected, "{query}");
        }
    }

    #[test]
    fn a_single_page_has_no_links_and_a_middle_page_has_all_four() {
        assert_eq!(PageRequest::new(1, 20).links(20, "u", ""), None);
        assert_eq!(PageRequest::new(1, 20).links(0, "u", ""), None);
        let links = PageRequest::new(2, 5).links(11, "http://h/p", "per_page=5&page=2&name=a%20b").unwrap();
        let url = |number| Some(format!("http://h/p?page={number}&per_page=5&name=a+b"));
        assert_eq!(links.first, url(1));
        assert_eq!(links.prev, url(1));
        assert_eq!(links.next, url(3));
        assert_eq!(links.last, url(3));
    }

    #[test]
    fn a_page_past_the_end_links_back_to_the_last_page() {
        let request = PageRequest::new(9, 5);
        assert!(request.slice(0..11).items.is_empty());
        let links = request.links(11, "u", "").unwrap();
        assert_eq!(links.prev.as_deref(), Some("u?page=3"));
        assert_eq!((links.next, links.last), (None, None));
    }

    proptest! {
        #[test]
        fn the_pages_of_a_list_partition_it(total in 0_usize..500, size in 1_usize..=200) {
            let mut items = Vec::new();
            for number in 1..=total.div_ceil(size).max(1) {
                let page = PageRequest::new(number, size).slice(0..total);
                prop_assert_eq!(page.total, total);
                items.extend(page.items);
            }
            prop_assert_eq!(items, (0..total).collect::<Vec<_>>());
        }

        #[test]
        fn no_query_causes_a_panic(query in "\\PC{0,30}", total in 0_usize..500) {
            let _ = PageRequest::from_query(&query).links(total, "u", &query);
        }
    }
}
