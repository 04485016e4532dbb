//! `doact`: attach, detach and resize DigitalOcean volumes, and wait until it is done.

pub mod environment;
pub mod http;
pub mod model;
pub mod output;
