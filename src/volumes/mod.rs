//! Changes of volumes, each made exactly once.

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
// The random tests use the sandbox's state machine.
#[cfg(feature = "sandbox")]
#[cfg(test)]
mod tests;

pub(crate) use change::VolumeChange;
pub(crate) use change_options::ChangeOptions;
pub(crate) use change_row::ChangeRow;
pub(crate) use query::VolumeQuery;
