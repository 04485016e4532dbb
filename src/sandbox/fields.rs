use serde_json::{Map, Value};

use super::error_response::ErrorResponse;
use crate::model::{SizeGib, whole_number};

/// The fields of a body. Null means absent.
pub(super) struct Fields(Map<String, Value>);

impl Fields {
    pub(super) fn parse(body: &[u8]) -> Result<Self, ErrorResponse> {
        match serde_json::from_slice(body) {
            Ok(Value::Object(fields)) => Ok(Self(fields)),
            Ok(_) => Err(invalid("the request body must be a JSON object")),
            Err(_) => Err(ErrorResponse::Malformed("The request body is not JSON.")),
        }
    }

    fn get(&self, name: &str) -> Option<&Value> {
        self.0.get(name).filter(|value| !value.is_null())
    }

    pub(super) fn optional_text(&self, name: &str) -> Result<Option<String>, ErrorResponse> {
        match self.get(name) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text.clone())),
            Some(_) => Err(invalid(format!("{name} must be a string"))),
        }
    }

    pub(super) fn text(&self, name: &str) -> Result<String, ErrorResponse> {
        let text = self.optional_text(name)?;
        text.ok_or_else(|| invalid(format!("{name} is required")))
    }

    /// A number, or a string of digits as in the documentation's curl examples. None if it is neither.
    pub(super) fn number(&self, name: &str) -> Result<Option<u64>, ErrorResponse> {
        match self.get(name) {
            None => Err(invalid(format!("{name} is required"))),
            Some(Value::String(text)) => Ok(whole_number(0..=u64::MAX)(text).ok()),
            Some(number) => Ok(number.as_u64()),
        }
    }

    pub(super) fn size(&self) -> Result<SizeGib, ErrorResponse> {
        self.number("size_gigabytes")?.and_then(SizeGib::new).ok_or_else(|| {
            let max = SizeGib::MAX;
            invalid(format!("size_gigabytes must be a whole number from 1 to {max}"))
        })
    }

    pub(super) fn tags(&self) -> Result<Vec<String>, ErrorResponse> {
        let tags = match self.get("tags") {
            None => Some(Vec::new()),
            Some(Value::Array(tags)) => tags.iter().map(|tag| tag.as_str().map(str::to_owned)).collect(),
            Some(_) => None,
        };
        tags.ok_or_else(|| invalid("tags must be a list of strings"))
    }
}

pub(super) fn invalid(message: impl Into<String>) -> ErrorResponse {
    ErrorResponse::Invalid(message.into())
}
