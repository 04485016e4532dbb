use crate::model::{Action, Status};

/// What probing showed after the answer to a change was lost.
#[derive(Debug, Clone)]
pub(super) struct Evidence {
    /// The actions of the right type that may have started since the request,
    /// newest first; `None` if the list could not be read.
    pub(super) candidates: Option<Vec<Candidate>>,
    /// Whether the list is this volume's own and not that of the whole account.
    pub(super) is_volume_list: bool,
    /// Whether the volume is in the requested state; `None` if unknown.
    pub(super) is_satisfied: Option<bool>,
    /// The number of probes since the request was last sent, this one included.
    pub(super) probes: u32,
    pub(super) sends: u32,
}

/// An action that the request may have started.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    pub(super) action: Action,
    pub(super) timing: Timing,
    /// Whether no other action, of whatever type, is newer in the same list.
    pub(super) is_newest: bool,
}

/// Whether an action started after the request. The API's times are cut to
/// seconds, so that this is often unclear.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Timing {
    AfterRequest,
    Unclear,
}

#[derive(Debug, Clone)]
pub(super) enum Resolution {
    /// The request started this action.
    Adopt(Box<Action>),
    ProbeAgain,
    /// The change certainly did not happen.
    SendAgain,
    /// The outcome stays unknown, for this reason.
    Unknown(&'static str),
}

/// An action may be listed late, so "not there" counts after this many probes.
const PROBES: u32 = 3;
/// A change is sent at most this often.
const SENDS: u32 = 2;

/// Never adopts an action that may be older or someone else's, and never sends
/// again what may have happened.
pub(super) fn reconcile(evidence: &Evidence) -> Resolution {
    match evidence.candidates.as_deref() {
        None => probe_again_or(evidence, Resolution::Unknown("the actions could not be read")),
        Some([]) => reconcile_none(evidence),
        Some([only]) => reconcile_one(only, evidence),
        Some([newest, ..]) if evidence.is_volume_list => reconcile_several(newest, evidence),
        Some(_) => Resolution::Unknown("several actions of this kind were started, any of which may be ours"),
    }
}

fn reconcile_none(evidence: &Evidence) -> Resolution {
    let resolution = match evidence.is_satisfied {
        Some(false) if evidence.sends < SENDS => Resolution::SendAgain,
        Some(false) => Resolution::Unknown("no action was started although the request was sent twice"),
        Some(true) => Resolution::Unknown(
            "the volume is in the requested state, but no action that caused it was found",
        ),
        None => Resolution::Unknown("no action was found, and the volume's state is unknown"),
    };
    probe_again_or(evidence, resolution)
}

fn reconcile_one(only: &Candidate, evidence: &Evidence) -> Resolution {
    let is_final = only.action.status().is_some_and(Status::is_final);
    // An action that ended, perhaps before our request, is ours only if neither the
    // volume's state nor a newer action contradicts that.
    let is_contradicted =
        evidence.is_satisfied == Some(false) || (evidence.is_volume_list && !only.is_newest);
    if only.timing == Timing::Unclear && is_final && is_contradicted {
        let reason = "an action of this kind ended just before or just after the request";
        probe_again_or(evidence, Resolution::Unknown(reason))
    } else {
        adopt(only)
    }
}

fn reconcile_several(newest: &Candidate, evidence: &Evidence) -> Resolution {
    let is_final = newest.action.status().is_some_and(Status::is_final);
    if !is_final || evidence.is_satisfied == Some(true) {
        adopt(newest)
    } else {
        probe_again_or(evidence, Resolution::Unknown("several actions of this kind were started since"))
    }
}

fn adopt(candidate: &Candidate) -> Resolution {
    Resolution::Adopt(Box::new(candidate.action.clone()))
}

fn probe_again_or(evidence: &Evidence, resolution: Resolution) -> Resolution {
    if evidence.probes < PROBES { Resolution::ProbeAgain } else { resolution }
}

#[cfg(test)]
mod tests {
    use serde_json::value::RawValue;

    use super::*;

    fn candidate(status: &str, timing: Timing) -> Candidate {
        let json = format!(r#"{{"id":1,"status":"{status}","type":"attach_volume"}}"#);
        let action = Action::from_raw(&RawValue::from_string(json).unwrap()).unwrap();
        Candidate { action, timing, is_newest: true }
    }

    fn evidence(candidates: Vec<Candidate>, is_satisfied: Option<bool>) -> Evidence {
        let candidates = Some(candidates);
        Evidence { candidates, is_volume_list: true, is_satisfied, probes: PROBES, sends: 1 }
    }

    fn resolve(evidence: &Evidence) -> &'static str {
        match reconcile(evidence) {
            Resolution::Adopt(_) => "adopt",
            Resolution::ProbeAgain => "probe",
            Resolution::SendAgain => "send",
            Resolution::Unknown(_) => "unknown",
        }
    }

    #[test]
    fn the_only_action_since_the_request_is_adopted() {
        for state in [None, Some(true), Some(false)] {
            assert_eq!(resolve(&evidence(vec![candidate("in-progress", Timing::Unclear)], state)), "adopt");
            assert_eq!(resolve(&evidence(vec![candidate("errored", Timing::AfterRequest)], state)), "adopt");
        }
        let completed = candidate("completed", Timing::Unclear);
        assert_eq!(resolve(&evidence(vec![completed], Some(true))), "adopt");
    }

    #[test]
    fn an_action_that_may_be_older_and_ended_without_effect_is_not_adopted() {
        for status in ["completed", "errored"] {
            let ended = candidate(status, Timing::Unclear);
            assert_eq!(resolve(&evidence(vec![ended], Some(false))), "unknown", "{status}");
        }
    }

    #[test]
    fn an_action_that_may_be_older_and_is_not_the_newest_is_not_adopted() {
        let followed = Candidate { is_newest: false, ..candidate("completed", Timing::Unclear) };
        assert_eq!(resolve(&evidence(vec![followed.clone()], None)), "unknown");
        let account = Evidence { is_volume_list: false, ..evidence(vec![followed], None) };
        assert_eq!(resolve(&account), "adopt");
    }

    #[test]
    fn a_change_is_sent_again_only_after_several_probes_showed_that_it_did_not_happen() {
        let nothing = |state, probes, sends| resolve(&Evidence { probes, sends, ..evidence(vec![], state) });
        assert_eq!(nothing(Some(false), 1, 1), "probe");
        assert_eq!(nothing(Some(false), PROBES, 1), "send");
        assert_eq!(nothing(Some(false), PROBES, SENDS), "unknown");
        assert_eq!(nothing(Some(true), PROBES, 1), "unknown");
        assert_eq!(nothing(None, PROBES, 1), "unknown");
    }

    #[test]
    fn an_unreadable_list_does_not_count_as_an_empty_one() {
        let unreadable =
            |probes| resolve(&Evidence { candidates: None, probes, ..evidence(vec![], Some(false)) });
        assert_eq!(unreadable(1), "probe");
        assert_eq!(unreadable(PROBES), "unknown");
    }

    #[test]
    fn several_candidates_in_the_account_list_leave_the_outcome_unknown() {
        let two =
            vec![candidate("in-progress", Timing::AfterRequest), candidate("completed", Timing::Unclear)];
        let account = Evidence { is_volume_list: false, ..evidence(two.clone(), None) };
        assert_eq!(resolve(&account), "unknown");
        assert_eq!(resolve(&evidence(two, Some(false))), "adopt");
    }
}
