use std::borrow::Cow;

use super::cell::{Cell, Style};
use super::columns::{Column, Tabular, Visibility};
use crate::model::{Action, Status, duration_in_seconds, format_duration};

impl Tabular for Action {
    /// Columns that doctl also has are named as in doctl.
    const COLUMNS: &'static [Column<Self>] = &[
        Column {
            name: "ID",
            header: "ID",
            visibility: Visibility::Always,
            cell: |action| Cell::number(action.id()),
        },
        Column { name: "Status", header: "STATUS", visibility: Visibility::Always, cell: status },
        Column {
            name: "Type",
            header: "TYPE",
            visibility: Visibility::Always,
            cell: |action| Cell::plain(action.action_type()),
        },
        Column {
            name: "StartedAt",
            header: "STARTED",
            visibility: Visibility::OffTerminal,
            cell: |action| Cell::plain(action.started_at()),
        },
        Column {
            name: "CompletedAt",
            header: "COMPLETED",
            visibility: Visibility::OffTerminal,
            cell: |action| Cell::plain(action.completed_at()),
        },
        Column {
            name: "Age",
            header: "AGE",
            visibility: Visibility::OnTerminal(1),
            cell: |action| Cell::age_of(action.start()),
        },
        Column {
            name: "Duration",
            header: "DURATION",
            visibility: Visibility::IfItFits(2),
            cell: |action| Cell::number(action.duration().map(format_duration)),
        },
        Column {
            name: "DurationSeconds",
            header: "DURATION_SECONDS",
            visibility: Visibility::WhenChosen,
            cell: |action| {
                Cell::number(action.duration().map(|duration| duration_in_seconds(duration).to_string()))
            },
        },
        Column {
            name: "Resource",
            header: "RESOURCE",
            visibility: Visibility::IfItFits(4),
            cell: |action| Cell::identifier(action.resource_name()),
        },
        Column {
            name: "Region",
            header: "REGION",
            visibility: Visibility::IfItFits(3),
            cell: |action| Cell::plain(action.region_slug()),
        },
        Column {
            name: "ResourceID",
            header: "RESOURCE_ID",
            visibility: Visibility::WhenChosen,
            cell: |action| Cell::number(action.resource_id()),
        },
        Column {
            name: "ResourceType",
            header: "RESOURCE_TYPE",
            visibility: Visibility::WhenChosen,
            cell: |action| Cell::plain(action.resource_type()),
        },
        Column {
            name: "RegionName",
            header: "REGION_NAME",
            visibility: Visibility::WhenChosen,
            cell: |action| Cell::plain(action.region_name().map(String::from)),
        },
    ];

    fn json(&self) -> Cow<'_, str> {
        Cow::Borrowed(self.raw())
    }
}

fn status(action: &Action) -> Cell<'_> {
    let style = match action.status() {
        Some(Status::Completed) => Style::Good,
        Some(Status::Errored) => Style::Bad,
        Some(Status::InProgress | Status::Other(_)) => Style::Busy,
        None => Style::Plain,
    };
    Cell::styled(action.status().map(Status::as_str), style)
}

#[cfg(test)]
mod tests {
    use serde_json::value::RawValue;

    use super::*;

    fn cell(column: &str, json: &str) -> Option<String> {
        let action = Action::from_raw(&RawValue::from_string(json.to_owned()).unwrap()).unwrap();
        let column = Action::COLUMNS.iter().find(|found| found.name == column).unwrap();
        (column.cell)(&action).into_text("2020-11-14T18:00:00Z".parse().unwrap()).map(Cow::into_owned)
    }

    #[test]
    fn only_an_action_that_ended_has_a_duration() {
        let duration = |end| {
            cell("Duration", &format!(r#"{{"started_at":"2020-11-14T16:29:21Z","completed_at":{end}}}"#))
        };
        assert_eq!(duration("\"2020-11-14T16:30:06Z\"").as_deref(), Some("45s"));
        assert_eq!(duration("\"2020-11-14T16:29:21Z\"").as_deref(), Some("0s"));
        assert_eq!(duration("null"), None);
    }

    #[test]
    fn seconds_have_a_fraction_only_if_the_times_have_one() {
        let seconds = |end: &str| {
            let json = format!(r#"{{"started_at":"2020-11-14T16:29:21Z","completed_at":"{end}"}}"#);
            cell("DurationSeconds", &json)
        };
        assert_eq!(seconds("2020-11-14T16:31:11Z").as_deref(), Some("110"));
        assert_eq!(seconds("2020-11-14T16:29:21.5Z").as_deref(), Some("0.5"));
        assert_eq!(seconds("").as_deref(), None);
    }

    #[test]
    fn the_age_counts_from_the_start_and_is_never_negative() {
        let age = |start: &str| cell("Age", &format!(r#"{{"started_at":"{start}"}}"#));
        assert_eq!(age("2020-11-14T16:29:21Z").as_deref(), Some("1h"));
        assert_eq!(age("2020-11-14T18:00:09Z").as_deref(), Some("0s"));
        assert_eq!(age("soon"), None);
    }

    #[test]
    fn a_resource_without_an_id_is_its_type() {
        let name = |json| cell("Resource", json);
        assert_eq!(
            name(r#"{"resource_type":"droplet","resource_id":3164444}"#).as_deref(),
            Some("droplet/3164444")
        );
        assert_eq!(name(r#"{"resource_type":"volume","resource_id":null}"#).as_deref(), Some("volume"));
        assert_eq!(name("{}"), None);
    }
}
