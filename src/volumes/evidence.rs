use std::collections::HashSet;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use super::change::VolumeChange;
use crate::model::{Action, ActionId, Status};

/// An action that started this long before or after the request may be the one that it
/// started: the times in actions and in headers may come from different clocks.
const ADOPT_TOLERANCE: SignedDuration = SignedDuration::from_mins(1);
/// No change is sent again if an action of its type started within this time.
const RESEND_TOLERANCE: SignedDuration = SignedDuration::from_mins(3);
/// The API truncates its times to seconds.
const PRECISION: SignedDuration = SignedDuration::from_secs(1);
/// Changes of volumes take seconds. One that takes longer than this is stuck.
const STUCK_AFTER: SignedDuration = SignedDuration::from_mins(15);

/// What probing showed after the answer to a change was lost.
#[derive(Debug, Clone)]
pub(super) struct Evidence {
    /// None if the actions of the volume could not be read.
    pub(super) actions: Option<VolumeActions>,
    /// Whether the volume is in the requested state; `None` if unknown.
    pub(super) is_satisfied: Option<bool>,
    /// Whether what could not be read will never be readable: the token lacks a permission.
    pub(super) is_forbidden: bool,
    /// The time since the request was last sent.
    pub(super) waited: Duration,
    /// How many probes have read both the actions and the volume since then.
    pub(super) readings: u32,
    pub(super) sends: u32,
    /// Whether the answer was a refusal by a proxy, and not by the API.
    pub(super) is_refused: bool,
    /// How many probes in a row were refused in the same way, if no read was ever answered.
    pub(super) refused_probes: u32,
}

/// What the volume's own list of actions says about the change. The account's list cannot be used: it
/// does not tell volumes apart.
#[derive(Debug, Clone, Default)]
pub(super) struct VolumeActions {
    /// A change of the volume that has not ended.
    pub(super) running: Option<Action>,
    /// The action that brought the volume into its present state, if it is of the right
    /// type, may have started since the request, and is the only such one.
    pub(super) cause: Option<Action>,
    /// Whether `cause` may have started before the request. A newer action may be listed late.
    pub(super) cause_may_be_older: bool,
    /// The only action, in whatever status, that is of the right type and may have started
    /// since the request.
    pub(super) found: Option<Action>,
    /// Whether `found` may have started before the request.
    pub(super) found_may_be_older: bool,
    /// Whether any action, in whatever status, may be the one that the request started.
    pub(super) may_have_started: bool,
}

/// When a request was sent: the earliest and the latest time, by each clock that the times in actions may
/// come from.
#[derive(Debug, Clone)]
pub(super) struct SentTimes(pub(super) Vec<(Timestamp, Timestamp)>);

impl SentTimes {
    /// The time between the start of an action and the request, by the clock that puts them
    /// closest together; `None` if the action has no readable time.
    fn distance(&self, action: &Action) -> Option<SignedDuration> {
        let started = action.start()?;
        let distance = |(earliest, latest): &(Timestamp, Timestamp)| {
            let (before, after) = (earliest.duration_since(started), started.duration_since(*latest));
            before.max(after).max(SignedDuration::ZERO)
        };
        self.0.iter().map(distance).min()
    }

    /// Whether any clock puts the start of an action before the request.
    fn may_be_older(&self, action: &Action) -> bool {
        self.by_any_clock(action, |lead| lead >= PRECISION)
    }

    /// Whether any clock puts the start of an action after the request.
    fn may_be_newer(&self, action: &Action) -> bool {
        self.by_any_clock(action, |lead| lead < PRECISION)
    }

    /// `lead` is the time from the start of an action to the request.
    fn by_any_clock(&self, action: &Action, holds: impl Fn(SignedDuration) -> bool) -> bool {
        let started = action.start();
        let lead = |earliest: &Timestamp| started.map(|started| earliest.duration_since(started));
        self.0.iter().any(|(earliest, _)| lead(earliest).is_none_or(&holds))
    }

    /// Whether an action is in progress, and has not been for so long that it seems stuck.
    pub(super) fn is_running(&self, action: &Action) -> bool {
        !action.is_final() && self.distance(action).is_none_or(|distance| distance <= STUCK_AFTER)
    }
}

impl VolumeActions {
    /// Evaluates the volume's list. The earlier actions were read before the request was sent, which
    /// therefore did not start them.
    pub(super) fn new(
        listed: &[Action],
        change: &VolumeChange,
        sent: &SentTimes,
        earlier_actions: &HashSet<ActionId>,
    ) -> Self {
        let is_new = |action: &Action| action.action_id().is_none_or(|id| !earlier_actions.contains(&id));
        let may_be_ours = |action: &&Action| {
            let is_close = sent.distance(action).is_none_or(|distance| distance <= RESEND_TOLERANCE);
            change.is_made_by(action) && (!action.is_final() || (is_new(action) && is_close))
        };
        let is_near =
            |action: &Action| sent.distance(action).is_some_and(|distance| distance <= ADOPT_TOLERANCE);
        let mut found =
            listed.iter().filter(|action| change.is_made_by(action) && is_new(action) && is_near(action));
        let found = found.next().filter(|_| found.next().is_none());
        let completed = listed.iter().filter(|action| action.status() == Some(&Status::Completed));
        let is_since =
            |action: &&Action| change.is_made_by(action) && is_new(action) && sent.may_be_newer(action);
        let is_clear = completed.clone().filter(is_since).count() <= 1;
        // By ID, because the order of the list is not certain.
        let cause = completed
            .filter(|action| change.is_affected_by(action))
            .max_by_key(|action| action.action_id())
            .filter(|action| action.action_id().is_some() && is_new(action) && change.is_made_by(action))
            .filter(|action| is_near(action))
            .filter(|_| is_clear);
        Self {
            running: listed.iter().find(|action| sent.is_running(action)).cloned(),
            cause_may_be_older: cause.is_some_and(|action| sent.may_be_older(action)),
            cause: cause.cloned(),
            found_may_be_older: found.is_some_and(|action| sent.may_be_older(action)),
            found: found.cloned(),
            may_have_started: listed.iter().any(|action| may_be_ours(&action)),
        }
    }
}
