use crate::model::{Action, Integer};

/// What an action of a list is recognised by when it comes a second time.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum ActionKey {
    /// Its ID.
    Id(Integer),
    /// Without an ID, all that it says. Two may well say the same.
    Text(Box<str>),
}

impl ActionKey {
    /// What this action is recognised by.
    pub fn of(action: &Action) -> Self {
        match action.id() {
            Some(id) => Self::Id(id.clone()),
            None => Self::Text(action.raw().get().into()),
        }
    }
}
