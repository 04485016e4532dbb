//! `--timeline`: a list drawn for people.

use crate::actions::Filter;
use crate::error::Failure;
use crate::http::Reporter as _;
use crate::model::Action;
use crate::output::{Format, Period, render_timeline};
use crate::session::Session;

/// Refuses what says how rows or objects are written, before anything is sent.
pub fn check_timeline(timeline: bool, session: &Session) -> Result<(), Failure> {
    let format = session.settings.output.value;
    let other = if session.jq.is_some() {
        "--jq filters JSON".to_owned()
    } else if format != Format::Table {
        format!("-o {format} is for programs")
    } else if session.columns.is_some() {
        "--format chooses the columns of a table".to_owned()
    } else if !session.header {
        "--no-header is for tables".to_owned()
    } else {
        return Ok(());
    };
    if timeline {
        let hint = "leave out --timeline, or use -o table without --format, --no-header and --jq";
        return Err(Failure::usage(format!("--timeline draws bars for people, and {other}"), hint));
    }
    Ok(())
}

/// Draws what was selected of a list. Of no actions nothing is drawn, and a note says so.
pub fn show_timeline(actions: &[Action], filter: &Filter, session: &Session) -> Result<(), Failure> {
    let period = Period { since: filter.since, until: filter.until, now: session.clock.wall() };
    let drawn = render_timeline(actions, period, session.printer.options().render);
    session.printer.stdout(&drawn.text)?;
    if actions.is_empty() {
        session.printer.note("note: there is no such action to draw");
    }
    if !drawn.left_out.is_empty() {
        let left_out = drawn.left_out.join(", ");
        session.printer.note(&format!("note: no room for {left_out}"));
    }
    Ok(())
}
