//! What commands do with actions: select, list, poll, wait, follow, sum up.

pub(crate) mod follow;
pub(crate) mod list;
pub mod poller;
mod query;
mod reader;
pub(crate) mod stats;
pub mod wait;
pub mod waiting;

pub use query::ActionQuery;
pub(crate) use reader::ListReader;
