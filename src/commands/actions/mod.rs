//! `doact actions …`

mod get;
mod list;
mod stats;
mod wait;

use std::collections::HashSet;

use crate::actions::ids_in_text;
use crate::cli::IdArg;
use crate::error::Failure;
use crate::model::ActionId;
use crate::session::Session;

/// The IDs of the command line and of standard input, in order and without duplicates.
fn resolve_ids(arguments: &[IdArg], session: &Session) -> Result<Vec<ActionId>, Failure> {
    const HINT: &str = "give action IDs, or JSON of the API: an action, or an object with `action`, \
                        `actions` or `links.actions`";
    // Twice the largest answer of the API that is accepted, which may be piped in.
    const MAX_MIB: u64 = 64;
    let mut ids = Vec::new();
    for argument in arguments {
        match argument {
            IdArg::Id(id) => ids.push(*id),
            IdArg::Stdin => {
                let read = ids_in_text(&session.read_stdin(MAX_MIB, HINT)?);
                ids.extend(read.map_err(|problem| Failure::usage(problem, HINT))?);
            }
        }
    }
    let mut seen = HashSet::new();
    ids.retain(|id| seen.insert(*id));
    if ids.is_empty() {
        return Err(Failure::usage("standard input contains no action ID", HINT));
    }
    Ok(ids)
}
