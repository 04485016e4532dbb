//! `--follow`: a list that goes on with whatever happens.

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use super::selection::Selection;
use super::source::Source;
use crate::actions::follow::{EventSink, Follower, ListSource};
use crate::actions::wait::PollError;
use crate::api::{ListEnd, TakePiece, stream_pages};
use crate::error::Failure;
use crate::http::Reporter as _;
use crate::http::{HttpClient, HttpError};
use crate::model::{Action, ActionId};
use crate::output::{ColumnSet, ListWriter, WriteError};
use crate::session::{Api, Session};

/// Refuses what has no end in a format that has one, before anything is sent.
pub fn check_format(follow: bool, session: &Session) -> Result<(), Failure> {
    let format = session.settings.output.value;
    if follow && format.is_one_document() {
        let problem = format!("-o {format} is one document, and --follow does not come to its end");
        return Err(Failure::usage(problem, "use -o jsonl, which has an object on each line"));
    }
    Ok(())
}

/// Shows what is selected of a list, the oldest first, and then what happens.
pub fn follow_list(
    session: &Session,
    layout: &ColumnSet<Action>,
    mut selection: Selection,
    api: &Api,
    source: &Source<'_>,
) -> Result<(), Failure> {
    let clock = &*session.clock;
    let failure = |error| api.failure(source.doing.clone(), error, None);
    let mut follower = Follower::new(selection.filter().clone());
    let mut selected = Vec::new();
    let early = selection.may_end_early();
    let end = source.read(session, api, early, &mut |piece| {
        follower.begin_with(&piece, clock.elapsed());
        let (picked, flow) = selection.pick(piece);
        selected.extend(picked);
        flow
    })?;
    if end == ListEnd::Whole {
        follower.reach_the_end();
    }
    selected.reverse();
    let mut screen = Screen { session, writer: session.follow_writer(layout, &selected), trouble: None };
    let flow = screen.news(&selected);
    if flow.is_continue() {
        let mut feed = ListFeed { http: api.http.without_retries(), source, requests: AtomicU32::new(1) };
        follower.follow(&mut feed, &mut screen, clock).map_err(failure)?;
    }
    screen.trouble.map_or(Ok(()), |error| Err(error.into()))
}

/// Standard output and standard error.
struct Screen<'a> {
    session: &'a Session,
    writer: Box<dyn ListWriter<Action> + 'a>,
    trouble: Option<WriteError>,
}

impl EventSink for Screen<'_> {
    fn news(&mut self, actions: &[Action]) -> ControlFlow<()> {
        match self.writer.push(actions) {
            Ok(()) => ControlFlow::Continue(()),
            Err(error) => {
                self.trouble = Some(error);
                ControlFlow::Break(())
            }
        }
    }

    fn note(&mut self, words: &str) {
        self.session.printer.note(words);
    }
}

/// Looks at the list with as few requests as it takes. Who follows asks again by himself.
struct ListFeed<'a> {
    http: HttpClient,
    source: &'a Source<'a>,
    /// How many requests the last look took.
    requests: AtomicU32,
}

impl ListSource for ListFeed<'_> {
    type Error = HttpError;

    fn newest(&mut self, take: &mut TakePiece<'_>) -> Result<(), PollError<HttpError>> {
        *self.requests.get_mut() = 0;
        let fetch = |page| {
            self.requests.fetch_add(1, Ordering::Relaxed);
            (self.source.page)(&self.http, page)
        };
        stream_pages(&fetch, true, take).map(drop).map_err(classify)
    }

    fn one(&mut self, id: ActionId) -> Result<Action, PollError<HttpError>> {
        *self.requests.get_mut() += 1;
        (self.source.one)(&self.http, id).map_err(classify)
    }

    fn min_interval(&self) -> Duration {
        self.http.min_interval().saturating_mul(self.requests.load(Ordering::Relaxed).max(1))
    }
}

fn classify(error: HttpError) -> PollError<HttpError> {
    let retry_after = error.kind.retry_after();
    if error.kind.is_transient() {
        PollError::Transient { error, retry_after }
    } else if error.kind.http_status() == Some(404) {
        PollError::NotFound(error)
    } else {
        PollError::Permanent(error)
    }
}
