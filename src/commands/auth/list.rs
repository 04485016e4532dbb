use std::borrow::Cow;

use serde_json::json;

use crate::cli::ContextsArgs;
use crate::commands::{SettingsLoader, Verb};
use crate::config::{Context, Settings, TokenKind};
use crate::error::{ExitCode, Failures};
use crate::output::{Cell, Column, LongCells, OneOrMany, Style, Tabular, Visibility};
use crate::session::Session;

impl Tabular for Context {
    const COLUMNS: &'static [Column<Self>] = &[
        Column {
            name: "Name",
            header: "NAME",
            visibility: Visibility::Always,
            cell: |context| Cell::plain(Some(&context.name)),
        },
        Column {
            name: "Token",
            header: "TOKEN",
            visibility: Visibility::Always,
            cell: |context| Cell::plain(context.token.map(token_kind)),
        },
        Column {
            name: "Current",
            header: "CURRENT",
            visibility: Visibility::Always,
            cell: |context| Cell::styled(context.is_current.then_some("yes"), Style::Good),
        },
    ];

    const LONG_CELLS: LongCells = LongCells::Wrap;

    fn json(&self) -> Cow<'_, str> {
        let token = self.token.map(token_kind);
        Cow::Owned(json!({"name": self.name, "token": token, "current": self.is_current}).to_string())
    }
}

fn token_kind(kind: TokenKind) -> &'static str {
    match kind {
        TokenKind::Text => "in the settings file",
        TokenKind::Command => "from token_command",
        TokenKind::File => "from token_file",
    }
}

impl Verb for ContextsArgs {
    type Row = Context;

    fn settings_loader(&self) -> SettingsLoader {
        Settings::load_without_file
    }

    fn uses(&self, setting: &str) -> bool {
        matches!(setting, "output" | "color")
    }

    fn run(&self, session: &Session) -> Result<ExitCode, Failures> {
        let columns = session.column_set()?;
        let contexts = session.settings_file()?.contexts()?;
        session.show(OneOrMany::Many(&contexts), &columns)?;
        Ok(ExitCode::Done)
    }
}
