//! What a user sees: streams, the printer, progress, and text that is safe to show.

pub(crate) mod capabilities;
pub(crate) mod github;
pub(crate) mod job_summary;
mod printer;
pub mod progress;
pub mod redact;
mod spinner_terminal;
mod streams;
pub(crate) mod style;
pub mod text;

pub use capabilities::{ColorChoice, ProgressChoice, RenderOptions};
pub(crate) use printer::{Printer, PrinterOptions};
pub use streams::{Input, OutputStream};
