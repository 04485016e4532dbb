use std::borrow::Cow;

use anstyle::AnsiColor;
use jiff::Timestamp;

use crate::model::format_age;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell<'a> {
    content: Option<Content<'a>>,
    pub(super) style: Style,
    pub(super) kind: CellKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CellKind {
    /// May be cut.
    Text,
    /// Right-aligned on a terminal, and never cut to make room.
    Number,
    /// Never cut: a part of an identifier identifies nothing, or something else.
    Identifier,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Content<'a> {
    /// Raw, possibly unsafe to show.
    Text(Cow<'a, str>),
    /// The age at the time when the cell is written.
    AgeOf(Timestamp),
}

/// The meaning of a cell's colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    Plain,
    Good,
    Bad,
    Busy,
}

/// The style of a table's header.
pub(super) const HEADER_STYLE: anstyle::Style = anstyle::Style::new().bold();

impl Style {
    /// None for plain text.
    pub(super) fn ansi(self) -> Option<anstyle::Style> {
        match self {
            Self::Plain => None,
            Self::Good => Some(AnsiColor::Green.on_default()),
            Self::Bad => Some(AnsiColor::Red.on_default()),
            Self::Busy => Some(AnsiColor::Yellow.on_default()),
        }
    }
}

impl<'a> Cell<'a> {
    /// A cell without colour. The text is raw, possibly unsafe to show. Without text, tables show `-`.
    pub fn plain(text: Option<impl Into<Cow<'a, str>>>) -> Self {
        Self::styled(text, Style::Plain)
    }

    pub fn styled(text: Option<impl Into<Cow<'a, str>>>, style: Style) -> Self {
        Self { content: text.map(|text| Content::Text(text.into())), style, kind: CellKind::Text }
    }

    /// A number, with or without a unit.
    pub fn number(text: Option<impl Into<Cow<'a, str>>>) -> Self {
        Self { kind: CellKind::Number, ..Self::plain(text) }
    }

    /// An ID or a name that the user may copy into another command.
    pub fn identifier(text: Option<impl Into<Cow<'a, str>>>) -> Self {
        Self { kind: CellKind::Identifier, ..Self::plain(text) }
    }

    /// The time since `time`, in its largest unit.
    pub fn age_of(time: Option<Timestamp>) -> Self {
        Self { content: time.map(Content::AgeOf), style: Style::Plain, kind: CellKind::Number }
    }

    pub fn with_style(self, style: Style) -> Self {
        Self { style, ..self }
    }

    /// The raw text, possibly unsafe to show.
    pub(super) fn into_text(self, now: Timestamp) -> Option<Cow<'a, str>> {
        self.content.map(|content| match content {
            Content::Text(text) => text,
            // The clock that set the time may be ahead of this one.
            Content::AgeOf(time) => {
                Cow::Owned(format_age(now.duration_since(time).try_into().unwrap_or_default()))
            }
        })
    }
}
