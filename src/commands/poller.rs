use std::time::Duration;

use crate::api::{get_action, get_volume_action};
use crate::http::{HttpClient, HttpError, Trouble};
use crate::model::{Action, ActionId, VolumeId};
use crate::session::{Api, Session};
use crate::wait::{PollError, Poller};

/// Asks the API about actions, one by one.
pub struct ActionPoller {
    http: HttpClient,
    /// The volume whose own endpoint is asked, which needs no more than the scope for volume actions.
    volume: Option<VolumeId>,
    /// How often in a row the API may be out of reach before it was ever reached.
    unreachable_max: u32,
    unreachable: u32,
}

impl ActionPoller {
    /// Asks at `/v2/actions/{id}`.
    pub fn of_account(api: &Api, session: &Session) -> Self {
        Self {
            // The wait asks again by itself, at its own pace.
            http: api.http.without_retries(),
            volume: None,
            unreachable_max: session.settings.http_retry_max.value,
            unreachable: 0,
        }
    }

    /// Asks at the volume's own endpoint. The API has been reached already.
    pub fn of_volume(api: &Api, volume: VolumeId) -> Self {
        Self {
            http: api.http.without_retries(),
            volume: Some(volume),
            unreachable_max: u32::MAX,
            unreachable: 0,
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
        let pause = error.trouble.asked_pause();
        match &error.trouble {
            Trouble::NotSent(_) => {
                self.unreachable = self.unreachable.saturating_add(1);
                // A wrong address never gets better; one that worked before does.
                if self.unreachable > self.unreachable_max {
                    return PollError::Final(error);
                }
            }
            Trouble::Refused(refusal) if refusal.http_status == 404 => return PollError::Missing(error),
            Trouble::Refused(_) if !error.trouble.may_pass() => return PollError::Final(error),
            Trouble::Refused(_) | Trouble::Unanswered(_) | Trouble::Unreadable { .. } => self.reached(),
            Trouble::OutOfTime(_) => {}
        }
        PollError::Passing { error, pause }
    }

    fn reached(&mut self) {
        self.unreachable_max = u32::MAX;
    }
}

impl Poller for ActionPoller {
    type Error = HttpError;

    fn poll(&mut self, ids: &[ActionId]) -> Vec<Result<Action, PollError<HttpError>>> {
        let mut answers = Vec::with_capacity(ids.len());
        for &id in ids {
            let answer = self.ask(id);
            // The server asked to be left alone: the others wait for the next round.
            let is_asked_to_rest = matches!(answer, Err(PollError::Passing { pause: Some(_), .. }));
            answers.push(answer);
            if is_asked_to_rest {
                break;
            }
        }
        answers
    }

    fn pace(&self) -> Duration {
        self.http.pace()
    }
}
