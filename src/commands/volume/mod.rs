//! `doact volume …`

mod actions;
mod address;
mod attach;
mod change;
mod detach;
mod dry_run;
mod resize;

pub use actions::actions;
pub use attach::attach;
pub use detach::detach;
pub use resize::resize;
