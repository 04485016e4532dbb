use std::borrow::Cow;

use crate::model::InvalidValue;

/// Something that can stand in a row of a table.
pub trait Tabular: Sized + 'static {
    /// Every column there is, each declared once, for every format.
    const COLUMNS: &'static [Column<Self>];

    /// The thing itself as one JSON value.
    fn json(&self) -> Cow<'_, str>;
}

/// One column.
pub struct Column<T> {
    /// What `--format` calls it.
    pub name: &'static str,
    /// What stands above it.
    pub header: &'static str,
    /// When it is shown.
    pub visibility: Visibility,
    /// What stands in it.
    pub cell: fn(&T) -> Cell,
}

/// When a column is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Visibility {
    /// Always, unless other columns are chosen.
    Always,
    /// The same, but where the terminal is too narrow for all it gives way; the highest number first.
    IfItFits(u8),
    /// Only where it is chosen.
    WhenChosen,
}

/// What stands in one place of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// The text, not yet made fit to be shown; none is shown as `-`.
    pub text: Option<String>,
    /// How it is coloured where there is colour.
    pub tone: Style,
}

/// What a cell's colour says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Nothing.
    Plain,
    /// It went well.
    Good,
    /// It went wrong.
    Bad,
    /// It is under way.
    Busy,
}

impl Style {
    /// What turns its colour on in a terminal; nothing for none.
    pub(super) fn paint(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Good => "\u{1b}[38;5;2m",
            Self::Bad => "\u{1b}[38;5;1m",
            Self::Busy => "\u{1b}[38;5;3m",
        }
    }

    /// What turns its colour on in a terminal, and off again; nothing for none.
    pub(super) fn style(self) -> (&'static str, &'static str) {
        match self {
            Self::Plain => ("", ""),
            Self::Good | Self::Bad | Self::Busy => (self.paint(), DEFAULT_COLOR),
        }
    }
}

/// What makes text bold in a terminal.
pub(super) const BOLD: &str = "\u{1b}[1m";

/// What ends every colour.
const DEFAULT_COLOR: &str = "\u{1b}[39m";

/// What ends every colour and bold text.
pub(super) const PLAIN: &str = "\u{1b}[0m";

impl Cell {
    /// A cell without colour.
    pub fn plain(text: Option<impl Into<String>>) -> Self {
        Self { text: text.map(Into::into), tone: Style::Plain }
    }
}

/// The columns that are wanted, in their order.
pub struct ColumnSet<T: 'static> {
    pub(super) columns: Vec<&'static Column<T>>,
    pub(super) header: bool,
    /// Whether the user chose the columns; then none gives way.
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
    /// The columns shown by default, with a header or without.
    pub fn of_default_columns(header: bool) -> Self {
        Self { header, ..Self::default() }
    }

    /// The columns of these names (in whatever case), or those shown by default.
    pub fn resolve(names: Option<&[String]>, header: bool) -> Result<Self, InvalidValue> {
        let Some(names) = names else { return Ok(Self::of_default_columns(header)) };
        let columns = names.iter().map(|name| find(name)).collect::<Result<_, _>>()?;
        Ok(Self { columns, header, chosen: true })
    }
}

fn find<T: Tabular>(name: &str) -> Result<&'static Column<T>, InvalidValue> {
    let wanted = name.trim();
    T::COLUMNS.iter().find(|column| column.name.eq_ignore_ascii_case(wanted)).ok_or_else(|| {
        let names: Vec<_> = T::COLUMNS.iter().map(|column| column.name).collect();
        InvalidValue(format!("there is no column {wanted:?}; the columns are {}", names.join(", ")))
    })
}
