//! `doact auth …`

mod contexts;
mod from_doctl;
mod init;
mod status;

pub use contexts::{list, remove, switch};
pub use init::init;
pub use status::status;
