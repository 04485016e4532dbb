//! `doact auth …`

mod from_doctl;
mod init;
mod list;
mod remove;
mod status;
mod switch;
mod token;

pub use init::init;
pub use list::list;
pub use remove::remove;
pub use status::status;
pub use switch::switch;
