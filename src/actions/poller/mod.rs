//! How a wait asks the API: one by one, or, for many, with a page of the account's actions.

mod fair_queue;
mod page_policy;
#[cfg(test)]
mod tests;

use std::collections::HashSet;
use std::time::Duration;

use crate::actions::wait::{PollError, PollResult, Poller};
use crate::api::{get_action, get_volume_action};
use crate::http::{HttpClient, HttpError, HttpErrorKind};
use crate::model::{Action, ActionId, VolumeId};
use crate::session::{Api, Session};

use fair_queue::FairQueue;
use page_policy::{PagePolicy, Paged, PollBudget};

/// A round that takes more of the rate limit than for this time ends there; the
/// others have their turn in the next one.
const LONGEST_ROUND: Duration = Duration::from_secs(10);

/// Asks the API about actions.
pub struct ActionPoller {
    http: HttpClient,
    /// The volume whose own endpoint is asked, which needs no more than the scope for volume actions.
    volume: Option<VolumeId>,
    /// How often in a row the API may be out of reach before it was ever reached.
    unreachable_max: u32,
    unreachable: u32,
    page: PagePolicy,
    turns: FairQueue,
    seen: HashSet<ActionId>,
    /// How many requests the last round took.
    requests: u32,
}

impl ActionPoller {
    /// Asks at `/v2/actions`.
    pub fn of_account(api: &Api, session: &Session) -> Self {
        Self::new(&api.http, None, session.settings.http_retry_max.value)
    }

    /// Asks at the volume's own endpoint. The API has been reached already.
    pub fn of_volume(api: &Api, volume: VolumeId) -> Self {
        Self::new(&api.http, Some(volume), u32::MAX)
    }

    fn new(http: &HttpClient, volume: Option<VolumeId>, unreachable_max: u32) -> Self {
        Self {
            // The wait asks again by itself, at its own pace.
            http: http.without_retries(),
            page: if volume.is_some() { PagePolicy::Never } else { PagePolicy::NotYet },
            volume,
            unreachable_max,
            unreachable: 0,
            turns: FairQueue::default(),
            seen: HashSet::new(),
            requests: 0,
        }
    }

    /// The same for a wait whose API has been reached already: an outage passes.
    pub fn once_reached(self) -> Self {
        Self { unreachable_max: u32::MAX, ..self }
    }

    fn ask(&mut self, id: ActionId) -> Result<Action, PollError<HttpError>> {
        let answer = match &self.volume {
            Some(volume) => get_volume_action(&self.http, volume, id),
            None => get_action(&self.http, id),
        };
        let action = answer.map_err(|error| self.classify(error))?;
        self.reached();
        Ok(action)
    }

    fn classify(&mut self, error: HttpError) -> PollError<HttpError> {
        match &error.kind {
            HttpErrorKind::NotSent(_) => {
                self.unreachable = self.unreachable.saturating_add(1);
                // A wrong address never gets better; one that worked before does.
                if self.unreachable > self.unreachable_max {
                    return PollError::Permanent(error);
                }
            }
            HttpErrorKind::Refused(_) if !error.kind.is_transient() => {}
            HttpErrorKind::Refused(_) | HttpErrorKind::Unanswered(_) | HttpErrorKind::Unreadable { .. } => {
                self.reached();
            }
            HttpErrorKind::OutOfTime(_) => {}
        }
        error.into()
    }

    fn reached(&mut self) {
        self.unreachable_max = u32::MAX;
    }

    fn next_turns(&mut self, ids: &[ActionId], earned: usize) -> Vec<ActionId> {
        let seen = &self.seen;
        self.turns.next(ids, earned, |id| seen.contains(&id))
    }

    /// Asks about each of these, until an answer concerns all that are left.
    fn ask_each(&mut self, ids: Vec<ActionId>, answers: &mut Vec<PollResult<HttpError>>) {
        let mut ids = ids.into_iter();
        while let Some(id) = ids.next() {
            self.requests += 1;
            self.turns.note(id);
            let answer = self.ask(id);
            let for_all = answer.as_ref().err().filter(|error| concerns_all(error)).cloned();
            answers.push((id, answer));
            if let Some(error) = for_all {
                answers.extend(ids.by_ref().map(|id| (id, Err(error.clone()))));
            }
            if self.min_interval() >= LONGEST_ROUND {
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

/// Whether the same would come of asking about another action now.
fn concerns_all(error: &PollError<HttpError>) -> bool {
    match error {
        // The server asked to be left alone: the others wait for the next round.
        PollError::Transient { retry_after: Some(_), .. } => true,
        PollError::Transient { error, retry_after: None } => match &error.kind {
            HttpErrorKind::NotSent(_) | HttpErrorKind::OutOfTime(_) => true,
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
        let mut answers = Vec::with_capacity(ids.len());
        let turn = match self.ask_for_page(ids.len()) {
            Paged::Failed(error) => return ids.iter().map(|&id| (id, Err(error.clone()))).collect(),
            Paged::NotAsked(PollBudget::Every) => self.turns.in_order(ids),
            Paged::NotAsked(PollBudget::Earned(looks)) => self.next_turns(ids, looks),
            Paged::Actions(mut on_page) => {
                let mut missing = Vec::new();
                for &id in ids {
                    match on_page.remove(&id) {
                        Some(action) => answers.push((id, Ok(action))),
                        None => missing.push(id),
                    }
                }
                if answers.is_empty() {
                    self.rest_from_pages();
                }
                self.next_turns(&missing, 1)
            }
        };
        self.ask_each(turn, &mut answers);
        self.seen.extend(answers.iter().filter(|(_, answer)| answer.is_ok()).map(|(id, _)| *id));
        answers
    }

    fn min_interval(&self) -> Duration {
        self.http.min_interval().saturating_mul(self.requests.max(1))
    }
}
