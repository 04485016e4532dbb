//! Changing volumes, each change exactly once.

mod change;
mod diagnose;
pub mod dry_run;
mod next_steps;
pub mod plan;
mod probe;
mod reconcile;
pub mod resolve;
mod submit;
#[cfg(test)]
mod tests;

pub use change::Wanted;
