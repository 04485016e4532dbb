use std::path::PathBuf;

use crate::model::ActionId;

/// What the program is doing, and what it would leave behind if it ended now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) enum Activity {
    #[default]
    Idle,
    Change {
        /// The index of its step.
        step: usize,
        /// `attach volume data to Droplet 42`
        description: String,
        /// The command that shows the result.
        check: String,
        /// The number of attempts that may have been carried out: sent, and not rejected.
        open_attempts: u32,
        /// The action in progress that was found after the answer was lost.
        found: Option<Found>,
    },
    /// A prompt for a token, which hides what is typed.
    Prompt,
    /// The sandbox serves until it is interrupted.
    #[cfg_attr(not(feature = "sandbox"), allow(dead_code, reason = "only the sandbox serves"))]
    Serving,
    /// A list is followed until it is interrupted.
    Following,
    /// Files are written, other than the settings file.
    WritingFiles,
    /// A command runs in the sandbox and handles signals itself.
    Child { pid: u32 },
    /// The settings file is being replaced, or has been.
    EditingSettings { path: PathBuf, is_written: bool },
    Waiting {
        ids: Vec<ActionId>,
        /// The command that resumes the wait.
        resume: String,
    },
}

/// An action, and the command that waits for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) id: ActionId,
    pub(crate) resume: String,
}

/// A change of several parts that is not complete.
#[derive(Debug, Clone)]
pub(crate) struct Unfinished {
    /// What has been done, and what has not been tried.
    pub(crate) state: String,
    /// The command that continues it.
    pub(crate) resume: String,
}
