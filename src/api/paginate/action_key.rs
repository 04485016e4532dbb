use smol_str::SmolStr;

use crate::model::Action;

/// What an action of a list is recognized by when it comes again.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum ActionKey {
    Id(SmolStr),
    /// The whole JSON text of an action without an ID. Two different ones may have the same.
    Text(Box<str>),
}

impl ActionKey {
    pub fn of(action: &Action) -> Self {
        match action.id() {
            Some(id) => Self::Id(id.into()),
            None => Self::Text(action.raw().get().into()),
        }
    }
}
