//! Showing a list: piece by piece where the format can, else whole or not at all.

use std::ops::ControlFlow;

use super::filter::Filter;
use super::following::{check_format, follow_list};
use super::selection::Selection;
use super::source::Source;
use super::timeline::check_timeline;
use crate::api::ListEnd;
use crate::cli::ListOptions;
use crate::error::Failure;
use crate::model::Action;
use crate::output::{ColumnSet, Period};
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
    let mut writer = if options.timeline {
        let Filter { since, until, .. } = *selection.filter();
        session.timeline_writer(Period { since, until, now: session.clock.wall() })
    } else {
        session.list_writer(layout)
    };
    let mut oldest_last = Vec::new();
    let mut written = Ok(());
    let end = source.read(session, api, selection.may_end_early(), &mut |piece| {
        let (picked, flow) = selection.pick(piece);
        if options.reverse {
            oldest_last.extend(picked);
            return flow;
        }
        written = writer.push(&picked);
        if written.is_ok() { flow } else { ControlFlow::Break(()) }
    });
    written?;
    warn_of(end?, session);
    oldest_last.reverse();
    writer.push(&oldest_last)?;
    Ok(writer.finish()?)
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
