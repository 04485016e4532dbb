use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::api::ItemKey;
use crate::model::{Action, Status};

/// The last known status of each action.
#[derive(Debug, Default)]
pub(super) struct StatusMap {
    statuses: HashMap<ItemKey, Option<Status>>,
    /// Whether the list was read to its end, so that every unknown action is new.
    is_complete: bool,
}

impl StatusMap {
    pub(super) fn insert_all(&mut self, actions: &[Action]) {
        for action in actions {
            self.update(action);
        }
    }

    /// The inserted actions are the whole list.
    pub(super) fn set_complete(&mut self) {
        self.is_complete = true;
    }

    pub(super) fn contains_any(&self, actions: &[Action]) -> bool {
        actions.iter().any(|action| self.contains(action))
    }

    /// Takes the actions of a list, newest first. Returns those that are new or have a new status, oldest
    /// first.
    ///
    /// If the map is not complete, an unknown action below all known ones is old.
    pub(super) fn events(&mut self, listed: Vec<Action>) -> Vec<Action> {
        let last_known =
            listed.iter().rposition(|action| self.contains(action)).filter(|_| !self.is_complete);
        let mut events = Vec::new();
        for (index, action) in listed.into_iter().enumerate() {
            let is_old = last_known.is_some_and(|last| index > last);
            if self.update(&action) && !is_old {
                events.push(action);
            }
        }
        events.reverse();
        events
    }

    fn contains(&self, action: &Action) -> bool {
        self.statuses.contains_key(&ItemKey::of(action))
    }

    /// Returns whether the action or its status is new. A final status never changes: another status after it
    /// is from an outdated response.
    fn update(&mut self, action: &Action) -> bool {
        let status = action.status();
        match self.statuses.entry(ItemKey::of(action)) {
            Entry::Vacant(entry) => {
                entry.insert(status.cloned());
                true
            }
            Entry::Occupied(mut entry) => {
                let known = entry.get();
                let changed = known.as_ref() != status && !known.as_ref().is_some_and(Status::is_final);
                if changed {
                    entry.insert(status.cloned());
                }
                changed
            }
        }
    }
}
