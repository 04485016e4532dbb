use std::borrow::Cow;

use serde_json::json;

use crate::config::{Row, settings_path};
use crate::output::{Cell, Column, Format, Shape, Shown, Tabular};
use crate::session::{Outcome, Session};

impl Tabular for Row {
    const COLUMNS: &'static [Column<Self>] = &[
        Column { name: "Key", header: "KEY", shown: Shown::Always, cell: |row| Cell::plain(Some(row.key)) },
        Column {
            name: "Value",
            header: "VALUE",
            shown: Shown::Always,
            cell: |row| Cell::plain(row.value.clone()),
        },
        Column {
            name: "Source",
            header: "SOURCE",
            shown: Shown::Always,
            cell: |row| Cell::plain(row.source.as_ref().map(ToString::to_string)),
        },
    ];

    fn json(&self) -> Cow<'_, str> {
        let source = self.source.as_ref().map(ToString::to_string);
        Cow::Owned(json!({"key": self.key, "value": self.value, "source": source}).to_string())
    }
}

/// `doact config show`
pub fn show(session: &Session) -> Outcome {
    let layout = session.layout()?;
    Ok(session.show(Shape::Many(&session.settings.show()), &layout)?)
}

/// `doact config path`
pub fn path(session: &Session) -> Outcome {
    let path = settings_path(session.config.clone(), &session.environment)?;
    let text = match session.settings.output.value {
        Format::Table => format!("{}\n", path.display()),
        Format::Json => format!("{}\n", json!({"path": path.display().to_string(), "exists": path.exists()})),
    };
    Ok(session.printer.result(&text)?)
}
