//! Those who look on while something is waited for: a spinner on a terminal,
//! lines elsewhere, or nobody; and a bar while a long list is on its way.

mod list;
mod plain;
mod spinner;

use std::sync::Arc;
use std::time::Duration;

use crate::model::{Action, ActionId};
use crate::terminal::printer::Printer;
use crate::terminal::text::escape_controls;

pub use list::ListProgress;
use plain::Lines;
use spinner::Spinners;

/// An action to wait for.
#[derive(Debug, Clone)]
pub struct Target {
    /// Which.
    pub id: ActionId,
    /// As it was last seen; none if it has not been asked for yet.
    pub last: Option<Action>,
}

/// Somebody who looks on. `index` counts the watched actions in their order;
/// `waited` is the time since the wait began.
pub trait Observer {
    /// The wait begins.
    fn on_start(&mut self, watched: &[Target]);
    /// An action was seen, changed or not.
    fn on_poll(&mut self, index: usize, action: &Action, waited: Duration);
    /// A poll failed, and the wait goes on.
    fn on_poll_failed(&mut self, index: usize, words: &str, waited: Duration);
    /// Another [`HEARTBEAT`] has passed; these are still waited for.
    fn on_heartbeat(&mut self, pending: &[usize], waited: Duration);
    /// The wait for one action ended; `status` is its last.
    fn on_end(&mut self, index: usize, last: Option<&Action>, words: &str, waited: Duration);
}

/// How often an observer hears that the wait goes on.
pub const HEARTBEAT: Duration = Duration::from_secs(30);

/// How progress is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProgressMode {
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
pub fn observer(face: ProgressMode, printer: &Arc<Printer>) -> Box<dyn Observer> {
    match face {
        ProgressMode::Terminal { unicode } => Box::new(Spinners::new(Arc::clone(printer), unicode)),
        ProgressMode::Plain => Box::new(Lines::new(Arc::<Printer>::clone(printer))),
        ProgressMode::None => Box::new(Nobody),
    }
}

struct Nobody;

impl Observer for Nobody {
    fn on_start(&mut self, _: &[Target]) {}
    fn on_poll(&mut self, _: usize, _: &Action, _: Duration) {}
    fn on_poll_failed(&mut self, _: usize, _: &str, _: Duration) {}
    fn on_heartbeat(&mut self, _: &[usize], _: Duration) {}
    fn on_end(&mut self, _: usize, _: Option<&Action>, _: &str, _: Duration) {}
}

/// `action 7 (attach_volume volume)`, as far as it is known.
pub(crate) fn title(id: ActionId, action: Option<&Action>) -> String {
    let kind = action.and_then(Action::action_type).map(str::to_owned);
    let known: Vec<_> = [kind, action.and_then(Action::resource_name)].into_iter().flatten().collect();
    let title =
        if known.is_empty() { format!("action {id}") } else { format!("action {id} ({})", known.join(" ")) };
    escape_controls(&title).into_owned()
}

/// The status in a word.
fn status(action: Option<&Action>) -> String {
    let status = action.and_then(Action::status);
    status.map_or_else(|| "not seen yet".to_owned(), |status| escape_controls(status.as_str()).into_owned())
}
