/// Receives messages while requests are sent. The printer writes them to standard error.
pub trait Reporter: Send + Sync {
    /// A line for the user, dropped under `--quiet`.
    fn note(&self, line: &str);
    /// A line of the log of `--verbose` and `--trace`.
    fn trace(&self, line: &str);
    /// Replaces every token that the program knows. Called before a text is cut, because a part of a token
    /// would not be recognized later.
    fn redact_tokens(&self, text: &str) -> String {
        text.to_owned()
    }
}

/// Learns what becomes of each attempt to send a change (a POST).
pub(crate) trait ChangeObserver: Send + Sync {
    /// It is about to be sent: from now on it may be carried out.
    fn sent(&self);
    /// It certainly did nothing: it did not reach the API, or was refused.
    fn rejected(&self);
}

#[cfg(any(test, fuzzing))]
#[expect(clippy::unwrap_used, reason = "only tests use it")]
pub(crate) mod testing {
    use std::sync::Mutex;

    #[derive(Default)]
    pub(crate) struct RecordingReporter(Mutex<Vec<String>>);

    impl RecordingReporter {
        pub(crate) fn lines(&self) -> Vec<String> {
            self.0.lock().unwrap().clone()
        }
    }

    impl super::Reporter for RecordingReporter {
        fn note(&self, line: &str) {
            self.0.lock().unwrap().push(line.to_owned());
        }

        fn trace(&self, line: &str) {
            self.note(line);
        }
    }
}
