//! `doact actions …`

mod get;
mod list;
mod wait;

pub use get::get;
pub use list::list;
pub use wait::wait;
