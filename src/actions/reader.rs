use super::query::{ActionQuery, Selection};
use crate::api::{ActionList, ListEnd};
use crate::error::Failure;
use crate::model::Action;
use crate::output::Order;
use crate::session::{Api, PageReader, Session};

/// Reads a list of actions as far as a query wants it.
pub(crate) struct ListReader<'a> {
    pages: PageReader<'a, Action>,
    selection: Selection,
}

impl<'a> ListReader<'a> {
    pub(crate) fn new(session: &'a Session, api: &'a Api, list: &'a ActionList, query: ActionQuery) -> Self {
        let may_stop_early = query.may_stop_early();
        let pages = list.pages(&api.http, may_stop_early);
        let pages = PageReader::new(session, api, list, pages, may_stop_early);
        Self { pages, selection: Selection::new(query) }
    }

    /// For a list that is shown in this order while it is read, where the format allows that.
    pub(crate) fn shown(self, order: Order) -> Self {
        Self { pages: self.pages.shown(order), ..self }
    }

    /// The next actions, wanted or not. None after the last, or when no further ones can be wanted.
    pub(crate) fn next_chunk(&mut self) -> Result<Option<Vec<Action>>, Failure> {
        if self.selection.is_complete() {
            return Ok(None);
        }
        self.pages.next_chunk()
    }

    /// The wanted actions of this chunk and the chunks before it that can be selected now.
    pub(crate) fn select(&mut self, chunk: Vec<Action>) -> Vec<Action> {
        self.selection.select(chunk)
    }

    /// Ends the reading. Returns the wanted actions that could not be selected before, and an error if the
    /// list is known to be incomplete.
    pub(crate) fn finish(mut self) -> (Vec<Action>, Result<ListEnd, Failure>) {
        let end = self.pages.finish();
        (self.selection.rest(), end)
    }
}
