//! Whether a failed request is sent again: a pure decision.

use std::time::Duration;

use super::{ApiError, Method, Response};
use crate::system::MAX_RETRY_AFTER;

/// What became of one try.
#[derive(Debug, Clone, Copy)]
pub enum AttemptOutcome<'a> {
    /// It certainly never reached the server: name, connection or TLS failed.
    NotSent,
    /// It may have been carried out, but no complete answer came.
    Unanswered,
    /// A complete answer came.
    Answered(&'a Response),
    /// A complete answer came that says it worked, but it cannot be read.
    Unreadable,
}

/// How far the retrying is.
#[derive(Debug, Clone, Copy)]
pub struct Attempt {
    /// How often the request was sent again already.
    pub retries: u32,
    /// How often it may be (`--http-retry-max`).
    pub max_retries: u32,
    /// Whether a Droplet's pending event is waited out for as long as time is left.
    pub pending_event_until_deadline: bool,
    /// What is left of the budget; none is no end.
    pub left: Option<Duration>,
    /// The pause that the answer asks for, as [`Response::retry_after`] reads it.
    pub retry_after: Option<Duration>,
    /// A random number from 0 to 1.
    pub jitter: f64,
}

/// What to do next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// Send it again after this pause.
    Retry(Duration),
    /// Hand on what there is.
    Stop,
    /// It would be sent again, if the budget left the time.
    OutOfTime,
}

const FIRST_BACKOFF: Duration = Duration::from_millis(500);
const LONGEST_BACKOFF: Duration = Duration::from_secs(20);
/// A pending event ends within seconds, so it is looked at more often.
const LONGEST_PENDING_BACKOFF: Duration = Duration::from_secs(3);

/// Decides from the method, what is certain, the attempt and the time left.
///
/// A change is sent again only where the request certainly did nothing: it
/// never left, or was refused with a 429 or for a pending event. A read is
/// sent again after anything that may pass.
pub fn decide(method: Method, outcome: AttemptOutcome<'_>, attempt: &Attempt) -> Decision {
    let certainly_did_nothing = match outcome {
        AttemptOutcome::NotSent => true,
        AttemptOutcome::Answered(answer) if answer.http_status == 429 => true,
        AttemptOutcome::Answered(answer) if is_pending_event(answer.http_status, &answer.api_error()) => {
            return after_pending_event(attempt);
        }
        AttemptOutcome::Answered(answer) if !is_transient(answer.http_status) => return Decision::Stop,
        AttemptOutcome::Answered(_) | AttemptOutcome::Unanswered | AttemptOutcome::Unreadable => false,
    };
    let may_repeat = certainly_did_nothing || method == Method::Get;
    if !may_repeat || attempt.retries >= attempt.max_retries {
        return Decision::Stop;
    }
    match attempt.retry_after {
        Some(pause) if pause > attempt.left.unwrap_or(MAX_RETRY_AFTER) => Decision::Stop,
        Some(pause) => within_budget(pause, attempt),
        None => within_budget(backoff(attempt, LONGEST_BACKOFF), attempt),
    }
}

fn after_pending_event(attempt: &Attempt) -> Decision {
    if attempt.pending_event_until_deadline || attempt.retries < attempt.max_retries {
        within_budget(backoff(attempt, LONGEST_PENDING_BACKOFF), attempt)
    } else {
        Decision::Stop
    }
}

/// Exponential with full jitter: anything from nothing to twice the last limit.
fn backoff(attempt: &Attempt, longest: Duration) -> Duration {
    let doubled = FIRST_BACKOFF.saturating_mul(2_u32.saturating_pow(attempt.retries));
    doubled.min(longest).mul_f64(attempt.jitter.clamp(0.0, 1.0))
}

fn within_budget(pause: Duration, attempt: &Attempt) -> Decision {
    match attempt.left {
        Some(left) if pause >= left => Decision::OutOfTime,
        _ => Decision::Retry(pause),
    }
}

/// Statuses that another try may well not meet.
pub(super) fn is_transient(http_status: u16) -> bool {
    matches!(http_status, 408 | 425 | 429 | 500..=599)
}

/// Whether a change was refused because the Droplet is busy with another.
pub fn is_pending_event(http_status: u16, api: &ApiError) -> bool {
    let message = api.message.as_deref().unwrap_or_default();
    http_status == 422 && message.to_ascii_lowercase().contains("already has a pending event")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn first() -> Attempt {
        Attempt {
            retries: 0,
            max_retries: 5,
            pending_event_until_deadline: false,
            left: None,
            retry_after: None,
            jitter: 1.0,
        }
    }

    fn status(http_status: u16) -> Response {
        Response { http_status, ..Response::default() }
    }

    fn pending_event() -> Response {
        let body = r#"{"id":"unprocessable_entity","message":"Droplet already has a pending event."}"#;
        Response { body: body.to_owned(), ..status(422) }
    }

    #[test]
    fn a_read_is_sent_again_after_whatever_may_pass() {
        for outcome in [
            AttemptOutcome::NotSent,
            AttemptOutcome::Unanswered,
            AttemptOutcome::Unreadable,
            AttemptOutcome::Answered(&status(500)),
            AttemptOutcome::Answered(&status(503)),
            AttemptOutcome::Answered(&status(429)),
        ] {
            assert!(matches!(decide(Method::Get, outcome, &first()), Decision::Retry(_)), "{outcome:?}");
        }
        for http_status in [400, 401, 403, 404, 409, 412, 422] {
            let outcome = AttemptOutcome::Answered(&status(http_status));
            assert_eq!(decide(Method::Get, outcome, &first()), Decision::Stop, "{http_status}");
        }
    }

    #[test]
    fn a_change_is_sent_again_only_where_it_certainly_did_nothing() {
        let (limited, pending, broken) = (status(429), pending_event(), status(503));
        for outcome in
            [AttemptOutcome::NotSent, AttemptOutcome::Answered(&limited), AttemptOutcome::Answered(&pending)]
        {
            assert!(matches!(decide(Method::Post, outcome, &first()), Decision::Retry(_)), "{outcome:?}");
        }
        for outcome in
            [AttemptOutcome::Unanswered, AttemptOutcome::Unreadable, AttemptOutcome::Answered(&broken)]
        {
            assert_eq!(decide(Method::Post, outcome, &first()), Decision::Stop, "{outcome:?}");
        }
    }

    #[test]
    fn another_422_fails_at_once() {
        let body = r#"{"message":"volume is already attached"}"#.to_owned();
        let refused = Response { body, ..status(422) };
        assert_eq!(decide(Method::Post, AttemptOutcome::Answered(&refused), &first()), Decision::Stop);
    }

    #[test]
    fn retries_end() {
        let last = Attempt { retries: 5, ..first() };
        assert_eq!(decide(Method::Get, AttemptOutcome::NotSent, &last), Decision::Stop);
        assert_eq!(decide(Method::Post, AttemptOutcome::Answered(&pending_event()), &last), Decision::Stop);
        let patient = Attempt { pending_event_until_deadline: true, ..last };
        assert!(matches!(
            decide(Method::Post, AttemptOutcome::Answered(&pending_event()), &patient),
            Decision::Retry(_)
        ));
    }

    #[test]
    fn a_pause_that_is_asked_for_is_kept_up_to_a_minute_or_the_budget() {
        let asked = |seconds, left: Option<u64>| {
            let attempt = Attempt {
                retry_after: Some(Duration::from_secs(seconds)),
                left: left.map(Duration::from_secs),
                ..first()
            };
            decide(Method::Get, AttemptOutcome::Answered(&status(429)), &attempt)
        };
        assert_eq!(asked(60, None), Decision::Retry(Duration::from_secs(60)));
        assert_eq!(asked(61, None), Decision::Stop);
        assert_eq!(asked(61, Some(900)), Decision::Retry(Duration::from_secs(61)));
        assert_eq!(asked(901, Some(900)), Decision::Stop);
        assert_eq!(asked(30, Some(10)), Decision::Stop);
    }

    proptest! {
        #[test]
        fn no_pause_ends_after_the_budget(
            retries in 0_u32..200, left in proptest::option::of(0_u64..4000),
            asked in proptest::option::of(0_u64..4000), jitter in 0.0..1.0_f64, http_status in 100_u16..600,
        ) {
            let left = left.map(Duration::from_secs);
            let attempt = Attempt {
                retries, max_retries: 100, left, jitter, retry_after: asked.map(Duration::from_secs), ..first()
            };
            if let Decision::Retry(pause) = decide(Method::Get, AttemptOutcome::Answered(&status(http_status)), &attempt) {
                prop_assert!(left.is_none_or(|left| pause < left));
                prop_assert!(left.is_some() || pause <= MAX_RETRY_AFTER);
            }
        }
    }
}
