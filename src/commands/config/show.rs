use std::borrow::Cow;

use serde_json::json;

use crate::cli::ShowArgs;
use crate::commands::Verb;
use crate::config::Row;
use crate::error::{ExitCode, Failures};
use crate::output::{Cell, Column, OneOrMany, Tabular, Visibility};
use crate::session::Session;
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

impl Verb for ShowArgs {
    type Row = Row;

    fn run(&self, session: &Session) -> Result<ExitCode, Failures> {
        let layout = session.layout()?;
        session.show(OneOrMany::Many(&session.settings.show()), &layout)?;
        Ok(ExitCode::Done)
    }
}
