//! `doact auth …`

mod contexts;
mod init;
mod status;

pub use contexts::{list, remove, switch};
pub use init::init;
pub use status::status;
