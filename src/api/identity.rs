use crate::model::{Action, Integer};

/// What an action of a list is recognised by when it comes a second time.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Identity {
    /// Its ID.
    Id(Integer),
    /// Without an ID, all that it says. Two may well say the same.
    Text(Box<str>),
}

impl Identity {
    /// What this action is recognised by.
    #[must_use]
    pub fn of(action: &Action) -> Self {
        match action.id() {
            Some(id) => Self::Id(id.clone()),
            None => Self::Text(action.raw().get().into()),
        }
    }
}
