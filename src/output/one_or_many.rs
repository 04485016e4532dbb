use super::json::Document;

/// A whole result: no item, one, or a list, which may have one item or none.
#[derive(Debug)]
pub(crate) enum OneOrMany<'a, T> {
    Nothing,
    One(&'a T),
    Many(&'a [T]),
}

/// What the user asked for, which decides whether one item is an object or an array of one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Requested {
    One,
    /// Several items, or a list.
    #[default]
    Many,
}

impl Requested {
    /// What the user asked for by naming this many things.
    pub(crate) fn named(count: usize) -> Self {
        if count == 1 { Self::One } else { Self::Many }
    }
}

impl<'a, T> OneOrMany<'a, T> {
    /// The result that shows these items: none without items, and an object only if one was requested.
    pub(crate) fn of_requested(items: &'a [T], requested: Requested) -> Option<Self> {
        match (items, requested) {
            ([], _) => None,
            ([item], Requested::One) => Some(Self::One(item)),
            (items, _) => Some(Self::Many(items)),
        }
    }

    /// The result of a success without any item.
    pub(crate) fn of_none(requested: Requested) -> Self {
        match requested {
            Requested::One => Self::Nothing,
            Requested::Many => Self::Many(&[]),
        }
    }

    /// The items, and the kind of JSON document that they make.
    pub(crate) fn into_items(self) -> (Document, &'a [T]) {
        match self {
            Self::Nothing => (Document::Null, &[]),
            Self::One(item) => (Document::Object, std::slice::from_ref(item)),
            Self::Many(items) => (Document::Array, items),
        }
    }
}
