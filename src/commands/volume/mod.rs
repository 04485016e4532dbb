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
use crate::error::{ExitCode, Failure, Failures};
use crate::model::VolumeRef;
use crate::session::{Budget, Session};
use crate::volumes::plan::Plan;
use crate::volumes::resolve::{resolve_address, resolve_addresses};
use crate::volumes::{ChangeOptions, VolumeChange, dry_run};

fn named_addresses(named: &NamedVolumes, session: &Session) -> Result<Vec<VolumeAddress>, Failure> {
    let NamedVolumes { volumes, region, by_name } = named;
    volumes.iter().map(|volume| resolve_address(volume, *by_name, region.as_ref(), session)).collect()
}

/// Makes a change of each volume, or shows the requests under `--dry-run`.
fn change_each(
    volumes: &[VolumeRef],
    change_of: impl Fn(VolumeAddress) -> VolumeChange,
    args: &ChangeArgs,
    sequence: Sequence,
    session: &Session,
) -> Result<ExitCode, Failures> {
    let volumes = resolve_addresses(volumes, args.by_name, args.region.as_ref(), session)?;
    let changes: Vec<_> = volumes.into_iter().map(change_of).collect();
    let options = change_options(args, sequence, session)?;
    if args.dry_run {
        dry_run::show_changes(&changes, options, session)?;
    } else {
        Plan::new(options, session)?.run(&changes)?;
    }
    Ok(ExitCode::Done)
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
