use std::collections::HashSet;

use super::action_key::ActionKey;
use crate::api::decode::{PER_PAGE, Page};
use crate::model::Action;

/// The most pages of a list without a total.
const PAGES_MAX: usize = 2_000;

/// A list without a total: page after page, until one says that it is the last or brings
/// nothing new.
#[derive(Default)]
pub(super) struct Serial {
    seen: HashSet<ActionKey>,
    pages: usize,
    /// Whether another page follows, as far as the API says.
    has_next: bool,
    is_exhausted: bool,
}

impl Serial {
    /// What is new on the next page.
    pub(super) fn take_page(&mut self, page: Page<Action>) -> Vec<Action> {
        // Where there is neither total nor link, a full page is all there is to go by.
        let is_full = page.total.is_none() && page.items.len() >= PER_PAGE;
        self.has_next = page.has_next || is_full;
        self.pages += 1;
        let mut new = page.items;
        new.retain(|action| !self.seen.contains(&ActionKey::of(action)));
        self.seen.extend(new.iter().map(ActionKey::of));
        self.is_exhausted = new.is_empty();
        new
    }

    /// The page to fetch next; none at the end.
    pub(super) fn next_page(&self) -> Option<usize> {
        (self.has_next && !self.is_exhausted && self.pages < PAGES_MAX).then_some(self.pages + 1)
    }

    pub(super) fn is_whole(&self) -> bool {
        !self.has_next
    }
}
