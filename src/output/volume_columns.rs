use std::borrow::Cow;

use smol_str::SmolStr;

use super::cell::Cell;
use super::columns::{Column, Tabular, Visibility};
use crate::model::Volume;

impl Tabular for Volume {
    /// Columns that doctl also has are named as in doctl. On a narrow terminal the long ID is left out: the
    /// name and the region identify a volume too.
    const COLUMNS: &'static [Column<Self>] = &[
        Column {
            name: "ID",
            header: "ID",
            visibility: Visibility::IfItFits(3),
            cell: |volume| Cell::identifier(Some(&volume.id).filter(|id| !id.is_empty())),
        },
        Column {
            name: "Name",
            header: "NAME",
            visibility: Visibility::Always,
            cell: |volume| Cell::plain(volume.name.as_deref()),
        },
        Column {
            name: "Size",
            header: "SIZE",
            visibility: Visibility::Always,
            cell: |volume| Cell::number(volume.size_text().map(with_unit)),
        },
        Column {
            name: "Region",
            header: "REGION",
            visibility: Visibility::IfItFits(1),
            cell: |volume| Cell::plain(volume.region_slug()),
        },
        Column {
            name: "DropletIDs",
            header: "DROPLET",
            visibility: Visibility::Always,
            cell: |volume| Cell::number(volume.droplet_ids.as_deref().map(joined)),
        },
        Column {
            name: "Tags",
            header: "TAGS",
            visibility: Visibility::IfItFits(4),
            cell: |volume| Cell::plain(Some(joined(&volume.tags()))),
        },
        Column {
            name: "CreatedAt",
            header: "CREATED",
            visibility: Visibility::OffTerminal,
            cell: |volume| Cell::plain(volume.created_at().map(String::from)),
        },
        Column {
            name: "Age",
            header: "CREATED",
            visibility: Visibility::OnTerminal(5),
            cell: |volume| Cell::age_of(volume.created_at().and_then(|time| time.parse().ok())),
        },
        Column {
            name: "SizeGigabytes",
            header: "SIZE_GIGABYTES",
            visibility: Visibility::WhenChosen,
            cell: |volume| Cell::number(volume.size_text().map(String::from)),
        },
        Column {
            name: "Description",
            header: "DESCRIPTION",
            visibility: Visibility::WhenChosen,
            cell: |volume| text_field(volume, "description"),
        },
        Column {
            name: "FilesystemType",
            header: "FILESYSTEM_TYPE",
            visibility: Visibility::WhenChosen,
            cell: |volume| text_field(volume, "filesystem_type"),
        },
        Column {
            name: "FilesystemLabel",
            header: "FILESYSTEM_LABEL",
            visibility: Visibility::WhenChosen,
            cell: |volume| text_field(volume, "filesystem_label"),
        },
        Column {
            name: "RegionName",
            header: "REGION_NAME",
            visibility: Visibility::WhenChosen,
            cell: |volume| Cell::plain(volume.region_name().map(String::from)),
        },
    ];

    fn json(&self) -> Cow<'_, str> {
        Cow::Borrowed(self.raw())
    }
}

/// Adds the unit, unless the size is not a number.
fn with_unit(size: SmolStr) -> String {
    if size.parse::<f64>().is_ok() { format!("{size}GiB") } else { size.into() }
}

fn text_field(volume: &Volume, name: &'static str) -> Cell<'static> {
    Cell::plain(volume.text_field(name).map(String::from))
}

fn joined(items: &[impl ToString]) -> String {
    let items: Vec<_> = items.iter().map(ToString::to_string).collect();
    items.join(",")
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;

    fn cell(column: &str, json: &str) -> Option<String> {
        let volume: Volume = serde_json::from_str(json).unwrap();
        let column = Volume::COLUMNS.iter().find(|found| found.name == column).unwrap();
        (column.cell)(&volume)
            .into_text(Timestamp::UNIX_EPOCH)
            .map(Cow::into_owned)
            .filter(|text| !text.is_empty())
    }

    #[test]
    fn droplets_and_tags_are_lists_separated_by_commas() {
        let volume = r#"{"droplet_ids":[42,43],"tags":["a","b"]}"#;
        assert_eq!(cell("DropletIDs", volume).as_deref(), Some("42,43"));
        assert_eq!(cell("Tags", volume).as_deref(), Some("a,b"));
        for none in [r#"{"droplet_ids":null,"tags":null}"#, r#"{"droplet_ids":{},"tags":7}"#, "{}", "7"] {
            assert_eq!((cell("DropletIDs", none), cell("Tags", none)), (None, None), "{none}");
        }
    }

    #[test]
    fn a_size_is_shown_as_sent_with_its_unit() {
        let size = |json: &str| cell("Size", &format!(r#"{{"size_gigabytes":{json}}}"#));
        let sizes = ["100", "\"100\"", "12345678901234567890123", "1.5", "null", "{}"].map(size);
        let expected =
            ["100GiB", "100GiB", "12345678901234567890123GiB", "1.5GiB"].map(|size| Some(size.to_owned()));
        assert_eq!(sizes[..4], expected);
        assert_eq!(sizes[4..], [None, None]);
        assert_eq!(size("\"big\"").as_deref(), Some("big"));
    }
}
