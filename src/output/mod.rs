//! Results as bytes on a writer that is handed in.

mod format;

pub use format::{ColorChoice, Format};
