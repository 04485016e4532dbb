use std::borrow::Cow;
use std::marker::PhantomData;

use super::cell::Cell;
use crate::model::InvalidValue;

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

    fn cell(&self, column: &ColumnInfo) -> Cell<'_>;
}

impl<T: Tabular> Row for T {
    fn json(&self) -> Cow<'_, str> {
        Tabular::json(self)
    }

    fn cell(&self, column: &ColumnInfo) -> Cell<'_> {
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
pub(super) struct ColumnInfo {
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

/// The columns to show of rows of this type.
pub struct ColumnSet<T> {
    columns: Columns,
    rows: PhantomData<fn(&T)>,
}

/// The columns to show, without the type of their rows.
pub(super) struct Columns {
    pub(super) infos: Vec<ColumnInfo>,
    /// Whether the user chose them. None of them is left out.
    pub(super) are_chosen: bool,
    pub(super) header: bool,
    pub(super) long_cells: LongCells,
}

impl<T: Tabular> Default for ColumnSet<T> {
    /// The columns shown by default, under a header.
    fn default() -> Self {
        let columns = Columns {
            infos: column_infos::<T>(),
            are_chosen: false,
            header: true,
            long_cells: T::LONG_CELLS,
        };
        Self { columns, rows: PhantomData }
    }
}

impl<T: Tabular> ColumnSet<T> {
    /// The columns of these names in any case, or those shown by default.
    pub(crate) fn resolve(names: Option<&[String]>, header: bool) -> Result<Self, InvalidValue> {
        let columns = Columns { header, ..Self::default().columns };
        Ok(Self { columns: columns.choose(names)?, rows: PhantomData })
    }

    /// The columns for a terminal, or for anything else.
    pub(super) fn shown(&self, on_terminal: bool) -> Columns {
        self.columns.shown(on_terminal)
    }
}

impl Columns {
    fn choose(self, names: Option<&[String]>) -> Result<Self, InvalidValue> {
        let Some(names) = names else { return Ok(self) };
        let infos = names.iter().map(|name| find(name, &self.infos)).collect::<Result<_, _>>()?;
        Ok(Self { infos, are_chosen: true, ..self })
    }

    fn shown(&self, on_terminal: bool) -> Self {
        let is_shown = |column: &ColumnInfo| {
            self.are_chosen
                || match column.visibility {
                    Visibility::Always | Visibility::IfItFits(_) => true,
                    Visibility::OnTerminal(_) => on_terminal,
                    Visibility::OffTerminal => !on_terminal,
                    Visibility::WhenChosen => false,
                }
        };
        Self { infos: self.infos.iter().copied().filter(is_shown).collect(), ..*self }
    }
}

/// Every column, in the order of the table.
pub(super) fn column_infos<T: Tabular>() -> Vec<ColumnInfo> {
    let columns = T::COLUMNS.iter().enumerate();
    let info = |(index, column): (usize, &Column<T>)| {
        let Column { name, header, visibility, .. } = *column;
        ColumnInfo { index, name, header, visibility }
    };
    columns.map(info).collect()
}

fn find(name: &str, all: &[ColumnInfo]) -> Result<ColumnInfo, InvalidValue> {
    let name = name.trim();
    // Also by its header, which is what a table shows.
    let is_meant = |column: &&ColumnInfo| {
        [column.name, column.header].iter().any(|known| known.eq_ignore_ascii_case(name))
    };
    all.iter().find(is_meant).copied().ok_or_else(|| {
        let names: Vec<_> = all.iter().map(|column| column.name).collect();
        InvalidValue(format!("there is no column {name:?}; the columns are {}", names.join(", ")))
    })
}
