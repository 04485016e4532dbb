/// Receives what is worth telling while requests are sent; standard error in the end.
pub trait Reporter: Send + Sync {
    /// One line. Dropped under `--quiet`.
    fn note(&self, line: &str);
    /// One line of the log that `--verbose` or `--trace` asks for.
    fn trace(&self, line: &str);
}

#[cfg(test)]
pub(crate) mod testing {
    use std::sync::Mutex;

    /// Keeps every line.
    #[derive(Default)]
    pub(crate) struct RecordingReporter(Mutex<Vec<String>>);

    impl RecordingReporter {
        /// Every line so far.
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
