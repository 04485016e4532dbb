use std::borrow::Cow;
use std::time::Duration;

use serde_json::json;

use crate::actions::ListReader;
use crate::actions::stats::{Tally, TypeStats};
use crate::cli::StatsArgs;
use crate::commands::Verb;
use crate::config::is_for_requests;
use crate::error::{ExitCode, Failures};
use crate::model::{duration_in_seconds, format_duration};
use crate::output::{Cell, Column, OneOrMany, Style, Tabular, Visibility};
use crate::session::{Budget, Session};

impl Verb for StatsArgs {
    type Row = TypeStats;

    fn ends_with_reader(&self) -> bool {
        true
    }

    fn uses(&self, setting: &str) -> bool {
        is_for_requests(setting)
    }

    fn run(&self, session: &Session) -> Result<ExitCode, Failures> {
        let columns = session.column_set()?;
        let query = self.filters.query(session)?;
        let api = session.api(Budget::Retries)?;
        let list = self.filters.list();
        let mut reader = ListReader::new(session, &api, &list, query);
        let mut tally = Tally::default();
        while let Some(chunk) = reader.next_chunk()? {
            for action in reader.select(chunk) {
                tally.add(&action);
            }
        }
        let (rest, end) = reader.finish();
        for action in rest {
            tally.add(&action);
        }
        session.show(OneOrMany::Many(&tally.into_rows()), &columns)?;
        end?;
        Ok(ExitCode::Done)
    }
}

impl Tabular for TypeStats {
    const COLUMNS: &'static [Column<Self>] = &[
        Column {
            name: "Type",
            header: "TYPE",
            visibility: Visibility::Always,
            cell: |row| Cell::plain(row.action_type.as_deref()),
        },
        Column {
            name: "Count",
            header: "COUNT",
            visibility: Visibility::Always,
            cell: |row| Cell::number(Some(row.count.to_string())),
        },
        Column {
            name: "InProgress",
            header: "IN_PROGRESS",
            visibility: Visibility::IfItFits(4),
            cell: |row| number(row.in_progress, Style::Busy),
        },
        Column {
            name: "Errored",
            header: "ERRORED",
            visibility: Visibility::Always,
            cell: |row| number(row.errored, Style::Bad),
        },
        Column {
            name: "P50",
            header: "P50",
            visibility: Visibility::IfItFits(2),
            cell: |row| duration(row.p50),
        },
        Column {
            name: "P95",
            header: "P95",
            visibility: Visibility::IfItFits(1),
            cell: |row| duration(row.p95),
        },
        Column {
            name: "Longest",
            header: "LONGEST",
            visibility: Visibility::IfItFits(3),
            cell: |row| duration(row.longest),
        },
        Column {
            name: "P50Seconds",
            header: "P50_SECONDS",
            visibility: Visibility::WhenChosen,
            cell: |row| duration_seconds(row.p50),
        },
        Column {
            name: "P95Seconds",
            header: "P95_SECONDS",
            visibility: Visibility::WhenChosen,
            cell: |row| duration_seconds(row.p95),
        },
        Column {
            name: "LongestSeconds",
            header: "LONGEST_SECONDS",
            visibility: Visibility::WhenChosen,
            cell: |row| duration_seconds(row.longest),
        },
    ];

    fn json(&self) -> Cow<'_, str> {
        let row = json!({
            "type": self.action_type,
            "count": self.count,
            "in_progress": self.in_progress,
            "errored": self.errored,
            "p50_seconds": self.p50.map(duration_in_seconds),
            "p95_seconds": self.p95.map(duration_in_seconds),
            "longest_seconds": self.longest.map(duration_in_seconds),
        });
        Cow::Owned(row.to_string())
    }
}

/// A number that is styled unless it is 0.
fn number(number: usize, style: Style) -> Cell<'static> {
    let style = if number == 0 { Style::Plain } else { style };
    Cell::number(Some(number.to_string())).with_style(style)
}

fn duration(duration: Option<Duration>) -> Cell<'static> {
    Cell::number(duration.map(format_duration))
}

fn duration_seconds(duration: Option<Duration>) -> Cell<'static> {
    Cell::number(duration.map(|duration| duration_in_seconds(duration).to_string()))
}
