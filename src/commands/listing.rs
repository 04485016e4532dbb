//! Showing a list: piece by piece where the format can, else whole or not at all.

use std::ops::ControlFlow;

use super::selection::Selection;
use super::source::Source;
use crate::api::ListEnd;
use crate::failure::Failure;
use crate::model::Action;
use crate::output::{Layout, Shape};
use crate::session::{Api, Session};

/// Writes what is selected of a list to standard output. Warns where the API
/// contradicts itself.
pub fn show_list(
    session: &Session,
    layout: &Layout<Action>,
    selection: Selection,
    api: &Api,
    source: &Source<'_>,
) -> Result<(), Failure> {
    // What comes last is first to be shown in reverse, so nothing can be shown before the end.
    if session.settings.output.value.streams() && !selection.reverse {
        return stream_list(session, layout, selection, api, source);
    }
    let (reverse, early) = (selection.reverse, selection.may_end_early());
    let mut selection = selection;
    let mut actions = Vec::new();
    let end = source.read(session, api, early, &mut |piece| {
        let (picked, flow) = selection.pick(piece);
        actions.extend(picked);
        flow
    })?;
    warn_of(end, session);
    if reverse {
        actions.reverse();
    }
    session.show(Shape::Many(&actions), layout)
}

fn stream_list(
    session: &Session,
    layout: &Layout<Action>,
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

fn warn_of(end: ListEnd, session: &Session) {
    match end {
        ListEnd::Whole | ListEnd::Stopped => {}
        ListEnd::Contradicted => session.printer.warning(
            "the list may not be whole: the API's own totals, links and pages contradict one another",
        ),
    }
}
