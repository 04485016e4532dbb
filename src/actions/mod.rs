//! What commands do with actions: select, list, poll, wait, follow, sum up.

pub(crate) mod follow;
mod ids_in_text;
mod job_summary;
pub(crate) mod list;
mod list_order;
mod no_match;
pub(crate) mod poller;
mod query;
mod reader;
mod results;
pub(crate) mod stats;
pub mod wait;
mod wait_with_progress;

pub(crate) use ids_in_text::ids_in_text;
pub(crate) use job_summary::{summarize_interruption, summarize_waits};
pub use query::ActionQuery;
pub(crate) use reader::ListReader;
pub(crate) use results::{ActionResults, render, show_results};
pub(crate) use wait_with_progress::{resume_command, timed_out, wait_with_progress};
