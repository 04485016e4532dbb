use std::borrow::Cow;

use super::columns::{Cell, Column, Style, Tabular, Visibility};
use crate::model::{Action, Status, format_duration};

impl Tabular for Action {
    /// Names that doctl also has are the same.
    const COLUMNS: &'static [Column<Self>] = &[
        Column {
            name: "ID",
            header: "ID",
            visibility: Visibility::Always,
            cell: |action| Cell::plain(action.id().map(ToString::to_string)),
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
            visibility: Visibility::IfItFits(1),
            cell: |action| Cell::plain(action.started_at()),
        },
        Column {
            name: "CompletedAt",
            header: "COMPLETED",
            visibility: Visibility::IfItFits(5),
            cell: |action| Cell::plain(action.completed_at()),
        },
        Column {
            name: "Duration",
            header: "DURATION",
            visibility: Visibility::IfItFits(2),
            cell: |action| Cell::plain(action.duration().map(format_duration)),
        },
        Column {
            name: "Resource",
            header: "RESOURCE",
            visibility: Visibility::IfItFits(4),
            cell: |action| Cell::plain(action.resource_name()),
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
            cell: |action| Cell::plain(action.resource_id().map(ToString::to_string)),
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
            cell: |action| Cell::plain(action.region_name()),
        },
    ];

    fn json(&self) -> Cow<'_, str> {
        Cow::Borrowed(self.raw().get())
    }
}

fn status(action: &Action) -> Cell {
    let style = match action.status() {
        Some(Status::Completed) => Style::Good,
        Some(Status::Errored) => Style::Bad,
        Some(Status::InProgress | Status::Other(_)) => Style::Busy,
        None => Style::Plain,
    };
    Cell { text: action.status().map(ToString::to_string), style }
}

#[cfg(test)]
mod tests {
    use serde_json::value::RawValue;

    use super::*;

    fn cell(column: &str, json: &str) -> Option<String> {
        let action = Action::from_raw(&RawValue::from_string(json.to_owned()).unwrap()).unwrap();
        let column = Action::COLUMNS.iter().find(|found| found.name == column).unwrap();
        (column.cell)(&action).text
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
