//! How a wait asks the API: one by one, or, for many, with a page of the account's actions.

#[cfg(test)]
mod tests;
mod turns;

use std::collections::{HashMap, HashSet};
use std::time::Duration;

use crate::api::{get_action, get_volume_action, list_actions};
use crate::http::{HttpClient, HttpError, Trouble};
use crate::model::{Action, ActionId, VolumeId};
use crate::session::{Api, Session};
use crate::wait::{Answer, PollError, Poller};

use turns::Turns;

/// From so many actions on, a page of the account's actions is asked for …
const PAGE_FROM: usize = 4;
/// … and then for as long as it can save a request.
const PAGE_UNTIL: usize = 2;

/// A page that held none of the actions is asked for again only every so many rounds.
const USELESS_PAGE_ROUNDS: u32 = 4;

/// After so many pages in a row that failed, it is seen whether IDs work better.
const FAILED_PAGES: u32 = 3;

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
    page: PageUse,
    turns: Turns,
    seen: HashSet<ActionId>,
    /// How many requests the last round took.
    requests: u32,
}

/// Whether a page of the account's actions is worth asking for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum PageUse {
    /// For few actions it is not.
    NotYet,
    /// It is, but for so many rounds to come; and so many in a row have failed.
    Asked { rest: u32, failed: u32 },
    /// The token may not list, or a volume's own endpoint is asked.
    Never,
}

/// What a page told.
enum Paged {
    /// The actions that are on it.
    Actions(HashMap<ActionId, Action>),
    /// None was asked for, and the others take so many looks by ID.
    NotAsked(Looks),
    /// It failed in a way that says something about every action.
    Failed(PollError<HttpError>),
}

/// How many actions are asked about by ID.
enum Looks {
    Every,
    Earned(usize),
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
            page: if volume.is_some() { PageUse::Never } else { PageUse::NotYet },
            volume,
            unreachable_max,
            unreachable: 0,
            turns: Turns::default(),
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

    /// Asks for the newest page, if it is worth it for so many actions.
    fn ask_for_page(&mut self, pending: usize) -> Paged {
        let failed = match self.page {
            PageUse::Never => return Paged::NotAsked(Looks::Every),
            PageUse::NotYet if pending < PAGE_FROM => return Paged::NotAsked(Looks::Every),
            PageUse::Asked { .. } if pending < PAGE_UNTIL => return Paged::NotAsked(Looks::Every),
            PageUse::Asked { rest: 1.., .. } => {
                self.skip_page();
                return Paged::NotAsked(Looks::Earned(2));
            }
            PageUse::NotYet => 0,
            PageUse::Asked { failed, rest: 0 } => failed,
        };
        self.requests += 1;
        let error = match list_actions(&self.http, 1, false) {
            Ok(page) => {
                self.reached();
                self.page = PageUse::Asked { rest: 0, failed: 0 };
                let with_id = |action: Action| Some((action.action_id()?, action));
                return Paged::Actions(page.items.into_iter().filter_map(with_id).collect());
            }
            Err(error) => error,
        };
        let is_about_the_token = error.trouble.http_status() == Some(401);
        match self.classify(error) {
            // It may well be allowed to ask for single ones.
            PollError::Final(error) if !is_about_the_token && error.trouble.http_status().is_some() => {
                self.page = PageUse::Never;
                Paged::NotAsked(Looks::Every)
            }
            PollError::Missing(_) => {
                self.page = PageUse::Never;
                Paged::NotAsked(Looks::Every)
            }
            PollError::Passing { error, pause: None }
                if failed + 1 >= FAILED_PAGES && was_answered(&error) =>
            {
                self.page = PageUse::Asked { rest: USELESS_PAGE_ROUNDS, failed: 0 };
                Paged::NotAsked(Looks::Earned(1))
            }
            error => {
                self.page = PageUse::Asked { rest: 0, failed: failed + 1 };
                Paged::Failed(error)
            }
        }
    }

    fn next_turns(&mut self, ids: &[ActionId], earned: usize) -> Vec<ActionId> {
        let seen = &self.seen;
        self.turns.next(ids, earned, |id| seen.contains(&id))
    }

    fn skip_page(&mut self) {
        if let PageUse::Asked { rest, .. } = &mut self.page {
            *rest = rest.saturating_sub(1);
        }
    }

    /// Asks about each of these, until an answer concerns all that are left.
    fn ask_each(&mut self, ids: Vec<ActionId>, answers: &mut Vec<Answer<HttpError>>) {
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
            if self.pace() >= LONGEST_ROUND {
                break;
            }
        }
    }
}

/// Whether a complete answer came, so that another request may fare better.
fn was_answered(error: &HttpError) -> bool {
    match &error.trouble {
        Trouble::Refused(_) | Trouble::Unreadable { .. } => true,
        Trouble::NotSent(_) | Trouble::Unanswered(_) | Trouble::OutOfTime(_) => false,
    }
}

/// Whether the same would come of asking about another action now.
fn concerns_all(error: &PollError<HttpError>) -> bool {
    match error {
        // The server asked to be left alone: the others wait for the next round.
        PollError::Passing { pause: Some(_), .. } => true,
        PollError::Passing { error, pause: None } => match &error.trouble {
            Trouble::NotSent(_) | Trouble::OutOfTime(_) => true,
            Trouble::Unanswered(_) | Trouble::Refused(_) | Trouble::Unreadable { .. } => false,
        },
        PollError::Missing(_) => false,
        PollError::Final(error) => matches!(error.trouble.http_status(), None | Some(401 | 403)),
    }
}

impl Poller for ActionPoller {
    type Error = HttpError;

    fn poll(&mut self, ids: &[ActionId]) -> Vec<Answer<HttpError>> {
        self.requests = 0;
        let mut answers = Vec::with_capacity(ids.len());
        let turn = match self.ask_for_page(ids.len()) {
            Paged::Failed(error) => return ids.iter().map(|&id| (id, Err(error.clone()))).collect(),
            Paged::NotAsked(Looks::Every) => self.turns.in_order(ids),
            Paged::NotAsked(Looks::Earned(looks)) => self.next_turns(ids, looks),
            Paged::Actions(mut on_page) => {
                let mut missing = Vec::new();
                for &id in ids {
                    match on_page.remove(&id) {
                        Some(action) => answers.push((id, Ok(action))),
                        None => missing.push(id),
                    }
                }
                if answers.is_empty() {
                    self.page = PageUse::Asked { rest: USELESS_PAGE_ROUNDS, failed: 0 };
                }
                self.next_turns(&missing, 1)
            }
        };
        self.ask_each(turn, &mut answers);
        self.seen.extend(answers.iter().filter(|(_, answer)| answer.is_ok()).map(|(id, _)| *id));
        answers
    }

    fn pace(&self) -> Duration {
        self.http.pace().saturating_mul(self.requests.max(1))
    }
}
