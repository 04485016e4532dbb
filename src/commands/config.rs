use std::borrow::Cow;

use serde_json::json;

use crate::config::{Row, settings_path};
use crate::output::{Cell, Column, Format, Shape, Shown, Tabular};
use crate::session::{Outcome, Session};
use crate::text::redacted;

impl Tabular for Row {
    const COLUMNS: &'static [Column<Self>] = &[
        Column { name: "Key", header: "KEY", shown: Shown::Always, cell: |row| Cell::plain(Some(row.key)) },
        Column { name: "Value", header: "VALUE", shown: Shown::Always, cell: |row| Cell::plain(value(row)) },
        Column {
            name: "Source",
            header: "SOURCE",
            shown: Shown::Always,
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
    row.value.as_deref().map(|value| redacted(value, None).into_owned())
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
