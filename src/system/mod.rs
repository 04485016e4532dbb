//! What the process is given from outside: time and the environment.

mod clock;
mod environment;

#[cfg(test)]
pub(crate) use clock::testing;
pub use clock::{Clock, Deadline, MAX_RETRY_AFTER, SystemClock};
pub use environment::Environment;
