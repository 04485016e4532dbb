//! `doact`: attach, detach and resize DigitalOcean volumes, and wait until it is done.

pub mod api;
pub mod appearance;
pub mod change;
pub mod cli;
pub mod clock;
pub mod commands;
pub mod config;
pub mod environment;
pub mod exit;
pub mod failure;
pub mod http;
pub mod interrupt;
pub mod model;
pub mod notes;
pub mod output;
pub mod printer;
pub mod process;
pub mod progress;
mod run;
pub mod sandbox;
pub mod session;
mod signals;
pub mod text;
mod usage;
pub mod wait;

pub use run::run;
