use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::api::ActionKey;
use crate::model::{Action, Status};

/// Every action that was seen, with its status then.
#[derive(Debug, Default)]
pub struct StatusMap {
    statuses: HashMap<ActionKey, Option<Status>>,
    /// Whether the list was read to its end, so that whatever is unknown is new.
    to_the_end: bool,
}

impl StatusMap {
    /// From now on these are no news.
    pub fn note(&mut self, actions: &[Action]) {
        for action in actions {
            self.learn(action);
        }
    }

    /// What was noted was all there is.
    pub fn reach_the_end(&mut self) {
        self.to_the_end = true;
    }

    /// Whether one of these was seen before.
    pub fn meets(&self, actions: &[Action]) -> bool {
        actions.iter().any(|action| self.knows(action))
    }

    /// What a look at the list, newest first, shows that was not seen before: new
    /// actions and new statuses, the oldest first.
    ///
    /// Where the list was not read to its end, what stands below all that is known
    /// was there before, and is no news.
    pub fn news(&mut self, seen: Vec<Action>) -> Vec<Action> {
        let last_known = seen.iter().rposition(|action| self.knows(action)).filter(|_| !self.to_the_end);
        let mut news = Vec::new();
        for (index, action) in seen.into_iter().enumerate() {
            let is_old = last_known.is_some_and(|last| index > last);
            if self.learn(&action) && !is_old {
                news.push(action);
            }
        }
        news.reverse();
        news
    }

    fn knows(&self, action: &Action) -> bool {
        self.statuses.contains_key(&ActionKey::of(action))
    }

    /// Takes in an action, and says whether that changed anything. A final status
    /// never changes: what contradicts it is an answer that is out of date.
    fn learn(&mut self, action: &Action) -> bool {
        let status = action.status();
        match self.statuses.entry(ActionKey::of(action)) {
            Entry::Vacant(place) => {
                place.insert(status.cloned());
                true
            }
            Entry::Occupied(mut place) => {
                let known = place.get();
                let changed = known.as_ref() != status && !known.as_ref().is_some_and(Status::is_final);
                if changed {
                    place.insert(status.cloned());
                }
                changed
            }
        }
    }
}
