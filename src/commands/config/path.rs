use std::borrow::Cow;

use serde_json::json;

use crate::cli::PathArgs;
use crate::commands::{SettingsLoader, Verb};
use crate::config::{Settings, settings_path};
use crate::error::{ExitCode, Failures};
use crate::output::{Cell, Column, Format, OneOrMany, Tabular, Visibility};
use crate::session::Session;

/// Where the settings are.
pub(crate) struct Place {
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

impl Verb for PathArgs {
    type Row = Place;

    fn settings_loader(&self) -> SettingsLoader {
        Settings::load_without_file
    }

    fn run(&self, session: &Session) -> Result<ExitCode, Failures> {
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
        Ok(ExitCode::Done)
    }
}
