use std::borrow::Cow;

use serde_json::json;

use crate::config::{Row, settings_path};
use crate::output::{Cell, Column, Format, OneOrMany, Tabular, Visibility};
use crate::session::{CommandResult, Session};
use crate::terminal::redact::redact;

impl Tabular for Row {
    const COLUMNS: &'static [Column<Self>] = &[
        Column {
            name: "Key",
            header: "KEY",
            visibility: Visibility::Always,
            cell: |row| Cell::plain(Some(row.key)),
        },
        Column {
            name: "Value",
            header: "VALUE",
            visibility: Visibility::Always,
            cell: |row| Cell::plain(value(row)),
        },
        Column {
            name: "Source",
            header: "SOURCE",
            visibility: Visibility::Always,
            cell: |row| Cell::plain(row.source.as_ref().map(ToString::to_string)),
        },
    ];

    fn json(&self) -> Cow<'_, str> {
        let source = self.source.as_ref().map(ToString::to_string);
        Cow::Owned(json!({"key": self.key, "value": value(self), "source": source}).to_string())
    }
}

/// The value, without what looks like a token wherever somebody put it.
fn value(row: &Row) -> Option<String> {
    row.value.as_deref().map(|value| redact(value, &[]).into_owned())
}

/// `doact config show`
pub fn show(session: &Session) -> CommandResult {
    let layout = session.layout()?;
    Ok(session.show(OneOrMany::Many(&session.settings.show()), &layout)?)
}

/// Where the settings are.
struct Place {
    path: String,
    exists: bool,
}

impl Tabular for Place {
    const COLUMNS: &'static [Column<Self>] = &[
        Column {
            name: "Path",
            header: "PATH",
            visibility: Visibility::Always,
            cell: |place| Cell::plain(Some(&place.path)),
        },
        Column {
            name: "Exists",
            header: "EXISTS",
            visibility: Visibility::Always,
            cell: |place| Cell::plain(Some(place.exists.to_string())),
        },
    ];

    fn json(&self) -> Cow<'_, str> {
        Cow::Owned(json!({"path": self.path, "exists": self.exists}).to_string())
    }
}

/// `doact config path`
pub fn path(session: &Session) -> CommandResult {
    let layout = session.layout()?;
    let path = settings_path(session.config.clone(), &session.environment)?;
    let place = Place { path: path.display().to_string(), exists: path.exists() };
    match session.settings.output.value {
        // For people: the bare path, to be pasted.
        Format::Table => session.printer.stdout(&format!("{}\n", place.path))?,
        Format::Json | Format::Jsonl | Format::Csv | Format::Tsv | Format::Yaml => {
            session.show(OneOrMany::One(&place), &layout)?;
        }
    }
    Ok(())
}
