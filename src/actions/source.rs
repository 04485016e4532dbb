//! Where the actions of a list come from.

use crate::api::{ListEnd, Page, TakePiece, stream_pages};
use crate::error::Failure;
use crate::http::{HttpClient, HttpError};
use crate::model::{Action, ActionId};
use crate::session::{Api, Session};
use crate::terminal::progress::ListProgress;

type AskPage<'a> = dyn Fn(&HttpClient, usize) -> Result<Page<Action>, HttpError> + Sync + 'a;
type AskOne<'a> = dyn Fn(&HttpClient, ActionId) -> Result<Action, HttpError> + 'a;

/// A list of actions that the API has.
pub struct Source<'a> {
    /// One page of the list.
    pub page: &'a AskPage<'a>,
    /// One of its actions.
    pub one: &'a AskOne<'a>,
    /// What is done, in words.
    pub doing: String,
}

impl Source<'_> {
    /// Hands the list on to `take` piece by piece, as [`stream_pages`] does, while
    /// a terminal shows how far it is.
    pub fn read(
        &self,
        session: &Session,
        api: &Api,
        early: bool,
        take: &mut TakePiece<'_>,
    ) -> Result<ListEnd, Failure> {
        let reading = reading(session, early);
        let fetch = |number| {
            let page = (self.page)(&api.http, number)?;
            if let Some(reading) = &reading {
                reading.page(page.items.len(), page.total, session.clock.elapsed());
            }
            Ok(page)
        };
        stream_pages(&fetch, early, take).map_err(|error| api.failure(self.doing.clone(), error, None))
    }
}

/// Nothing where the list itself shows how far it is.
fn reading(session: &Session, early: bool) -> Option<ListProgress> {
    let is_seen_to_grow = session.settings.output.value.streams() && session.printer.stdout_is_terminal();
    let start = session.clock.elapsed();
    (!is_seen_to_grow).then(|| ListProgress::begin(session.face, &session.printer, early, start)).flatten()
}
