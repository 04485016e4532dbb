use std::time::Duration;

use super::change::{Change, NotCarriedOut};
use super::probe::{Look, look};
use super::reconcile::{Verdict, settle};
use crate::api::start_action;
use crate::http::Reporter;
use crate::http::{HttpClient, HttpError};
use crate::model::Action;

/// The pause before looking again; doubled each time.
const PAUSE: Duration = Duration::from_secs(1);

/// Sends a change and gives the action that it started, even if the answer was lost.
/// Whoever looks on is told where that is so.
pub fn carry_out(http: &HttpClient, change: &Change, notes: &dyn Reporter) -> Result<Action, NotCarriedOut> {
    let lost = match start_action(http, &change.request) {
        Ok(action) => return Ok(action),
        Err(error) if error.kind.is_ambiguous() => error,
        Err(error) => return Err(NotCarriedOut::Refused(error)),
    };
    notes.note(&format!("{lost}; looking for what became of it"));
    recover(http, change, lost, notes)
}

/// Finds out what became of a change whose answer was lost.
fn recover(
    http: &HttpClient,
    change: &Change,
    mut lost: HttpError,
    notes: &dyn Reporter,
) -> Result<Action, NotCarriedOut> {
    let (mut sent_at, mut looks, mut sends) = (lost.sent_at, 0, 1);
    let (mut refused, mut pending_events) = (None, 0);
    loop {
        looks += 1;
        let looked = look(http, change, sent_at, looks, sends);
        let is_out_of_time = http.deadline().has_passed(http.clock());
        match settle(&looked.seen) {
            Verdict::Adopt(action) => {
                let id = action.id().map_or_else(String::new, |id| format!(" {id}"));
                notes.note(&format!("found: it was carried out, and started action{id}"));
                return Ok(*action);
            }
            Verdict::Unknown(why) => return Err(give_up(lost, sent_at, why, looked, refused)),
            Verdict::LookAgain | Verdict::SendAgain if is_out_of_time => {
                return Err(give_up(
                    lost,
                    sent_at,
                    "the time was over before it was settled",
                    looked,
                    refused,
                ));
            }
            Verdict::LookAgain => sleep(http, PAUSE * 2_u32.pow(looks - 1)),
            Verdict::SendAgain => {
                sends += 1;
                looks = 0;
                notes.note("it was not carried out; sending it once more");
                // A refusal may mean that the first one was carried out after all, so it is not waited out.
                match start_action(&http.without_retries(), &change.request) {
                    Ok(action) => return Ok(action),
                    Err(error) if error.kind.is_ambiguous() => {
                        sent_at = error.sent_at;
                        lost = error;
                    }
                    // It did nothing, or is the first one's own event: looking will tell.
                    Err(error)
                        if error.kind.is_pending_event() && http.may_retry_pending_event(pending_events) =>
                    {
                        pending_events += 1;
                        sends -= 1;
                    }
                    Err(error) => refused = Some(error),
                }
            }
        }
    }
}

/// What is said in the end. The refusal of a second try counts only where it
/// cannot be the first one's doing.
fn give_up(
    lost: HttpError,
    sent_at: Duration,
    why: &'static str,
    looked: Look,
    refused: Option<HttpError>,
) -> NotCarriedOut {
    match refused {
        Some(refused) if looked.seen.in_wanted_state == Some(false) && !refused.kind.is_pending_event() => {
            NotCarriedOut::Refused(refused)
        }
        Some(_) | None => {
            let obstacle = looked.obstacle.map(|error| format!(" ({error})")).unwrap_or_default();
            NotCarriedOut::Unknown { error: lost, sent_at, seen: format!("{why}{obstacle}") }
        }
    }
}

/// Sleeps, but not beyond the deadline.
fn sleep(http: &HttpClient, pause: Duration) {
    let left = http.deadline().left(http.clock());
    http.clock().sleep(left.map_or(pause, |left| left.min(pause)));
}
