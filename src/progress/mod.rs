//! Those who look on while something is waited for: a spinner on a terminal,
//! lines elsewhere, or nobody; and a bar while a long list is on its way.

mod plain;
mod reading;
mod spinner;

use std::sync::Arc;
use std::time::Duration;

use crate::model::{Action, ActionId};
use crate::output::resource_name;
use crate::printer::Printer;
use crate::text::visible;
use crate::wait::{Observer, Watched};

use plain::Lines;
pub use reading::Reading;
use spinner::Spinners;

/// How progress is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Face {
    /// A spinner for each action.
    Terminal {
        /// Whether the terminal can show more than ASCII.
        unicode: bool,
    },
    /// A line on each change, and one every 30 seconds.
    Plain,
    /// Nothing.
    None,
}

/// The observer with this face, which shows what it sees through `printer`.
#[must_use]
pub fn observer(face: Face, printer: &Arc<Printer>) -> Box<dyn Observer> {
    match face {
        Face::Terminal { unicode } => Box::new(Spinners::new(Arc::clone(printer), unicode)),
        Face::Plain => Box::new(Lines::new(Arc::<Printer>::clone(printer))),
        Face::None => Box::new(Nobody),
    }
}

struct Nobody;

impl Observer for Nobody {
    fn begin(&mut self, _: &[Watched]) {}
    fn seen(&mut self, _: usize, _: &Action, _: Duration) {}
    fn trouble(&mut self, _: usize, _: &str, _: Duration) {}
    fn heartbeat(&mut self, _: &[usize], _: Duration) {}
    fn end(&mut self, _: usize, _: Option<&Action>, _: &str, _: Duration) {}
}

/// `action 7 (attach_volume volume)`, as far as it is known.
pub(crate) fn title(id: ActionId, action: Option<&Action>) -> String {
    let kind = action.and_then(Action::action_type).map(str::to_owned);
    let known: Vec<_> = [kind, action.and_then(resource_name)].into_iter().flatten().collect();
    let title =
        if known.is_empty() { format!("action {id}") } else { format!("action {id} ({})", known.join(" ")) };
    visible(&title).into_owned()
}

/// The status in a word.
fn status(action: Option<&Action>) -> String {
    let status = action.and_then(Action::status);
    status.map_or_else(|| "not seen yet".to_owned(), |status| visible(status.as_str()).into_owned())
}
