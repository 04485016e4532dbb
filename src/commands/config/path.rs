use std::borrow::Cow;

use serde_json::json;

use crate::cli::PathArgs;
use crate::commands::Verb;
use crate::error::{ExitCode, Failures};
use crate::output::{Cell, Column, Format, OneOrMany, Tabular, Visibility};
use crate::session::Session;
use crate::terminal::text::escape_controls;

pub(crate) struct Location {
    path: String,
    exists: bool,
}

impl Tabular for Location {
    const COLUMNS: &'static [Column<Self>] = &[
        Column {
            name: "Path",
            header: "PATH",
            visibility: Visibility::Always,
            cell: |location| Cell::plain(Some(&location.path)),
        },
        Column {
            name: "Exists",
            header: "EXISTS",
            visibility: Visibility::Always,
            cell: |location| Cell::plain(Some(location.exists.to_string())),
        },
    ];

    fn json(&self) -> Cow<'_, str> {
        Cow::Owned(json!({"path": self.path, "exists": self.exists}).to_string())
    }
}

impl Verb for PathArgs {
    type Row = Location;

    fn needs_settings(&self) -> bool {
        false
    }

    fn run(&self, session: &Session) -> Result<ExitCode, Failures> {
        let columns = session.column_set()?;
        let file = session.settings_file()?;
        let path = file.path();
        let location = Location { path: path.display().to_string(), exists: path.exists() };
        match session.settings.output.value {
            // The bare path, so that it can be copied or used in a script.
            Format::Table if session.printer.options().render.is_terminal => {
                session.printer.stdout(&format!("{}\n", escape_controls(&location.path)))?;
            }
            Format::Table => session.printer.stdout(&format!("{}\n", location.path))?,
            Format::Json | Format::Jsonl | Format::Csv | Format::Tsv | Format::Yaml => {
                session.show(OneOrMany::One(&location), &columns)?;
            }
        }
        Ok(ExitCode::Done)
    }
}
