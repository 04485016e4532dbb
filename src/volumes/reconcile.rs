use crate::model::{Action, Status};

/// What looking showed after the answer to a change was lost.
#[derive(Debug, Clone)]
pub struct Seen {
    /// The actions of the right type that may have started since the request,
    /// newest first; none if the list could not be read.
    pub candidates: Option<Vec<Candidate>>,
    /// Whether the list is of this very volume, and not of the whole account.
    pub of_the_volume: bool,
    /// Whether the volume is as it is wanted; none if that is not known.
    pub in_wanted_state: Option<bool>,
    /// How often was looked since the request was last sent, this time included.
    pub looks: u32,
    /// How often the request was sent.
    pub sends: u32,
}

/// An action that may be the one that was started.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// The action.
    pub action: Action,
    /// Whether it started since the request.
    pub since: Since,
    /// Whether no other action, of whatever kind, is newer in the same list.
    pub is_newest: bool,
}

/// Whether an action started since a request. The API's times are cut to
/// seconds, so that often nobody can say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Since {
    /// It certainly did.
    Certainly,
    /// It may have started a moment before.
    Perhaps,
}

/// What to do.
#[derive(Debug, Clone)]
pub enum Verdict {
    /// This is the action that the request started.
    Adopt(Box<Action>),
    /// Look again, after a pause.
    LookAgain,
    /// It certainly did not happen: send it once more.
    SendAgain,
    /// It cannot be settled; why, in words.
    Unknown(&'static str),
}

/// How often is looked before "not there" is believed: an action may be listed late.
const LOOKS: u32 = 3;
/// How often a change is sent at the most.
const SENDS: u32 = 2;

/// Decides from what was seen. It adopts no action that may be an older one or
/// another's, and lets nothing be sent again that may have happened.
pub fn settle(seen: &Seen) -> Verdict {
    match seen.candidates.as_deref() {
        None => again_or(seen, Verdict::Unknown("the actions could not be read")),
        Some([]) => nothing_there(seen),
        Some([only]) => one_there(only, seen),
        Some([newest, ..]) if seen.of_the_volume => several_there(newest, seen),
        Some(_) => Verdict::Unknown(
            "several actions of this kind were started, and which one is ours is not to be seen",
        ),
    }
}

fn nothing_there(seen: &Seen) -> Verdict {
    let settled = match seen.in_wanted_state {
        Some(false) if seen.sends < SENDS => Verdict::SendAgain,
        Some(false) => Verdict::Unknown("no action was started, after it was sent twice"),
        Some(true) => {
            Verdict::Unknown("the volume is as wanted, but the action that made it so is not to be seen")
        }
        None => Verdict::Unknown("no action is to be seen, and the volume's state is not known"),
    };
    again_or(seen, settled)
}

fn one_there(only: &Candidate, seen: &Seen) -> Verdict {
    let done = only.action.status().is_some_and(Status::is_final);
    // What ended, perhaps before our request, is ours only if nothing speaks against it:
    // neither the volume, nor another action since.
    let undone = seen.in_wanted_state == Some(false) || (seen.of_the_volume && !only.is_newest);
    if only.since == Since::Perhaps && done && undone {
        again_or(seen, Verdict::Unknown("an action of this kind ended just before or just after the request"))
    } else {
        adopt(only)
    }
}

fn several_there(newest: &Candidate, seen: &Seen) -> Verdict {
    let under_way = !newest.action.status().is_some_and(Status::is_final);
    if under_way || seen.in_wanted_state == Some(true) {
        adopt(newest)
    } else {
        again_or(seen, Verdict::Unknown("several actions of this kind were started since"))
    }
}

fn adopt(candidate: &Candidate) -> Verdict {
    Verdict::Adopt(Box::new(candidate.action.clone()))
}

fn again_or(seen: &Seen, settled: Verdict) -> Verdict {
    if seen.looks < LOOKS { Verdict::LookAgain } else { settled }
}

#[cfg(test)]
mod tests {
    use serde_json::value::RawValue;

    use super::*;

    fn candidate(status: &str, since: Since) -> Candidate {
        let json = format!(r#"{{"id":1,"status":"{status}","type":"attach_volume"}}"#);
        let action = Action::from_raw(&RawValue::from_string(json).unwrap()).unwrap();
        Candidate { action, since, is_newest: true }
    }

    fn seen(candidates: Vec<Candidate>, in_wanted_state: Option<bool>) -> Seen {
        Seen { candidates: Some(candidates), of_the_volume: true, in_wanted_state, looks: LOOKS, sends: 1 }
    }

    fn word(verdict: &Verdict) -> &'static str {
        match verdict {
            Verdict::Adopt(_) => "adopt",
            Verdict::LookAgain => "look",
            Verdict::SendAgain => "send",
            Verdict::Unknown(_) => "unknown",
        }
    }

    #[test]
    fn the_one_action_since_the_request_is_adopted() {
        for state in [None, Some(true), Some(false)] {
            assert_eq!(word(&settle(&seen(vec![candidate("in-progress", Since::Perhaps)], state))), "adopt");
            assert_eq!(word(&settle(&seen(vec![candidate("errored", Since::Certainly)], state))), "adopt");
        }
        assert_eq!(word(&settle(&seen(vec![candidate("completed", Since::Perhaps)], Some(true)))), "adopt");
    }

    #[test]
    fn an_action_that_ended_without_its_effect_and_perhaps_before_is_no_proof() {
        for status in ["completed", "errored"] {
            let verdict = settle(&seen(vec![candidate(status, Since::Perhaps)], Some(false)));
            assert_eq!(word(&verdict), "unknown", "{status}");
        }
    }

    #[test]
    fn an_action_that_another_one_followed_and_perhaps_came_before_is_no_proof() {
        let followed = Candidate { is_newest: false, ..candidate("completed", Since::Perhaps) };
        assert_eq!(word(&settle(&seen(vec![followed.clone()], None))), "unknown");
        let account = Seen { of_the_volume: false, ..seen(vec![followed], None) };
        assert_eq!(word(&settle(&account)), "adopt");
    }

    #[test]
    fn it_is_sent_again_only_when_looking_showed_several_times_that_it_did_not_happen() {
        let nothing = |in_wanted_state, looks, sends| {
            word(&settle(&Seen { looks, sends, ..seen(vec![], in_wanted_state) }))
        };
        assert_eq!(nothing(Some(false), 1, 1), "look");
        assert_eq!(nothing(Some(false), LOOKS, 1), "send");
        assert_eq!(nothing(Some(false), LOOKS, SENDS), "unknown");
        assert_eq!(nothing(Some(true), LOOKS, 1), "unknown");
        assert_eq!(nothing(None, LOOKS, 1), "unknown");
    }

    #[test]
    fn what_cannot_be_read_is_not_taken_for_nothing() {
        let blind = |looks| word(&settle(&Seen { candidates: None, looks, ..seen(vec![], Some(false)) }));
        assert_eq!(blind(1), "look");
        assert_eq!(blind(LOOKS), "unknown");
    }

    #[test]
    fn of_several_in_the_whole_account_none_is_ours_for_sure() {
        let two = vec![candidate("in-progress", Since::Certainly), candidate("completed", Since::Perhaps)];
        let account = Seen { of_the_volume: false, ..seen(two.clone(), None) };
        assert_eq!(word(&settle(&account)), "unknown");
        assert_eq!(word(&settle(&seen(two, Some(false)))), "adopt");
    }
}
