use std::fmt;

/// One of the changes that a command makes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Step {
    /// `data → Droplet 42`
    pub(crate) label: String,
    /// The word for success: `attached`.
    pub(crate) done: &'static str,
    pub(crate) state: StepState,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum StepState {
    NotTried,
    InProgress,
    Done,
    /// There was nothing to do.
    Unchanged,
    Failed,
    /// The change may have been carried out.
    Unknown,
}

/// `attached: data → Droplet 42`
impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = match self.state {
            StepState::NotTried => "not tried",
            StepState::InProgress => "in progress",
            StepState::Done => self.done,
            StepState::Unchanged => "unchanged",
            StepState::Failed => "failed",
            StepState::Unknown => "unknown",
        };
        write!(f, "{state}: {}", self.label)
    }
}
