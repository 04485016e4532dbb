use std::borrow::Cow;

use anstyle::AnsiColor;
use jiff::Timestamp;

use crate::model::{InvalidValue, format_age};

/// A row type: what tables, CSV and JSON show of a result.
pub trait Tabular: Sized + 'static {
    /// Every column, in the order of the table.
    const COLUMNS: &'static [Column<Self>];

    /// The row as one JSON value, for the formats that are not tables.
    fn json(&self) -> Cow<'_, str>;
}

pub struct Column<T> {
    /// The name for `--format`, and the header of CSV.
    pub name: &'static str,
    /// The header of tables.
    pub header: &'static str,
    pub visibility: Visibility,
    pub cell: fn(&T) -> Cell,
}

/// When a column is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Visibility {
    /// By default.
    Always,
    /// By default. Left out if the terminal is too narrow, the highest number first.
    IfItFits(u8),
    /// Only when `--format` names it.
    WhenChosen,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    content: Option<Content>,
    pub(super) style: Style,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Content {
    /// Raw, possibly unsafe to show.
    Text(String),
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

impl Cell {
    /// A cell without colour. The text is raw, possibly unsafe to show. Tables show `-` if there is none.
    pub fn plain(text: Option<impl Into<String>>) -> Self {
        Self::styled(text, Style::Plain)
    }

    pub fn styled(text: Option<impl Into<String>>, style: Style) -> Self {
        Self { content: text.map(|text| Content::Text(text.into())), style }
    }

    /// The time since then, in its largest unit.
    pub fn age_of(time: Option<Timestamp>) -> Self {
        Self { content: time.map(Content::AgeOf), style: Style::Plain }
    }

    /// The raw text, possibly unsafe to show.
    pub(super) fn into_text(self, now: Timestamp) -> Option<String> {
        self.content.map(|content| match content {
            Content::Text(text) => text,
            // The clock that set the time may be ahead of this one.
            Content::AgeOf(time) => format_age(now.duration_since(time).try_into().unwrap_or_default()),
        })
    }
}

/// The columns to show, in this order.
pub struct ColumnSet<T: 'static> {
    pub(super) columns: Vec<&'static Column<T>>,
    pub(super) header: bool,
    /// Whether the user chose the columns. If so, none is left out.
    pub(super) chosen: bool,
}

impl<T: Tabular> Default for ColumnSet<T> {
    /// The columns shown by default, under a header.
    fn default() -> Self {
        let columns =
            T::COLUMNS.iter().filter(|column| column.visibility != Visibility::WhenChosen).collect();
        Self { columns, header: true, chosen: false }
    }
}

impl<T: Tabular> ColumnSet<T> {
    /// The columns shown by default.
    pub(crate) fn of_default_columns(header: bool) -> Self {
        Self { header, ..Self::default() }
    }

    /// The columns of these names in any case, or those shown by default.
    pub(crate) fn resolve(names: Option<&[String]>, header: bool) -> Result<Self, InvalidValue> {
        let Some(names) = names else { return Ok(Self::of_default_columns(header)) };
        let columns = names.iter().map(|name| find(name)).collect::<Result<_, _>>()?;
        Ok(Self { columns, header, chosen: true })
    }
}

fn find<T: Tabular>(name: &str) -> Result<&'static Column<T>, InvalidValue> {
    let name = name.trim();
    T::COLUMNS.iter().find(|column| column.name.eq_ignore_ascii_case(name)).ok_or_else(|| {
        let names: Vec<_> = T::COLUMNS.iter().map(|column| column.name).collect();
        InvalidValue(format!("there is no column {name:?}; the columns are {}", names.join(", ")))
    })
}
