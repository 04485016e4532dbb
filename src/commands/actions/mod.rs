//! `doact actions …`

mod get;
mod list;
mod stats;
mod wait;

pub use get::get;
pub use list::list;
pub use stats::stats;
pub use wait::wait;
