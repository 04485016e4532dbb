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
        self.id()
    }

    fn raw(&self) -> &str {
        self.raw()
    }
}

impl ListItem for Volume {
    const PLURAL: &'static str = "volumes";

    fn id(&self) -> Option<&str> {
        Some(&*self.id).filter(|id| !id.is_empty())
    }

    fn raw(&self) -> &str {
        self.raw()
    }
}

/// What an item of a list is recognized by when it comes again.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum ItemKey {
    Id(SmolStr),
    /// The whole JSON text of an item without an ID. Two different ones may have the same.
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
