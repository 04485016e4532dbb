use super::query::{ActionQuery, Selection};
use crate::api::{ActionList, ListEnd, Pages};
use crate::error::Failure;
use crate::http::Reporter as _;
use crate::model::Action;
use crate::session::{Api, Session};
use crate::terminal::progress::ListProgress;

/// Reads a list as far as a query wants it, with a progress bar on a terminal.
pub struct ListReader<'a> {
    session: &'a Session,
    api: &'a Api,
    list: &'a ActionList,
    pages: Pages<Action>,
    selection: Selection,
    progress: Option<ListProgress>,
}

impl<'a> ListReader<'a> {
    pub fn new(session: &'a Session, api: &'a Api, list: &'a ActionList, query: ActionQuery) -> Self {
        let may_stop_early = query.may_stop_early();
        // A list that appears on the terminal is its own progress.
        let is_visible = session.settings.output.value.streams() && session.printer.stdout_is_terminal();
        let progress = || {
            let start = session.clock.elapsed();
            ListProgress::begin(session.progress, &session.printer, may_stop_early, start)
        };
        Self {
            session,
            api,
            list,
            pages: list.pages(&api.http, may_stop_early),
            selection: Selection::new(query),
            progress: if is_visible { None } else { progress() },
        }
    }

    /// The next actions, wanted or not; none once no more can be wanted.
    pub fn next_chunk(&mut self) -> Result<Option<Vec<Action>>, Failure> {
        if self.selection.is_complete() {
            return Ok(None);
        }
        let chunk = self.pages.next().transpose();
        let chunk = chunk.map_err(|error| self.api.failure(format!("list {}", self.list), error, None))?;
        if let (Some(progress), Some(chunk)) = (&mut self.progress, &chunk) {
            progress.add(chunk.len(), self.pages.total(), self.session.clock.elapsed());
        }
        Ok(chunk)
    }

    /// The wanted ones of a chunk, and of those before, as far as they can be told now.
    pub fn select(&mut self, chunk: Vec<Action>) -> Vec<Action> {
        self.selection.select(chunk)
    }

    /// Ends the reading and removes the progress bar. Returns the wanted actions that could
    /// not be told before, and an error if the list is known to be incomplete.
    pub fn finish(mut self) -> (Vec<Action>, Result<ListEnd, Failure>) {
        let end = self.pages.end();
        drop(self.progress);
        let end = match end {
            ListEnd::Whole | ListEnd::Stopped => Ok(end),
            ListEnd::Miscounted { received, total } => {
                let note = format!("note: the API counts {total} actions, and its pages have {received}");
                self.session.printer.note(&note);
                Ok(end)
            }
            ListEnd::Incomplete { received, total } => {
                Err(Failure::IncompleteList { list: self.list.to_string(), received, total })
            }
        };
        (self.selection.rest(), end)
    }
}
