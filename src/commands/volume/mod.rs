//! `doact volume …`

mod actions;
mod attach;
mod detach;
mod get;
mod list;
mod resize;
mod wait;

use crate::api::VolumeAddress;
use crate::cli::{ChangeArgs, NamedVolumes};
use crate::error::Failure;
use crate::session::{Budget, CommandResult, Session};
use crate::volumes::plan::Plan;
use crate::volumes::resolve::address;
use crate::volumes::{ChangeOptions, VolumeChange, dry_run};

fn named_addresses(named: &NamedVolumes, session: &Session) -> Result<Vec<VolumeAddress>, Failure> {
    let NamedVolumes { volumes, region, by_name } = named;
    volumes.iter().map(|volume| address(volume, *by_name, region.as_ref(), session)).collect()
}

/// Makes the changes, or shows their requests under `--dry-run`.
fn show_or_run(
    changes: &[VolumeChange],
    args: &ChangeArgs,
    sequence: Sequence,
    session: &Session,
) -> CommandResult {
    let options = change_options(args, sequence, session)?;
    if args.dry_run {
        return dry_run::show_changes(changes, options, session);
    }
    Plan::new(options, session)?.run(changes)
}

/// How many changes a command makes, and how they follow one another.
#[derive(Clone, Copy)]
struct Sequence {
    changes: usize,
    keep_going: bool,
    moves: bool,
}

/// Several changes, and the two of a move, are waited for one after the other, so `--timeout`
/// limits them even without `--wait`.
fn change_options(
    args: &ChangeArgs,
    sequence: Sequence,
    session: &Session,
) -> Result<ChangeOptions, Failure> {
    let Sequence { changes, keep_going, moves } = sequence;
    let wait = session.settings.wait.value;
    let waits = wait || changes > 1 || moves;
    if !waits && args.wait_options.poll_interval.is_some() {
        return Err(Failure::usage("--poll-interval has no use without a wait", "add --wait"));
    }
    let limited = waits || args.wait_options.timeout.is_some();
    let budget = if limited { Budget::Timeout } else { Budget::Retries };
    Ok(ChangeOptions { wait, budget, if_needed: args.if_needed, keep_going, moves })
}
