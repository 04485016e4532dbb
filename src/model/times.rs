//! When an action ran, and for how long.

use std::time::Duration;

use jiff::Timestamp;

use super::Action;

impl Action {
    /// When it was initiated; none if the API sent none, or no time.
    pub fn start(&self) -> Option<Timestamp> {
        self.started_at()?.parse().ok()
    }

    /// When it was completed; none while it is in progress, or if what was sent is no time.
    pub fn end(&self) -> Option<Timestamp> {
        self.completed_at()?.parse().ok()
    }

    /// From start to completion; nothing while it is in progress, or where a time is none.
    pub fn duration(&self) -> Option<Duration> {
        self.end()?.duration_since(self.start()?).try_into().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_duration_is_from_start_to_completion_and_else_nothing() {
        let took = |end| {
            let json = format!(r#"{{"started_at":"2020-11-14T16:29:21Z","completed_at":{end}}}"#);
            Action::from_raw(serde_json::from_str(&json).unwrap()).unwrap().duration()
        };
        assert_eq!(took("\"2020-11-14T16:30:06Z\""), Some(Duration::from_secs(45)));
        assert_eq!(took("\"2020-11-14T16:29:21Z\""), Some(Duration::ZERO));
        assert_eq!(took("null"), None);
        assert_eq!(took("\"garbage\""), None);
        assert_eq!(took("\"2019-01-01T00:00:00Z\""), None);
    }
}
