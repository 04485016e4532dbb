use std::sync::Arc;
use std::time::Duration;

use super::observer::{Observer, Target, status, title};
use crate::http::Reporter;
use crate::model::{Action, ActionId, Status, format_duration};

/// A line for each change, and one at each heartbeat: for logs.
pub(super) struct PlainProgress {
    reporter: Arc<dyn Reporter>,
    actions: Vec<ActionProgress>,
}

struct ActionProgress {
    id: ActionId,
    title: String,
    /// The status of the last line.
    status: Option<String>,
    /// The error of the last line, if the last poll failed.
    error: Option<String>,
}

impl PlainProgress {
    pub(super) fn new(reporter: Arc<dyn Reporter>) -> Self {
        Self { reporter, actions: Vec::new() }
    }

    fn update(&mut self, index: usize, action: &Action) {
        let progress = &mut self.actions[index];
        progress.title = title(progress.id, Some(action));
        progress.error = None;
        let status = status(Some(action));
        // The end of the wait has its own line.
        let is_final = action.status().is_some_and(Status::is_final);
        if !is_final && progress.status.as_ref() != Some(&status) {
            self.reporter.note(&format!("{}: {status}", progress.title));
            progress.status = Some(status);
        }
    }
}

impl Observer for PlainProgress {
    fn on_start(&mut self, targets: &[Target]) {
        let progress = |target: &Target| ActionProgress {
            id: target.id,
            title: title(target.id, None),
            status: None,
            error: None,
        };
        self.actions = targets.iter().map(progress).collect();
        for (index, target) in targets.iter().enumerate() {
            if let Some(action) = &target.last {
                self.update(index, action);
            }
        }
    }

    fn on_poll(&mut self, index: usize, action: &Action, _: Duration) {
        self.update(index, action);
    }

    fn on_poll_failed(&mut self, index: usize, message: &str, _: Duration) {
        let progress = &mut self.actions[index];
        // The same error several times in a row is one line, so that an outage does not fill the log.
        if progress.error.as_deref() != Some(message) {
            self.reporter.note(&format!("{}: {message}; still waiting", progress.title));
            progress.error = Some(message.to_owned());
        }
    }

    fn on_heartbeat(&mut self, pending: &[usize], waited: Duration) {
        for &index in pending {
            let ActionProgress { title, status, .. } = &self.actions[index];
            let status = status.as_deref().unwrap_or("not seen yet");
            self.reporter.note(&format!("{title}: {status} after {}", format_duration(waited)));
        }
    }

    fn on_end(&mut self, index: usize, _: Option<&Action>, message: &str, waited: Duration) {
        let title = &self.actions[index].title;
        self.reporter.note(&format!("{title}: {message} after {}", format_duration(waited)));
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
    fn each_change_and_each_heartbeat_is_a_line() {
        let reporter = Arc::new(RecordingReporter::default());
        let mut progress = PlainProgress::new(reporter.clone());
        let second = Duration::from_secs;
        progress.on_start(&[Target { id: ActionId::new(7).unwrap(), last: None }]);
        progress.on_poll(0, &action("in-progress"), second(1));
        progress.on_poll(0, &action("in-progress"), second(2));
        progress.on_poll_failed(0, "HTTP 503", second(3));
        progress.on_poll_failed(0, "HTTP 503", second(4));
        progress.on_heartbeat(&[0], second(30));
        progress.on_poll(0, &action("completed"), second(65));
        progress.on_end(0, None, "completed", second(65));
        assert_eq!(
            reporter.lines(),
            [
                "action 7 (attach_volume volume): in-progress",
                "action 7 (attach_volume volume): HTTP 503; still waiting",
                "action 7 (attach_volume volume): in-progress after 30s",
                "action 7 (attach_volume volume): completed after 1m 5s",
            ]
        );
    }
}
