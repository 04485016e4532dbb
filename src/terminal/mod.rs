//! What a user sees: streams, the printer, progress, and text that is safe to show.

pub mod capabilities;
pub mod github;
pub mod job_summary;
mod printer;
pub mod progress;
pub mod redact;
mod streams;
pub mod text;

pub use capabilities::{ColorChoice, ProgressChoice, RenderOptions};
pub use printer::{Printer, PrinterOptions};
pub use streams::{Input, OutputStream};
