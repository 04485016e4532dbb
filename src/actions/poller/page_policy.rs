use std::collections::HashMap;

use super::ActionPoller;
use crate::actions::wait::PollError;
use crate::api::list_actions;
use crate::http::{HttpError, HttpErrorKind};
use crate::model::{Action, ActionId};

/// From so many actions on, a page of the account's actions is asked for …
const PAGE_FROM: usize = 4;
/// … and then for as long as it can save a request.
const PAGE_UNTIL: usize = 2;

/// A page that held none of the actions is asked for again only every so many rounds.
const USELESS_PAGE_ROUNDS: u32 = 4;

/// After so many pages in a row that failed, it is seen whether IDs work better.
const FAILED_PAGES: u32 = 3;

/// Whether a page of the account's actions is worth asking for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PagePolicy {
    /// For few actions it is not.
    NotYet,
    /// It is, but for so many rounds to come; and so many in a row have failed.
    Asked { rest: u32, failed: u32 },
    /// The token may not list, or a volume's own endpoint is asked.
    Never,
}

/// What a page told.
pub(super) enum Paged {
    /// The actions that are on it.
    Actions(HashMap<ActionId, Action>),
    /// None was asked for, and the others take so many looks by ID.
    NotAsked(PollBudget),
    /// It failed in a way that says something about every action.
    Failed(PollError<HttpError>),
}

/// How many actions are asked about by ID.
pub(super) enum PollBudget {
    Every,
    Earned(usize),
}

impl ActionPoller {
    /// Asks for the newest page, if it is worth it for so many actions.
    pub(super) fn ask_for_page(&mut self, pending: usize) -> Paged {
        let failed = match self.page {
            PagePolicy::Never => return Paged::NotAsked(PollBudget::Every),
            PagePolicy::NotYet if pending < PAGE_FROM => return Paged::NotAsked(PollBudget::Every),
            PagePolicy::Asked { .. } if pending < PAGE_UNTIL => return Paged::NotAsked(PollBudget::Every),
            PagePolicy::Asked { rest: 1.., .. } => {
                self.skip_page();
                return Paged::NotAsked(PollBudget::Earned(2));
            }
            PagePolicy::NotYet => 0,
            PagePolicy::Asked { failed, rest: 0 } => failed,
        };
        self.requests += 1;
        let error = match list_actions(&self.http, 1, false) {
            Ok(page) => {
                self.reached();
                self.page = PagePolicy::Asked { rest: 0, failed: 0 };
                let with_id = |action: Action| Some((action.action_id()?, action));
                return Paged::Actions(page.items.into_iter().filter_map(with_id).collect());
            }
            Err(error) => error,
        };
        let is_about_the_token = error.kind.http_status() == Some(401);
        match self.classify(error) {
            // It may well be allowed to ask for single ones.
            PollError::Permanent(error) if !is_about_the_token && error.kind.http_status().is_some() => {
                self.page = PagePolicy::Never;
                Paged::NotAsked(PollBudget::Every)
            }
            PollError::NotFound(_) => {
                self.page = PagePolicy::Never;
                Paged::NotAsked(PollBudget::Every)
            }
            PollError::Transient { error, retry_after: None }
                if failed + 1 >= FAILED_PAGES && was_answered(&error) =>
            {
                self.rest_from_pages();
                Paged::NotAsked(PollBudget::Earned(1))
            }
            error => {
                self.page = PagePolicy::Asked { rest: 0, failed: failed + 1 };
                Paged::Failed(error)
            }
        }
    }

    /// From now on, for a few rounds, no page is asked for.
    pub(super) fn rest_from_pages(&mut self) {
        self.page = PagePolicy::Asked { rest: USELESS_PAGE_ROUNDS, failed: 0 };
    }

    fn skip_page(&mut self) {
        if let PagePolicy::Asked { rest, .. } = &mut self.page {
            *rest = rest.saturating_sub(1);
        }
    }
}

/// Whether a complete answer came, so that another request may fare better.
fn was_answered(error: &HttpError) -> bool {
    match &error.kind {
        HttpErrorKind::Refused(_) | HttpErrorKind::Unreadable { .. } => true,
        HttpErrorKind::NotSent(_) | HttpErrorKind::Unanswered(_) | HttpErrorKind::OutOfTime(_) => false,
    }
}
