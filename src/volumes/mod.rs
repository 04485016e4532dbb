//! Changes of volumes, none of which is made twice.

mod change;
mod change_options;
mod change_row;
mod diagnose;
pub(crate) mod dry_run;
mod evidence;
mod need;
mod next_steps;
pub(crate) mod plan;
mod probe;
mod query;
mod reconcile;
pub(crate) mod resolve;
mod step_result;
mod submit;
// Both use the sandbox's state machine.
#[cfg(all(feature = "sandbox", any(test, fuzzing)))]
#[expect(clippy::unwrap_used, reason = "only tests use it")]
pub(crate) mod simulation;
#[cfg(feature = "sandbox")]
#[cfg(test)]
mod tests;

pub(crate) use change::VolumeChange;
pub(crate) use change_options::ChangeOptions;
pub(crate) use change_row::ChangeRow;
pub(crate) use query::VolumeQuery;
