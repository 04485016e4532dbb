use std::sync::Arc;
use std::time::Duration;

use super::{Observer, Target};
use super::{status, title};
use crate::http::Reporter;
use crate::model::format_duration;
use crate::model::{Action, ActionId};

/// Says a line on each change, and one every 30 seconds: for logs.
pub(super) struct Lines {
    notes: Arc<dyn Reporter>,
    ids: Vec<ActionId>,
    said: Vec<Option<String>>,
    trouble: Vec<Option<String>>,
    titles: Vec<String>,
}

impl Lines {
    pub(super) fn new(notes: Arc<dyn Reporter>) -> Self {
        Self { notes, ids: Vec::new(), said: Vec::new(), trouble: Vec::new(), titles: Vec::new() }
    }

    fn see(&mut self, index: usize, action: &Action) {
        self.titles[index] = title(self.ids[index], Some(action));
        let status = status(Some(action));
        self.trouble[index] = None;
        let is_final = action.status().is_some_and(crate::model::Status::is_final);
        // The end has a line of its own.
        if !is_final && self.said[index].as_ref() != Some(&status) {
            self.notes.note(&format!("{}: {status}", self.titles[index]));
            self.said[index] = Some(status);
        }
    }
}

impl Observer for Lines {
    fn on_start(&mut self, watched: &[Target]) {
        self.ids = watched.iter().map(|watched| watched.id).collect();
        self.titles = watched.iter().map(|watched| title(watched.id, watched.last.as_ref())).collect();
        self.said = vec![None; watched.len()];
        self.trouble = vec![None; watched.len()];
        for (index, watched) in watched.iter().enumerate() {
            if let Some(action) = &watched.last {
                self.see(index, action);
            }
        }
    }

    fn on_poll(&mut self, index: usize, action: &Action, _: Duration) {
        self.see(index, action);
    }

    fn on_poll_failed(&mut self, index: usize, words: &str, _: Duration) {
        // Once for each kind of trouble in a row: a long outage is not a long log.
        if self.trouble[index].as_deref() != Some(words) {
            self.notes.note(&format!("{}: {words}; still waiting", self.titles[index]));
            self.trouble[index] = Some(words.to_owned());
        }
    }

    fn on_heartbeat(&mut self, pending: &[usize], waited: Duration) {
        for &index in pending {
            let said = self.said[index].as_deref().unwrap_or("not seen yet");
            self.notes.note(&format!("{}: {said} after {}", self.titles[index], format_duration(waited)));
        }
    }

    fn on_end(&mut self, index: usize, _: Option<&Action>, words: &str, waited: Duration) {
        self.notes.note(&format!("{}: {words} after {}", self.titles[index], format_duration(waited)));
    }
}

#[cfg(test)]
mod tests {
    use serde_json::value::RawValue;

    use super::*;
    use crate::http::testing::RecordingReporter;

    fn action(status: &str) -> Action {
        let json =
            format!(r#"{{"id":7,"status":"{status}","type":"attach_volume","resource_type":"volume"}}"#);
        Action::from_raw(&RawValue::from_string(json).unwrap()).unwrap()
    }

    #[test]
    fn each_change_is_a_line_and_so_is_every_half_minute() {
        let notebook = Arc::new(RecordingReporter::default());
        let mut lines = Lines::new(notebook.clone());
        let second = Duration::from_secs;
        lines.on_start(&[Target { id: ActionId::new(7).unwrap(), last: None }]);
        lines.on_poll(0, &action("in-progress"), second(1));
        lines.on_poll(0, &action("in-progress"), second(2));
        lines.on_poll_failed(0, "HTTP status 503", second(3));
        lines.on_poll_failed(0, "HTTP status 503", second(4));
        lines.on_heartbeat(&[0], second(30));
        lines.on_poll(0, &action("completed"), second(65));
        lines.on_end(0, None, "completed", second(65));
        assert_eq!(
            notebook.lines(),
            [
                "action 7 (attach_volume volume): in-progress",
                "action 7 (attach_volume volume): HTTP status 503; still waiting",
                "action 7 (attach_volume volume): in-progress after 30s",
                "action 7 (attach_volume volume): completed after 1m 5s",
            ]
        );
    }
}
