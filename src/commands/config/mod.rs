//! `doact config …`

mod path;
mod show;
