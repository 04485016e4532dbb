//! Time and the environment: what a process gets from outside.

mod clock;
mod deadline;
mod environment;

#[cfg(test)]
pub(crate) use clock::testing;
pub use clock::{Clock, Deadline, MAX_RETRY_AFTER, SystemClock};
pub use deadline::run_within;
pub use environment::Environment;
