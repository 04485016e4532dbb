//! `doact`: attach, detach and resize DigitalOcean volumes, and wait until it is done.

pub mod api;
pub mod clock;
pub mod config;
pub mod environment;
pub mod http;
pub mod model;
pub mod notes;
pub mod output;
pub mod text;
pub mod wait;
