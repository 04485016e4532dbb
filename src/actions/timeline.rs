//! `--timeline`: a list drawn for people.

use crate::error::Failure;
use crate::output::Format;
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
