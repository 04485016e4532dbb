use std::borrow::Cow;

use serde_json::{Value, json};

use crate::cli::ShowArgs;
use crate::commands::{SettingsLoader, Verb};
use crate::config::{Entry, Settings};
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
            cell: |entry| Cell::plain(entry.text.as_deref().map(hide_token)),
        },
        Column {
            name: "Source",
            header: "SOURCE",
            visibility: Visibility::Always,
            cell: |entry| Cell::plain(entry.source.as_ref().map(ToString::to_string)),
        },
        Column {
            name: "Problem",
            header: "PROBLEM",
            visibility: Visibility::WhenChosen,
            cell: |entry| Cell::plain(entry.problem.as_deref()),
        },
    ];

    const LONG_CELLS: LongCells = LongCells::Wrap;

    fn json(&self) -> Cow<'_, str> {
        let source = self.source.as_ref().map(ToString::to_string);
        let value = match &self.value {
            Value::String(text) => hide_token(text).into(),
            other => other.clone(),
        };
        let entry = json!({"key": self.key, "value": value, "source": source, "problem": self.problem});
        Cow::Owned(entry.to_string())
    }
}

/// Whatever the setting is, its value may be a token.
fn hide_token(text: &str) -> String {
    redact(text, &[]).into_owned()
}

impl Verb for ShowArgs {
    type Row = Entry;

    fn settings_loader(&self) -> SettingsLoader {
        Settings::load_to_show
    }

    fn uses(&self, _setting: &str) -> bool {
        false
    }

    fn run(&self, session: &Session) -> Result<ExitCode, Failures> {
        let columns = session.column_set()?;
        session.show(OneOrMany::Many(&session.settings.entries()), &columns)?;
        session.settings.problems().for_each(|problem| session.printer.warning(&problem.to_string()));
        Ok(ExitCode::Done)
    }
}
