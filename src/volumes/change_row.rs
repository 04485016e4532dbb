//! What the commands that change volumes print: an action, and the volume that it changes.

use std::borrow::Cow;

use crate::error::Step;
use crate::model::{Action, VolumeId};
use crate::output::{Cell, Column, Tabular, Visibility};

pub(crate) struct ChangeRow {
    /// As the user named it; the API's action does not say.
    volume: String,
    action: Action,
}

impl ChangeRow {
    pub(crate) fn new(volume: impl Into<String>, action: Action) -> Self {
        Self { volume: volume.into(), action }
    }

    /// The rows of the actions that these steps started.
    pub(crate) fn of_steps(steps: &[Step], actions: &[Action]) -> Vec<Self> {
        let row = |action: &Action| {
            let is_its = |step: &&Step| step.action_id.is_some() && step.action_id == action.action_id();
            let step = steps.iter().find(is_its);
            Self::new(step.map_or("", |step| &step.volume), action.clone())
        };
        actions.iter().map(row).collect()
    }
}

/// A column of actions.
const fn of_action<const INDEX: usize>() -> Column<ChangeRow> {
    let Column { name, header, visibility, .. } = Action::COLUMNS[INDEX];
    Column { name, header, visibility, cell: |row| (Action::COLUMNS[INDEX].cell)(&row.action) }
}

impl Tabular for ChangeRow {
    const COLUMNS: &'static [Column<Self>] = &[
        Column {
            name: "Volume",
            header: "VOLUME",
            visibility: Visibility::Always,
            cell: |row| volume(&row.volume),
        },
        of_action::<0>(),
        of_action::<1>(),
        of_action::<2>(),
        of_action::<3>(),
        of_action::<4>(),
        of_action::<5>(),
        of_action::<6>(),
        of_action::<7>(),
        of_action::<8>(),
        of_action::<9>(),
        of_action::<10>(),
        of_action::<11>(),
        of_action::<12>(),
    ];

    /// The API's own object, as every command prints it.
    fn json(&self) -> Cow<'_, str> {
        self.action.json()
    }
}

fn volume(named: &str) -> Cell<'_> {
    let is_id = named.parse::<VolumeId>().is_ok();
    let text = Some(named).filter(|named| !named.is_empty());
    if is_id { Cell::identifier(text) } else { Cell::plain(text) }
}

const _: () =
    assert!(ChangeRow::COLUMNS.len() == Action::COLUMNS.len() + 1, "a column of actions is missing");
