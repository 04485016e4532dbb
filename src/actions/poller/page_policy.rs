use crate::actions::wait::PollError;
use crate::http::{HttpError, HttpErrorKind};

/// The number of actions from which on a page of the account's actions is requested …
const START_WITH: usize = 4;
/// … and below which it can no longer save a request.
const STOP_BELOW: usize = 2;

/// How many polls go without a page after one with none of the actions.
const SKIPPED_POLLS: u32 = 4;

/// After this many failed pages in a row, IDs are tried instead.
const MAX_FAILED_PAGES: u32 = 3;

/// Decides whether a poll requests the newest page of the account's actions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PagePolicy {
    /// Too few actions so far.
    Inactive,
    /// Requests a page, except in the next `skip` polls. The last `failed` pages failed.
    Active { skip: u32, failed: u32 },
    /// The token may not list, or a volume's endpoint is polled.
    Never,
}

/// How a poll begins.
pub(super) enum PollStart {
    Page,
    ById(PollBudget),
}

/// How many actions are polled by ID.
pub(super) enum PollBudget {
    All,
    /// As many as the queue has credit for, with this much more.
    Credit(usize),
}

impl PagePolicy {
    /// How the next poll of this many actions begins.
    pub(super) fn next(&mut self, pending: usize) -> PollStart {
        match self {
            Self::Never => PollStart::ById(PollBudget::All),
            Self::Inactive if pending < START_WITH => PollStart::ById(PollBudget::All),
            Self::Active { .. } if pending < STOP_BELOW => PollStart::ById(PollBudget::All),
            Self::Active { skip: skip @ 1.., .. } => {
                *skip -= 1;
                PollStart::ById(PollBudget::Credit(2))
            }
            Self::Inactive | Self::Active { skip: 0, .. } => PollStart::Page,
        }
    }

    /// A page came; `is_useful` if it had one of the actions.
    pub(super) fn on_page(&mut self, is_useful: bool) {
        *self = Self::Active { skip: if is_useful { 0 } else { SKIPPED_POLLS }, failed: 0 };
    }

    /// A page failed. Returns the actions that are polled by ID instead; none if they
    /// would fail for the same reason.
    pub(super) fn on_error(&mut self, error: &PollError<HttpError>) -> Option<PollBudget> {
        let failed = match self {
            Self::Active { failed, .. } => *failed + 1,
            Self::Inactive | Self::Never => 1,
        };
        match error {
            // The token may be good for single actions.
            PollError::Permanent(error) if !matches!(error.kind.http_status(), None | Some(401)) => {
                *self = Self::Never;
                Some(PollBudget::All)
            }
            PollError::NotFound(_) => {
                *self = Self::Never;
                Some(PollBudget::All)
            }
            PollError::Transient { error, retry_after: None }
                if failed >= MAX_FAILED_PAGES && has_answer(error) =>
            {
                *self = Self::Active { skip: SKIPPED_POLLS, failed: 0 };
                Some(PollBudget::Credit(1))
            }
            PollError::Permanent(_) | PollError::Transient { .. } => {
                *self = Self::Active { skip: 0, failed };
                None
            }
        }
    }
}

/// Whether a complete answer came, so that another request may do better.
fn has_answer(error: &HttpError) -> bool {
    match &error.kind {
        HttpErrorKind::Refused(_) | HttpErrorKind::Unreadable { .. } => true,
        HttpErrorKind::NotSent(_) | HttpErrorKind::Unanswered(_) | HttpErrorKind::DeadlineExceeded(_) => {
            false
        }
    }
}
