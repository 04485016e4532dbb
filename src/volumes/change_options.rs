use crate::session::Budget;

/// How changes are made.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ChangeOptions {
    /// Wait for the last change too; the others are always waited for.
    pub(crate) wait: bool,
    pub(crate) budget: Budget,
    pub(crate) if_needed: bool,
    /// Make the other changes after one failed.
    pub(crate) keep_going: bool,
    /// Detach a volume that is to be attached elsewhere first.
    pub(crate) moves: bool,
}

impl ChangeOptions {
    /// Whether volumes are read first, and left alone if they are as requested.
    pub(super) fn reads_first(self) -> bool {
        self.if_needed || self.moves
    }
}
