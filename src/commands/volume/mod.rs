//! `doact volume …`

mod actions;
mod attach;
mod detach;
mod resize;

pub use actions::actions;
pub use attach::attach;
pub use detach::detach;
pub use resize::resize;
