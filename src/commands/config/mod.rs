//! `doact config …`

mod path;
mod show;

pub use path::path;
pub use show::show;
