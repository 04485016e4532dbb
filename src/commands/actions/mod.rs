//! `doact actions …`

mod get;
mod list;
mod stats;
mod wait;
