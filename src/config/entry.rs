//! The settings as `config show` prints them.

use std::fmt::Display;

use serde_json::Value;

use super::bad_value::BadValue;
use super::source::{Source, Sourced, TokenSource};
use crate::http::ApiUrl;
use crate::model::{Interval, Region, TimeLimit};
use crate::output::Format;
use crate::terminal::{ColorChoice, ProgressChoice};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub key: &'static str,
    /// As it could be typed, but `(set)` for a token.
    pub text: Option<String>,
    /// A number or a boolean where the setting is one, and text otherwise.
    pub value: Value,
    pub source: Option<Source>,
    /// Why the value is invalid.
    pub problem: Option<String>,
}

impl Entry {
    pub(super) fn new<T: SettingValue>(
        key: &'static str,
        setting: Option<&Sourced<T>>,
        bad_values: &[BadValue],
    ) -> Self {
        Self::of_any_type(key, setting.map(|setting| (&setting.value as _, &setting.source)), bad_values)
    }

    fn of_any_type(
        key: &'static str,
        setting: Option<(&dyn SettingValue, &Source)>,
        bad_values: &[BadValue],
    ) -> Self {
        if let Some(bad) = bad_values.iter().find(|bad| bad.setting() == key) {
            return Self {
                key,
                value: bad.shown_text().into(),
                text: Some(bad.shown_text().to_owned()),
                source: Some(bad.source.clone()),
                problem: Some(bad.problem.to_string()),
            };
        }
        Self {
            key,
            text: setting.map(|(value, _)| value.to_string()),
            value: setting.map_or(Value::Null, |(value, _)| value.to_value()),
            source: setting.map(|(_, source)| source.clone()),
            problem: None,
        }
    }
}

/// A value of a setting, as text and in JSON.
pub(super) trait SettingValue: Display {
    fn to_value(&self) -> Value {
        self.to_string().into()
    }
}

impl SettingValue for bool {
    fn to_value(&self) -> Value {
        (*self).into()
    }
}

impl SettingValue for u32 {
    fn to_value(&self) -> Value {
        (*self).into()
    }
}

impl SettingValue for ApiUrl {}
impl SettingValue for ColorChoice {}
impl SettingValue for Format {}
impl SettingValue for Interval {}
impl SettingValue for ProgressChoice {}
impl SettingValue for Region {}
impl SettingValue for String {}
impl SettingValue for TimeLimit {}
impl SettingValue for TokenSource {}
