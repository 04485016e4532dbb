use std::fmt;
use std::str::FromStr;

use crate::model::InvalidValue;

/// The format of a result on standard output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    #[default]
    Table,
    Json,
    /// One JSON object per line.
    Jsonl,
    Csv,
    Tsv,
    Yaml,
}

impl Format {
    /// The names for `--output`.
    pub(crate) const NAMES: &[(&str, Self)] = &[
        ("table", Self::Table),
        ("text", Self::Table),
        ("json", Self::Json),
        ("jsonl", Self::Jsonl),
        ("csv", Self::Csv),
        ("tsv", Self::Tsv),
        ("yaml", Self::Yaml),
    ];

    /// What `doact help output` says.
    pub(crate) fn about(self) -> &'static str {
        match self {
            Self::Table => "columns for people; the default, also called text",
            Self::Json => "the API's own objects with every field: one object, or an array of several",
            Self::Jsonl => "the objects, one on each line; a list is printed while it is read",
            Self::Csv => "columns for spreadsheets, quoted where necessary, with a header",
            Self::Tsv => "the same, separated by tabs",
            Self::Yaml => "the data of json; a list is printed while it is read",
        }
    }

    /// Whether results are JSON objects for programs. Failures are then objects too.
    pub(crate) fn is_structured(self) -> bool {
        match self {
            Self::Json | Self::Jsonl | Self::Yaml => true,
            Self::Table | Self::Csv | Self::Tsv => false,
        }
    }

    /// Whether a list is one document, which has to be closed.
    pub(crate) fn is_one_document(self) -> bool {
        match self {
            Self::Json | Self::Yaml => true,
            Self::Table | Self::Jsonl | Self::Csv | Self::Tsv => false,
        }
    }
}

impl FromStr for Format {
    type Err = InvalidValue;

    fn from_str(text: &str) -> Result<Self, InvalidValue> {
        let wanted = text.to_ascii_lowercase();
        let found = Self::NAMES.iter().find(|(name, _)| *name == wanted);
        found.map(|(_, format)| *format).ok_or_else(|| {
            let names: Vec<_> = Self::NAMES.iter().map(|(name, _)| *name).collect();
            InvalidValue(format!("an output format is one of {}", names.join(", ")))
        })
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = Self::NAMES.iter().find(|(_, format)| format == self).map(|(name, _)| *name);
        f.write_str(name.unwrap_or_default())
    }
}
