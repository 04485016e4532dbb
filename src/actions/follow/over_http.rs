use std::time::Duration;

use super::{EventSink, FollowError, Follower, ListSource};
use crate::actions::query::ActionQuery;
use crate::actions::reader::ListReader;
use crate::actions::wait::{PollError, Schedule};
use crate::api::{ActionList, ListEnd, Pages};
use crate::error::Failure;
use crate::http::{HttpClient, HttpError, Reporter as _};
use crate::model::{Action, ActionId};
use crate::output::{ColumnSet, ListWriter, WriteError};
use crate::session::{Api, Session};
use crate::terminal::Printer;

/// Writes the actions of a list that match the query, oldest first, and then each event.
pub(in crate::actions) fn follow_list(
    session: &Session,
    columns: &ColumnSet<Action>,
    query: ActionQuery,
    api: &Api,
    list: &ActionList,
) -> Result<(), Failure> {
    let clock = &*session.clock;
    let schedule = Schedule::new(session.settings.poll_interval.as_ref().map(|interval| interval.value));
    let mut follower = Follower::new(query.clone(), schedule);
    let mut reader = ListReader::new(session, api, list, query);
    let mut selected = Vec::new();
    while let Some(chunk) = reader.next_chunk()? {
        follower.begin_with(&chunk, clock.elapsed());
        selected.extend(reader.select(chunk));
    }
    let (rest, end) = reader.finish();
    match end {
        Ok(ListEnd::Whole | ListEnd::Miscounted { .. }) => follower.set_complete(),
        Ok(ListEnd::Stopped | ListEnd::Incomplete { .. } | ListEnd::Changing { .. }) => {}
        Err(failure) => failure.report().print(&session.printer),
    }
    selected.extend(rest);
    selected.reverse();
    let mut writer = session.follow_writer(columns, &selected);
    writer.push(&selected)?;
    // No retries here: the follower polls again anyway.
    let mut source = HttpSource { http: api.http.without_retries(), list, pages: None, requests: 1 };
    match follower.follow(&mut source, &mut WriterSink { writer, printer: &session.printer }, clock) {
        FollowError::List(error) => Err(api.failure(format!("list {list}"), error, None)),
        FollowError::Sink(error) => Err(error.into()),
    }
}

struct WriterSink<'a> {
    writer: Box<dyn ListWriter<Action> + 'a>,
    printer: &'a Printer,
}

impl EventSink for WriterSink<'_> {
    type Error = WriteError;

    fn push(&mut self, actions: &[Action]) -> Result<(), WriteError> {
        self.writer.push(actions)
    }

    fn note(&mut self, note: &str) {
        self.printer.note(note);
    }
}

struct HttpSource<'a> {
    http: HttpClient,
    list: &'a ActionList,
    pages: Option<Pages<Action>>,
    /// How many requests the last poll took.
    requests: u32,
}

impl ListSource for HttpSource<'_> {
    type Error = HttpError;

    fn read(&mut self, resume: bool) -> impl Iterator<Item = Result<Vec<Action>, PollError<HttpError>>> {
        self.requests = 0;
        if !resume {
            self.pages = Some(self.list.pages(&self.http, true));
        }
        self.pages.iter_mut().flatten().map(|chunk| {
            self.requests += 1;
            chunk.map_err(PollError::from)
        })
    }

    fn get(&mut self, id: ActionId) -> Result<Action, PollError<HttpError>> {
        self.requests += 1;
        self.list.get(&self.http, id).map_err(PollError::from)
    }

    fn min_interval(&self) -> Duration {
        self.http.min_interval().saturating_mul(self.requests.max(1))
    }
}
