//! Progress on standard error: a spinner or lines for a wait, and a bar for a long list.

mod list;
mod observer;
mod plain;
mod spinner;
mod wait_block;
mod wait_line;

use std::sync::Arc;

use crate::terminal::capabilities::ProgressMode;
use crate::terminal::printer::Printer;

pub(crate) use list::ListProgress;
pub use observer::{HEARTBEAT, NoProgress, Observer, Target};
use plain::PlainProgress;
use spinner::SpinnerProgress;
pub(crate) use wait_line::title;

pub(crate) fn observer(mode: ProgressMode, printer: &Arc<Printer>) -> Box<dyn Observer> {
    match mode {
        ProgressMode::Terminal { unicode } => Box::new(SpinnerProgress::new(Arc::clone(printer), unicode)),
        ProgressMode::Plain => Box::new(PlainProgress::new(Arc::<Printer>::clone(printer))),
        ProgressMode::None => Box::new(NoProgress),
    }
}
