use std::fmt;

use serde_json::{Value, json};

use crate::model::{ActionId, DropletId};

/// One of the changes that a command makes, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The volume as the user named it.
    pub(crate) volume: String,
    pub(crate) droplet: Option<DropletId>,
    /// `data → Droplet 42`
    pub(crate) label: String,
    /// `attach volume data to Droplet 42`
    pub(crate) description: String,
    /// The word for success: `attached`.
    pub(crate) done: &'static str,
    pub(crate) state: StepState,
    pub(crate) action_id: Option<ActionId>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum StepState {
    NotTried,
    InProgress,
    Done,
    /// There was nothing to do.
    Unchanged,
    Failed,
    /// The change may have been carried out.
    Unknown,
}

impl Step {
    /// The state as one word for programs.
    fn state_name(&self) -> &'static str {
        match self.state {
            StepState::NotTried => "not_tried",
            StepState::InProgress => "in_progress",
            StepState::Done => self.done,
            StepState::Unchanged => "unchanged",
            StepState::Failed => "failed",
            StepState::Unknown => "unknown",
        }
    }

    /// The state for people: `not tried`.
    pub(crate) fn state_text(&self) -> String {
        self.state_name().replace('_', " ")
    }

    /// Whether it is not known to have ended.
    pub(crate) fn is_open(&self) -> bool {
        match self.state {
            StepState::NotTried | StepState::InProgress | StepState::Unknown => true,
            StepState::Done | StepState::Unchanged | StepState::Failed => false,
        }
    }

    pub(crate) fn to_json(&self) -> Value {
        json!({
            "volume": self.volume,
            "droplet_id": self.droplet.map(DropletId::number),
            "state": self.state_name(),
            "action_id": self.action_id.map(ActionId::number),
        })
    }
}

/// `data → Droplet 42: attached (action 7)`
impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.label, self.state_text())?;
        self.action_id.map_or(Ok(()), |id| write!(f, " (action {id})"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_says_which_volume_and_what_became_of_it() {
        let step = Step {
            volume: "data".to_owned(),
            droplet: DropletId::new(42),
            label: "data → Droplet 42".to_owned(),
            description: "attach volume data to Droplet 42".to_owned(),
            done: "attached",
            state: StepState::Done,
            action_id: ActionId::new(7),
        };
        assert_eq!(step.to_string(), "data → Droplet 42: attached (action 7)");
        let json = json!({"volume": "data", "droplet_id": 42, "state": "attached", "action_id": 7});
        assert_eq!(step.to_json(), json);
        let step = Step { droplet: None, state: StepState::NotTried, action_id: None, ..step };
        assert_eq!(step.to_string(), "data → Droplet 42: not tried");
        let json = json!({"volume": "data", "droplet_id": null, "state": "not_tried", "action_id": null});
        assert_eq!(step.to_json(), json);
    }
}
