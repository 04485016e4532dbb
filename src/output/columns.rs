use std::borrow::Cow;
use std::marker::PhantomData;

use anstyle::AnsiColor;
use jiff::Timestamp;

use crate::model::{InvalidValue, format_age};

/// A row type: what tables, CSV and JSON show of a result.
pub trait Tabular: Sized + 'static {
    /// Every column, in the order of the table.
    const COLUMNS: &'static [Column<Self>];

    /// What happens to a cell that is too long for a terminal.
    const LONG_CELLS: LongCells = LongCells::Cut;

    /// The row as one JSON value, for the formats that are not tables.
    fn json(&self) -> Cow<'_, str>;
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LongCells {
    /// Each row is a line.
    Cut,
    /// Nothing is lost: cells are wrapped, and a single row that is too wide has a line for each column.
    Wrap,
}

/// A row of any type. Its columns are counted as in [`Tabular::COLUMNS`].
pub(super) trait Row {
    /// See [`Tabular::json`].
    fn json(&self) -> Cow<'_, str>;

    fn cell(&self, column: &ColumnHead) -> Cell<'_>;
}

impl<T: Tabular> Row for T {
    fn json(&self) -> Cow<'_, str> {
        Tabular::json(self)
    }

    fn cell(&self, column: &ColumnHead) -> Cell<'_> {
        (T::COLUMNS[column.index].cell)(self)
    }
}

pub struct Column<T> {
    /// The name for `--format`, and the header of CSV.
    pub name: &'static str,
    /// The header of tables.
    pub header: &'static str,
    pub visibility: Visibility,
    pub cell: fn(&T) -> Cell<'_>,
}

/// What a column is apart from its cells. It belongs to rows of one type.
#[derive(Debug, Clone, Copy)]
pub(super) struct ColumnHead {
    index: usize,
    pub(super) name: &'static str,
    pub(super) header: &'static str,
    pub(super) visibility: Visibility,
}

/// When a column is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Visibility {
    /// By default.
    Always,
    /// By default. Left out if the terminal is too narrow, the highest number first.
    IfItFits(u8),
    /// By default on a terminal. Left out like `IfItFits`.
    OnTerminal(u8),
    /// By default anywhere else.
    OffTerminal,
    /// Only when `--format` names it.
    WhenChosen,
}

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
    /// Never cut: a part of it identifies nothing, or something else.
    Identifier,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Content<'a> {
    /// Raw, possibly unsafe to show.
    Text(Cow<'a, str>),
    /// The time from then to when the cell is written.
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
    /// Plain without colour.
    pub(super) fn ansi(self, color: bool) -> anstyle::Style {
        match self {
            _ if !color => anstyle::Style::new(),
            Self::Plain => anstyle::Style::new(),
            Self::Good => AnsiColor::Green.on_default(),
            Self::Bad => AnsiColor::Red.on_default(),
            Self::Busy => AnsiColor::Yellow.on_default(),
        }
    }
}

impl<'a> Cell<'a> {
    /// A cell without colour. The text is raw, possibly unsafe to show. Tables show `-` if there is none.
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

    /// What the user may copy to name it again.
    pub fn identifier(text: Option<impl Into<Cow<'a, str>>>) -> Self {
        Self { kind: CellKind::Identifier, ..Self::plain(text) }
    }

    /// The time since then, in its largest unit.
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

/// The columns to show.
pub struct ColumnSet<T> {
    /// Those that the user chose, in this order. None of them is left out.
    chosen: Option<Vec<ColumnHead>>,
    header: bool,
    rows: PhantomData<fn(&T)>,
}

/// The columns to show in one format.
pub(super) struct ShownColumns {
    pub(super) heads: Vec<ColumnHead>,
    pub(super) header: bool,
    /// Whether the user chose them.
    pub(super) are_chosen: bool,
    pub(super) long_cells: LongCells,
}

impl<T: Tabular> Default for ColumnSet<T> {
    /// The columns shown by default, under a header.
    fn default() -> Self {
        Self { chosen: None, header: true, rows: PhantomData }
    }
}

impl<T: Tabular> ColumnSet<T> {
    /// The columns of these names in any case, or those shown by default.
    pub(crate) fn resolve(names: Option<&[String]>, header: bool) -> Result<Self, InvalidValue> {
        let all: Vec<_> = heads::<T>().collect();
        let find_all = |names: &[String]| names.iter().map(|name| find(name, &all)).collect();
        Ok(Self { chosen: names.map(find_all).transpose()?, header, rows: PhantomData })
    }

    /// The columns for a terminal, or for anything else.
    pub(super) fn shown(&self, on_terminal: bool) -> ShownColumns {
        let is_default = |column: &ColumnHead| match column.visibility {
            Visibility::Always | Visibility::IfItFits(_) => true,
            Visibility::OnTerminal(_) => on_terminal,
            Visibility::OffTerminal => !on_terminal,
            Visibility::WhenChosen => false,
        };
        ShownColumns {
            heads: self.chosen.clone().unwrap_or_else(|| heads::<T>().filter(is_default).collect()),
            header: self.header,
            are_chosen: self.chosen.is_some(),
            long_cells: T::LONG_CELLS,
        }
    }
}

/// Every column, in the order of the table.
pub(super) fn heads<T: Tabular>() -> impl Iterator<Item = ColumnHead> {
    T::COLUMNS.iter().enumerate().map(|(index, column)| {
        let Column { name, header, visibility, .. } = *column;
        ColumnHead { index, name, header, visibility }
    })
}

fn find(name: &str, all: &[ColumnHead]) -> Result<ColumnHead, InvalidValue> {
    let name = name.trim();
    // Also by its header, which is what a table shows.
    let is_meant = |column: &&ColumnHead| {
        [column.name, column.header].iter().any(|known| known.eq_ignore_ascii_case(name))
    };
    all.iter().find(is_meant).copied().ok_or_else(|| {
        let names: Vec<_> = all.iter().map(|column| column.name).collect();
        InvalidValue(format!("there is no column {name:?}; the columns are {}", names.join(", ")))
    })
}
