//! Time, the environment and temporary files: what a process gets from outside.

mod clock;
mod deadline;
mod environment;
mod file;
mod temp_folder;

#[cfg(any(test, fuzzing))]
pub(crate) use clock::testing;
pub use clock::{Clock, SystemClock};
pub use deadline::Deadline;
pub(crate) use deadline::{MAX_RETRY_AFTER, retry_within, run_within};
pub use environment::Environment;
pub use file::refuse_special_file;
pub(crate) use file::{open_to_read, read_at_most};
pub use temp_folder::TempFolder;
