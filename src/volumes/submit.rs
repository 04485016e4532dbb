use std::collections::HashSet;
use std::time::Duration;

use super::change::VolumeChange;
use super::probe::{Probe, Prober};
use super::reconcile::{Resolution, reconcile};
use crate::actions::wait::Schedule;
use crate::api::start_action;
use crate::http::{Decision, HttpClient, HttpError, HttpErrorKind, Method, Reporter};
use crate::model::{Action, ActionId};
use crate::system::Deadline;

/// A change that is not made, as far as is known.
#[derive(Debug)]
pub(super) enum ChangeError {
    /// It certainly did nothing.
    Rejected(HttpError),
    Unknown {
        /// What came instead of the answer.
        error: HttpError,
        /// When the request was sent, on the client's clock.
        sent_at: Duration,
        /// Why probing did not decide it.
        reason: String,
    },
    /// Its answer was lost. The action that it started was found, and errored.
    Errored(Box<Action>),
    /// Its answer was lost. The action that it started was found, and was still in progress at the deadline.
    TimedOut(Box<Action>),
}

/// A change and what is needed to submit it.
pub(super) struct Submission<'a> {
    pub(super) change: &'a VolumeChange,
    /// The actions of the volume that were read before, which the change therefore did not start.
    pub(super) earlier_actions: &'a HashSet<ActionId>,
    /// How long to probe and wait after an answer was lost, if there is no deadline.
    pub(super) recovery_limit: Option<Duration>,
    /// Called with an action in progress that the change may have started, each time it is read.
    pub(super) on_found: &'a dyn Fn(&Action),
}

/// The requests of one change.
struct Attempts {
    sends: u32,
    retries: u32,
    /// What came instead of the last answer that was lost.
    lost: HttpError,
    /// Why the last request was rejected.
    rejected: Option<HttpError>,
}

impl Submission<'_> {
    /// Sends the change and returns the action that it started. If the answer was lost, that
    /// action has ended, and the volume is as requested.
    pub(super) fn submit(&self, http: &HttpClient, reporter: &dyn Reporter) -> Result<Action, ChangeError> {
        let lost = match start_action(http, &self.change.request()) {
            Ok(action) => return Ok(action),
            Err(error) if error.kind.is_ambiguous() => error,
            Err(error) => return Err(ChangeError::Rejected(error)),
        };
        reporter.note(&format!("{lost}; checking whether it was carried out"));
        let deadline = Deadline::after(http.clock(), self.recovery_limit);
        self.recover(&http.with_default_deadline(deadline), lost, reporter)
    }

    /// Finds out whether a change whose answer was lost was carried out.
    fn recover(
        &self,
        http: &HttpClient,
        lost: HttpError,
        reporter: &dyn Reporter,
    ) -> Result<Action, ChangeError> {
        let mut prober = Prober::new(http, self.change, self.earlier_actions, &lost);
        let mut attempts = Attempts { sends: 1, retries: 0, lost, rejected: None };
        let mut followed = None;
        let mut found = None;
        loop {
            let probe = prober.probe(attempts.sends);
            if let Some(actions) = &probe.evidence.actions {
                found.clone_from(&actions.found);
            }
            if let Some(action) = found.as_ref().filter(|action| !action.is_final()) {
                (self.on_found)(action);
            }
            let is_out_of_time = http.deadline().has_passed(http.clock());
            match reconcile(&probe.evidence) {
                Resolution::Adopt(action) => {
                    let id = action.id().map_or_else(String::new, |id| format!(" as action {id}"));
                    reporter.note(&format!("the request succeeded{id}"));
                    return Ok(*action);
                }
                Resolution::Errored(action) => return Err(ChangeError::Errored(action)),
                Resolution::Unknown(reason) => return Err(self.unknown(attempts.lost, probe, reason)),
                Resolution::Refused => return Err(ChangeError::Rejected(attempts.lost)),
                Resolution::NotMade => {
                    let reason = "no action was started although the request was sent twice";
                    let unknown = self.unknown(attempts.lost, probe, reason);
                    return Err(attempts.rejected.map_or(unknown, ChangeError::Rejected));
                }
                Resolution::ProbeAgain | Resolution::SendAgain if is_out_of_time => {
                    if let Some(action) = found.filter(|action: &Action| !action.is_final()) {
                        return Err(ChangeError::TimedOut(Box::new(action)));
                    }
                    let reason = "--timeout passed before the outcome was clear";
                    return Err(self.unknown(attempts.lost, probe, reason));
                }
                Resolution::ProbeAgain => {
                    report_running(&probe, &mut followed, reporter);
                    sleep(http, Schedule::Adaptive.interval(prober.waited(), http.min_interval()));
                }
                Resolution::SendAgain => {
                    reporter.note("it was not carried out; sending it once more");
                    if let Some(action) = self.send_again(http, &mut prober, &mut attempts, reporter) {
                        return Ok(action);
                    }
                }
            }
        }
    }

    /// Sends the change once more. None if no action was started, or if the answer was lost again.
    fn send_again(
        &self,
        http: &HttpClient,
        prober: &mut Prober<'_>,
        attempts: &mut Attempts,
        reporter: &dyn Reporter,
    ) -> Option<Action> {
        // Without retries: the volume has to be probed again before each one.
        let error = match start_action(&http.without_retries(), &self.change.request()) {
            Ok(action) => return Some(action),
            Err(error) => error,
        };
        if error.kind.is_ambiguous() {
            attempts.sends += 1;
            prober.set_sent_again(&error);
            attempts.lost = error;
            return None;
        }
        match http.decide(Method::Post, &error.kind, attempts.retries) {
            Decision::Retry(pause) => {
                attempts.retries += 1;
                reporter.note(&format!("{error}; nothing was carried out"));
                sleep(http, pause);
            }
            Decision::Stop | Decision::DeadlineExceeded => {
                attempts.sends += 1;
                prober.set_sent_again(&error);
                // The pending event may be that of the first request.
                attempts.rejected = Some(error).filter(|error| !error.kind.is_pending_event());
            }
        }
        None
    }

    fn unknown(&self, lost: HttpError, probe: Probe, reason: &'static str) -> ChangeError {
        let cause = probe.error.map(|error| format!(" ({})", describe(&error))).unwrap_or_default();
        let state = probe.volume.and_then(|volume| self.change.describe_state(&volume));
        let state = state.map(|state| format!("; {state}")).unwrap_or_default();
        ChangeError::Unknown { sent_at: lost.sent_at, error: lost, reason: format!("{reason}{cause}{state}") }
    }
}

/// What went wrong with the last probe, without the deadline, which is only why no other followed.
fn describe(error: &HttpError) -> String {
    match &error.kind {
        HttpErrorKind::DeadlineExceeded(Some(last)) => format!("{}: {}", error.request, last.describe()),
        _ => error.to_string(),
    }
}

/// Reports once for each action that it is waited for.
fn report_running(probe: &Probe, followed: &mut Option<ActionId>, reporter: &dyn Reporter) {
    let running = probe.evidence.actions.as_ref().and_then(|actions| actions.running.as_ref());
    let Some((action, id)) = running.and_then(|action| Some((action, action.action_id()?))) else { return };
    if followed.replace(id) != Some(id) {
        let kind = action.action_type().map_or_else(String::new, |kind| format!(" ({kind})"));
        reporter.note(&format!("action {id}{kind} is in progress on the volume; waiting for its end"));
    }
}

/// Sleeps, but not beyond the deadline.
fn sleep(http: &HttpClient, pause: Duration) {
    let left = http.deadline().left(http.clock());
    http.clock().sleep(left.map_or(pause, |left| left.min(pause)));
}
