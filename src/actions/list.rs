//! Showing a list: piece by piece where the format can, else whole or not at all.

use std::ops::ControlFlow;

use super::following::{check_format, follow_list};
use super::selection::Selection;
use super::source::Source;
use super::timeline::{check_timeline, show_timeline};
use crate::api::ListEnd;
use crate::cli::ListOptions;
use crate::error::Failure;
use crate::model::Action;
use crate::output::{ColumnSet, Growing, OneOrMany};
use crate::session::{Api, Session};

/// Refuses options that contradict the format, before anything is sent.
pub fn check_list(options: &ListOptions, session: &Session) -> Result<(), Failure> {
    check_format(options.follow, session)?;
    check_timeline(options.timeline, session)
}

/// Writes what is selected of a list to standard output. Warns where the API
/// contradicts itself.
pub fn show_list(
    session: &Session,
    layout: &ColumnSet<Action>,
    mut selection: Selection,
    options: &ListOptions,
    api: &Api,
    source: &Source<'_>,
) -> Result<(), Failure> {
    if options.follow {
        return follow_list(session, layout, selection, api, source);
    }
    // What comes last is first to be shown in reverse, so nothing can be shown before the end.
    if session.settings.output.value.streams() && !options.reverse {
        return stream_list(session, layout, selection, api, source);
    }
    let needs_all = options.reverse || options.timeline;
    if let Some(growing) = session.growing(layout).filter(|_| !needs_all) {
        return grow_list(growing, session, selection, api, source);
    }
    let mut actions = Vec::new();
    let end = source.read(session, api, selection.may_end_early(), &mut |piece| {
        let (picked, flow) = selection.pick(piece);
        actions.extend(picked);
        flow
    })?;
    warn_of(end, session);
    if options.reverse {
        actions.reverse();
    }
    if options.timeline {
        return show_timeline(&actions, selection.filter(), session);
    }
    session.show(OneOrMany::Many(&actions), layout)
}

/// One document, of which little more than its text is kept until it is whole.
fn grow_list(
    mut growing: Growing<Action>,
    session: &Session,
    mut selection: Selection,
    api: &Api,
    source: &Source<'_>,
) -> Result<(), Failure> {
    let end = source.read(session, api, selection.may_end_early(), &mut |piece| {
        let (picked, flow) = selection.pick(piece);
        growing.push(&picked);
        flow
    })?;
    warn_of(end, session);
    session.print(&growing.finish())
}

fn stream_list(
    session: &Session,
    layout: &ColumnSet<Action>,
    mut selection: Selection,
    api: &Api,
    source: &Source<'_>,
) -> Result<(), Failure> {
    let mut is_first = true;
    let mut trouble = None;
    let end = source.read(session, api, selection.may_end_early(), &mut |piece| {
        let (picked, flow) = selection.pick(piece);
        match session.show_piece(&picked, layout, std::mem::take(&mut is_first)) {
            Ok(ControlFlow::Continue(())) => flow,
            Ok(closed) => closed,
            Err(error) => {
                trouble = Some(error);
                ControlFlow::Break(())
            }
        }
    });
    // What became of the lines matters more than why there are no more of them.
    if let Some(error) = trouble {
        return Err(error.into());
    }
    warn_of(end?, session);
    Ok(())
}

/// Says so where a list that ended like this may not be whole.
pub fn warn_of(end: ListEnd, session: &Session) {
    match end {
        ListEnd::Whole | ListEnd::Stopped => {}
        ListEnd::Contradicted => session.printer.warning(
            "the list may not be whole: the API's own totals, links and pages contradict one another",
        ),
    }
}
