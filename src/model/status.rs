use std::fmt;

/// An unknown status is kept, shown and waited on.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Status {
    InProgress,
    Completed,
    Errored,
    /// Not in openapi `action.status`.
    Other(String),
}

impl Status {
    /// As in the API.
    pub fn as_str(&self) -> &str {
        match self {
            Self::InProgress => "in-progress",
            Self::Completed => "completed",
            Self::Errored => "errored",
            Self::Other(word) => word,
        }
    }

    pub fn is_final(&self) -> bool {
        match self {
            Self::Completed | Self::Errored => true,
            Self::InProgress | Self::Other(_) => false,
        }
    }
}

impl From<&str> for Status {
    fn from(word: &str) -> Self {
        match word {
            "in-progress" => Self::InProgress,
            "completed" => Self::Completed,
            "errored" => Self::Errored,
            other => Self::Other(other.to_owned()),
        }
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
