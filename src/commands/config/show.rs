use std::borrow::Cow;

use serde_json::json;

use crate::cli::ShowArgs;
use crate::commands::Verb;
use crate::config::Entry;
use crate::error::{ExitCode, Failures};
use crate::output::{Cell, Column, LongCells, OneOrMany, Tabular, Visibility};
use crate::session::Session;
use crate::terminal::redact::redact;

impl Tabular for Entry {
    const COLUMNS: &'static [Column<Self>] = &[
        Column {
            name: "Key",
            header: "KEY",
            visibility: Visibility::Always,
            cell: |entry| Cell::plain(Some(entry.key)),
        },
        Column {
            name: "Value",
            header: "VALUE",
            visibility: Visibility::Always,
            cell: |entry| Cell::plain(value(entry)),
        },
        Column {
            name: "Source",
            header: "SOURCE",
            visibility: Visibility::Always,
            cell: |entry| Cell::plain(entry.source.as_ref().map(ToString::to_string)),
        },
    ];

    const LONG_CELLS: LongCells = LongCells::Wrap;

    fn json(&self) -> Cow<'_, str> {
        let source = self.source.as_ref().map(ToString::to_string);
        Cow::Owned(json!({"key": self.key, "value": value(self), "source": source}).to_string())
    }
}

/// The value with anything that looks like a token redacted, whatever the setting is.
fn value(entry: &Entry) -> Option<String> {
    entry.value.as_deref().map(|value| redact(value, &[]).into_owned())
}

impl Verb for ShowArgs {
    type Row = Entry;

    fn run(&self, session: &Session) -> Result<ExitCode, Failures> {
        let columns = session.column_set()?;
        session.show(OneOrMany::Many(&session.settings.entries()), &columns)?;
        Ok(ExitCode::Done)
    }
}
