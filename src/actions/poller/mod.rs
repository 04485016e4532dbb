//! Polls actions at the API: one by one, or many at once with pages of the account's list of actions.
//!
//! [`sweep`] decides what to request next, and asks [`page_index`] on which page an action is.
//! [`page_policy`] decides whether pages are requested at all.

mod page_index;
mod page_policy;
#[cfg(test)]
mod scale;
#[cfg(test)]
mod simulation;
mod sweep;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::time::Duration;

use jiff::Timestamp;

use crate::actions::wait::{OnResult, PollError, PollShare, Poller};
use crate::api::{Page, get_action, get_volume_action, list_actions};
use crate::http::{HttpClient, HttpError, HttpErrorKind, minute_limit_backoff};
use crate::model::{Action, ActionId, VolumeId};
use crate::session::{Api, Session};
use crate::system::Deadline;

use page_index::PageRead;
use page_policy::PagePolicy;
use sweep::{NextRequest, Sweep};

/// The most requests of one poll. The next poll is about the actions that are left.
const MAX_REQUESTS: u32 = 10;

/// A poll ends early once its requests have used the rate limit of this time.
const LONGEST_POLL: Duration = Duration::from_secs(10);

pub(crate) struct ActionPoller {
    http: HttpClient,
    endpoint: Endpoint,
    /// How many connections in a row may fail before the first success.
    max_connect_failures: u32,
    connect_failures: u32,
    page_policy: PagePolicy,
    sweep: Sweep,
    /// The number of requests of the last poll.
    requests: u32,
    /// Whether polling all actions once takes several requests.
    is_bulk: bool,
    /// How many requests in a row have exceeded the limit per minute.
    minute_limits: u32,
}

/// Where actions are polled. The endpoint of a volume needs only the scope for volume actions.
enum Endpoint {
    Account,
    Volume(VolumeId),
    /// The endpoint of each action's own volume.
    Volumes(HashMap<ActionId, VolumeId>),
}

impl ActionPoller {
    /// Polls at `/v2/actions`.
    pub(crate) fn of_account(api: &Api, session: &Session) -> Self {
        Self::new(&api.http, Endpoint::Account, session.settings.http_retry_max.value)
    }

    /// Polls at the volume's endpoint. The API has answered before, so that any outage is waited out.
    pub(crate) fn of_volume(api: &Api, volume: VolumeId) -> Self {
        Self::new(&api.http, Endpoint::Volume(volume), u32::MAX)
    }

    /// Polls each action at the endpoint of its volume.
    pub(crate) fn of_volumes(api: &Api, volumes: HashMap<ActionId, VolumeId>) -> Self {
        Self::new(&api.http, Endpoint::Volumes(volumes), u32::MAX)
    }

    fn new(http: &HttpClient, endpoint: Endpoint, max_connect_failures: u32) -> Self {
        Self {
            // The wait repeats failed polls on its own schedule.
            http: http.without_retries(),
            page_policy: match endpoint {
                Endpoint::Account => PagePolicy::default(),
                Endpoint::Volume(_) | Endpoint::Volumes(_) => PagePolicy::Never,
            },
            endpoint,
            max_connect_failures,
            connect_failures: 0,
            sweep: Sweep::default(),
            requests: 0,
            is_bulk: false,
            minute_limits: 0,
        }
    }

    /// The same poller, for a caller to whom the API has answered: it keeps polling through any outage.
    pub(crate) fn once_connected(self) -> Self {
        Self { max_connect_failures: u32::MAX, ..self }
    }

    fn get(&mut self, id: ActionId) -> Result<Action, PollError<HttpError>> {
        let volume = match &self.endpoint {
            Endpoint::Account => None,
            Endpoint::Volume(volume) => Some(volume),
            Endpoint::Volumes(volumes) => volumes.get(&id),
        };
        let result = match volume {
            Some(volume) => get_volume_action(&self.http, volume, id),
            None => get_action(&self.http, id),
        };
        self.classify(result)
    }

    /// A page of the account's actions.
    fn get_page(&mut self, number: usize) -> Result<Page<Action>, PollError<HttpError>> {
        let page = list_actions(&self.http, number, false);
        self.classify(page)
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
        self.minute_limits = match &result {
            Err(error) if error.kind.is_minute_limit() => self.minute_limits + 1,
            Ok(_) | Err(_) => 0,
        };
        result.map_err(|error| match PollError::from(error) {
            PollError::Transient { error, retry_after: None } if self.minute_limits > 0 => {
                PollError::Transient { error, retry_after: Some(self.minute_limit_backoff()) }
            }
            error => error,
        })
    }

    /// The pause after exceeding the limit per minute. It leaves time for a poll before the deadline.
    fn minute_limit_backoff(&self) -> Duration {
        let backoff = minute_limit_backoff(self.minute_limits - 1, fastrand::f64());
        let left = self.http.deadline().left(self.http.clock());
        left.map_or(backoff, |left| backoff.min(left / 2))
    }

    /// Requests one action. An error that affects the others too becomes the result of all of them.
    fn poll_by_id(&mut self, id: ActionId, on_result: &mut OnResult<'_, Self>) {
        let result = self.get(id);
        self.sweep.on_id(id);
        if let Some(error) = result.as_ref().err().filter(|error| affects_all(error)) {
            self.abort(error, on_result);
        }
        on_result(self, (id, result));
    }

    /// Requests a page. Its error may become the result of all actions that are left.
    fn poll_page(&mut self, number: usize, on_result: &mut OnResult<'_, Self>) {
        let page = match self.get_page(number) {
            Ok(page) => page,
            Err(error) => {
                if !self.page_policy.on_error(number, &error) {
                    self.abort(&error, on_result);
                }
                return;
            }
        };
        self.page_policy.on_page(number);
        let with_id = |action: Action| Some((action.action_id()?, action));
        let mut listed: HashMap<_, _> = page.items.into_iter().filter_map(with_id).collect();
        let read = PageRead {
            number,
            ids: listed.keys().map(|id| id.number()).collect(),
            total: page.total,
            has_next: page.has_next,
        };
        let found = self.sweep.on_page(&read);
        for (id, action) in found.into_iter().filter_map(|id| listed.remove_entry(&id)) {
            on_result(self, (id, Ok(action)));
        }
    }

    /// Reports an error as the result of all actions that are left.
    fn abort(&mut self, error: &PollError<HttpError>, on_result: &mut OnResult<'_, Self>) {
        for id in self.sweep.abort() {
            on_result(self, (id, Err(error.clone())));
        }
    }

    /// The interval to the next poll that the rate limit allows after the requests of this one.
    fn bulk_interval(&self) -> Duration {
        self.http.bulk_interval(self.requests)
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

    fn poll(&mut self, ids: &[ActionId], on_result: &mut OnResult<'_, Self>) {
        self.requests = 0;
        self.sweep.begin_round(ids);
        self.page_policy.begin_round();
        while self.requests < MAX_REQUESTS && self.bulk_interval() < LONGEST_POLL {
            let Some(next) = self.sweep.next(self.page_policy.may_list()) else { break };
            self.requests += 1;
            match next {
                NextRequest::Page(number) => self.poll_page(number, on_result),
                NextRequest::Id(id) => self.poll_by_id(id, on_result),
            }
        }
        self.is_bulk |= self.sweep.cost_per_sweep().requests > 1;
    }

    fn set_deadline(&mut self, deadline: Deadline) {
        self.http = self.http.until(deadline);
    }

    fn min_interval(&self) -> Duration {
        if self.is_bulk { self.bulk_interval() } else { self.http.min_interval() }
    }

    fn server_time(&self) -> Option<Timestamp> {
        let now = self.http.clock().elapsed();
        self.http.server_time(now).map(|(earliest, _)| earliest)
    }

    fn share(&self) -> PollShare {
        let requests = self.requests.max(1);
        let cost = self.sweep.cost_per_sweep();
        PollShare { requests, of: cost.requests.max(requests), pages: cost.pages }
    }
}
