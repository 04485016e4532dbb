use smol_str::SmolStr;

use crate::model::{Action, Volume};

/// An element of a list.
pub trait ListItem: Send + 'static {
    /// What messages call several of them.
    const PLURAL: &'static str;

    /// As sent.
    fn id(&self) -> Option<&str>;

    /// The JSON as sent.
    fn raw(&self) -> &str;
}

impl ListItem for Action {
    const PLURAL: &'static str = "actions";

    fn id(&self) -> Option<&str> {
        Self::id(self)
    }

    fn raw(&self) -> &str {
        Self::raw(self)
    }
}

impl ListItem for Volume {
    const PLURAL: &'static str = "volumes";

    fn id(&self) -> Option<&str> {
        Some(&*self.id).filter(|id| !id.is_empty())
    }

    fn raw(&self) -> &str {
        Self::raw(self)
    }
}

/// Identifies an item of a list when it is received again.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum ItemKey {
    Id(SmolStr),
    /// The JSON text of an item without an ID. Different items may have the same text.
    Text(Box<str>),
}

impl ItemKey {
    pub fn of(item: &impl ListItem) -> Self {
        match item.id() {
            Some(id) => Self::Id(id.into()),
            None => Self::Text(item.raw().into()),
        }
    }
}
