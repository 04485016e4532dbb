use std::borrow::Cow;

use serde_json::json;

use crate::cli::VersionArgs;
use crate::commands::Verb;
use crate::error::{ExitCode, Failures};
use crate::output::{Cell, Column, Format, OneOrMany, Tabular, Visibility};
use crate::session::Session;

pub(crate) struct Version {
    number: &'static str,
}

impl Tabular for Version {
    const COLUMNS: &'static [Column<Self>] = &[Column {
        name: "Version",
        header: "VERSION",
        visibility: Visibility::Always,
        cell: |version| Cell::plain(Some(version.number)),
    }];

    fn json(&self) -> Cow<'_, str> {
        Cow::Owned(json!({"version": self.number}).to_string())
    }
}

impl Verb for VersionArgs {
    type Row = Version;

    fn needs_settings(&self) -> bool {
        false
    }

    fn run(&self, session: &Session) -> Result<ExitCode, Failures> {
        let columns = session.column_set()?;
        let version = Version { number: env!("CARGO_PKG_VERSION") };
        match session.settings.output.value {
            // The line of `--version`.
            Format::Table if session.columns.is_none() => {
                session.printer.stdout(&format!("doact {}\n", version.number))?;
            }
            _ => session.show(OneOrMany::One(&version), &columns)?,
        }
        Ok(ExitCode::Done)
    }
}
