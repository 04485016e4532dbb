//! What commands do with actions: select, list, poll, wait, follow, sum up.

mod filter;
pub mod follow;
mod following;
pub mod list;
pub mod poller;
mod selection;
mod source;
pub mod stats;
mod timeline;
pub mod wait;
pub mod waiting;

pub use filter::Filter;
pub use selection::Selection;
pub use source::Source;
