use std::time::Duration;

use super::change::VolumeChange;
use super::probe::{Probe, probe};
use super::reconcile::{Resolution, reconcile};
use crate::api::start_action;
use crate::http::{HttpClient, HttpError, Reporter};
use crate::model::Action;

/// The pause before the second probe; doubled each time.
const PAUSE: Duration = Duration::from_secs(1);

/// A change that started no action, as far as is known.
#[derive(Debug)]
pub(super) enum ChangeError {
    /// It certainly did nothing.
    Rejected(HttpError),
    Unknown {
        /// What came instead of the answer.
        error: HttpError,
        /// When the request was sent, on the client's clock.
        sent_at: Duration,
        /// Why probing did not settle it.
        reason: String,
    },
}

/// Sends a change and returns the action that it started, even if the answer was lost.
pub(super) fn submit(
    http: &HttpClient,
    change: &VolumeChange,
    reporter: &dyn Reporter,
) -> Result<Action, ChangeError> {
    let lost = match start_action(http, &change.request()) {
        Ok(action) => return Ok(action),
        Err(error) if error.kind.is_ambiguous() => error,
        Err(error) => return Err(ChangeError::Rejected(error)),
    };
    reporter.note(&format!("{lost}; looking for what became of it"));
    recover(http, change, lost, reporter)
}

/// Finds out what became of a change whose answer was lost.
fn recover(
    http: &HttpClient,
    change: &VolumeChange,
    mut lost: HttpError,
    reporter: &dyn Reporter,
) -> Result<Action, ChangeError> {
    let (mut sent_at, mut probes, mut sends) = (lost.sent_at, 0, 1);
    let (mut rejected, mut pending_events) = (None, 0);
    loop {
        probes += 1;
        let probe = probe(http, change, sent_at, probes, sends);
        let is_out_of_time = http.deadline().has_passed(http.clock());
        match reconcile(&probe.evidence) {
            Resolution::Adopt(action) => {
                let id = action.id().map_or_else(String::new, |id| format!(" as action {id}"));
                reporter.note(&format!("the request succeeded{id}"));
                return Ok(*action);
            }
            Resolution::Unknown(reason) => return Err(give_up(lost, sent_at, reason, probe, rejected)),
            Resolution::ProbeAgain | Resolution::SendAgain if is_out_of_time => {
                let reason = "--timeout passed before the outcome was clear";
                return Err(give_up(lost, sent_at, reason, probe, rejected));
            }
            Resolution::ProbeAgain => sleep(http, PAUSE * 2_u32.pow(probes - 1)),
            Resolution::SendAgain => {
                sends += 1;
                probes = 0;
                reporter.note("it was not carried out; sending it once more");
                // Without retries: a rejection may mean that the first request was carried out after all.
                match start_action(&http.without_retries(), &change.request()) {
                    Ok(action) => return Ok(action),
                    Err(error) if error.kind.is_ambiguous() => {
                        sent_at = error.sent_at;
                        lost = error;
                    }
                    // The pending event may be that of the first request; the next probe will show it.
                    Err(error)
                        if error.kind.is_pending_event() && http.may_retry_pending_event(pending_events) =>
                    {
                        pending_events += 1;
                        sends -= 1;
                    }
                    Err(error) => rejected = Some(error),
                }
            }
        }
    }
}

/// The rejection of a second request is the result only if the first one cannot have caused it.
fn give_up(
    lost: HttpError,
    sent_at: Duration,
    reason: &'static str,
    probe: Probe,
    rejected: Option<HttpError>,
) -> ChangeError {
    match rejected {
        Some(error) if probe.evidence.is_satisfied == Some(false) && !error.kind.is_pending_event() => {
            ChangeError::Rejected(error)
        }
        Some(_) | None => {
            let cause = probe.error.map(|error| format!(" ({error})")).unwrap_or_default();
            ChangeError::Unknown { error: lost, sent_at, reason: format!("{reason}{cause}") }
        }
    }
}

/// Sleeps, but not beyond the deadline.
fn sleep(http: &HttpClient, pause: Duration) {
    let left = http.deadline().left(http.clock());
    http.clock().sleep(left.map_or(pause, |left| left.min(pause)));
}
