//! Where things are said along the way. The layers below know only this.

/// Somebody to tell: standard error in the end.
pub trait Notes: Send + Sync {
    /// Something worth knowing now, on one line. Dropped under `--quiet`.
    fn note(&self, line: &str);
    /// A line that the user asked for with `--verbose` or `--trace`.
    fn trace(&self, line: &str);
}

#[cfg(test)]
pub(crate) mod testing {
    use std::sync::Mutex;

    /// Keeps what it is told.
    #[derive(Default)]
    pub(crate) struct Notebook(Mutex<Vec<String>>);

    impl Notebook {
        /// Every line so far.
        pub(crate) fn lines(&self) -> Vec<String> {
            self.0.lock().unwrap().clone()
        }
    }

    impl super::Notes for Notebook {
        fn note(&self, line: &str) {
            self.0.lock().unwrap().push(line.to_owned());
        }

        fn trace(&self, line: &str) {
            self.note(line);
        }
    }
}
