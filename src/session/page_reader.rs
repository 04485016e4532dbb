use std::fmt::Display;

use super::{Api, Session};
use crate::api::{ListEnd, ListItem, Pages};
use crate::error::Failure;
use crate::http::Reporter as _;
use crate::output::Order;
use crate::terminal::progress::ListProgress;

/// Reads a list page by page, with a progress bar on a terminal.
pub(crate) struct PageReader<'a, T> {
    session: &'a Session,
    api: &'a Api,
    /// Such as `the actions of volume data`.
    list: &'a dyn Display,
    pages: Pages<T>,
    progress: Option<ListProgress>,
}

impl<'a, T: ListItem> PageReader<'a, T> {
    /// For a list that is read completely before it is shown. `may_stop_early` says whether the reader may
    /// want only a part of it.
    pub(crate) fn new(
        session: &'a Session,
        api: &'a Api,
        list: &'a dyn Display,
        pages: Pages<T>,
        may_stop_early: bool,
    ) -> Self {
        let start = session.clock.elapsed();
        let progress =
            ListProgress::begin(session.progress, &session.printer, T::PLURAL, may_stop_early, start);
        Self { session, api, list, pages, progress }
    }

    /// For a list that is shown in this order. If it appears on the terminal while it is read, it needs no
    /// progress bar.
    pub(crate) fn shown(self, order: Order) -> Self {
        let progress = self.progress.filter(|_| !self.session.shows_while_reading(order));
        Self { progress, ..self }
    }

    /// The items of the next page; none after the last.
    pub(crate) fn next_chunk(&mut self) -> Result<Option<Vec<T>>, Failure> {
        let chunk = self.pages.next().transpose();
        let chunk = chunk.map_err(|error| self.api.failure(format!("list {}", self.list), error, None))?;
        if let (Some(progress), Some(chunk)) = (&mut self.progress, &chunk) {
            progress.add(chunk.len(), self.pages.total(), self.session.clock.elapsed());
        }
        Ok(chunk)
    }

    /// Ends the reading and removes the progress bar. An error if the list is known to be
    /// incomplete.
    pub(crate) fn finish(self) -> Result<ListEnd, Failure> {
        let end = self.pages.end();
        drop(self.progress);
        match end {
            ListEnd::Whole | ListEnd::Stopped => Ok(end),
            ListEnd::Miscounted { received, total } => {
                let items = T::PLURAL;
                let note = format!("note: the API counts {total} {items}, and its pages have {received}");
                self.session.printer.note(&note);
                Ok(end)
            }
            ListEnd::Changing { received } => {
                Err(Failure::ChangingList { list: self.list.to_string(), received })
            }
            ListEnd::Incomplete { received, total } => {
                Err(Failure::IncompleteList { list: self.list.to_string(), received, total })
            }
        }
    }
}
