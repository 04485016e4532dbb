/// The order in which the items of a list are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Order {
    #[default]
    AsRead,
    /// The last one first.
    Reversed,
}

impl Order {
    /// The items of a chunk in this order.
    pub(super) fn of<T>(self, items: &[T]) -> impl Iterator<Item = &T> {
        // One of the two is empty, so that both orders have the same type.
        let (forwards, backwards) = match self {
            Self::AsRead => (items, &[][..]),
            Self::Reversed => (&[][..], items),
        };
        forwards.iter().chain(backwards.iter().rev())
    }
}

/// What is kept of a list until it has ended: one block for each chunk. The items of a block are already
/// in the order in which they are written.
///
/// One growing buffer would be in memory twice each time it is reallocated, and again while tokens are
/// redacted in it.
pub(super) struct Blocks<B> {
    order: Order,
    blocks: Vec<B>,
}

impl<B> Blocks<B> {
    pub(super) fn new(order: Order) -> Self {
        Self { order, blocks: Vec::new() }
    }

    pub(super) fn order(&self) -> Order {
        self.order
    }

    /// Adds the block of the next chunk.
    pub(super) fn push(&mut self, block: B) {
        self.blocks.push(block);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &B> {
        self.order.of(&self.blocks)
    }

    /// The blocks in the order in which they are written.
    pub(super) fn into_iter(mut self) -> impl Iterator<Item = B> {
        if self.order == Order::Reversed {
            self.blocks.reverse();
        }
        self.blocks.into_iter()
    }
}

impl Blocks<Box<str>> {
    /// Adds the text that `write` appends for the next chunk, unless it is empty.
    pub(super) fn push_text(&mut self, write: impl FnOnce(&mut String)) {
        let expected = self.blocks.last().map_or(0, |last| last.len() + last.len() / 8);
        let mut text = String::with_capacity(expected);
        write(&mut text);
        if !text.is_empty() {
            self.push(text.into_boxed_str());
        }
    }
}
