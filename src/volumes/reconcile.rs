use std::time::Duration;

use super::evidence::{Evidence, VolumeActions};
use crate::model::{Action, Status};

#[derive(Debug, Clone)]
pub(super) enum Resolution {
    /// The change is made, and this action made it.
    Adopt(Box<Action>),
    /// The request started this action, which errored.
    Errored(Box<Action>),
    ProbeAgain,
    /// The change did not happen.
    SendAgain,
    /// The change did not happen, because it was refused.
    Refused,
    /// The change did not happen although it was sent more than once.
    NotMade,
    /// The outcome stays unknown, for this reason.
    Unknown(&'static str),
}

/// Only after this time does a missing action count as not started, because an action may be listed late.
const PROBE_TIME_MIN: Duration = Duration::from_secs(12);
/// Only after this many probes, because a single one may reach a server that lags behind.
const READINGS_MIN: u32 = 3;
/// A change is sent at most this often, not counting refused requests.
const SENDS_MAX: u32 = 2;

/// Decides what happened to a change whose answer was lost.
///
/// The state of the volume decides, never an action alone, which may be another client's.
pub(super) fn reconcile(evidence: &Evidence) -> Resolution {
    if evidence.is_forbidden {
        return Resolution::Unknown("the volume and its actions cannot be read");
    }
    if evidence.is_refused && evidence.refused_probes >= READINGS_MIN {
        return Resolution::Refused;
    }
    match (&evidence.actions, evidence.is_satisfied) {
        (Some(VolumeActions { running: Some(_), .. }), _) => Resolution::ProbeAgain,
        (Some(VolumeActions { cause: Some(action), cause_may_be_older, .. }), Some(true))
            if !cause_may_be_older || evidence.waited >= PROBE_TIME_MIN =>
        {
            Resolution::Adopt(Box::new(action.clone()))
        }
        (Some(VolumeActions { found: Some(action), found_may_be_older, .. }), Some(false))
            if action.status() == Some(&Status::Errored)
                && (evidence.waited >= PROBE_TIME_MIN || (evidence.sends == 1 && !found_may_be_older)) =>
        {
            Resolution::Errored(Box::new(action.clone()))
        }
        _ if evidence.waited < PROBE_TIME_MIN => Resolution::ProbeAgain,
        (None, _) | (_, None) => Resolution::Unknown("the volume and its actions could not be read"),
        (Some(_), Some(true)) => {
            Resolution::Unknown("the volume is as requested, but it is unclear which action caused this")
        }
        (Some(actions), Some(false)) if actions.may_have_started => {
            Resolution::Unknown("an action of this kind was started, but the volume is not as requested")
        }
        (Some(_), Some(false)) if evidence.readings < READINGS_MIN => Resolution::ProbeAgain,
        (Some(_), Some(false)) if evidence.is_refused => Resolution::Refused,
        (Some(_), Some(false)) if evidence.sends < SENDS_MAX => Resolution::SendAgain,
        (Some(_), Some(false)) => Resolution::NotMade,
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use serde_json::{json, value::to_raw_value};

    use super::*;
    use crate::api::VolumeAddress;
    use crate::model::{ActionId, SizeGib};
    use crate::volumes::VolumeChange;
    use crate::volumes::evidence::SentTimes;

    /// An action that started this many seconds after the request.
    fn action(id: u64, kind: &str, status: &str, after: i64) -> Action {
        let started_at = Timestamp::from_second(1_000_000 + after).unwrap().to_string();
        let json = json!({"id": id, "status": status, "type": kind, "started_at": started_at});
        Action::from_raw(&to_raw_value(&json).unwrap()).unwrap()
    }

    fn attach() -> VolumeChange {
        let volume = VolumeAddress::Name("data".parse().unwrap(), "nyc1".parse().unwrap());
        VolumeChange::Attach { volume, droplet: "42".parse().unwrap(), tags: Vec::new() }
    }

    fn seen(listed: &[Action], known: &[u64]) -> VolumeActions {
        let sent = SentTimes(vec![(
            Timestamp::from_second(1_000_000).unwrap(),
            Timestamp::from_second(1_000_001).unwrap(),
        )]);
        let known = known.iter().filter_map(|&id| ActionId::new(id)).collect();
        VolumeActions::new(listed, &attach(), &sent, &known)
    }

    fn resolve(actions: VolumeActions, is_satisfied: Option<bool>, waited: Duration, sends: u32) -> String {
        describe(&evidence(Some(actions), is_satisfied, waited, sends))
    }

    /// After enough probes.
    fn evidence(
        actions: Option<VolumeActions>,
        is_satisfied: Option<bool>,
        waited: Duration,
        sends: u32,
    ) -> Evidence {
        Evidence {
            actions,
            is_satisfied,
            is_forbidden: false,
            waited,
            readings: READINGS_MIN,
            sends,
            is_refused: false,
            refused_probes: 0,
        }
    }

    fn describe(evidence: &Evidence) -> String {
        match reconcile(evidence) {
            Resolution::Adopt(action) => format!("adopt {}", action.id().unwrap()),
            Resolution::Errored(action) => format!("errored {}", action.id().unwrap()),
            Resolution::Unknown(_) => "unknown".to_owned(),
            other => format!("{other:?}"),
        }
    }

    /// After a single send and enough time.
    fn finally(actions: VolumeActions, is_satisfied: Option<bool>) -> String {
        resolve(actions, is_satisfied, PROBE_TIME_MIN, 1)
    }

    #[test]
    fn a_completed_action_is_adopted_only_if_the_volume_is_as_requested() {
        for (is_satisfied, expected) in [(Some(true), "adopt 7"), (Some(false), "unknown"), (None, "unknown")]
        {
            for after in [-60, -1, 0, 1, 61] {
                let actions = seen(&[action(7, "attach_volume", "completed", after)], &[]);
                assert_eq!(finally(actions, is_satisfied), expected, "{is_satisfied:?}, {after} s");
            }
        }
    }

    #[test]
    fn an_action_that_started_more_than_a_minute_off_is_not_adopted() {
        for after in [-3_600, -61, 62, 3_600] {
            let actions = seen(&[action(7, "attach_volume", "completed", after)], &[]);
            assert_eq!(finally(actions, Some(true)), "unknown", "{after} s");
        }
    }

    #[test]
    fn of_several_actions_since_the_request_none_is_adopted() {
        let detached = action(8, "detach_volume", "completed", 1);
        let attached = |id, after| action(id, "attach_volume", "completed", after);
        let since = seen(&[attached(9, 2), detached.clone(), attached(7, 0)], &[]);
        assert_eq!(finally(since, Some(true)), "unknown");
        let one_before = seen(&[attached(9, 2), detached, attached(7, -5)], &[]);
        assert_eq!(finally(one_before, Some(true)), "adopt 9");
    }

    #[test]
    fn a_newer_action_is_waited_for_before_one_that_may_be_older_is_adopted() {
        for (after, expected) in [(-2, "ProbeAgain"), (-1, "ProbeAgain"), (0, "adopt 7"), (9, "adopt 7")] {
            let actions = seen(&[action(7, "attach_volume", "completed", after)], &[]);
            assert_eq!(resolve(actions, Some(true), Duration::ZERO, 1), expected, "{after} s");
        }
    }

    #[test]
    fn an_action_known_before_the_request_is_not_adopted() {
        let actions = seen(&[action(7, "attach_volume", "completed", 0)], &[7]);
        assert_eq!(finally(actions.clone(), Some(true)), "unknown");
        assert_eq!(finally(actions, Some(false)), "SendAgain");
    }

    #[test]
    fn an_action_whose_effect_a_later_one_has_replaced_is_not_adopted() {
        let attached = action(7, "attach_volume", "completed", 0);
        let detached = action(8, "detach_volume", "completed", 1);
        assert_eq!(finally(seen(&[detached, attached.clone()], &[]), Some(true)), "unknown");
        let resized = action(8, "resize_volume", "completed", 1);
        let failed = action(9, "detach_volume", "errored", 2);
        assert_eq!(finally(seen(&[failed, resized, attached], &[]), Some(true)), "adopt 7");
    }

    #[test]
    fn nothing_is_decided_while_any_change_of_the_volume_is_in_progress() {
        for kind in ["attach_volume", "detach_volume", "resize_volume"] {
            for state in [Some(true), Some(false), None] {
                let running = action(8, kind, "in-progress", -120);
                let completed = action(7, "attach_volume", "completed", 0);
                assert_eq!(finally(seen(&[running, completed], &[8]), state), "ProbeAgain");
            }
        }
    }

    #[test]
    fn a_stuck_action_of_the_same_kind_is_not_waited_for_and_stops_a_second_send() {
        let stuck = |kind| seen(&[action(7, kind, "in-progress", -100_000)], &[7]);
        assert_eq!(finally(stuck("attach_volume"), Some(false)), "unknown");
        assert_eq!(finally(stuck("resize_volume"), Some(false)), "SendAgain");
    }

    #[test]
    fn an_action_that_errored_stops_a_second_send() {
        assert_eq!(finally(seen(&[action(7, "attach", "errored", -100)], &[]), Some(false)), "unknown");
        assert_eq!(finally(seen(&[action(7, "attach", "errored", -400)], &[]), Some(false)), "SendAgain");
        assert_eq!(finally(seen(&[action(7, "attach", "errored", 0)], &[]), Some(true)), "unknown");
    }

    #[test]
    fn the_only_action_since_the_request_is_the_requests_own_also_if_it_errored() {
        let errored = |id, after| action(id, "attach", "errored", after);
        let soon = |actions, sends| resolve(actions, Some(false), Duration::ZERO, sends);
        assert_eq!(soon(seen(&[errored(7, 0)], &[]), 1), "errored 7");
        // It may be older, or that of either request.
        assert_eq!(soon(seen(&[errored(7, -2)], &[]), 1), "ProbeAgain");
        assert_eq!(soon(seen(&[errored(7, 0)], &[]), 2), "ProbeAgain");
        assert_eq!(finally(seen(&[errored(7, -2)], &[]), Some(false)), "errored 7");
        assert_eq!(finally(seen(&[errored(8, 2), errored(7, 0)], &[]), Some(false)), "unknown");
        assert_eq!(finally(seen(&[errored(7, 0)], &[]), None), "unknown");
        assert_eq!(finally(seen(&[errored(7, 0)], &[7]), Some(false)), "SendAgain");
    }

    #[test]
    fn a_change_is_sent_again_only_after_a_time_without_any_sign_of_it() {
        let nothing = |state, waited, sends| resolve(VolumeActions::default(), state, waited, sends);
        let soon = PROBE_TIME_MIN.saturating_sub(Duration::from_millis(1));
        assert_eq!(nothing(Some(false), soon, 1), "ProbeAgain");
        assert_eq!(nothing(Some(false), PROBE_TIME_MIN, 1), "SendAgain");
        assert_eq!(nothing(Some(false), PROBE_TIME_MIN, SENDS_MAX), "NotMade");
        assert_eq!(nothing(Some(true), PROBE_TIME_MIN, 1), "unknown");
        assert_eq!(nothing(None, PROBE_TIME_MIN, 1), "unknown");
    }

    #[test]
    fn a_single_look_at_the_volume_is_not_enough_for_a_second_send() {
        let nothing = evidence(Some(VolumeActions::default()), Some(false), PROBE_TIME_MIN, 1);
        assert_eq!(describe(&Evidence { readings: READINGS_MIN - 1, ..nothing }), "ProbeAgain");
    }

    #[test]
    fn an_unreadable_list_does_not_count_as_an_empty_one() {
        let unreadable = |waited, is_forbidden| {
            describe(&Evidence { is_forbidden, ..evidence(None, Some(false), waited, 1) })
        };
        assert_eq!(unreadable(Duration::ZERO, false), "ProbeAgain");
        assert_eq!(unreadable(PROBE_TIME_MIN, false), "unknown");
        assert_eq!(unreadable(Duration::ZERO, true), "unknown");
    }

    #[test]
    fn a_refusal_of_a_proxy_is_the_result_unless_there_is_a_sign_of_the_change() {
        let refused = |actions, state, waited| {
            describe(&Evidence { is_refused: true, ..evidence(actions, state, waited, 1) })
        };
        let none = || Some(VolumeActions::default());
        assert_eq!(refused(none(), Some(false), Duration::ZERO), "ProbeAgain");
        assert_eq!(refused(none(), Some(false), PROBE_TIME_MIN), "Refused");
        assert_eq!(refused(none(), Some(true), PROBE_TIME_MIN), "unknown");
        assert_eq!(refused(None, None, PROBE_TIME_MIN), "unknown");
        let completed = || Some(seen(&[action(7, "attach_volume", "completed", 0)], &[]));
        assert_eq!(refused(completed(), Some(true), PROBE_TIME_MIN), "adopt 7");
        assert_eq!(refused(completed(), Some(false), PROBE_TIME_MIN), "unknown");
    }

    #[test]
    fn a_proxy_that_refuses_the_reads_too_refuses_everything() {
        let refused = |refused_probes| {
            let unread = evidence(None, None, Duration::ZERO, 1);
            describe(&Evidence { is_refused: true, refused_probes, ..unread })
        };
        assert_eq!(refused(READINGS_MIN - 1), "ProbeAgain");
        assert_eq!(refused(READINGS_MIN), "Refused");
    }

    #[test]
    fn a_resize_is_not_replaced_by_an_attachment() {
        let resize = VolumeChange::Resize {
            volume: VolumeAddress::Id("7724db7c-e098-11e5-b522-000f53304e51".parse().unwrap(), None),
            named: "data".parse().unwrap(),
            size: SizeGib::new(20).unwrap(),
        };
        assert!(resize.is_affected_by(&action(1, "resize", "completed", 0)));
        assert!(!resize.is_affected_by(&action(1, "attach_volume", "completed", 0)));
        assert!(attach().is_affected_by(&action(1, "detach", "completed", 0)));
    }
}
