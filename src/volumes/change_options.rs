use crate::session::Budget;

/// How changes are made.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ChangeOptions {
    /// Wait for the last change too; the others are always waited for.
    pub(crate) wait: bool,
    pub(crate) budget: Budget,
    pub(crate) if_needed: bool,
    /// Make the remaining changes after one has failed.
    pub(crate) keep_going: bool,
    /// Detach a volume first if it is attached elsewhere.
    pub(crate) moves: bool,
}

impl ChangeOptions {
    /// Whether volumes are read first, and not changed if they are as requested.
    pub(super) fn reads_first(self) -> bool {
        self.if_needed || self.moves
    }
}
