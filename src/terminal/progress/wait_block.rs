use std::collections::BTreeMap;
use std::time::Duration;

use super::wait_line::WaitName;
use crate::model::format_duration;

const FRAME: Duration = Duration::from_millis(100);

/// The lines of the waits that are not over, as a terminal shows them.
pub(super) struct WaitBlock {
    unicode: bool,
    /// By the index of the target.
    waits: BTreeMap<usize, Wait>,
}

struct Wait {
    name: WaitName,
    state: WaitState,
    /// When the state was set.
    at: Duration,
}

pub(super) enum WaitState {
    NotSeen,
    Running {
        status: String,
        /// How long the action had run when it was seen.
        since_start: Duration,
    },
    /// Polls fail, for this reason.
    Failing(String),
}

impl WaitBlock {
    pub(super) fn new(unicode: bool) -> Self {
        Self { unicode, waits: BTreeMap::new() }
    }

    pub(super) fn set(&mut self, index: usize, name: &WaitName, state: WaitState, now: Duration) {
        let name = if self.unicode { name.clone() } else { name.map(|text| text.replace('→', "->")) };
        self.waits.insert(index, Wait { name, state, at: now });
    }

    /// Ends a wait. Returns its last line.
    pub(super) fn end(&mut self, index: usize, message: &str, columns: u16) -> Option<String> {
        let wait = self.waits.remove(&index)?;
        Some(self.as_displayable(wait.name.line_within(message, usize::from(columns))))
    }

    pub(super) fn is_empty(&self) -> bool {
        self.waits.is_empty()
    }

    /// The lines for a terminal of this size; its last row stays free. If not all waits fit, the last line
    /// says how many are left out.
    pub(super) fn render(&self, now: Duration, rows: u16, columns: u16) -> String {
        let (room, columns) = (usize::from(rows.saturating_sub(1)).max(1), usize::from(columns));
        let shown = if self.waits.len() <= room { self.waits.len() } else { room - 1 };
        let spinner = self.spinner(now);
        let width = columns.saturating_sub("- ".len());
        let line =
            |wait: &Wait| format!("{spinner} {}", wait.name.line_within(&wait.describe_state(now), width));
        let mut lines: Vec<_> = self.waits.values().take(shown).map(line).collect();
        if shown < self.waits.len() {
            lines.push(format!("+{} more", self.waits.len() - shown));
        }
        self.as_displayable(lines.join("\n"))
    }

    fn spinner(&self, now: Duration) -> char {
        let frames = if self.unicode { "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏" } else { "-\\|/" };
        let frame = now.as_millis() / FRAME.as_millis() % (frames.chars().count() as u128);
        frames.chars().nth(usize::try_from(frame).unwrap_or_default()).unwrap_or_default()
    }

    fn as_displayable(&self, text: String) -> String {
        if self.unicode { text } else { text.replace('…', "~") }
    }
}

impl Wait {
    fn describe_state(&self, now: Duration) -> String {
        match &self.state {
            WaitState::NotSeen => "not seen yet".to_owned(),
            WaitState::Running { status, since_start } => {
                let running_for = *since_start + now.saturating_sub(self.at);
                format!("{status}, {}", format_duration(running_for))
            }
            WaitState::Failing(problem) => problem.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthStr;

    use super::*;
    use crate::model::ActionId;
    use crate::terminal::progress::Target;

    const SECOND: Duration = Duration::from_secs(1);

    fn block(unicode: bool, waits: u64) -> WaitBlock {
        let mut block = WaitBlock::new(unicode);
        for index in 0..waits {
            let (id, label) = (ActionId::new(100 + index).unwrap(), format!("data-{index} → Droplet 42"));
            let name = WaitName::new(&Target { id, label: Some(label), last: None });
            let state = WaitState::Running { status: "in progress".to_owned(), since_start: 10 * SECOND };
            block.set(usize::try_from(index).unwrap(), &name, state, SECOND);
        }
        block
    }

    #[test]
    fn the_time_goes_on_between_two_polls() {
        let lines = block(true, 1).render(3 * SECOND, 24, 80);
        assert_eq!(lines, "⠋ data-0 → Droplet 42: in progress, 12s (action 100)");
        let lines = block(false, 1).render(3 * SECOND + 2 * FRAME, 24, 80);
        assert_eq!(lines, "- data-0 -> Droplet 42: in progress, 12s (action 100)");
    }

    #[test]
    fn what_does_not_fit_the_window_is_counted() {
        let lines = block(true, 15).render(SECOND, 6, 80);
        assert_eq!(lines.lines().count(), 5);
        assert!(lines.lines().nth(3).unwrap().contains("data-3") && lines.ends_with("\n+11 more"), "{lines}");
        assert!(block(true, 5).render(SECOND, 6, 80).lines().all(|line| line.contains("data")));
        assert_eq!(block(true, 2).render(SECOND, 1, 80), "+2 more");
    }

    #[test]
    fn no_line_is_wider_than_the_window() {
        for unicode in [true, false] {
            for columns in [10, 40, 80, 200] {
                let lines = block(unicode, 3).render(SECOND, 24, columns);
                let widest = lines.lines().map(UnicodeWidthStr::width).max().unwrap();
                assert!(widest <= usize::from(columns), "{lines}");
                assert!(unicode || lines.is_ascii(), "{lines}");
            }
        }
    }
}
