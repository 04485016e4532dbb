use unicode_width::UnicodeWidthStr as _;

use super::observer::Target;
use crate::model::{Action, ActionId, Status};
use crate::terminal::text::{cut, escape_controls};

/// The name of an action in the line of a wait. Control characters are escaped.
#[derive(Debug, Clone)]
pub(super) struct WaitName {
    id: ActionId,
    /// The user's name for it.
    label: Option<String>,
    /// Its type and resource, once it has been seen.
    kind: Option<String>,
}

impl WaitName {
    pub(super) fn new(target: &Target) -> Self {
        let label = target.label.as_deref().map(|label| escape_controls(label).into_owned());
        Self { id: target.id, label, kind: None }
    }

    pub(super) fn learn(&mut self, action: &Action) {
        self.kind = kind(action);
    }

    /// The name with its texts changed, such as redacted.
    pub(super) fn map(&self, change: impl Fn(&str) -> String) -> Self {
        let changed = |text: &Option<String>| text.as_deref().map(&change);
        Self { id: self.id, label: changed(&self.label), kind: changed(&self.kind) }
    }

    /// `data → Droplet 42: in progress, 12s (action 7)`
    pub(super) fn line(&self, state: &str) -> String {
        match self.label.as_ref().or(self.kind.as_ref()) {
            Some(name) => format!("{name}: {state} (action {})", self.id),
            None => format!("action {}: {state}", self.id),
        }
    }

    /// The same in at most `width` columns. Leaves out the ID first if the user has a name for the action, or
    /// else the type and resource. Then cuts the name, and finally the state.
    pub(super) fn line_within(&self, state: &str, width: usize) -> String {
        let whole = self.line(state);
        if whole.width() <= width {
            return whole;
        }
        let name = self.label.clone().unwrap_or_else(|| format!("action {}", self.id));
        let name_width = width.saturating_sub(state.width() + ": ".len()).max(NAME_WIDTH_MIN);
        cut(&format!("{}: {state}", cut(&name, name_width)), width).into_owned()
    }
}

/// A name is not cut below this width.
const NAME_WIDTH_MIN: usize = 8;

fn kind(action: &Action) -> Option<String> {
    action.type_and_resource().map(|text| escape_controls(&text).into_owned())
}

/// `action 7 (attach_volume volume)`, or less if less is known.
pub(crate) fn title(id: ActionId, action: &Action) -> String {
    kind(action).map_or_else(|| format!("action {id}"), |kind| format!("action {id} ({kind})"))
}

/// The status in words. Without one it is in progress (openapi `action.status`, default).
pub(super) fn status_in_words(action: &Action) -> String {
    match action.status() {
        Some(Status::InProgress) | None => "in progress".to_owned(),
        Some(status) => escape_controls(status.as_str()).into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(label: Option<&str>, action: Option<&str>) -> WaitName {
        let id = ActionId::new(36_804_636).unwrap();
        let mut name = WaitName::new(&Target { id, label: label.map(str::to_owned), last: None });
        if let Some(json) = action {
            name.learn(&Action::from_raw(serde_json::from_str(json).unwrap()).unwrap());
        }
        name
    }

    const REBOOT: &str = r#"{"type":"reboot","resource_type":"droplet","resource_id":42}"#;
    const STATE: &str = "in progress, 12s";

    #[test]
    fn a_wait_has_the_users_name_or_the_type_and_resource_or_only_the_id() {
        let line = |label, action| name(label, action).line(STATE);
        assert_eq!(line(None, None), "action 36804636: in progress, 12s");
        assert_eq!(line(None, Some(REBOOT)), "reboot droplet/42: in progress, 12s (action 36804636)");
        let attach = "data → Droplet 42: in progress, 12s (action 36804636)";
        assert_eq!(line(Some("data → Droplet 42"), Some(REBOOT)), attach);
        assert_eq!(line(Some("da\u{1b}ta"), None), "da\\u{1b}ta: in progress, 12s (action 36804636)");
    }

    #[test]
    fn a_narrow_line_keeps_the_name_and_the_state_as_long_as_it_can() {
        let change = name(Some("a-volume-with-a-long-name → Droplet 42"), Some(REBOOT));
        assert_eq!(change.line_within(STATE, 60), "a-volume-with-a-long-name → Droplet 42: in progress, 12s");
        assert_eq!(change.line_within(STATE, 40), "a-volume-with-a-long-…: in progress, 12s");
        assert_eq!(change.line_within(STATE, 20), "a-volum…: in progre…");
        let action = name(None, Some(REBOOT));
        assert_eq!(action.line_within(STATE, 53), "reboot droplet/42: in progress, 12s (action 36804636)");
        assert_eq!(action.line_within(STATE, 40), "action 36804636: in progress, 12s");
        for width in 0..90 {
            assert!(change.line_within(STATE, width).width() <= width.max(1));
        }
    }
}
