use std::sync::Arc;
use std::time::Duration;

use super::observer::{Observer, Target};
use super::wait_line::{WaitName, status_in_words};
use crate::http::Reporter;
use crate::model::{Action, format_duration};

/// A line for each change, and one at each heartbeat: for logs.
pub(super) struct PlainProgress {
    reporter: Arc<dyn Reporter>,
    waits: Vec<Wait>,
}

struct Wait {
    name: WaitName,
    /// The status of the last line.
    status: Option<String>,
    /// The error of the last line, if the last poll failed.
    error: Option<String>,
}

impl PlainProgress {
    pub(super) fn new(reporter: Arc<dyn Reporter>) -> Self {
        Self { reporter, waits: Vec::new() }
    }
}

impl Observer for PlainProgress {
    fn on_start(&mut self, targets: &[Target]) {
        let wait = |target| Wait { name: WaitName::new(target), status: None, error: None };
        self.waits = targets.iter().map(wait).collect();
    }

    fn on_seen(&mut self, index: usize, action: &Action, running_for: Duration) {
        let wait = &mut self.waits[index];
        wait.name.learn(action);
        wait.error = None;
        let status = status_in_words(action);
        // The end of the wait has its own line.
        if !action.is_final() && wait.status.as_ref() != Some(&status) {
            let state = format!("{status}, {}", format_duration(running_for));
            self.reporter.note(&wait.name.line(&state));
            wait.status = Some(status);
        }
    }

    fn on_poll_failed(&mut self, index: usize, message: &str) {
        let wait = &mut self.waits[index];
        // The same error several times in a row is one line, so that an outage does not fill the log.
        if wait.error.as_deref() != Some(message) {
            self.reporter.note(&wait.name.line(&format!("{message}; still waiting")));
            wait.error = Some(message.to_owned());
        }
    }

    fn on_heartbeat(&mut self, pending: &[(usize, Duration)]) {
        for &(index, running_for) in pending {
            let Wait { name, status, .. } = &self.waits[index];
            let status = status.as_deref().unwrap_or("not seen yet");
            self.reporter.note(&name.line(&format!("{status}, {}", format_duration(running_for))));
        }
    }

    fn on_end(&mut self, index: usize, message: &str) {
        self.reporter.note(&self.waits[index].name.line(message));
    }
}

#[cfg(test)]
mod tests {
    use serde_json::value::RawValue;

    use super::*;
    use crate::http::testing::RecordingReporter;
    use crate::model::ActionId;

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
        progress.on_start(&[Target { id: ActionId::new(7).unwrap(), label: None, last: None }]);
        progress.on_seen(0, &action("in-progress"), second(1));
        progress.on_seen(0, &action("in-progress"), second(2));
        progress.on_poll_failed(0, "HTTP 503");
        progress.on_poll_failed(0, "HTTP 503");
        progress.on_heartbeat(&[(0, second(30))]);
        progress.on_seen(0, &action("completed"), second(65));
        progress.on_end(0, "completed after 1m 5s");
        assert_eq!(
            reporter.lines(),
            [
                "attach_volume volume: in progress, 1s (action 7)",
                "attach_volume volume: HTTP 503; still waiting (action 7)",
                "attach_volume volume: in progress, 30s (action 7)",
                "attach_volume volume: completed after 1m 5s (action 7)",
            ]
        );
    }
}
