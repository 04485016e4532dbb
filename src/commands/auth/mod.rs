//! `doact auth …`

mod from_doctl;
mod init;
mod list;
mod remove;
mod status;
mod switch;
mod token;
