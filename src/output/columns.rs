use std::borrow::Cow;
use std::marker::PhantomData;

use super::cell::Cell;
use crate::model::InvalidValue;

/// A row of a result, as tables, CSV and JSON show it.
pub trait Tabular: Sized + 'static {
    /// Every column, in the order of the table.
    const COLUMNS: &'static [Column<Self>];

    /// What happens to a cell that is too wide for a terminal.
    const LONG_CELLS: LongCells = LongCells::Cut;

    /// The row as one JSON value, for the formats that are not tables.
    fn json(&self) -> Cow<'_, str>;
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LongCells {
    /// It is cut, so that each row is one line.
    Cut,
    /// It is wrapped. A single row that is too wide is shown with one line for each column.
    Wrap,
}

/// A row of any type, so that each writer is compiled once and not once for each row type.
pub(super) trait Row {
    /// See [`Tabular::json`].
    fn json(&self) -> Cow<'_, str>;

    /// The column must be one of this row's type.
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

/// A [`Column`] without the type of its rows.
#[derive(Debug, Clone, Copy)]
pub(super) struct ColumnInfo {
    /// In [`Tabular::COLUMNS`].
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
    /// By default, unless the terminal is too narrow. The column with the highest number is left out first.
    IfItFits(u8),
    /// The same, but only on a terminal.
    OnTerminal(u8),
    /// By default, but never on a terminal.
    OffTerminal,
    /// Only when `--format` names it.
    WhenChosen,
}

/// The columns to show for rows of this type.
pub struct ColumnSet<T> {
    columns: Columns,
    rows: PhantomData<fn(&T)>,
}

/// A [`ColumnSet`] without the type of its rows.
pub(super) struct Columns {
    pub(super) infos: Vec<ColumnInfo>,
    /// Whether the user chose them: then none is left out.
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
    /// The columns with these names, in any case; without names, those shown by default.
    pub(crate) fn resolve(names: Option<&[String]>, header: bool) -> Result<Self, InvalidValue> {
        let columns = Columns { header, ..Self::default().columns };
        Ok(Self { columns: columns.choose(names)?, rows: PhantomData })
    }

    /// The columns that are shown on a terminal, or anywhere else.
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
