//! Polls actions at the API: one by one, or many with a page of the account's actions.

mod fair_queue;
mod page_policy;
#[cfg(test)]
mod tests;

use std::collections::{HashMap, HashSet};
use std::time::Duration;

use crate::actions::wait::{PollError, PollResult, Poller};
use crate::api::{get_action, get_volume_action, list_actions};
use crate::http::{HttpClient, HttpError, HttpErrorKind};
use crate::model::{Action, ActionId, VolumeId};
use crate::session::{Api, Session};
use crate::system::Deadline;

use fair_queue::FairQueue;
use page_policy::{PagePolicy, PollBudget, PollStart};

/// A poll ends early if its requests use more of the rate limit than for this time. The
/// other actions come first in the next poll.
const LONGEST_POLL: Duration = Duration::from_secs(10);

pub(crate) struct ActionPoller {
    http: HttpClient,
    /// The volume whose endpoint is polled, which needs only the scope for volume actions.
    volume: Option<VolumeId>,
    /// How many connections in a row may fail before the first success.
    max_connect_failures: u32,
    connect_failures: u32,
    page_policy: PagePolicy,
    queue: FairQueue,
    seen: HashSet<ActionId>,
    /// Of the last poll.
    requests: u32,
}

impl ActionPoller {
    /// Polls at `/v2/actions`.
    pub(crate) fn of_account(api: &Api, session: &Session) -> Self {
        Self::new(&api.http, None, session.settings.http_retry_max.value)
    }

    /// Polls at the volume's endpoint, to which a connection has succeeded.
    pub(crate) fn of_volume(api: &Api, volume: VolumeId) -> Self {
        Self::new(&api.http, Some(volume), u32::MAX)
    }

    fn new(http: &HttpClient, volume: Option<VolumeId>, max_connect_failures: u32) -> Self {
        Self {
            // The wait repeats failed polls on its own schedule.
            http: http.without_retries(),
            page_policy: if volume.is_some() { PagePolicy::Never } else { PagePolicy::Inactive },
            volume,
            max_connect_failures,
            connect_failures: 0,
            queue: FairQueue::default(),
            seen: HashSet::new(),
            requests: 0,
        }
    }

    /// The same after a connection to the API has succeeded, so that any outage passes.
    pub(crate) fn once_reached(self) -> Self {
        Self { max_connect_failures: u32::MAX, ..self }
    }

    fn get(&mut self, id: ActionId) -> Result<Action, PollError<HttpError>> {
        let result = match &self.volume {
            Some(volume) => get_volume_action(&self.http, volume, id),
            None => get_action(&self.http, id),
        };
        self.classify(result)
    }

    /// The newest page of the account's actions.
    fn get_page(&mut self) -> Result<HashMap<ActionId, Action>, PollError<HttpError>> {
        self.requests += 1;
        let page = list_actions(&self.http, 1, false);
        let page = self.classify(page)?;
        let with_id = |action: Action| Some((action.action_id()?, action));
        Ok(page.items.into_iter().filter_map(with_id).collect())
    }

    fn classify<T>(&mut self, result: Result<T, HttpError>) -> Result<T, PollError<HttpError>> {
        match result.as_ref().map_err(|error| &error.kind) {
            Err(HttpErrorKind::NotSent(_)) => {
                self.connect_failures = self.connect_failures.saturating_add(1);
                if self.connect_failures > self.max_connect_failures {
                    // The address is probably wrong.
                    return result.map_err(PollError::Permanent);
                }
            }
            Err(HttpErrorKind::DeadlineExceeded(_)) => {}
            Err(kind) if !kind.is_transient() => {}
            Ok(_)
            | Err(
                HttpErrorKind::Refused(_) | HttpErrorKind::Unanswered(_) | HttpErrorKind::Unreadable { .. },
            ) => self.max_connect_failures = u32::MAX,
        }
        result.map_err(PollError::from)
    }

    /// Polls these actions, up to an error that affects the others too.
    fn poll_by_id(&mut self, ids: Vec<ActionId>, results: &mut Vec<PollResult<HttpError>>) {
        let mut ids = ids.into_iter();
        while let Some(id) = ids.next() {
            self.requests += 1;
            self.queue.on_poll(id);
            let result = self.get(id);
            let shared_error = result.as_ref().err().filter(|error| affects_all(error)).cloned();
            results.push((id, result));
            if let Some(error) = shared_error {
                results.extend(ids.by_ref().map(|id| (id, Err(error.clone()))));
            }
            if self.min_interval() >= LONGEST_POLL {
                break;
            }
        }
    }
}

impl From<HttpError> for PollError<HttpError> {
    fn from(error: HttpError) -> Self {
        if error.kind.is_transient() {
            Self::Transient { retry_after: error.kind.retry_after(), error }
        } else if error.kind.http_status() == Some(404) {
            Self::NotFound(error)
        } else {
            Self::Permanent(error)
        }
    }
}

/// Whether a request for another action would fail now for the same reason.
fn affects_all(error: &PollError<HttpError>) -> bool {
    match error {
        PollError::Transient { retry_after: Some(_), .. } => true,
        PollError::Transient { error, retry_after: None } => match &error.kind {
            HttpErrorKind::NotSent(_) | HttpErrorKind::DeadlineExceeded(_) => true,
            HttpErrorKind::Unanswered(_) | HttpErrorKind::Refused(_) | HttpErrorKind::Unreadable { .. } => {
                false
            }
        },
        PollError::NotFound(_) => false,
        PollError::Permanent(error) => matches!(error.kind.http_status(), None | Some(401 | 403)),
    }
}

impl Poller for ActionPoller {
    type Error = HttpError;

    fn poll(&mut self, ids: &[ActionId]) -> Vec<PollResult<HttpError>> {
        self.requests = 0;
        let (mut results, mut missing) = (Vec::new(), ids.to_vec());
        let budget = match self.page_policy.next(ids.len()) {
            PollStart::ById(budget) => budget,
            PollStart::Page => match self.get_page() {
                Ok(mut page) => {
                    results.extend(ids.iter().filter_map(|&id| Some((id, Ok(page.remove(&id)?)))));
                    missing.retain(|id| results.iter().all(|(found, _)| found != id));
                    self.page_policy.on_page(!results.is_empty());
                    PollBudget::Credit(1)
                }
                Err(error) => match self.page_policy.on_error(&error) {
                    Some(budget) => budget,
                    None => return ids.iter().map(|&id| (id, Err(error.clone()))).collect(),
                },
            },
        };
        let next = match budget {
            PollBudget::All => self.queue.in_order(&missing),
            PollBudget::Credit(credit) => self.queue.next(&missing, credit, |id| self.seen.contains(&id)),
        };
        self.poll_by_id(next, &mut results);
        self.seen.extend(results.iter().filter(|(_, result)| result.is_ok()).map(|(id, _)| *id));
        results
    }

    fn set_deadline(&mut self, deadline: Deadline) {
        self.http = self.http.until(deadline);
    }

    fn min_interval(&self) -> Duration {
        self.http.min_interval().saturating_mul(self.requests.max(1))
    }
}
