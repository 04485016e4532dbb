//! `doact volume …`

mod actions;
mod address;
mod advice;
mod afterwards;
mod attach;
mod detach;
mod dry_run;
mod resize;
mod sequence;

pub use actions::actions;
pub use attach::attach;
pub use detach::detach;
pub use resize::resize;
