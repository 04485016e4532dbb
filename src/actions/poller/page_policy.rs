use crate::actions::wait::PollError;
use crate::http::{HttpError, HttpErrorKind};

/// How many polls do without pages if these keep failing.
const SKIPPED_POLLS: u32 = 4;

/// After this many failures of a page, IDs are tried instead.
const MAX_FAILED_PAGES: u32 = 3;

/// Decides whether a poll may request pages of the account's actions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PagePolicy {
    /// Yes, except in the next `skip` polls. The page `failed_page` has failed `failed` times since it last
    /// succeeded.
    Allowed { skip: u32, failed: u32, failed_page: usize },
    /// The token may not read the list, or the endpoint of a volume is polled.
    Never,
}

impl Default for PagePolicy {
    fn default() -> Self {
        Self::Allowed { skip: 0, failed: 0, failed_page: 1 }
    }
}

impl PagePolicy {
    pub(super) fn begin_round(&mut self) {
        if let Self::Allowed { skip, .. } = self {
            *skip = skip.saturating_sub(1);
        }
    }

    pub(super) fn may_list(self) -> bool {
        matches!(self, Self::Allowed { skip: 0, .. })
    }

    pub(super) fn on_page(&mut self, number: usize) {
        if matches!(self, Self::Allowed { failed_page, .. } if *failed_page == number) {
            *self = Self::default();
        }
    }

    /// Takes in that a page failed. Returns whether requesting actions by ID instead may work.
    pub(super) fn on_error(&mut self, number: usize, error: &PollError<HttpError>) -> bool {
        let failed = match self {
            Self::Allowed { failed, .. } => *failed + 1,
            Self::Never => 1,
        };
        match error {
            // The token may allow reading single actions.
            PollError::Permanent(error) if !matches!(error.kind.http_status(), None | Some(401)) => {
                *self = Self::Never;
                true
            }
            PollError::NotFound(_) => {
                *self = Self::Never;
                true
            }
            PollError::Transient { error, retry_after: None }
                if failed >= MAX_FAILED_PAGES && has_answer(error) =>
            {
                *self = Self::Allowed { skip: SKIPPED_POLLS, failed, failed_page: number };
                true
            }
            PollError::Permanent(_) | PollError::Transient { .. } => {
                *self = Self::Allowed { skip: 0, failed, failed_page: number };
                false
            }
        }
    }
}

/// Whether a complete response came, so that another request may work.
fn has_answer(error: &HttpError) -> bool {
    match &error.kind {
        HttpErrorKind::Refused(_) | HttpErrorKind::Unreadable { .. } => true,
        HttpErrorKind::NotSent(_) | HttpErrorKind::Unanswered(_) | HttpErrorKind::DeadlineExceeded(_) => {
            false
        }
    }
}
